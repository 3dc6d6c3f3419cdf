import Glibc

/// A request on its way to the peer: its bytes, where they lie, and how far they were sent.
struct OutgoingRequest {
  /// Ranges that are handed over at a time.
  private static let maxRanges = 64

  private let head: [UInt8]
  private let body: HTTPClientBody
  /// Bytes of head and body.
  let count: Int
  /// Bytes that were sent.
  private(set) var sent = 0
  /// The first slice that was not sent wholly, and how much of it was.
  private var slice = 0
  private var offset = 0

  /// - Parameter closes: whether the connection is to be closed after the response.
  init(_ request: HTTPClientRequest, closes: Bool) {
    body = request.body
    let length = body.count
    var head = request.template.head
    if length > 0 || !request.template.mayLackLength {
      head += "content-length: \(length)\r\n".utf8
    }
    head += (closes ? "connection: close\r\n\r\n" : "\r\n").utf8
    self.head = head
    count = head.count + length
  }

  /// Whether everything was sent.
  var isSent: Bool { sent == count }

  /// Counts the next `n` bytes as sent.
  mutating func advance(_ n: Int) {
    let body = max(0, sent + n - max(sent, head.count))
    sent += n
    guard case .slices(let slices) = self.body else { return }
    offset += body
    while slice < slices.count, offset >= slices[slice].count {
      offset -= slices[slice].count
      slice += 1
    }
  }

  /// Calls `work` with the next bytes to be sent, as one or more ranges that are not empty.
  /// - Requires: not everything was sent.
  func withRanges<R>(_ work: (UnsafeBufferPointer<iovec>) -> R) -> R {
    // Sound: all ranges lie in memory that the request holds, and are used during the call only.
    head.withUnsafeBytes { head in
      withUnsafeTemporaryAllocation(of: iovec.self, capacity: OutgoingRequest.maxRanges) { ranges in
        var count = 0
        if sent < head.count {
          ranges[0] = UnsafeRawBufferPointer(rebasing: head[sent...]).range
          count = 1
        }
        switch body {
        case .none: break
        case .bytes(let bytes):
          return bytes.withUnsafeBytes { bytes in
            let start = max(0, sent - head.count)
            if start < bytes.count {
              ranges[count] = UnsafeRawBufferPointer(rebasing: bytes[start...]).range
              count += 1
            }
            return work(UnsafeBufferPointer(rebasing: ranges[..<count]))
          }
        case .slices(let slices):
          var start = offset
          for slice in slices[slice...] where count < ranges.count {
            if slice.count > start {
              ranges[count] = UnsafeRawBufferPointer(rebasing: slice.bytes[start...]).range
              count += 1
            }
            start = 0
          }
        }
        return work(UnsafeBufferPointer(rebasing: ranges[..<count]))
      }
    }
  }
}
