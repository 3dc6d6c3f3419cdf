import Glibc
import Testing

@testable import Runtime

/// A loop, what is tested on it, and clients, all on the test's own thread.
final class Loopback {
  let loop: EventLoop
  private var clients: [RawClient] = []
  private var heartbeat: Timer!

  init(memoryLimit: Int = 16 << 20) {
    loop = EventLoop(index: 0, memoryLimit: memoryLimit)
    heartbeat = Timer {}
  }

  /// Connects a client to `address`.
  func connect(to address: SocketAddress) -> RawClient {
    let client = RawClient(address)
    clients.append(client)
    return client
  }

  /// Turns the loop until `condition` holds; false after half a minute.
  @discardableResult
  func run(until condition: () -> Bool) -> Bool {
    let end = Instant.read() + .seconds(30)
    while true {
      for client in clients { client.poll() }
      if condition() { return true }
      if Instant.read() > end { return false }
      loop.schedule(heartbeat, after: .milliseconds(1))
      loop.turn(wait: true)
    }
  }

  /// Turns the loop for some twenty milliseconds, so that everything under way arrives.
  func settle() {
    var turns = 0
    run {
      turns += 1
      return turns > 20
    }
  }
}

/// A client that sends and receives plain bytes.
final class RawClient {
  private let fd: Int32
  private var unsent: ArraySlice<UInt8> = []
  /// Everything that came and has not been taken.
  private(set) var received: [UInt8] = []
  /// Whether the server has closed its sending half.
  private(set) var sawEnd = false
  /// Whether the connection was reset.
  private(set) var wasReset = false

  init(_ address: SocketAddress) {
    fd = socket(address.isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let result = address.withSystem { Glibc.connect(fd, $0, $1) }
    precondition(result == 0, "a test server can be reached: errno \(errno)")
    _ = fcntl(fd, F_SETFL, O_NONBLOCK)
  }

  deinit { close(fd) }

  /// What came, as text.
  var text: String { String(decoding: received, as: UTF8.self) }

  /// Whether what came ends with `text`.
  func ends(with text: String) -> Bool {
    received.suffix(text.utf8.count).elementsEqual(text.utf8)
  }

  /// Sends text.
  func send(_ text: String) { send(Array(text.utf8)) }

  /// Sees everything that is sent.
  var tap: ([UInt8]) -> Void = { _ in }

  /// Sends bytes; what the kernel does not take follows with `poll`.
  func send(_ bytes: [UInt8]) {
    tap(bytes)
    unsent += bytes
    flush()
  }

  /// Ends the sending half.
  func endWriting() { shutdown(fd, Int32(SHUT_WR)) }

  /// Resets the connection.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    _ = dup2(RawClient.placeholder, fd)
  }

  /// A descriptor that takes a closed socket's place, so that no other thread gets its number.
  private static let placeholder = open("/dev/null", O_RDWR)

  /// Makes the kernel's receive buffer small, so that a server's answer meets resistance.
  func limitReceiving() {
    var size: Int32 = 64 << 10
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Whether `poll` reads.
  var isReading = true

  /// Forgets what came.
  func take() -> String {
    defer { received = [] }
    return text
  }

  /// Forgets what came.
  func takeBytes() -> [UInt8] {
    defer { received = [] }
    return received
  }

  /// Sends and receives what is possible now.
  func poll() {
    flush()
    guard isReading else { return }
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = recv(fd, &buffer, buffer.count, 0)
      if count > 0 {
        received += buffer[..<count]
      } else {
        if count == 0 { sawEnd = true }
        if count < 0, errno == ECONNRESET { wasReset = true }
        return
      }
    }
  }

  private func flush() {
    while !unsent.isEmpty {
      let flags = Int32(truncatingIfNeeded: MSG_NOSIGNAL)
      let count = unsent.withUnsafeBytes { Glibc.send(fd, $0.baseAddress, $0.count, flags) }
      guard count > 0 else { return }
      unsent = unsent.dropFirst(count)
    }
  }
}
