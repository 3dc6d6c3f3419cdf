/// The fields that end a call with an error.
struct GRPCTrailers {
  let fields: [(name: String, value: String)]

  /// - Parameters:
  ///   - httpStatus: the status of the response, which has no content.
  ///   - encodings: what the client may use instead of an encoding that is not supported.
  init(_ failure: GRPCFailure, httpStatus: Int, encodings: String) {
    var fields = [
      (":status", "\(httpStatus)"), ("content-type", "application/grpc"),
      ("grpc-status", "\(failure.status.rawValue)"),
      ("grpc-message", GRPCTrailers.percentEncoded(failure.message)),
    ]
    if failure.status == .unimplemented { fields.append(("grpc-accept-encoding", encodings)) }
    if httpStatus == 405 { fields.append(("allow", "POST")) }
    if let retryAfter = failure.retryAfter {
      let status = OTLP.Status(
        code: failure.status.rawValue, message: failure.message, retryAfter: retryAfter)
      let text = Base64.text(of: status.encoded)
      fields.append(("grpc-status-details-bin", text))
    }
    self.fields = fields
  }

  /// The bytes of `text` with all but printable ASCII, and the percent sign, as two digits.
  static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in text.utf8 {
      if byte >= 0x20 && byte <= 0x7e && byte != 0x25 {
        out.append(byte)
      } else {
        out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
