import Glibc
import Testing

@testable import Runtime

@Suite struct ListenerTests {
  /// Why `text` cannot be listened on, or nil.
  private func failure(_ text: String, on loop: EventLoop) -> ListenError? {
    do throws(ListenError) {
      try Listener(on: loop, address: text) { close($0) }.close()
      return nil
    } catch {
      return error
    }
  }

  @Test func tellsThatAPortIsInUse() throws {
    let net = Loopback()
    let first = try Listener(on: net.loop, address: "127.0.0.1:0") { close($0) }
    defer { first.close() }
    let text = first.address.description
    let error = failure(text, on: net.loop)
    #expect(error == .inUse(text))
    #expect(error?.description == "cannot listen on \(text): the address is already in use")
  }

  @Test func freesTheAddress() throws {
    let net = Loopback()
    let first = try Listener(on: net.loop, address: "127.0.0.1:0") { close($0) }
    let client = net.connect(to: first.address)
    #expect(net.run { client.sawEnd })
    first.close()
    first.close()
    #expect(failure(first.address.description, on: net.loop) == nil)
  }

  @Test(arguments: [
    "", "4317", "x:4317", "127.0.0.1", "127.0.0.1:65536", "::1:80", "[::1]", "[127.0.0.1]:1",
    "[]:1",
  ]) func refusesWhatIsNoAddress(text: String) {
    let loop = EventLoop(index: 0, memoryLimit: 1 << 20)
    #expect(failure(text, on: loop) == .invalidAddress(text))
  }

  @Test(arguments: [":0", "localhost:0", "[::1]:0", "0.0.0.0:0", "[::]:0"])
  func listensOn(text: String) throws {
    let net = Loopback()
    // A machine without IPv6 has no such address.
    if text.hasPrefix("["), failure(text, on: net.loop) != nil { return }
    let listener = try Listener(on: net.loop, address: text) { close($0) }
    defer { listener.close() }
    #expect(listener.address.port != 0)
    let host = listener.address.isIPv6 && text != ":0" ? "::1" : "127.0.0.1"
    let target = try #require(SocketAddress(numericHost: host, port: listener.address.port))
    let client = net.connect(to: target)
    #expect(net.run { client.sawEnd })
  }

  @Test func tellsWhyTheSystemRefuses() {
    let loop = EventLoop(index: 0, memoryLimit: 1 << 20)
    let error = failure("192.0.2.1:1", on: loop)
    #expect(error == .refused("192.0.2.1:1", EADDRNOTAVAIL))
    #expect(error?.description.contains("192.0.2.1:1: Cannot assign") == true)
  }
}
