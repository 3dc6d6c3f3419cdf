import COpenSSL
import Values

/// The part of a request that stays the same from one to the next, checked and rendered once.
public struct HTTPRequestTemplate: Sendable {
  /// Where the request goes.
  public let url: HTTPURL
  /// The request line and the fields, each with its line end; the last fields are still to come.
  let head: [UInt8]
  /// The same as HTTP/2 has it, with names in lower case.
  let fields: [(name: String, value: String)]
  /// Whether a request without a body needs no word about that: for methods that usually have none.
  let mayLackLength: Bool
  /// Whom the request is sent to if it is not encrypted.
  private let proxy: HTTPProxy?

  /// - Parameter headers: fields beside those that the client sets itself. A `host` replaces the
  ///   URL's, and an `authorization` replaces its user name and password.
  /// - Parameter proxy: whom requests to `http` URLs are sent to.
  /// - Throws: one sentence about a field that cannot be sent.
  public init(
    _ url: HTTPURL, method: String = "POST", headers: [(name: String, value: String)] = [],
    proxy: HTTPProxy? = nil
  ) throws(HTTPFieldError) {
    // A response to HEAD or CONNECT would be delimited by other rules.
    guard ["POST", "PUT", "PATCH", "GET", "DELETE"].contains(method) else {
      throw .unsupportedMethod(method)
    }
    self.url = url
    self.proxy = proxy
    mayLackLength = method == "GET" || method == "DELETE"
    var fields = ""
    var pairs: [(name: String, value: String)] = []
    var authority = url.origin.hostField
    for (name, value) in headers {
      guard name.isToken else { throw .invalidName(name) }
      guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else {
        throw .invalidValue(name)
      }
      if HTTPRequestTemplate.isReserved(name.lowercased()) { throw .reserved(name) }
      if name.lowercased() == "host" {
        authority = value
      } else {
        pairs.append((name.lowercased(), value))
      }
      fields += "\(name): \(value)\r\n"
    }
    // Connections to https URLs lead through the proxy, which sees none of their requests.
    let proxy = url.origin.isSecure ? nil : proxy
    var head = "\(method) \(proxy == nil ? url.target : url.description) HTTP/1.1\r\n"
    if let authorization = proxy?.authorization {
      head += "proxy-authorization: \(authorization)\r\n"
    }
    if !headers.has("host") { head += "host: \(url.origin.hostField)\r\n" }
    if let credentials = url.credentials, !headers.has("authorization") {
      head += "authorization: Basic \(credentials.base64)\r\n"
      pairs.append(("authorization", "Basic \(credentials.base64)"))
    }
    self.fields =
      [
        (":method", method), (":scheme", url.origin.isSecure ? "https" : "http"),
        (":path", url.target), (":authority", authority),
      ] + pairs
    self.head = Array((head + fields).utf8)
  }

  /// The same request for another URL, with those of its fields that may go there.
  /// - Parameter isAbsolute: whether the URL's host counts, and not the one that was asked for before.
  func moved(
    to url: HTTPURL, isAbsolute: Bool, _ mayKeep: (String) -> Bool
  ) throws(HTTPFieldError) -> HTTPRequestTemplate {
    var kept: [(name: String, value: String)] = []
    for field in fields where !field.name.hasPrefix(":") && mayKeep(field.name) {
      kept.append(field)
    }
    let authority = fields[3].value
    if !isAbsolute, authority != self.url.origin.hostField { kept.append(("host", authority)) }
    return try HTTPRequestTemplate(url, method: fields[0].value, headers: kept, proxy: proxy)
  }

  /// The fields that a configuration asks for, sorted by name, and of the `defaults` those whose names
  /// are not among them.
  public static func fields(
    _ configured: [String: String], defaults: [(name: String, value: String)]
  ) -> [(name: String, value: String)] {
    let own = configured.inKeyOrder.map { (name: $0.key, value: $0.value) }
    return own + defaults.filter { !own.has($0.name.lowercased()) }
  }

  /// Whether a field belongs to the connection, which is the client's own business.
  private static func isReserved(_ name: String) -> Bool {
    switch name {
    case "connection", "content-length", "keep-alive", "proxy-connection", "te", "trailer",
      "transfer-encoding", "upgrade", "expect":
      true
    default: false
    }
  }
}

extension [(name: String, value: String)] {
  /// Whether there is a field of this name, which is in small letters. A set's code would be that of
  /// another file's, which would be linked with it.
  fileprivate func has(_ name: String) -> Bool { contains { $0.name.lowercased() == name } }
}

/// One request.
public struct HTTPClientRequest {
  /// Everything but the body.
  public var template: HTTPRequestTemplate
  /// The body; its bytes are sent from where they lie.
  public var body: HTTPClientBody

  public init(_ template: HTTPRequestTemplate, body: HTTPClientBody = .none) {
    self.template = template
    self.body = body
  }
}

/// A request's body. It is kept until the response is there, and sent without being copied.
public enum HTTPClientBody {
  case none
  case slices(ContiguousArray<Slice>)
  case bytes([UInt8])

  /// Number of bytes.
  var count: Int {
    switch self {
    case .none: 0
    case .slices(let slices): slices.reduce(0) { $0 + $1.count }
    case .bytes(let bytes): bytes.count
    }
  }
}

/// What is wrong with a header field.
public struct HTTPFieldError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One sentence without a full stop.
  public let reason: String

  public var description: String { reason }
}

extension String {
  /// Whether the text is a token: a method or the name of a field.
  fileprivate var isToken: Bool { !isEmpty && utf8.allSatisfy(\.isToken) }

  /// The text's bytes in base 64.
  var base64: String {
    let bytes = Array(utf8)
    // Four characters for each three bytes begun, and a NUL.
    var text = [UInt8](repeating: 0, count: (bytes.count + 2) / 3 * 4 + 1)
    let count = EVP_EncodeBlock(&text, bytes, Int32(bytes.count))
    return String(decoding: text[..<Int(count)], as: UTF8.self)
  }
}

extension HTTPFieldError {
  fileprivate static func unsupportedMethod(_ method: String) -> Self {
    Self(reason: "the method '\(method)' is not supported")
  }

  fileprivate static func invalidName(_ name: String) -> Self {
    Self(reason: "'\(name)' is not the name of a header field")
  }

  fileprivate static func invalidValue(_ name: String) -> Self {
    Self(reason: "the value of the header field '\(name)' holds a control character")
  }

  fileprivate static func reserved(_ name: String) -> Self {
    Self(reason: "the header field '\(name)' is set by the client itself")
  }
}
