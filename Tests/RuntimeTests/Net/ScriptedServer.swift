import COpenSSL
import Glibc

@testable import Runtime

/// A TCP server on loopback that does what a script says, on the loop of the test.
final class ScriptedServer {
  /// Connections so far, in the order in which they came; closed ones stay in the list.
  private(set) var peers: [ScriptedPeer] = []
  /// Requests that have arrived whole, on all connections.
  var requests: [ScriptedPeer.Request] { peers.flatMap(\.requests) }

  private let loop: EventLoop
  private let tls: TLSContext?
  private var listener: Listener!
  private let script: (ScriptedPeer) -> Void

  /// - Parameter script: is called when a connection has something new: bytes, or its end.
  init(_ loop: EventLoop, tls: TLSContext? = nil, _ script: @escaping (ScriptedPeer) -> Void) {
    self.loop = loop
    self.tls = tls
    self.script = script
    listener = try! Listener(on: loop, address: "127.0.0.1:0") { [unowned self] fd in
      let connection = tls.map { TLSConnection(accepting: $0, fd: fd) }
      peers.append(
        ScriptedPeer(loop, ClientStream(socket: Socket(fd: fd), tls: connection), script))
    }
  }

  /// A server that answers every request with the same bytes.
  convenience init(_ loop: EventLoop, tls: TLSContext? = nil, answering text: String) {
    self.init(loop, tls: tls) { peer in
      while peer.answered < peer.requests.count {
        peer.answered += 1
        peer.send(text)
      }
    }
  }

  /// The port that is listened on.
  var port: UInt16 { listener.address.port }

  /// A URL of the server.
  var url: HTTPURL { try! HTTPURL("\(tls == nil ? "http" : "https")://127.0.0.1:\(port)/v1/logs") }

  /// Number of connections that are open.
  var open: Int { peers.count { !$0.isClosed } }

  /// Ends the server and all of its connections.
  func stop() {
    listener.close()
    for peer in peers { peer.close() }
  }
}

/// A connection of a scripted server.
final class ScriptedPeer: EventHandler {
  /// A request that has arrived whole.
  struct Request {
    let head: String
    let body: [UInt8]
  }

  /// Requests that have arrived whole.
  private(set) var requests: [Request] = []
  /// Bytes that have arrived and are no whole request.
  private(set) var received: [UInt8] = []
  /// What a script has answered so far; for the script's own use.
  var answered = 0
  /// Whether the other side has ended its half, or the connection.
  private(set) var isEnded = false
  private(set) var isClosed = false
  /// The most bytes that are read at a time; zero means that nothing is read.
  var appetite = 1 << 20 {
    didSet { loop.modify(registration, interest: appetite > 0 ? .readable : []) }
  }

  private let loop: EventLoop
  private let stream: ClientStream
  private let script: (ScriptedPeer) -> Void
  private var registration: Registration!
  private var unsent: [UInt8] = []
  private var isSecured: Bool

  init(_ loop: EventLoop, _ stream: ClientStream, _ script: @escaping (ScriptedPeer) -> Void) {
    self.loop = loop
    self.stream = stream
    self.script = script
    isSecured = stream.tls == nil
    registration = loop.add(self, fd: stream.socket.fd, interest: .readable)
    script(self)
  }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// Sends bytes, as soon as the client takes them.
  func send(_ bytes: [UInt8]) {
    unsent += bytes
    flush()
  }

  /// Closes the connection in an orderly way.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    loop.remove(registration)
    stream.close()
  }

  /// Ends the connection without the words that end its encryption.
  func cutOff() { shutdown(stream.socket.fd, Int32(SHUT_WR)) }

  /// The name of the server that the client asked for.
  var serverName: String? { stream.tls?.serverName }

  /// Resets the connection.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      stream.socket.fd, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    close()
  }

  func ready(_ events: Readiness) {
    if !isSecured {
      switch stream.tls!.handshake() {
      case .done: isSecured = true
      case .waits: return
      case .end, .failed: return close()
      }
    }
    if appetite > 0 { read() }
    if !isClosed { flush() }
    if !isClosed { script(self) }
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: appetite)
    reading: while true {
      switch buffer.withUnsafeMutableBytes({ stream.read(into: $0) }) {
      case .bytes(let count):
        received += buffer[..<count]
        if stream.tls == nil { break reading }
      case .waits: break reading
      case .end, .failed:
        isEnded = true
        script(self)
        return close()
      }
    }
    while takeRequest() {}
  }

  private func flush() {
    guard !unsent.isEmpty, isSecured else { return }
    let count: Int
    if let tls = stream.tls {
      guard case .done(let n) = unsent.withUnsafeBytes({ tls.write($0) }) else { return }
      count = n
    } else {
      count = max(
        0,
        Glibc.send(stream.socket.fd, unsent, unsent.count, Int32(truncatingIfNeeded: MSG_NOSIGNAL)))
    }
    unsent.removeFirst(count)
    loop.modify(registration, interest: unsent.isEmpty ? .readable : [.readable, .writable])
  }

  /// Moves a request that is complete; its body is as long as it says.
  private func takeRequest() -> Bool {
    guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { return false }
    let head = String(decoding: received[..<end.upperBound], as: UTF8.self)
    let length =
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
    guard received.count >= end.upperBound + length else { return false }
    let body = Array(received[end.upperBound..<end.upperBound + length])
    requests.append(Request(head: head, body: body))
    received.removeFirst(end.upperBound + length)
    return true
  }
}
