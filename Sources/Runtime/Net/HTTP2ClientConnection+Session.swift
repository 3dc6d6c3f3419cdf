import CNghttp2

/// What the session calls, and what it is told beside calls.
///
/// All callbacks come from within the connection's own calls of the session, while it is alive; the
/// user data is the connection, unretained.
extension HTTP2ClientConnection {
  /// The largest frame that is sent, if the peer allows it.
  private static var maxFrameSize: Int { 256 << 10 }

  /// Sets the functions that sessions call.
  static func register(in callbacks: OpaquePointer) {
    registerForContent(in: callbacks)
    nghttp2_session_callbacks_set_on_header_callback(callbacks) {
      session, frame, name, nameCount, value, valueCount, flags, data in
      let name = UnsafeRawBufferPointer(start: name, count: nameCount)
      let value = UnsafeRawBufferPointer(start: value, count: valueCount)
      HTTP2ClientConnection.with(data) { connection in
        guard let slot = connection.slot(of: frame!.pointee.hd.stream_id) else { return }
        connection.takeField(slot, name, value)
      }
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { session, frame, data in
      HTTP2ClientConnection.with(data) { $0.received(frame!) }
      return 0
    }
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) {
      session, stream, error, data in
      HTTP2ClientConnection.with(data) { connection in
        if let slot = connection.slot(of: stream) { connection.endStream(slot, error: error) }
      }
      return 0
    }
    nghttp2_session_callbacks_set_on_invalid_frame_recv_callback(callbacks) {
      session, frame, error, data in
      HTTP2ClientConnection.with(data) { $0.note(error) }
      return 0
    }
    nghttp2_session_callbacks_set_error_callback2(callbacks) { session, error, text, count, data in
      HTTP2ClientConnection.with(data) { $0.note(error) }
      return 0
    }
  }

  /// Sets the functions that have to do with content.
  private static func registerForContent(in callbacks: OpaquePointer) {
    nghttp2_session_callbacks_set_send_data_callback(callbacks) {
      session, frame, head, count, source, data in
      let head = UnsafeRawBufferPointer(start: head, count: 9)
      return HTTP2ClientConnection.with(data) {
        $0.sendContent(frame!.pointee.hd.stream_id, head: head, count: count)
      }
    }
    nghttp2_session_callbacks_set_data_source_read_length_callback(callbacks) {
      session, type, stream, connectionWindow, streamWindow, frameSize, data in
      min(Int(frameSize), HTTP2ClientConnection.maxFrameSize)
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) {
      session, flags, stream, bytes, count, data in
      let bytes = UnsafeRawBufferPointer(start: bytes, count: count)
      HTTP2ClientConnection.with(data) { connection in
        if let slot = connection.slot(of: stream) { connection.takeContent(slot, bytes) }
      }
      return 0
    }
  }

  /// Calls `body` with the connection that a session belongs to.
  @inline(__always)
  static func with<R>(_ data: UnsafeMutableRawPointer?, _ body: (HTTP2ClientConnection) -> R) -> R {
    // Sound: set when the session was made, and the connection outlives its session; the loop keeps
    // it alive while it handles an event.
    Unmanaged<HTTP2ClientConnection>.fromOpaque(data!)._withUnsafeGuaranteedRef(body)
  }

  /// The slot of a stream's call, if it has one.
  func slot(of stream: Int32) -> Int? {
    let data = nghttp2_session_get_stream_user_data(session, stream)
    return data.map { Int(bitPattern: $0) - 1 }
  }

  // MARK: Frames

  /// Takes notice of a frame that has arrived as a whole.
  private func received(_ frame: UnsafePointer<nghttp2_frame>) {
    let header = frame.pointee.hd
    let endsStream = UInt32(header.flags) & NGHTTP2_FLAG_END_STREAM.rawValue != 0
    switch UInt32(header.type) {
    case NGHTTP2_HEADERS.rawValue, NGHTTP2_DATA.rawValue:
      if endsStream, let slot = slot(of: header.stream_id) { complete(slot) }
    case NGHTTP2_SETTINGS.rawValue:
      if UInt32(header.flags) & NGHTTP2_FLAG_ACK.rawValue == 0 { settled() }
    case NGHTTP2_GOAWAY.rawValue: goAway(frame.pointee.goaway)
    default: break
    }
  }

  /// Takes notice of the peer's settings.
  private func settled() {
    if state == .preparing {
      state = .ready
      events.append(.ready)
    } else if state == .ready {
      events.append(.room)
    }
  }

  /// Takes no further calls, as the peer wishes. The session resets those that the peer will not
  /// begin, as refused.
  private func goAway(_ frame: nghttp2_goaway) {
    guard state == .ready || state == .preparing else { return }
    state = .draining
    let data = UnsafeRawBufferPointer(start: frame.opaque_data, count: frame.opaque_data_len)
    let isTooManyPings =
      frame.error_code == NGHTTP2_ENHANCE_YOUR_CALM.rawValue
      && data.elementsEqual("too_many_pings".utf8)
    if frame.error_code != NGHTTP2_NO_ERROR.rawValue {
      let name = String(cString: nghttp2_http2_strerror(frame.error_code))
      let text = String(decoding: data.prefix(200), as: UTF8.self)
      complaint = "the peer ended the connection (\(name)\(text.isEmpty ? "" : ": \(text)"))"
    }
    events.append(.draining(GoAway(error: frame.error_code, isTooManyPings: isTooManyPings)))
  }

  /// Notes what is wrong with what the peer sent; the session ends the connection where it has to.
  private func note(_ error: Int32) {
    guard complaint == nil else { return }
    complaint =
      error == NGHTTP2_ERR_SETTINGS_EXPECTED.rawValue
      ? "the peer does not speak HTTP/2: are host and port those of a gRPC server?"
      : "the peer broke the rules of HTTP/2 (\(String(cString: nghttp2_strerror(error))))"
  }

  // MARK: Connection

  /// Tells the peer the limits.
  func submitSettings() {
    let settings = [
      (NGHTTP2_SETTINGS_ENABLE_PUSH, 0),
      (NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, options.maxHeaderBytes),
      (NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1),
    ].map {
      nghttp2_settings_entry(settings_id: Int32($0.0.rawValue), value: UInt32(clamping: $0.1))
    }
    nghttp2_submit_settings(session, 0, settings, settings.count)
  }

  // MARK: Keep-alive

  /// Notes that the peer was heard.
  func noteLife() {
    lastHeard = loop.now
    guard awaitsPing, let keepalive else { return }
    awaitsPing = false
    loop.schedule(keepaliveTimer, after: keepalive.time)
  }

  /// Sees to it that silence is noticed.
  func scheduleKeepalive() {
    guard let keepalive, !keepaliveTimer.isScheduled, state != .closed else { return }
    guard callCount > 0 || keepalive.isWithoutCalls else { return }
    let silence = loop.now - lastHeard
    // A connection that was allowed to be silent gets the whole time from now on.
    loop.schedule(
      keepaliveTimer,
      after: silence < keepalive.time ? keepalive.time - silence : keepalive.time)
  }

  /// Asks whether the peer lives when it was silent for long enough, or gives up on it.
  func checkKeepalive() {
    guard let keepalive, state != .closed else { return }
    if awaitsPing {
      return close("the peer did not answer a keep-alive ping within \(keepalive.timeout.text)")
    }
    guard callCount > 0 || keepalive.isWithoutCalls else { return }
    guard loop.now - lastHeard >= keepalive.time else { return scheduleKeepalive() }
    awaitsPing = true
    nghttp2_submit_ping(session, 0, nil)
    loop.schedule(keepaliveTimer, after: keepalive.timeout)
    flushSoon()
  }
}
