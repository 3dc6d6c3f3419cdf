/// An HTTP/1.1 server on one loop: it owns the connections that were given to it, and what they
/// share.
public final class HTTP1Server {
  /// The loop that all connections live on.
  let loop: EventLoop
  /// The component behind the server.
  let service: any HTTPService
  /// The limits.
  let options: ServerOptions
  /// Those of time.
  let timeouts: ServerTimeouts
  /// Parses heads.
  let parser: HTTPHeadParser
  /// The head that is being looked at; reused, so that parsing does not allocate.
  var head = HTTPRequestHead()
  /// Answers of the connection that is processing its input, about to be written.
  var output = ByteBuffer()
  /// The answer of any other connection, about to be written. It needs a place of its own: the
  /// service may answer other requests while it is handed one.
  var lateOutput = ByteBuffer()
  /// The Date field.
  var date = HTTPDate()

  /// Whether requests are finished but no further ones are wanted.
  public private(set) var isDraining = false
  /// Requests whose head was accepted as HTTP.
  public internal(set) var requests = 0
  /// Requests whose bodies wait to be read.
  var waiting = 0
  /// Connections that were closed at once since there were too many.
  public private(set) var refusedConnections = 0
  private var connections: [Int32: HTTP1Connection] = [:]
  /// The handshakes of connections that are not open yet, if they are encrypted.
  private var acceptor: TLSAcceptor?

  /// - Parameter tls: how connections are encrypted, if they are.
  public init(
    on loop: EventLoop, service: any HTTPService, options: ServerOptions = .init(),
    tls: TLSServerContext? = nil
  ) {
    self.loop = loop
    self.service = service
    self.options = options
    timeouts = ServerTimeouts(options)
    parser = HTTPHeadParser(maxBytes: options.maxHeaderBytes, maxFields: options.maxHeaders)
    acceptor = tls.map {
      TLSAcceptor($0, on: loop, timeout: timeouts.readHeader) { [unowned self] in open($0) }
    }
  }

  /// Number of open connections.
  public var connectionCount: Int { connections.count }

  /// Whether no connection is left.
  public var isIdle: Bool { connections.isEmpty && handshakeCount == 0 }

  /// Number of connections that are not open yet.
  private var handshakeCount: Int { acceptor?.count ?? 0 }

  /// Takes over a connected, non-blocking socket.
  public func adopt(_ fd: Int32) {
    guard connections.count + handshakeCount < options.maxConnections, !isDraining else {
      refusedConnections += 1
      return Socket(fd: fd).close()
    }
    if let acceptor { acceptor.accept(fd) } else { open(Socket(fd: fd)) }
  }

  /// Begins to serve a connection.
  private func open(_ socket: Socket) {
    connections[socket.fd] = HTTP1Connection(socket, self)
  }

  /// Finishes what has begun and closes every connection then, those without a request at once.
  public func drain() {
    isDraining = true
    acceptor?.close()
    for connection in connections.values { connection.drain() }
  }

  /// Closes all connections, whatever they are doing.
  public func close() {
    isDraining = true
    acceptor?.close()
    for connection in connections.values { connection.close() }
  }

  /// Forgets a connection that has closed itself.
  func forget(_ socket: Socket) { connections[socket.fd] = nil }
}
