import Glibc

/// Why an address cannot be listened on.
public enum ListenError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The text is not `host:port` with a numeric host, `localhost` or no host.
  case invalidAddress(String)
  /// Another process listens there.
  case inUse(String)
  /// The system refuses; the error number says why.
  case refused(String, Int32)

  public var description: String {
    switch self {
    case .invalidAddress(let text):
      "cannot listen on '\(text)': expected host:port, where host is an IP address, localhost or empty"
    case .inUse(let text): "cannot listen on \(text): the address is already in use"
    case .refused(let text, let error):
      "cannot listen on \(text): \(String(cString: strerror(error)))"
    }
  }
}
