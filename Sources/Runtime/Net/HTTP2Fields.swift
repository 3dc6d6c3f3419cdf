import CNghttp2

/// The fields of calls that end well, in the form that the HTTP/2 library takes. They never change.
final class HTTP2Fields {
  private let head: [nghttp2_nv]
  private let trailers: [nghttp2_nv]
  /// The value of a field of the head. Sound: owned, and freed after all sessions that read it.
  private let encodings: UnsafeMutableBufferPointer<UInt8>

  /// - Parameter encodings: the compressions that clients may use, as a field lists them.
  init(encodings text: String) {
    encodings = .allocate(capacity: text.utf8.count)
    _ = encodings.initialize(from: text.utf8)
    var accepted = HTTP2Fields.constant("grpc-accept-encoding", "")
    accepted.value = encodings.baseAddress
    accepted.valuelen = encodings.count
    head = [
      HTTP2Fields.constant(":status", "200"),
      HTTP2Fields.constant("content-type", "application/grpc"), accepted,
    ]
    trailers = [HTTP2Fields.constant("grpc-status", "0")]
  }

  deinit { encodings.deallocate() }

  /// A field that lives as long as the program.
  private static func constant(_ name: StaticString, _ value: StaticString) -> nghttp2_nv {
    // The library only reads them, although its type does not say so, and need not copy them.
    let flags = NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue | NGHTTP2_NV_FLAG_NO_COPY_VALUE.rawValue
    return nghttp2_nv(
      name: UnsafeMutablePointer(mutating: name.utf8Start),
      value: UnsafeMutablePointer(mutating: value.utf8Start),
      namelen: name.utf8CodeUnitCount, valuelen: value.utf8CodeUnitCount, flags: UInt8(flags))
  }

  /// Calls `body` with the fields of the head.
  func withHead(_ body: (UnsafePointer<nghttp2_nv>, Int) -> Int32) -> Int32 {
    head.withUnsafeBufferPointer { body($0.baseAddress!, $0.count) }
  }

  /// Calls `body` with the fields of the trailers.
  func withTrailers(_ body: (UnsafePointer<nghttp2_nv>, Int) -> Int32) -> Int32 {
    trailers.withUnsafeBufferPointer { body($0.baseAddress!, $0.count) }
  }

  /// Calls `body` with some fields, which the library copies.
  static func with(
    _ fields: [(name: String, value: String)], _ body: (UnsafePointer<nghttp2_nv>, Int) -> Int32
  ) -> Int32 {
    var bytes: [UInt8] = []
    for (name, value) in fields { bytes += Array(name.utf8) + Array(value.utf8) }
    return bytes.withUnsafeMutableBufferPointer { buffer in
      var next = buffer.baseAddress!
      let pairs = fields.map { name, value in
        let start = next
        next += name.utf8.count + value.utf8.count
        return nghttp2_nv(
          name: start, value: start + name.utf8.count, namelen: name.utf8.count,
          valuelen: value.utf8.count, flags: 0)
      }
      return pairs.withUnsafeBufferPointer { body($0.baseAddress!, $0.count) }
    }
  }
}
