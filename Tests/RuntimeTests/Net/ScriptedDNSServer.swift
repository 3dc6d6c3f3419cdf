import Glibc

@testable import Runtime

/// A DNS server on loopback that answers as a script says, on the loop of the test.
final class ScriptedDNSServer: EventHandler {
  /// What to do with a question.
  enum Reply {
    /// Records with these addresses, of the type that was asked for.
    case addresses([SocketAddress], ttl: UInt32)
    /// No error, but no records either.
    case noData
    /// An error code of the protocol: 2 is a failure, 3 means that the name does not exist.
    case code(UInt8)
    /// No answer.
    case silence
    /// These bytes after the question's number.
    case bytes([UInt8])
  }

  /// Where to ask.
  let address: SocketAddress
  /// Questions so far, as name and type (1: IPv4, 28: IPv6).
  private(set) var questions: [(name: String, type: UInt16)] = []

  private let loop: EventLoop
  private let fd: Int32
  private let script: (String, UInt16) -> Reply
  private var registration: Registration!

  init(_ loop: EventLoop, _ script: @escaping (String, UInt16) -> Reply) {
    self.loop = loop
    self.script = script
    let fd = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    let result = SocketAddress.loopback(0).withSystem { bind(fd, $0, $1) }
    precondition(result == 0, "the loopback interface must be there: errno \(errno)")
    self.fd = fd
    address = SocketAddress(localOf: fd)!
    registration = loop.add(self, fd: fd, interest: .readable)
  }

  /// Ends the server; it is kept alive by the loop until then.
  func stop() {
    loop.remove(registration)
    close(fd)
  }

  func ready(_ events: Readiness) {
    var buffer = [UInt8](repeating: 0, count: 1500)
    var peer = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let count = withUnsafeMutablePointer(to: &peer) { pointer in
      recvfrom(
        fd, &buffer, buffer.count, 0,
        UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: sockaddr.self), &length)
    }
    guard count > 12, let reply = answer(Array(buffer[..<count])) else { return }
    withUnsafeMutablePointer(to: &peer) { pointer in
      _ = sendto(
        fd, reply, reply.count, 0,
        UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: sockaddr.self), length)
    }
  }

  /// The reply to a query of one question.
  private func answer(_ query: [UInt8]) -> [UInt8]? {
    var labels: [String] = []
    var position = 12
    while query[position] != 0 {
      let end = position + 1 + Int(query[position])
      labels.append(String(decoding: query[position + 1..<end], as: UTF8.self))
      position = end
    }
    let type = UInt16(query[position + 1]) << 8 | UInt16(query[position + 2])
    let question = Array(query[12..<position + 5])
    let name = labels.joined(separator: ".")
    questions.append((name, type))
    let id = Array(query[0..<2])
    switch script(name, type) {
    case .silence: return nil
    case .bytes(let bytes): return id + bytes
    case .noData: return id + header(code: 0, records: 0) + question
    case .code(let code): return id + header(code: code, records: 0) + question
    case .addresses(let addresses, let ttl):
      var reply = id + header(code: 0, records: UInt8(addresses.count)) + question
      for address in addresses {
        // The name is the question's, at offset 12.
        reply += [0xc0, 12, 0, UInt8(type), 0, 1]
        reply += withUnsafeBytes(of: ttl.bigEndian, Array.init)
        reply += [0, UInt8(address.host.count)]
        reply += address.host
      }
      return reply
    }
  }

  /// A reply's header without the number of the question.
  private func header(code: UInt8, records: UInt8) -> [UInt8] {
    [0x81, 0x80 | code, 0, 1, 0, records, 0, 0, 0, 0]
  }
}
