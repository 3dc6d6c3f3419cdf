import CNghttp2

/// Clients that break the rules, and those that wear the server out while they keep them: the
/// connection ends, and the client is told why.
extension HTTP2Connection {
  /// What a stream costs that is reset: a head was read for nothing.
  private static let resetPrice = 10

  /// Looks at a frame's header before the session takes the frame. False ends the connection.
  func beginFrame(_ header: nghttp2_frame_hd) -> Bool {
    switch UInt32(header.type) {
    case NGHTTP2_DATA.rawValue: return true
    case NGHTTP2_HEADERS.rawValue:
      // The session passes over heads of streams that it has forgotten.
      guard slot(of: header.stream_id) == nil,
        let error = numbers.error(ofHeadOn: header.stream_id)
      else { return true }
      return blame(error)
    case NGHTTP2_CONTINUATION.rawValue:
      // The session checks the size of all frames but these.
      return header.length <= HTTP2Connection.maxFrameSize || blame(NGHTTP2_FRAME_SIZE_ERROR)
    case NGHTTP2_PRIORITY.rawValue where header.stream_id == 0:
      // Priorities are not used, so the session passes over them.
      return blame(NGHTTP2_PROTOCOL_ERROR)
    case NGHTTP2_RST_STREAM.rawValue: return pay(HTTP2Connection.resetPrice)
    default: return pay(1)
    }
  }

  /// Takes the price of something without use from what the client has earned. False when it cannot
  /// pay, which ends the connection.
  func pay(_ price: Int) -> Bool {
    flood.pay(price, now: server.loop.now) || blame(NGHTTP2_ENHANCE_YOUR_CALM)
  }

  /// Notes why the connection ends. Always false.
  private func blame(_ code: nghttp2_error_code) -> Bool {
    if violation == nil, code == NGHTTP2_ENHANCE_YOUR_CALM { server.floods += 1 }
    violation = violation ?? code
    return false
  }

  /// Notes that a stream was reset, which a client can bring about as well as do itself.
  func noteReset(_ code: nghttp2_error_code) {
    switch code {
    case NGHTTP2_NO_ERROR, NGHTTP2_CANCEL: return
    case NGHTTP2_FLOW_CONTROL_ERROR:
      // It may stem from the settings, and is an error of the connection then.
      _ = blame(code)
    case NGHTTP2_REFUSED_STREAM: _ = pay(1)
    default: _ = pay(HTTP2Connection.resetPrice)
    }
    if let violation { terminate(violation) }
  }

  /// Ends the connection because the session has failed, or was told to.
  func end(after error: Int) {
    switch Int32(truncatingIfNeeded: error) {
    case NGHTTP2_ERR_BAD_CLIENT_MAGIC.rawValue: _ = blame(NGHTTP2_PROTOCOL_ERROR)
    case NGHTTP2_ERR_FLOODED.rawValue, NGHTTP2_ERR_TOO_MANY_CONTINUATIONS.rawValue:
      _ = blame(NGHTTP2_ENHANCE_YOUR_CALM)
    default: _ = blame(NGHTTP2_INTERNAL_ERROR)
    }
    terminate(violation!)
  }

  /// Has the session say why the connection ends; the flush that follows ends it.
  private func terminate(_ code: nghttp2_error_code) {
    state = .draining
    nghttp2_session_terminate_session(session, code.rawValue)
  }
}
