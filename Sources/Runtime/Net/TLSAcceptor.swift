/// The handshakes of a server's new connections, which end in a socket or not at all. It belongs to one
/// loop.
final class TLSAcceptor {
  let loop: EventLoop
  private let context: TLSServerContext
  /// Nanoseconds that a handshake may take.
  let timeout: Int64
  private let open: (Socket) -> Void
  private var handshakes: [Int32: TLSHandshake] = [:]

  /// - Parameters:
  ///   - timeout: nanoseconds that a handshake may take.
  ///   - open: takes over a socket whose handshake is complete.
  init(
    _ context: TLSServerContext, on loop: EventLoop, timeout: Int64,
    open: @escaping (Socket) -> Void
  ) {
    self.context = context
    self.loop = loop
    self.timeout = timeout
    self.open = open
  }

  /// Number of handshakes under way.
  var count: Int { handshakes.count }

  /// Begins a handshake on a connected, non-blocking socket.
  func accept(_ fd: Int32) {
    let handshake = TLSHandshake(context.accept(fd, at: loop.now), fd, self)
    handshakes[fd] = handshake
    handshake.advance()
  }

  /// Gives up all handshakes.
  func close() {
    for handshake in handshakes.values { handshake.end() }
    handshakes.removeAll()
  }

  /// Takes notice of the end of a handshake.
  fileprivate func ended(_ fd: Int32, _ result: Result<Socket, TLSError>) {
    handshakes[fd] = nil
    switch result {
    case .success(let socket): open(socket)
    case .failure(let error):
      context.report(.handshakeFailed(error))
      Socket(fd: fd).closeAfterAlert()
    }
  }
}

/// One handshake.
private final class TLSHandshake: EventHandler {
  private let tls: TLSConnection
  private let fd: Int32
  private unowned let acceptor: TLSAcceptor
  private var registration: Registration?
  private var watchdog: Watchdog!
  private var interest = Readiness.readable

  init(_ tls: TLSConnection, _ fd: Int32, _ acceptor: TLSAcceptor) {
    self.tls = tls
    self.fd = fd
    self.acceptor = acceptor
    registration = acceptor.loop.add(self, fd: fd, interest: interest)
    watchdog = Watchdog(acceptor.loop) { [unowned self] in
      finish(.failure(TLSError("the TLS handshake took too long")))
    }
    watchdog.set(after: acceptor.timeout)
  }

  func ready(_ events: Readiness) { advance() }

  /// Goes on as far as possible.
  func advance() {
    guard let registration else { return }
    switch tls.handshake() {
    case .done: finish(.success(Socket(fd: fd, tls: tls)))
    case .end: finish(.failure(TLSError("the peer ended the TLS handshake")))
    case .failed(let error): finish(.failure(error))
    case .waits(let wanted):
      guard wanted != interest else { return }
      interest = wanted
      acceptor.loop.modify(registration, interest: wanted)
    }
  }

  /// Hands the outcome over.
  private func finish(_ result: Result<Socket, TLSError>) {
    guard registration != nil else { return }
    release()
    acceptor.ended(fd, result)
  }

  /// Gives the handshake up.
  func end() {
    guard registration != nil else { return }
    release()
    Socket(fd: fd).close()
  }

  /// Lets go of the loop.
  private func release() {
    watchdog.cancel()
    if let registration { acceptor.loop.remove(registration) }
    registration = nil
  }
}
