import Schema

@testable import Runtime

/// An encoded message.
typealias Bytes = [UInt8]

/// Encodes the fields that `body` writes.
func message(_ body: (inout ProtobufWriter) -> Void) -> Bytes {
  var writer = ProtobufWriter()
  body(&writer)
  return Array(writer.bytes)
}

extension ProtobufWriter {
  /// Appends a string attribute.
  mutating func attribute(_ field: UInt32, _ key: String, _ value: String) {
    append(field) {
      $0.append(1, string: key)
      $0.append(2) { $0.append(1, string: value) }
    }
  }

  /// Appends a resource with one scope, whose content `scope` writes.
  mutating func resource(_ name: String, scope: (inout ProtobufWriter) -> Void) {
    append(1) { resource in
      resource.append(1) { $0.attribute(1, "service.name", name) }
      resource.append(2) { inner in
        inner.append(1) { $0.append(1, string: "scope of \(name)") }
        scope(&inner)
      }
      resource.append(3, string: "https://schema")
    }
  }

  /// Appends a span with a name and a few attributes.
  mutating func span(_ name: String) {
    append(2) { span in
      span.append(1, bytes: Bytes(repeating: 1, count: 16))
      span.append(2, bytes: Bytes(repeating: 2, count: 8))
      span.append(5, string: name)
      span.append(7, fixed64: 1)
      span.attribute(9, "http.route", "/orders/{id}")
      span.append(9) {
        $0.append(1, string: "status")
        $0.append(2) { $0.append(3, varint: 200) }
      }
    }
  }

  /// Appends bytes as a field.
  mutating func append(_ field: UInt32, bytes: Bytes) {
    bytes.withUnsafeBytes { append(field, bytes: $0) }
  }

  /// Appends bytes as they are.
  mutating func appendRaw(_ bytes: Bytes) {
    bytes.withUnsafeBytes { appendRaw($0) }
  }
}

/// The number of items in a body, or the reason why it is refused.
func inspect(_ signal: Signal, _ body: Bytes) -> Attempt<Int> {
  body.withUnsafeBytes { bytes in
    do throws(WireError) {
      return .success(try OTLP.inspect(signal, bytes))
    } catch {
      return .failure(error.reason)
    }
  }
}

/// What came of reading.
enum Attempt<Value: Equatable & Sendable>: Equatable, Sendable {
  case success(Value)
  case failure(WireError.Reason)
}

/// A range of a body's items.
func copy(_ items: Range<Int>, _ signal: Signal, _ body: Bytes) throws -> Bytes {
  try body.withUnsafeBytes { bytes in
    var buffer = ByteBuffer()
    try OTLP.copy(items, signal, bytes, to: &buffer)
    return Array(buffer.bytes)
  }
}
