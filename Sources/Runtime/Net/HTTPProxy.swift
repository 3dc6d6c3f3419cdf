/// Somebody who passes requests or connections on.
public struct HTTPProxy: Sendable, Hashable {
  /// Who it is.
  let origin: HTTPOrigin
  /// How it is told who asks; nil when it does not want to know.
  let authorization: String?

  /// Reads a URL, `http` if it has no scheme; what follows host and port does not matter.
  /// - Throws: one sentence, without a full stop, that says what is wrong.
  public init(_ text: String) throws(HTTPURLError) {
    let scheme = text.prefix { $0 != ":" }
    let hasScheme = text[scheme.endIndex...].hasPrefix("://")
    let url = try HTTPURL(hasScheme ? text : "http://" + text)
    origin = url.origin
    authorization = url.credentials.map { "Basic \($0.base64)" }
  }
}

/// The way through a proxy to a destination: an encrypted connection to an `https` proxy, and a CONNECT
/// request (RFC 9110, section 9.3.6) with its answer where a destination is named.
struct HTTPTunnel {
  /// Bytes of the proxy's answer, which has no content that would matter.
  private static var limit: Int { 16 << 10 }

  private let host: String
  private let tls: TLSContext?
  /// What is still to be written.
  private var request: ArraySlice<UInt8>
  /// Whether an answer is to be read.
  private let awaitsAnswer: Bool
  private var answer: [UInt8] = []
  private var isEncrypted: Bool

  /// A way that ends at the proxy, for requests in absolute form, or leads through it to an `https`
  /// origin. Nil when plain HTTP is all that is needed.
  init?(_ proxy: HTTPProxy, to origin: HTTPOrigin, _ tls: TLSContext?) {
    guard origin.isSecure || proxy.origin.isSecure else { return nil }
    self.init(proxy, to: origin.isSecure ? origin.hostAndPort : nil, tls)
  }

  /// - Parameter destination: host and port; nil when the proxy itself takes what is sent.
  init(_ proxy: HTTPProxy, to destination: String?, _ tls: TLSContext?) {
    host = proxy.origin.host
    self.tls = proxy.origin.isSecure ? tls : nil
    isEncrypted = self.tls == nil
    awaitsAnswer = destination != nil
    var text = ""
    if let destination {
      text = "CONNECT \(destination) HTTP/1.1\r\nhost: \(destination)\r\n"
      if let authorization = proxy.authorization {
        text += "proxy-authorization: \(authorization)\r\n"
      }
      text += "user-agent: alloyc\r\n\r\n"
    }
    request = Array(text.utf8)[...]
  }

  /// The encryption between us and the proxy.
  func encryption(_ fd: Int32) -> TLSConnection? {
    tls.map { TLSConnection($0, fd: fd, host: host) }
  }

  /// Goes on. `done` means that the way is open.
  mutating func advance(_ stream: ClientStream) -> TLSConnection.Step {
    if !isEncrypted, let tls = stream.tls {
      let step = tls.handshake()
      guard case .done = step else { return step }
      isEncrypted = true
    }
    while !request.isEmpty {
      switch HTTPTunnel.write(request, stream) {
      case .done(let count): request = request.dropFirst(count)
      case let step: return step
      }
    }
    return awaitsAnswer ? readAnswer(stream) : .done(0)
  }

  /// Reads the head of the answer, and not a byte more: the next one may be the destination's.
  private mutating func readAnswer(_ stream: ClientStream) -> TLSConnection.Step {
    while !answer.ends(with: "\r\n\r\n"), !answer.ends(with: "\n\n") {
      guard answer.count < HTTPTunnel.limit else {
        return .failed(TLSError("the proxy's answer does not end"))
      }
      var byte: UInt8 = 0
      let result = withUnsafeMutableBytes(of: &byte) { stream.read(into: $0) }
      switch result {
      case .bytes: answer.append(byte)
      case .waits(let readiness): return .waits(readiness)
      case .end: return .end
      case .failed(let reason): return .failed(TLSError(reason))
      }
    }
    let line = String(decoding: answer.prefix { $0 != 0x0d && $0 != 0x0a }, as: UTF8.self)
    let words = line.split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[0].hasPrefix("HTTP/1.") else {
      return .failed(TLSError("the proxy does not answer in HTTP/1.1"))
    }
    return words[1].hasPrefix("2")
      ? .done(0) : .failed(TLSError("the proxy answered \(words[1].prefix(100))"))
  }

  /// Writes some of the bytes.
  private static func write(
    _ bytes: ArraySlice<UInt8>, _ stream: ClientStream
  ) -> TLSConnection.Step {
    bytes.withUnsafeBytes { bytes in
      if let tls = stream.tls { return tls.write(bytes) }
      switch stream.socket.write(bytes) {
      case .bytes(let count): return .done(count)
      case .wouldBlock: return .waits(.writable)
      case .end, .failed: return .failed(TLSError("the proxy closed the connection"))
      }
    }
  }
}

extension [UInt8] {
  /// Whether the last bytes are these.
  fileprivate func ends(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount
      && suffix(text.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
