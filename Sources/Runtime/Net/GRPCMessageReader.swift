/// Why a call ends with an error.
struct GRPCFailure {
  var status: GRPCStatus
  var message: String
  /// When the client may try again, if it may.
  var retryAfter: Duration?
}

/// Assembles the one message of a call from a stream's bytes: a flag, four bytes of length, content.
struct GRPCMessageReader {
  /// Bytes before the content.
  private static let prefixSize = 5

  /// The most bytes that the content may have.
  private let limit: Int
  /// Bytes of the prefix so far.
  private var prefixCount = 0
  /// The flag.
  private var flag: UInt8 = 0
  /// The length, as far as it has arrived.
  private var length = 0
  private var content: BodyBuffer?

  init(limit: Int) { self.limit = limit }

  /// Whether no byte has arrived.
  var isEmpty: Bool { prefixCount == 0 }

  /// The length of the content, once it has been announced.
  var announced: Int? { content == nil ? nil : length }

  /// Whether the message is there as a whole.
  var isComplete: Bool { content.map { $0.count == length } ?? false }

  /// Whether the content is compressed.
  var isCompressed: Bool { flag == 1 }

  /// Takes bytes of the stream; why they cannot be taken, if so.
  mutating func take(_ bytes: UnsafeRawBufferPointer, in arena: Arena) -> GRPCFailure? {
    var rest = bytes
    while prefixCount < GRPCMessageReader.prefixSize {
      guard let byte = rest.first else { return nil }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst())
      if prefixCount == 0 { flag = byte } else { length = length << 8 | Int(byte) }
      prefixCount += 1
      if prefixCount == GRPCMessageReader.prefixSize,
        let failure = begin(arrived: rest.count, in: arena)
      {
        return failure
      }
    }
    guard !rest.isEmpty else { return nil }
    guard content!.count + rest.count <= length else { return .twoMessages }
    return content!.append(rest) ? nil : .outOfMemory
  }

  /// Makes room for the content, of which `arrived` bytes are there.
  private mutating func begin(arrived: Int, in arena: Arena) -> GRPCFailure? {
    guard flag <= 1 else { return .malformedFlag }
    guard length <= limit else { return .tooLarge(length, limit: limit) }
    // A few bytes can announce many messages at a time, so little is reserved for each.
    let content = BodyBuffer(
      in: arena, limit: length, announced: min(length, 16 << 10), arrived: min(arrived, length))
    guard content.hasRoom else { return .outOfMemory }
    self.content = content
    return nil
  }

  /// The message. To be called once, when it is complete.
  mutating func finish() -> Slice { content.take()!.finish() }
}

extension GRPCFailure {
  /// The message is larger than allowed.
  fileprivate static func tooLarge(_ length: Int, limit: Int) -> GRPCFailure {
    GRPCFailure(
      status: .resourceExhausted,
      message: "the message of \(length) bytes is larger than the limit of \(limit) bytes")
  }

  /// The arena is full.
  fileprivate static var outOfMemory: GRPCFailure {
    GRPCFailure(
      status: .unavailable, message: "the memory for messages is used up", retryAfter: .seconds(1))
  }

  /// There is more than a message.
  fileprivate static var twoMessages: GRPCFailure {
    GRPCFailure(status: .internal, message: "a unary call has exactly one message")
  }

  /// The first byte has no meaning.
  fileprivate static var malformedFlag: GRPCFailure {
    GRPCFailure(status: .internal, message: "the message's flag is neither 0 nor 1")
  }
}
