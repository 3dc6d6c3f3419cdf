import CLinux
import Glibc

/// Accepts connections on one address and hands each to a callback, which gives it to the server of
/// some loop. It lives on one loop.
public final class Listener: EventHandler {
  /// The address that is listened on; its port is the one the system chose if 0 was asked for.
  public let address: SocketAddress
  /// Times that accepting was interrupted since the process had no descriptors or memory left.
  public private(set) var pauses = 0

  /// Connections accepted in one turn, so that a flood does not starve those that are there.
  private static let burst = 64
  /// How long to wait for descriptors to become free.
  private static let pause = Duration.milliseconds(100)

  private let loop: EventLoop
  private let fd: Int32
  private let assign: (Int32) -> Void
  private var registration: Registration?
  private var timer: Timer?

  /// Starts to listen.
  /// - Parameters:
  ///   - address: see `ListenAddress`.
  ///   - backlog: connections that the kernel completes ahead.
  ///   - assign: takes over an accepted, non-blocking socket.
  public init(
    on loop: EventLoop, address: String, backlog: Int32 = 1024, assign: @escaping (Int32) -> Void
  ) throws(ListenError) {
    self.loop = loop
    self.assign = assign
    (fd, self.address) = try Listener.open(try ListenAddress(address), backlog)
    registration = loop.add(self, fd: fd, interest: .readable)
  }

  /// Stops accepting and frees the address.
  public func close() {
    guard let registration else { return }
    timer?.cancel()
    timer = nil
    loop.remove(registration)
    self.registration = nil
    _ = Glibc.close(fd)
  }

  // MARK: Accepting

  public func ready(_ events: Readiness) {
    for _ in 0..<Listener.burst {
      let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
      let accepted = accept4(fd, nil, nil, flags)
      if accepted >= 0 {
        assign(accepted)
        // The callback may have closed the listener.
        if registration == nil { return }
        continue
      }
      switch errno {
      case EAGAIN: return
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return rest()
      // What is left are troubles of the one connection; the next may be well.
      default: continue
      }
    }
  }

  /// Stops asking for a while: a level-triggered descriptor would spin otherwise.
  private func rest() {
    guard let registration else { return }
    pauses += 1
    loop.modify(registration, interest: [])
    let timer = self.timer ?? Timer { [unowned self] in resume() }
    self.timer = timer
    loop.schedule(timer, after: Listener.pause)
  }

  private func resume() {
    if let registration { loop.modify(registration, interest: .readable) }
  }

  // MARK: Opening

  /// A listening socket on the first of the candidates that the machine offers.
  private static func open(
    _ address: ListenAddress, _ backlog: Int32
  ) throws(ListenError) -> (Int32, SocketAddress) {
    var error: Int32 = 0
    for candidate in address.candidates {
      let family = candidate.isIPv6 ? AF_INET6 : AF_INET
      let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
      let fd = socket(family, type, 0)
      guard fd >= 0 else {
        error = errno
        continue
      }
      set(fd, SOL_SOCKET, SO_REUSEADDR, 1)
      // Connections inherit it, so no call per connection is needed.
      set(fd, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
      if candidate.isIPv6 { set(fd, Int32(IPPROTO_IPV6), IPV6_V6ONLY, candidate.isAny ? 0 : 1) }
      let bound = candidate.withSystem { bind(fd, $0, $1) }
      if bound == 0, listen(fd, backlog) == 0, let local = SocketAddress(localOf: fd) {
        return (fd, local)
      }
      error = errno
      _ = Glibc.close(fd)
      // The other family would hide that half of the address is taken.
      if error == EADDRINUSE { throw .inUse(address.text) }
    }
    throw .refused(address.text, error)
  }

  /// Sets an option that every Linux has.
  private static func set(_ fd: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
    var value = value
    _ = setsockopt(fd, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }
}

extension SocketAddress {
  /// Whether the address stands for all of the machine's.
  fileprivate var isAny: Bool { host.allSatisfy { $0 == 0 } }
}
