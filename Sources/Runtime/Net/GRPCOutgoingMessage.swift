/// A call's message on its way out: a flag and four bytes of length where it is gRPC's, content, and how
/// far it got.
struct GRPCOutgoingMessage {
  private let content: HTTPClientBody
  private let prefix: [UInt8]
  /// Bytes of prefix and content.
  private let count: Int
  /// Bytes that were handed on.
  private var moved = 0
  /// The slice to go on with, and how much of it was handed on.
  private var slice = 0
  private var offset = 0

  init(_ content: HTTPClientBody, isCompressed: Bool) {
    self.content = content
    let length = content.count
    prefix =
      [isCompressed ? 1 : 0]
      + withUnsafeBytes(of: UInt32(truncatingIfNeeded: length).bigEndian) { Array($0) }
    count = prefix.count + length
  }

  /// Content that is sent as it is.
  init(plain content: HTTPClientBody) {
    self.content = content
    prefix = []
    count = content.count
  }

  /// Bytes that are still to be handed on.
  var rest: Int { count - moved }

  /// Begins anew.
  mutating func rewind() {
    moved = 0
    slice = 0
    offset = 0
  }

  /// Hands the next `n` bytes on.
  mutating func move(_ n: Int, to outbox: inout HTTP2Outbox) {
    var rest = min(n, self.rest)
    if moved < prefix.count {
      let step = min(rest, prefix.count - moved)
      prefix.withUnsafeBytes {
        outbox.append(UnsafeRawBufferPointer(rebasing: $0[moved..<(moved + step)]))
      }
      moved += step
      rest -= step
    }
    guard rest > 0 else { return }
    switch content {
    case .none: break
    case .bytes(let bytes):
      let start = moved - prefix.count
      outbox.append(bytes, start..<(start + rest))
    case .slices(let slices): move(rest, of: slices, to: &outbox)
    }
    moved += rest
  }

  /// Hands the next bytes of slices on.
  private mutating func move(
    _ n: Int, of slices: ContiguousArray<Slice>, to outbox: inout HTTP2Outbox
  ) {
    var rest = n
    while rest > 0 {
      let step = min(rest, slices[slice].count - offset)
      outbox.append(slices[slice], offset..<(offset + step))
      rest -= step
      offset += step
      if offset == slices[slice].count {
        slice += 1
        offset = 0
      }
    }
  }
}
