import CNghttp2

/// A gRPC server on one loop, over HTTP/2, without TLS or with it. It owns the connections that
/// were given to it, and what they share.
public final class GRPCServer {
  /// The loop that all connections live on.
  let loop: EventLoop
  /// The component behind the server.
  let service: any GRPCService
  /// The limits.
  let options: ServerOptions
  /// Those of time.
  let timeouts: ServerTimeouts
  /// The values of `grpc-encoding` that are understood, as an answer lists them.
  let acceptedEncodings: String
  /// The fields of calls that end well.
  let fields: HTTP2Fields
  /// What sessions call, and how they behave.
  let setup = HTTP2Setup()
  /// Frames that are about to be written; empty outside of a connection's `flush`.
  var output = ByteBuffer()

  /// Whether calls are finished but no further ones are wanted.
  public private(set) var isDraining = false
  /// Calls whose head has arrived.
  public internal(set) var requests = 0
  /// Calls whose messages wait to be read.
  var waiting = 0
  /// Connections that were closed at once since there were too many.
  public private(set) var refusedConnections = 0
  /// Connections that were closed for a flood of frames without use.
  public internal(set) var floods = 0
  private var connections: [Int32: HTTP2Connection] = [:]
  /// The handshakes of connections that are not open yet, if they are encrypted.
  private var acceptor: TLSAcceptor?

  /// - Parameter tls: how connections are encrypted, if they are.
  public init(
    on loop: EventLoop, service: any GRPCService, options: ServerOptions = .init(),
    tls: TLSServerContext? = nil
  ) {
    self.loop = loop
    self.service = service
    self.options = options
    timeouts = ServerTimeouts(options)
    acceptedEncodings = (["identity"] + options.encodings.map(\.name)).joined(separator: ",")
    fields = HTTP2Fields(encodings: acceptedEncodings)
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
    let connection = HTTP2Connection(socket, self)
    connections[socket.fd] = connection
    connection.start()
  }

  /// Asks the clients to send no further calls, finishes those that have begun, and closes.
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
