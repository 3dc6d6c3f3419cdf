extension OTLP.Status {
  /// The type of the details that are understood, after the last slash of their address.
  private static let retryInfoType = "google.rpc.RetryInfo"

  /// Reads the value of a `grpc-status-details-bin` header, or returns nil if it is not a status.
  public init?(header: [UInt8]) {
    guard let bytes = Base64.decode(header), let status = OTLP.Status(parsing: bytes) else {
      return nil
    }
    self = status
  }

  /// Reads an encoded status, or returns nil if it is none. Details of other kinds are passed over.
  public init?(parsing bytes: [UInt8]) {
    self.init(code: 0, message: "")
    do {
      try bytes.withUnsafeBytes { raw in try read(ProtobufReader(raw)) }
    } catch {
      return nil
    }
  }

  /// Reads the fields of a status.
  private mutating func read(_ status: ProtobufReader) throws(WireError) {
    var reader = status
    while !reader.isAtEnd {
      switch try reader.readTag() {
      case 0x08: code = Int(Int32(truncatingIfNeeded: try reader.readVarint()))
      case 0x12: message = String(decoding: try reader.readBytes(), as: UTF8.self)
      case 0x1a: try readDetail(reader.readMessage())
      case let tag: try reader.skip(tag)
      }
    }
  }

  /// Reads a `google.protobuf.Any`, and the delay if it is a `RetryInfo`.
  private mutating func readDetail(_ detail: ProtobufReader) throws(WireError) {
    var reader = detail
    var type = ""
    var value = UnsafeRawBufferPointer(start: nil, count: 0)
    while !reader.isAtEnd {
      switch try reader.readTag() {
      case 0x0a: type = String(decoding: try reader.readBytes(), as: UTF8.self)
      case 0x12: value = try reader.readBytes()
      case let tag: try reader.skip(tag)
      }
    }
    if type == Self.retryInfoType || type.hasSuffix("/" + Self.retryInfoType) {
      try readRetryInfo(ProtobufReader(value))
    }
  }

  /// Reads a `google.rpc.RetryInfo`.
  private mutating func readRetryInfo(_ info: ProtobufReader) throws(WireError) {
    var reader = info
    retryAfter = .zero
    while !reader.isAtEnd {
      switch try reader.readTag() {
      case 0x0a: retryAfter = try Self.duration(reader.readMessage())
      case let tag: try reader.skip(tag)
      }
    }
  }

  /// Reads a `google.protobuf.Duration`; one below zero is zero.
  private static func duration(_ message: ProtobufReader) throws(WireError) -> Duration {
    var reader = message
    var seconds: Int64 = 0
    var nanoseconds: Int32 = 0
    while !reader.isAtEnd {
      switch try reader.readTag() {
      case 0x08: seconds = Int64(bitPattern: try reader.readVarint())
      case 0x10: nanoseconds = Int32(truncatingIfNeeded: try reader.readVarint())
      case let tag: try reader.skip(tag)
      }
    }
    // The type's own bounds; what is outside them is no duration.
    let limit: Int64 = 315_576_000_000
    return max(.zero, .seconds(min(max(seconds, -limit), limit)) + .nanoseconds(nanoseconds))
  }
}
