import CNghttp2

/// What the session calls, and what it is told beside calls' ends.
///
/// All callbacks come from within `process` or `flush`, while the connection is alive; the user data
/// is the connection, unretained.
extension HTTP2Connection {
  /// Sets the functions that sessions call.
  static func register(in callbacks: OpaquePointer) {
    nghttp2_session_callbacks_set_on_begin_frame_callback(callbacks) { session, header, data in
      let isFine = HTTP2Connection.with(data) { $0.beginFrame(header!.pointee) }
      return isFine ? 0 : NGHTTP2_ERR_CALLBACK_FAILURE.rawValue
    }
    nghttp2_session_callbacks_set_unpack_extension_callback(callbacks) { _, _, _, _ in
      NGHTTP2_ERR_CANCEL.rawValue
    }
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { session, frame, data in
      guard frame!.isRequestHead else { return 0 }
      HTTP2Connection.with(data) { $0.beginHead(frame!.pointee.hd.stream_id) }
      return 0
    }
    nghttp2_session_callbacks_set_on_header_callback(callbacks) {
      session, frame, name, nameCount, value, valueCount, flags, data in
      guard frame!.isRequestHead else { return 0 }
      let name = UnsafeRawBufferPointer(start: name, count: nameCount)
      let value = UnsafeRawBufferPointer(start: value, count: valueCount)
      let isTaken = HTTP2Connection.with(data) { $0.takeField(name, value) }
      return isTaken ? 0 : NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue
    }
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { session, frame, data in
      let isFine = HTTP2Connection.with(data) { $0.received(frame!) }
      return isFine ? 0 : NGHTTP2_ERR_CALLBACK_FAILURE.rawValue
    }
    nghttp2_session_callbacks_set_on_frame_send_callback(callbacks) { session, frame, data in
      HTTP2Connection.with(data) { $0.sent(frame!) }
      return 0
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) {
      session, flags, stream, bytes, count, data in
      let bytes = UnsafeRawBufferPointer(start: bytes, count: count)
      HTTP2Connection.with(data) { connection in
        nghttp2_session_consume_connection(session, count)
        if let slot = connection.slot(of: stream) { connection.takeContent(slot, bytes) }
      }
      return 0
    }
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) {
      session, stream, error, data in
      HTTP2Connection.with(data) { connection in
        if let slot = connection.slot(of: stream) { connection.endStream(slot) }
      }
      return 0
    }
  }

  /// Calls `body` with the connection that a session belongs to.
  @inline(__always)
  static func with<R>(_ data: UnsafeMutableRawPointer?, _ body: (HTTP2Connection) -> R) -> R {
    // Sound: set in `makeSession`, and the connection outlives its session; the loop keeps it alive
    // while it handles an event.
    Unmanaged<HTTP2Connection>.fromOpaque(data!)._withUnsafeGuaranteedRef(body)
  }

  /// The slot of a stream, if it has one.
  func slot(of stream: Int32) -> Int? {
    let data = nghttp2_session_get_stream_user_data(session, stream)
    return data.map { Int(bitPattern: $0) - 1 }
  }

  /// Gives a stream a slot.
  func setSlot(_ slot: Int, of stream: Int32) {
    let data = UnsafeMutableRawPointer(bitPattern: slot + 1)
    nghttp2_session_set_stream_user_data(session, stream, data)
  }

  // MARK: Frames

  /// Takes notice of a frame that has arrived as a whole. False ends the connection.
  fileprivate func received(_ frame: UnsafePointer<nghttp2_frame>) -> Bool {
    let header = frame.pointee.hd
    let endsStream = UInt32(header.flags) & NGHTTP2_FLAG_END_STREAM.rawValue != 0
    hasSettings = true
    switch UInt32(header.type) {
    case NGHTTP2_HEADERS.rawValue:
      guard let slot = slot(of: header.stream_id) else { return true }
      if endsStream { streams[slot].isComplete = true }
      if frame.isRequestHead { endHead(slot) }
      if endsStream { endContent(slot) }
    case NGHTTP2_DATA.rawValue:
      guard endsStream else {
        return header.length > frame.pointee.data.padlen || pay(1)
      }
      guard let slot = slot(of: header.stream_id) else { return true }
      streams[slot].isComplete = true
      endContent(slot)
    case NGHTTP2_PING.rawValue:
      if UInt32(header.flags) & NGHTTP2_FLAG_ACK.rawValue != 0 {
        endCalls()
      } else {
        judgePing()
      }
    case NGHTTP2_GOAWAY.rawValue: leave()
    default: break
    }
    return true
  }

  /// Takes notice of a frame that is on its way out.
  fileprivate func sent(_ frame: UnsafePointer<nghttp2_frame>) {
    let header = frame.pointee.hd
    switch UInt32(header.type) {
    case NGHTTP2_HEADERS.rawValue:
      let endsStream = UInt32(header.flags) & NGHTTP2_FLAG_END_STREAM.rawValue != 0
      if endsStream { dropRest(of: header.stream_id) }
    case NGHTTP2_RST_STREAM.rawValue:
      numbers.reset(header.stream_id)
      noteReset(nghttp2_error_code(frame.pointee.rst_stream.error_code))
    default: break
    }
  }

  /// Resets a stream whose end is sent while the client still sends: the rest is not wanted. (Asked
  /// for earlier, the reset would overtake the end.)
  private func dropRest(of stream: Int32) {
    guard let slot = slot(of: stream), !streams[slot].isComplete else { return }
    nghttp2_submit_rst_stream(session, 0, stream, NGHTTP2_NO_ERROR.rawValue)
  }

  // MARK: Connection

  /// Tells the client the limits.
  func submitSettings() {
    let options = server.options
    let settings = [
      (NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, options.maxConcurrentStreams),
      (NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, options.streamWindow),
      (NGHTTP2_SETTINGS_MAX_FRAME_SIZE, HTTP2Connection.maxFrameSize),
      (NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, options.maxHeaderBytes),
      (NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1),
    ].map {
      nghttp2_settings_entry(settings_id: Int32($0.0.rawValue), value: UInt32(clamping: $0.1))
    }
    nghttp2_submit_settings(session, 0, settings, settings.count)
    nghttp2_session_set_local_window_size(session, 0, 0, Int32(clamping: options.connectionWindow))
  }

  /// The largest frame that is accepted; content is passed on as it comes, so it costs no memory.
  static var maxFrameSize: Int { 256 << 10 }

  /// Tells the client which was the last call that is taken.
  func submitGoAway() {
    let last = nghttp2_session_get_last_proc_stream_id(session)
    nghttp2_submit_goaway(session, 0, last, NGHTTP2_NO_ERROR.rawValue, nil, 0)
  }
}

extension UnsafePointer<nghttp2_frame> {
  /// Whether the frame is the head of a call, not its trailers.
  fileprivate var isRequestHead: Bool {
    UInt32(pointee.hd.type) == NGHTTP2_HEADERS.rawValue
      && pointee.headers.cat == NGHTTP2_HCAT_REQUEST
  }
}
