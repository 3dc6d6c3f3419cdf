import CNghttp2
import Glibc

@testable import Runtime

/// A gRPC server on loopback that does what a script says, on the loop of the test.
final class TestGRPCServer {
  /// One call that has arrived.
  struct Call {
    var fields: [String: String] = [:]
    var body: [UInt8] = []
    /// Whether the client has sent everything.
    var isComplete = false
    /// Why the stream was closed, once it is.
    var error: UInt32?

    /// The content of the message, behind its prefix.
    var message: [UInt8] { Array(body.dropFirst(5)) }
  }

  /// Connections so far, in the order in which they came; closed ones stay in the list.
  private(set) var peers: [TestGRPCPeer] = []
  /// Settings that the server begins with, as pairs of number and value.
  var settings: [(nghttp2_settings_id, Int)] = []
  /// Whether the server says anything at all.
  var isSilent = false
  /// Bytes that the server reads at a time; zero means nothing is read.
  var appetite = 64 << 10

  let loop: EventLoop
  private let tls: TLSContext?
  private var listener: Listener!
  /// Is called for each call that is complete.
  var script: (TestGRPCPeer, Int32) -> Void

  init(
    _ loop: EventLoop, address: String = "127.0.0.1:0", tls: TLSContext? = nil,
    _ script: @escaping (TestGRPCPeer, Int32) -> Void = { $0.answer($1) }
  ) {
    self.loop = loop
    self.tls = tls
    self.script = script
    listener = try! Listener(on: loop, address: address) { [unowned self] fd in
      let connection = tls.map { TLSConnection(accepting: $0, fd: fd) }
      let stream = ClientStream(socket: Socket(fd: fd), tls: connection)
      peers.append(TestGRPCPeer(self, stream))
    }
  }

  /// The port that is listened on.
  var port: UInt16 { listener.address.port }

  /// The calls on all connections.
  var calls: [Call] { peers.flatMap { $0.calls.sorted { $0.key < $1.key }.map(\.value) } }

  /// Number of connections that are open.
  var open: Int { peers.count { !$0.isClosed } }

  /// Ends the server and all of its connections.
  func stop() {
    listener.close()
    for peer in peers { peer.close() }
  }
}

/// A connection of a test server.
final class TestGRPCPeer: EventHandler {
  /// Calls by the number of their stream.
  private(set) var calls: [Int32: TestGRPCServer.Call] = [:]
  /// Frames by type, as they came.
  private(set) var frames: [UInt32] = []
  private(set) var isClosed = false
  private let server: TestGRPCServer
  private let stream: ClientStream
  private var registration: Registration!
  private var session: OpaquePointer!
  private var unsent: [UInt8] = []
  private var isSecured: Bool
  private var bodies: [Int32: (bytes: ArraySlice<UInt8>, trailers: [(String, String)])] = [:]
  private var complete: [Int32] = []

  init(_ server: TestGRPCServer, _ stream: ClientStream) {
    self.server = server
    self.stream = stream
    isSecured = stream.tls == nil
    var callbacks: OpaquePointer!
    nghttp2_session_callbacks_new(&callbacks)
    TestGRPCPeer.register(in: callbacks)
    nghttp2_session_server_new(&session, callbacks, Unmanaged.passUnretained(self).toOpaque())
    nghttp2_session_callbacks_del(callbacks)
    let settings = server.settings.map {
      nghttp2_settings_entry(settings_id: Int32($0.0.rawValue), value: UInt32($0.1))
    }
    if !server.isSilent { nghttp2_submit_settings(session, 0, settings, settings.count) }
    registration = server.loop.add(self, fd: stream.socket.fd, interest: .readable)
    if isSecured { flush() }
  }

  deinit { nghttp2_session_del(session) }

  // MARK: What scripts do

  /// Answers a call.
  /// - Parameters:
  ///   - body: with it, the status comes in trailers.
  ///   - status: nil means that there is none.
  ///   - headers: fields in front of the body.
  ///   - fields: fields beside the status.
  func answer(
    _ id: Int32, _ status: Int? = 0, body: [UInt8]? = [0, 0, 0, 0, 0], http: Int = 200,
    type: String = "application/grpc", headers: [(String, String)] = [],
    _ fields: [(String, String)] = []
  ) {
    var head = [(":status", "\(http)"), ("content-type", type)] + headers
    let trailers = (status.map { [("grpc-status", "\($0)")] } ?? []) + fields
    if body == nil { head += trailers }
    var provider = nghttp2_data_provider()
    provider.read_callback = { session, stream, buffer, length, flags, source, data in
      Unmanaged<TestGRPCPeer>.fromOpaque(data!).takeUnretainedValue()
        .readBody(stream, buffer!, length, flags!)
    }
    if let body { bodies[id] = (body[...], trailers) }
    _ = HTTP2Fields.with(head.map { (name: $0.0, value: $0.1) }) { pairs, count in
      if body == nil { return nghttp2_submit_response(session, id, pairs, count, nil) }
      return nghttp2_submit_response(session, id, pairs, count, &provider)
    }
    flush()
  }

  /// Says which was the last call that is handled.
  func goAway(last: Int32, error: nghttp2_error_code = NGHTTP2_NO_ERROR, _ text: String = "") {
    let bytes = Array(text.utf8)
    nghttp2_submit_goaway(session, 0, last, error.rawValue, bytes, bytes.count)
    flush()
  }

  /// Resets a call.
  func reset(_ id: Int32, _ error: UInt32) {
    nghttp2_submit_rst_stream(session, 0, id, error)
    flush()
  }

  /// Changes a setting.
  func set(_ setting: nghttp2_settings_id, _ value: Int) {
    var entry = nghttp2_settings_entry(
      settings_id: Int32(setting.rawValue), value: UInt32(value))
    nghttp2_submit_settings(session, 0, &entry, 1)
    flush()
  }

  /// Sends bytes as they are.
  func send(_ bytes: [UInt8]) {
    unsent += bytes
    write()
  }

  /// Closes the connection.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    server.loop.remove(registration)
    stream.close()
  }

  /// What the client asked for in its handshake.
  var serverName: String? { stream.tls?.serverName }

  // MARK: Transport

  func ready(_ events: Readiness) {
    if !isSecured {
      switch stream.tls!.handshake() {
      case .done: isSecured = true
      case .waits: return
      case .end, .failed: return close()
      }
    }
    read()
    if !isClosed { flush() }
  }

  private func read() {
    guard server.appetite > 0 else {
      return server.loop.modify(registration, interest: [])
    }
    var buffer = [UInt8](repeating: 0, count: server.appetite)
    reading: while !isClosed {
      switch buffer.withUnsafeMutableBytes({ stream.read(into: $0) }) {
      case .bytes(let count):
        if server.isSilent { continue }
        if nghttp2_session_mem_recv(session, buffer, count) < 0 { return close() }
        if stream.tls == nil { break reading }
      case .waits: break reading
      case .end, .failed: close()
      }
    }
    let ready = complete
    complete = []
    for id in ready { server.script(self, id) }
  }

  private func flush() {
    while !isClosed {
      var bytes: UnsafePointer<UInt8>?
      let count = nghttp2_session_mem_send(session, &bytes)
      guard count > 0 else { break }
      unsent += UnsafeBufferPointer(start: bytes, count: count)
    }
    write()
  }

  private func write() {
    while !unsent.isEmpty, isSecured, !isClosed {
      let count: Int
      if let tls = stream.tls {
        guard case .done(let n) = unsent.withUnsafeBytes({ tls.write($0) }) else { return }
        count = n
      } else {
        let flags = Int32(truncatingIfNeeded: MSG_NOSIGNAL)
        count = Glibc.send(stream.socket.fd, unsent, unsent.count, flags)
      }
      guard count > 0 else { return }
      unsent.removeFirst(count)
    }
  }

  private func readBody(
    _ id: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ length: Int,
    _ flags: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let part = bodies[id]!.bytes.prefix(length)
    for (i, byte) in part.enumerated() { buffer[i] = byte }
    bodies[id]!.bytes = bodies[id]!.bytes.dropFirst(part.count)
    if bodies[id]!.bytes.isEmpty {
      flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue
      let trailers = bodies[id]!.trailers
      if !trailers.isEmpty {
        flags.pointee |= NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
        _ = HTTP2Fields.with(trailers.map { (name: $0.0, value: $0.1) }) {
          nghttp2_submit_trailer(session, id, $0, $1)
        }
      }
    }
    return part.count
  }

  private static func register(in callbacks: OpaquePointer) {
    nghttp2_session_callbacks_set_on_header_callback(callbacks) {
      session, frame, name, nameCount, value, valueCount, flags, data in
      let peer = Unmanaged<TestGRPCPeer>.fromOpaque(data!).takeUnretainedValue()
      let name = String(decoding: UnsafeBufferPointer(start: name, count: nameCount), as: UTF8.self)
      let value = String(
        decoding: UnsafeBufferPointer(start: value, count: valueCount), as: UTF8.self)
      peer.calls[frame!.pointee.hd.stream_id, default: .init()].fields[name] = value
      return 0
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) {
      session, flags, stream, bytes, count, data in
      let peer = Unmanaged<TestGRPCPeer>.fromOpaque(data!).takeUnretainedValue()
      peer.calls[stream]?.body += UnsafeBufferPointer(start: bytes, count: count)
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { session, frame, data in
      let peer = Unmanaged<TestGRPCPeer>.fromOpaque(data!).takeUnretainedValue()
      let header = frame!.pointee.hd
      peer.frames.append(UInt32(header.type))
      let ends = UInt32(header.flags) & NGHTTP2_FLAG_END_STREAM.rawValue != 0
      if ends, UInt32(header.type) <= NGHTTP2_HEADERS.rawValue {
        peer.calls[header.stream_id]?.isComplete = true
        peer.complete.append(header.stream_id)
      }
      return 0
    }
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) {
      session, stream, error, data in
      let peer = Unmanaged<TestGRPCPeer>.fromOpaque(data!).takeUnretainedValue()
      peer.calls[stream]?.error = error
      return 0
    }
  }
}
