/// What the answers of the OTLP protocol say, beside plain success. All of these messages are small
/// and rare.
///
/// Source: OTLP specification, sections "Partial Success" and "Failures".
extension OTLP {
  /// The `partial_success` of an export response (field 1 of each `Export…ServiceResponse`).
  public struct PartialSuccess: Sendable, Hashable {
    /// Items that were not taken.
    public var rejected: Int
    /// Why, or a warning when nothing was rejected.
    public var message: String

    public init(rejected: Int, message: String) {
      self.rejected = rejected
      self.message = message
    }

    /// The export response that carries it.
    public var response: [UInt8] {
      ProtobufWriter.encode { response in
        response.append(1) { partial in
          if rejected > 0 { partial.append(1, varint: UInt64(rejected)) }
          partial.append(2, string: message)
        }
      }
    }
  }

  /// The partial success in an export response; nil for full success, and for anything malformed:
  /// what the endpoint took is taken.
  public static func partialSuccess(in response: [UInt8]) -> PartialSuccess? {
    var partial = PartialSuccess(rejected: 0, message: "")
    do {
      try response.withUnsafeBytes { bytes in
        var reader = ProtobufReader(bytes)
        while !reader.isAtEnd {
          switch try reader.readTag() {
          case 0x0a: try partial.merge(reader.readMessage())
          case let tag: try reader.skip(tag)
          }
        }
      }
    } catch {
      return nil
    }
    return partial.rejected == 0 && partial.message.isEmpty ? nil : partial
  }

  /// A `google.rpc.Status`, the body of an OTLP/HTTP error and the details of a gRPC one.
  public struct Status: Sendable, Hashable {
    /// A gRPC status code.
    public var code: Int
    /// One sentence for a developer.
    public var message: String
    /// When trying again makes sense: a `google.rpc.RetryInfo` among the details.
    public var retryAfter: Duration?

    public init(code: Int, message: String, retryAfter: Duration? = nil) {
      self.code = code
      self.message = message
      self.retryAfter = retryAfter
    }

    /// The encoded message.
    public var encoded: [UInt8] {
      ProtobufWriter.encode { status in
        status.append(1, varint: UInt64(bitPattern: Int64(code)))
        status.append(2, string: message)
        guard let retryAfter else { return }
        status.append(3) { detail in
          detail.append(1, string: "type.googleapis.com/google.rpc.RetryInfo")
          detail.append(2) { info in info.append(1) { $0.append(retryAfter) } }
        }
      }
    }
  }
}

extension OTLP.PartialSuccess {
  /// Reads the fields of an `Export…PartialSuccess` over those read before.
  fileprivate mutating func merge(_ message: ProtobufReader) throws(WireError) {
    var reader = message
    while !reader.isAtEnd {
      switch try reader.readTag() {
      case 0x08: rejected = Int(truncatingIfNeeded: try reader.readVarint())
      case 0x12: self.message = String(decoding: try reader.readBytes(), as: UTF8.self)
      case let tag: try reader.skip(tag)
      }
    }
  }
}

extension ProtobufWriter {
  /// The encoded message whose fields `body` writes.
  fileprivate static func encode(_ body: (inout ProtobufWriter) -> Void) -> [UInt8] {
    var writer = ProtobufWriter()
    body(&writer)
    return Array(writer.bytes)
  }

  /// Appends the fields of a `google.protobuf.Duration`.
  fileprivate mutating func append(_ duration: Duration) {
    let (seconds, attoseconds) = max(duration, .zero).components
    append(1, varint: UInt64(seconds))
    append(2, varint: UInt64(attoseconds / 1_000_000_000))
  }
}
