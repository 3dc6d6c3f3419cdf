import Glibc
import Testing

@testable import Runtime

@Suite struct LoopGroupTests {
  /// How many connections each loop was given.
  private final class Counts: @unchecked Sendable {
    var first = 0
    var second = 0
  }

  @Test func onlyTheFirstLoopTouchesTheListeners() throws {
    let net = Loopback()
    let free = try Listener(on: net.loop, address: "127.0.0.1:0") { close($0) }
    let address = free.address
    free.close()
    let other = EventLoop(index: 1, memoryLimit: 1 << 20)
    let group = LoopGroup()
    let counts = Counts()
    group.add(net.loop)
    group.add(other)
    group.serve(address.description, for: "r", on: net.loop) {
      counts.first += 1
      close($0)
    }
    group.serve(address.description, for: "r", on: other) {
      counts.second += 1
      close($0)
    }
    try group.listen()
    for _ in 0..<4 {
      let client = net.connect(to: address)
      #expect(
        net.run {
          other.turn(wait: false)
          return client.sawEnd
        })
    }
    #expect(counts.first == 2 && counts.second == 2)

    // Another loop may be draining while this one still accepts.
    group.stopListening(on: other)
    let late = net.connect(to: address)
    #expect(net.run { late.sawEnd })
    #expect(counts.first == 3)
    group.stopListening(on: net.loop)
    try Listener(on: net.loop, address: address.description) { close($0) }.close()
  }
}
