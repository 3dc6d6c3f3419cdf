/// A request's method.
public enum HTTPMethod: UInt8, Sendable {
  case get, head, post, put, delete, options, patch, connect, trace
  /// Any other token.
  case other

  /// Reads a method's token; methods are case-sensitive.
  init(_ text: HTTPText) {
    switch text.count {
    case 3: self = text == "GET" ? .get : text == "PUT" ? .put : .other
    case 4: self = text == "POST" ? .post : text == "HEAD" ? .head : .other
    case 5: self = text == "PATCH" ? .patch : text == "TRACE" ? .trace : .other
    case 6: self = text == "DELETE" ? .delete : .other
    case 7: self = text == "OPTIONS" ? .options : text == "CONNECT" ? .connect : .other
    default: self = .other
    }
  }
}
