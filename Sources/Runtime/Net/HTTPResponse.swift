/// A server's answer, encoded when it is made, so that one that is used often costs a copy.
public struct HTTPResponse: Sendable {
  /// The three digits.
  public let status: Int
  /// The status line and all fields but those that depend on the connection, each with its line end.
  let head: [UInt8]
  /// The content.
  public let body: [UInt8]

  /// - Parameter headers: fields beside `content-length`, which the response adds itself.
  public init(_ status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.body = body
    var head = Array("HTTP/1.1 \(status) \(HTTPResponse.reason(status))\r\n".utf8)
    for (name, value) in headers { head += Array("\(name): \(value.singleLine)\r\n".utf8) }
    if status != 204, status != 304 { head += Array("content-length: \(body.count)\r\n".utf8) }
    self.head = head
  }

  /// A plain-text answer.
  public init(_ status: Int, text: String, headers: [(name: String, value: String)] = []) {
    let type = (name: "content-type", value: "text/plain; charset=utf-8")
    self.init(status, headers: [type] + headers, body: Array(text.utf8))
  }

  /// The same answer with further lines.
  func adding(_ fields: [UInt8]) -> HTTPResponse { HTTPResponse(status, head + fields, body) }

  private init(_ status: Int, _ head: [UInt8], _ body: [UInt8]) {
    self.status = status
    self.head = head
    self.body = body
  }

  /// The words that go with a status.
  static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 204: "No Content"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 408: "Request Timeout"
    case 411: "Length Required"
    case 413: "Content Too Large"
    case 414: "URI Too Long"
    case 415: "Unsupported Media Type"
    case 417: "Expectation Failed"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 505: "HTTP Version Not Supported"
    default: "Status"
    }
  }
}

extension HTTPResponse {
  /// How an answer depends on its request and its connection.
  struct Delivery {
    /// Whether the request was HEAD, so that no content follows.
    var omitsBody = false
    /// Whether the request came in HTTP/1.0.
    var isHTTP10 = false
    /// Whether the connection ends with the answer.
    var closes = false
    /// Lines that the service wants in the answer, whatever it is.
    var fields: [UInt8] = []
  }

  /// Appends the answer as it goes over the wire.
  func write(to output: inout ByteBuffer, date: [UInt8], _ delivery: Delivery) {
    head.withUnsafeBytes { output.append($0) }
    date.withUnsafeBytes { output.append($0) }
    delivery.fields.withUnsafeBytes { output.append($0) }
    if delivery.closes {
      output.append("connection: close\r\n\r\n")
    } else if delivery.isHTTP10 {
      output.append("connection: keep-alive\r\n\r\n")
    } else {
      output.append("\r\n")
    }
    if !delivery.omitsBody { body.withUnsafeBytes { output.append($0) } }
  }
}

extension String {
  /// The text with line ends and NUL replaced by blanks, so that a value cannot end its field.
  fileprivate var singleLine: String {
    utf8.contains { $0 < 0x20 && $0 != 9 }
      ? String(decoding: utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self) : self
  }
}
