import CNghttp2

@testable import Runtime

/// A gRPC client over a `RawClient`: enough HTTP/2 to make unary calls and to see their ends.
final class TestHTTP2Client {
  /// One call as the client sees it.
  struct Call {
    var fields: [String: String] = [:]
    var body: [UInt8] = []
    /// Why the stream was closed, once it is.
    var error: UInt32?

    /// The status that the call ended with.
    var status: Int? { fields["grpc-status"].flatMap { Int($0) } }
  }

  let raw: RawClient
  /// Calls by the number of their stream.
  private(set) var calls: [Int32: Call] = [:]
  /// Frames by type, as they came.
  private(set) var frames: [UInt32] = []
  /// The last stream that the server says it takes, from every GOAWAY.
  private(set) var lastStreams: [Int32] = []
  /// The reason of the last GOAWAY.
  private(set) var goAwayError: UInt32?
  private var session: OpaquePointer!
  private var bodies: [Int32: (bytes: [UInt8], sent: Int, ends: Bool)] = [:]

  init(_ raw: RawClient, window: Int = 65_535) {
    self.raw = raw
    var callbacks: OpaquePointer!
    nghttp2_session_callbacks_new(&callbacks)
    TestHTTP2Client.register(in: callbacks)
    let userData = Unmanaged.passUnretained(self).toOpaque()
    nghttp2_session_client_new(&session, callbacks, userData)
    nghttp2_session_callbacks_del(callbacks)
    var setting = nghttp2_settings_entry(
      settings_id: Int32(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue), value: UInt32(window))
    nghttp2_submit_settings(session, 0, &setting, 1)
  }

  deinit { nghttp2_session_del(session) }

  /// A message with its prefix.
  static func frame(_ content: [UInt8], flag: UInt8 = 0) -> [UInt8] {
    [flag] + withUnsafeBytes(of: UInt32(content.count).bigEndian) { Array($0) } + content
  }

  /// Starts a call.
  /// - Parameter ends: whether the client says that the body is all.
  @discardableResult
  func call(
    _ path: String, body: [UInt8], ends: Bool = true, method: String = "POST",
    type: String = "application/grpc", _ fields: [(String, String)] = []
  ) -> Int32 {
    let all =
      [
        (":method", method), (":scheme", "http"), (":path", path), (":authority", "test"),
        ("content-type", type), ("te", "trailers"),
      ] + fields
    var provider = nghttp2_data_provider()
    provider.read_callback = { session, stream, buffer, length, flags, source, data in
      let client = Unmanaged<TestHTTP2Client>.fromOpaque(data!).takeUnretainedValue()
      return client.readBody(stream, buffer!, length, flags!)
    }
    var id: Int32 = 0
    _ = HTTP2Fields.with(all.map { (name: $0.0, value: $0.1) }) { pairs, count in
      let isEmpty = body.isEmpty && ends
      id = submit(pairs, count, isEmpty ? nil : provider)
      return 0
    }
    bodies[id] = (body, 0, ends)
    calls[id] = Call()
    return id
  }

  private func submit(
    _ fields: UnsafePointer<nghttp2_nv>, _ count: Int, _ provider: nghttp2_data_provider?
  ) -> Int32 {
    guard var provider else { return nghttp2_submit_request(session, nil, fields, count, nil, nil) }
    return nghttp2_submit_request(session, nil, fields, count, &provider, nil)
  }

  private func readBody(
    _ stream: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ length: Int,
    _ flags: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let (bytes, sent, ends) = bodies[stream]!
    let count = min(length, bytes.count - sent)
    for i in 0..<count { buffer[i] = bytes[sent + i] }
    bodies[stream]!.sent += count
    if sent + count == bytes.count {
      if ends {
        flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue
      } else if count == 0 {
        return Int(NGHTTP2_ERR_DEFERRED.rawValue)
      }
    }
    return count
  }

  /// Sends more of a call that has not ended.
  func send(_ stream: Int32, _ bytes: [UInt8], ends: Bool) {
    bodies[stream]!.bytes += bytes
    bodies[stream]!.ends = ends
    nghttp2_session_resume_data(session, stream)
  }

  /// Bytes of a call's body that were sent.
  func sent(_ stream: Int32) -> Int { bodies[stream]!.sent }

  /// Bytes that may be sent on a call's stream now.
  func window(_ stream: Int32) -> Int {
    Int(nghttp2_session_get_stream_remote_window_size(session, stream))
  }

  /// Cancels a call.
  func cancel(_ stream: Int32) {
    nghttp2_submit_rst_stream(session, 0, stream, NGHTTP2_CANCEL.rawValue)
  }

  /// Sends a ping.
  func ping() { nghttp2_submit_ping(session, 0, nil) }

  /// Sends and receives what is possible now.
  func poll() {
    raw.poll()
    let bytes = raw.takeBytes()
    if !bytes.isEmpty { _ = nghttp2_session_mem_recv(session, bytes, bytes.count) }
    while true {
      var next: UnsafePointer<UInt8>?
      let count = nghttp2_session_mem_send(session, &next)
      guard count > 0 else { break }
      raw.send(Array(UnsafeBufferPointer(start: next, count: count)))
    }
  }

  private static func register(in callbacks: OpaquePointer) {
    nghttp2_session_callbacks_set_on_header_callback(callbacks) {
      session, frame, name, nameCount, value, valueCount, flags, data in
      let client = Unmanaged<TestHTTP2Client>.fromOpaque(data!).takeUnretainedValue()
      let name = String(decoding: UnsafeBufferPointer(start: name, count: nameCount), as: UTF8.self)
      let value = String(
        decoding: UnsafeBufferPointer(start: value, count: valueCount), as: UTF8.self)
      client.calls[frame!.pointee.hd.stream_id]?.fields[name] = value
      return 0
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) {
      session, flags, stream, bytes, count, data in
      let client = Unmanaged<TestHTTP2Client>.fromOpaque(data!).takeUnretainedValue()
      client.calls[stream]?.body += UnsafeBufferPointer(start: bytes, count: count)
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { session, frame, data in
      let client = Unmanaged<TestHTTP2Client>.fromOpaque(data!).takeUnretainedValue()
      let type = UInt32(frame!.pointee.hd.type)
      client.frames.append(type)
      if type == NGHTTP2_GOAWAY.rawValue {
        client.lastStreams.append(frame!.pointee.goaway.last_stream_id)
        client.goAwayError = frame!.pointee.goaway.error_code
      }
      return 0
    }
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) {
      session, stream, error, data in
      let client = Unmanaged<TestHTTP2Client>.fromOpaque(data!).takeUnretainedValue()
      client.calls[stream]?.error = error
      return 0
    }
  }
}
