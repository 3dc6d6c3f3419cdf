/// The time limits of `ServerOptions` in nanoseconds: arithmetic on `Duration` is 128 bits wide, and
/// every request moves a deadline. No limit is the largest number; what is zero or less means none,
/// and for heads and idle connections the limit of a whole request, as in Go's `net/http.Server`.
struct ServerTimeouts {
  let readHeader: Int64
  let read: Int64
  let stall: Int64
  let write: Int64
  let idle: Int64
  let linger: Int64

  init(_ options: ServerOptions) {
    func limit(_ time: Duration, otherwise: Int64 = .max) -> Int64 {
      time > .zero ? time.nanoseconds : otherwise
    }
    read = limit(options.readTimeout)
    readHeader = limit(options.readHeaderTimeout, otherwise: read)
    stall = options.stallTimeout.nanoseconds
    write = limit(options.writeTimeout)
    idle = limit(options.idleTimeout, otherwise: read)
    linger = options.lingerTimeout.nanoseconds
  }
}

extension Instant {
  /// The instant so many nanoseconds later, or the last there is.
  @inline(__always)
  func advanced(by nanoseconds: Int64) -> Instant {
    let (sum, overflow) = self.nanoseconds.addingReportingOverflow(nanoseconds)
    return Instant(nanoseconds: overflow ? .max : sum)
  }
}
