/// An address to listen on, as configuration has it: `127.0.0.1:4317`, `[::1]:4317`, `:4317` (all
/// addresses of the machine) or `localhost:4317`.
struct ListenAddress {
  /// The text itself.
  let text: String
  /// The addresses to try, best first.
  let candidates: [SocketAddress]

  /// - Throws: `.invalidAddress`.
  init(_ text: String) throws(ListenError) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...])
    else { throw .invalidAddress(text) }
    self.text = text
    var host = String(text[..<colon])
    switch host {
    case "":
      // One socket for both families, where the machine has IPv6.
      candidates = ["::", "0.0.0.0"].map { SocketAddress(numericHost: $0, port: port)! }
      return
    case "localhost":
      candidates = ["127.0.0.1", "::1"].map { SocketAddress(numericHost: $0, port: port)! }
      return
    default: break
    }
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]") && host.count > 2
    if isBracketed { host = String(host.dropFirst().dropLast()) }
    guard let address = SocketAddress(numericHost: host, port: port),
      address.isIPv6 == isBracketed
    else { throw .invalidAddress(text) }
    candidates = [address]
  }
}
