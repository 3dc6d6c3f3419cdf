/// Why bytes are not a valid protobuf message, and where.
public struct WireError: Error, Hashable, Sendable {
  /// What is wrong.
  public let reason: Reason
  /// The address of the byte that is wrong; only ever subtracted from, never read through.
  private let address: UInt

  /// The reasons for which bytes are refused.
  public enum Reason: UInt8, Sendable, Hashable, CaseIterable {
    case truncated
    case varintOverflow
    case lengthBeyondEnd
    case invalidTag
    case invalidFieldNumber
    case invalidWireType
    case wrongWireType
    case unbalancedGroup
    case nestingTooDeep
    case invalidUTF8
    case invalidPackedLength
    case invalidIdentifierLength
  }

  /// An error about the byte at `position`.
  public init(_ reason: Reason, at position: UnsafeRawPointer) {
    self.reason = reason
    self.address = UInt(bitPattern: position)
  }

  /// The distance of the wrong byte from the start of `bytes`, which are the bytes that were read.
  public func offset(in bytes: UnsafeRawBufferPointer) -> Int {
    Int(bitPattern: address &- UInt(bitPattern: bytes.baseAddress))
  }
}

extension WireError.Reason {
  /// The reason as part of a sentence for the client.
  public var message: StaticString {
    switch self {
    case .truncated: "the message ends in the middle of a field"
    case .varintOverflow: "a varint is longer than 64 bits"
    case .lengthBeyondEnd: "a length reaches beyond the end of its message"
    case .invalidTag: "a field tag is longer than 32 bits"
    case .invalidFieldNumber: "field number 0 is not allowed"
    case .invalidWireType: "wire types 6 and 7 do not exist"
    case .wrongWireType: "a known field has another wire type than its own"
    case .unbalancedGroup: "a group is not closed by its own end"
    case .nestingTooDeep: "messages are nested too deeply"
    case .invalidUTF8: "a string is not valid UTF-8"
    case .invalidPackedLength: "the length of a packed field is not a multiple of its elements'"
    case .invalidIdentifierLength: "an identifier has a length that is not its own"
    }
  }
}
