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
  var announced: Int? { prefixCount < GRPCMessageReader.prefixSize ? nil : length }

  /// Bytes of the content that are there.
  var count: Int { content?.count ?? 0 }

  /// Whether the message is there as a whole.
  var isComplete: Bool { content.map { $0.count == length } ?? false }

  /// Whether the content is compressed.
  var isCompressed: Bool { flag == 1 }

  /// Takes bytes of the stream up to the content; why the message cannot be taken, if so.
  mutating func takePrefix(_ bytes: inout UnsafeRawBufferPointer) -> GRPCFailure? {
    while prefixCount < GRPCMessageReader.prefixSize {
      guard let byte = bytes.first else { return nil }
      bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
      if prefixCount == 0 { flag = byte } else { length = length << 8 | Int(byte) }
      prefixCount += 1
    }
    guard flag <= 1 else { return .malformedFlag }
    return length <= limit ? nil : .tooLarge(length, limit: limit)
  }

  /// Whether the content may have so many bytes more.
  func mayHave(_ bytes: Int) -> Bool { count + bytes <= length }

  /// Takes bytes of the content, which may have them. False when the arena is full.
  /// - Parameter isWaiting: whether the rest will not come soon.
  mutating func take(_ bytes: UnsafeRawBufferPointer, isWaiting: Bool, in arena: Arena) -> Bool {
    if content == nil {
      content = BodyBuffer(in: arena, length: length, arrived: bytes.count, isWaiting: isWaiting)
    }
    return content!.append(bytes)
  }

  /// Goes on with a message that had to wait. False when the arena is full.
  mutating func endWait() -> Bool { content!.endWait() }

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
  static var outOfMemory: GRPCFailure {
    GRPCFailure(
      status: .unavailable, message: "the memory for messages is used up", retryAfter: .seconds(1))
  }

  /// There is more than a message.
  static var twoMessages: GRPCFailure {
    GRPCFailure(status: .internal, message: "a unary call has exactly one message")
  }

  /// The first byte has no meaning.
  fileprivate static var malformedFlag: GRPCFailure {
    GRPCFailure(status: .internal, message: "the message's flag is neither 0 nor 1")
  }
}
