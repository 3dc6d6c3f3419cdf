/// The time limits of `ServerOptions` in nanoseconds: arithmetic on `Duration` is 128 bits wide, and
/// every request moves a deadline. No limit is the largest number.
struct ServerTimeouts {
  let readHeader: Int64
  let read: Int64
  let stall: Int64
  let write: Int64
  let idle: Int64
  let linger: Int64

  init(_ options: ServerOptions) {
    readHeader = options.readHeaderTimeout.nanoseconds
    read = options.readTimeout > .zero ? options.readTimeout.nanoseconds : .max
    stall = options.stallTimeout.nanoseconds
    write = options.writeTimeout.nanoseconds
    idle = options.idleTimeout.nanoseconds
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
