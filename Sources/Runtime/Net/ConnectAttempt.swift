import Glibc

/// The attempt to connect to one address, with encryption where that is asked for. It ends with one
/// call, never before `start` returns, unless it is cancelled.
final class ConnectAttempt: EventHandler {
  /// What came of it.
  enum Result {
    case open(ClientStream)
    /// Nobody accepts there.
    case failed(String)
    /// Somebody accepts, but no encrypted connection came about.
    case refusedEncryption(String)
    /// A proxy accepts, but does not connect.
    case refusedTunnel(String)
  }

  private let loop: EventLoop
  private let address: SocketAddress
  private let tls: TLSContext?
  private let host: String
  private let language: TLSConnection.Language
  /// What leads through a proxy; nil when none stands between, and when the way through is open.
  private var tunnel: HTTPTunnel?
  private var completion: ((Result) -> Void)?
  private var stream: ClientStream?
  private var registration: Registration?
  private var isConnected = false
  private var timer: Timer!

  /// - Parameters:
  ///   - host: whom the peer's certificate must name.
  ///   - language: what is to be spoken over an encrypted connection.
  ///   - tunnel: what leads from the address through a proxy.
  init(
    _ loop: EventLoop, _ address: SocketAddress, _ tls: TLSContext?, host: String,
    speaking language: TLSConnection.Language = .http1, through tunnel: HTTPTunnel? = nil,
    _ completion: @escaping (Result) -> Void
  ) {
    self.loop = loop
    self.address = address
    self.tls = tls
    self.host = host
    self.language = language
    self.tunnel = tunnel
    self.completion = completion
    timer = Timer { [unowned self] in timedOut() }
  }

  /// Begins to connect.
  func start(limit: Duration) {
    let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let fd = socket(address.isIPv6 ? AF_INET6 : AF_INET, type, 0)
    guard fd >= 0 else { return failLater(errno) }
    ConnectAttempt.tune(fd, language)
    let result = address.withSystem { connect(fd, $0, $1) }
    guard result == 0 || errno == EINPROGRESS else {
      let error = errno
      close(fd)
      return failLater(error)
    }
    let encryption =
      tunnel != nil
      ? tunnel!.encryption(fd)
      : tls.map { TLSConnection($0, fd: fd, host: host, speaking: language) }
    stream = ClientStream(socket: Socket(fd: fd), tls: encryption)
    registration = loop.add(self, fd: fd, interest: .writable)
    loop.schedule(timer, after: limit)
  }

  /// Gives up, without a call.
  func cancel() {
    completion = nil
    finish(.failed("cancelled"))
  }

  /// Has small packets sent at once, and peers noticed that vanish. A connection that carries many
  /// calls outlives each of them, so bytes that nobody confirms must end it.
  private static func tune(_ fd: Int32, _ language: TLSConnection.Language) {
    let options: [(Int32, Int32, Int32)] = [
      (Int32(IPPROTO_TCP), TCP_NODELAY, 1), (SOL_SOCKET, SO_KEEPALIVE, 1),
      (Int32(IPPROTO_TCP), TCP_KEEPIDLE, 30), (Int32(IPPROTO_TCP), TCP_KEEPINTVL, 15),
    ]
    for (level, option, value) in options {
      var value = value
      _ = setsockopt(fd, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }
    if language == .http2 { noticeSilence(fd) }
  }

  /// Has a connection end when its peer confirms nothing for half a minute.
  static func noticeSilence(_ fd: Int32) {
    var limit: Int32 = 30_000
    _ = setsockopt(
      fd, Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, &limit, socklen_t(MemoryLayout<Int32>.size))
  }

  func ready(_ events: Readiness) {
    guard let stream else { return }
    if !isConnected {
      var error: Int32 = 0
      var length = socklen_t(MemoryLayout<Int32>.size)
      getsockopt(stream.socket.fd, SOL_SOCKET, SO_ERROR, &error, &length)
      guard error == 0 else { return finish(.failed(String(cString: strerror(error)))) }
      isConnected = true
    }
    if tunnel == nil { encrypt() } else { dig(stream) }
  }

  /// Goes on with the way through the proxy.
  private func dig(_ stream: ClientStream) {
    switch tunnel!.advance(stream) {
    case .done:
      tunnel = nil
      guard let tls else { return finish(.open(stream)) }
      let outer = stream.tls
      let inner =
        outer.map { TLSConnection(tls, over: $0, host: host, speaking: language) }
        ?? TLSConnection(tls, fd: stream.socket.fd, host: host, speaking: language)
      self.stream = ClientStream(socket: stream.socket, tls: inner)
      encrypt()
    case .waits(let interest): loop.modify(registration!, interest: interest)
    case .end: finish(.refusedTunnel("the proxy closed the connection"))
    case .failed(let error): finish(.refusedTunnel(error.reason))
    }
  }

  /// Goes on with the handshake, if there is one.
  private func encrypt() {
    guard let stream else { return }
    guard let tls = stream.tls else { return finish(.open(stream)) }
    switch tls.handshake() {
    case .done: finish(.open(stream))
    case .waits(let interest): loop.modify(registration!, interest: interest)
    case .end: finish(.refusedEncryption("the peer closed the connection"))
    case .failed(let error): finish(.refusedEncryption(error.reason))
    }
  }

  private func timedOut() {
    guard isConnected else { return finish(.failed("no answer in time")) }
    finish(
      tunnel == nil
        ? .refusedEncryption("the TLS handshake took too long")
        : .refusedTunnel("the proxy did not answer in time"))
  }

  /// Reports an error that showed at once, but not before the caller is done.
  private func failLater(_ error: Int32) {
    loop.afterTurn { [self] in finish(.failed(String(cString: strerror(error)))) }
  }

  /// Ends the attempt and hands the stream over, or closes it.
  private func finish(_ result: Result) {
    timer.cancel()
    if let registration { loop.remove(registration) }
    registration = nil
    if case .open = result {} else { stream?.close() }
    stream = nil
    let completion = completion
    self.completion = nil
    completion?(result)
  }
}
