import CNghttp2
import Schema

/// The part of a call that stays the same from one to the next, checked and rendered once.
public struct GRPCRequestTemplate: Sendable {
  /// A field's place in `bytes`.
  private struct Field {
    let start: Int
    let nameCount: Int
    let valueCount: Int
  }

  /// Names and values of all fields, one behind the other.
  private let bytes: [UInt8]
  private let fields: [Field]
  /// Whether messages are compressed.
  let isCompressed: Bool

  /// - Parameters:
  ///   - path: service and method, for instance `/package.Service/Method`.
  ///   - authority: what the peer is called in `:authority`.
  ///   - encoding: how messages are compressed; that is the caller's work.
  ///   - metadata: fields beside those that the client sets itself. A `user-agent` replaces its own;
  ///     the values of names that end in `-bin` are bytes, which are sent in base 64.
  /// - Throws: one sentence about a field that cannot be sent.
  public init(
    _ path: String, authority: String, isSecure: Bool, encoding: GRPCEncoding = .identity,
    metadata: [(name: String, value: String)] = []
  ) throws(HTTPFieldError) {
    var all: [(name: String, value: String)] = [
      (":method", "POST"), (":scheme", isSecure ? "https" : "http"), (":path", path),
      (":authority", authority), ("content-type", "application/grpc"), ("te", "trailers"),
    ]
    if encoding != .identity { all.append(("grpc-encoding", encoding.name)) }
    all.append(("grpc-accept-encoding", GRPCEncoding.allCases.map(\.name).joined(separator: ",")))
    for (name, value) in metadata {
      all.append(try GRPCRequestTemplate.checked(name.lowercased(), value))
    }
    if !all.contains(where: { $0.name == "user-agent" }) {
      all.append(("user-agent", GRPCRequestTemplate.userAgent))
    }
    var bytes: [UInt8] = []
    fields = all.map { name, value in
      let start = bytes.count
      bytes += name.utf8
      bytes += value.utf8
      return Field(start: start, nameCount: name.utf8.count, valueCount: value.utf8.count)
    }
    self.bytes = bytes
    isCompressed = encoding != .identity
  }

  /// Who is calling.
  private static var userAgent: String { "grpc-alloyc/\(alloycVersion)" }

  /// Fields that belong to the connection or to gRPC itself.
  private static var reserved: [String] {
    [
      "connection", "content-length", "content-type", "host", "keep-alive", "proxy-connection",
      "te",
      "trailer", "transfer-encoding", "upgrade",
    ]
  }

  /// A field of metadata in the form in which it is sent.
  private static func checked(
    _ name: String, _ value: String
  ) throws(HTTPFieldError) -> (name: String, value: String) {
    guard !name.isEmpty, name.utf8.allSatisfy(\.isMetadataName) else {
      throw HTTPFieldError(
        reason: "'\(name)' is not the name of gRPC metadata: letters, digits, '-', '_' and '.'")
    }
    guard !reserved.contains(name), !name.hasPrefix("grpc-") else {
      throw HTTPFieldError(reason: "the header field '\(name)' is set by the client itself")
    }
    if name.hasSuffix("-bin") {
      return (name, Base64.text(of: value))
    }
    guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 <= 0x7e }) else {
      throw HTTPFieldError(
        reason: "the value of the header field '\(name)' holds more than printable ASCII")
    }
    return (name, value)
  }

  /// Calls `body` with the fields, and with that of the time that is left, in the library's form.
  func withFields(
    timeout: Duration?, _ body: (UnsafePointer<nghttp2_nv>, Int) -> Int32
  ) -> Int32 {
    var timeoutBytes = Array("grpc-timeout".utf8)
    let timeoutName = timeoutBytes.count
    if let timeout { timeoutBytes += GRPCTimeout.text(timeout).utf8 }
    // Sound: the library copies what the pairs refer to, and does not write, whatever its type says.
    return bytes.withUnsafeBufferPointer { bytes in
      timeoutBytes.withUnsafeBufferPointer { timeoutBytes in
        withUnsafeTemporaryAllocation(of: nghttp2_nv.self, capacity: fields.count + 1) { pairs in
          for (i, field) in fields.enumerated() {
            pairs[i] = nghttp2_nv(
              bytes.baseAddress! + field.start, field.nameCount, field.valueCount)
          }
          guard timeout != nil else { return body(pairs.baseAddress!, fields.count) }
          pairs[fields.count] = nghttp2_nv(
            timeoutBytes.baseAddress!, timeoutName, timeoutBytes.count - timeoutName)
          return body(pairs.baseAddress!, fields.count + 1)
        }
      }
    }
  }
}

extension nghttp2_nv {
  /// A field whose value lies right behind its name.
  fileprivate init(_ start: UnsafePointer<UInt8>, _ nameCount: Int, _ valueCount: Int) {
    let start = UnsafeMutablePointer(mutating: start)
    self.init(
      name: start, value: start + nameCount, namelen: nameCount, valuelen: valueCount, flags: 0)
  }
}

extension UInt8 {
  /// Whether the byte may stand in the name of metadata.
  fileprivate var isMetadataName: Bool {
    switch self {
    case 0x30...0x39, 0x61...0x7a, 0x2d, 0x2e, 0x5f: true
    default: false
    }
  }
}
