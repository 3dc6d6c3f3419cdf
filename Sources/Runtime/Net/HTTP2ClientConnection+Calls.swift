import CNghttp2

/// How calls go out and come back.
extension HTTP2ClientConnection {
  /// Whether another call may begin now.
  var hasRoom: Bool {
    guard state == .ready else { return false }
    let most = nghttp2_session_get_remote_settings(
      session, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS)
    return callCount < Int(most)
  }

  /// Begins a call. False when the connection takes none.
  func begin(_ call: any HTTP2ClientCall) -> Bool {
    guard hasRoom else { return false }
    let slot = freeSlots.popLast() ?? calls.count
    if slot == calls.count { calls.append(nil) }
    call.restart()
    var provider = nghttp2_data_provider()
    provider.read_callback = { session, stream, buffer, length, flags, source, data in
      HTTP2ClientConnection.with(data) { $0.readContent(stream, length, flags!) }
    }
    let stream = call.withFields {
      let slotData = UnsafeMutableRawPointer(bitPattern: slot + 1)
      return nghttp2_submit_request(session, nil, $0, $1, &provider, slotData)
    }
    guard stream > 0 else {
      // The numbers of streams are used up, mostly: another connection begins anew.
      freeSlots.append(slot)
      state = .draining
      events.append(.draining(GoAway(error: NGHTTP2_NO_ERROR.rawValue, isTooManyPings: false)))
      flushSoon()
      return false
    }
    calls[slot] = (call, stream)
    call.placed(on: self, slot: slot)
    scheduleKeepalive()
    flushSoon()
    return true
  }

  /// Cancels a call; its caller is told by others.
  func cancel(_ slot: Int) {
    guard let stream = calls[slot]?.stream, release(slot) != nil else { return }
    reset(stream)
    if state == .ready { events.append(.room) }
  }

  /// Resets a stream in which nobody is interested any more.
  private func reset(_ stream: Int32) {
    nghttp2_submit_rst_stream(session, 0, stream, NGHTTP2_CANCEL.rawValue)
    flushSoon()
  }

  // MARK: Content

  /// Tells the session how many bytes of a call's message come next; they follow in `sendContent`.
  private func readContent(
    _ stream: Int32, _ length: Int, _ flags: UnsafeMutablePointer<UInt32>
  ) -> Int {
    guard let slot = slot(of: stream), let call = calls[slot]?.call else {
      return Int(NGHTTP2_ERR_DEFERRED.rawValue)
    }
    let count = min(length, call.outgoing.rest)
    flags.pointee |= NGHTTP2_DATA_FLAG_NO_COPY.rawValue
    if count == call.outgoing.rest { flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue }
    return count
  }

  /// Puts a frame of content into the outbox: its head, and references to the bytes.
  func sendContent(_ stream: Int32, head: UnsafeRawBufferPointer, count: Int) -> Int32 {
    guard let slot = slot(of: stream), let call = calls[slot]?.call else {
      return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue
    }
    outbox.append(head)
    call.outgoing.move(count, to: &outbox)
    // Without a pause the session would go on for as long as the peer's windows allow.
    return outbox.count < options.writeBuffer ? 0 : NGHTTP2_ERR_PAUSE.rawValue
  }

  // MARK: Answers

  /// Takes a field of an answer.
  func takeField(_ slot: Int, _ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    guard let (call, stream) = calls[slot] else { return }
    if call.takeField(name, value, limit: options.maxHeaderBytes) { return }
    let limit = options.maxHeaderBytes
    end(slot, GRPCAnswer(.internal, "the answer's fields are larger than \(limit) bytes"))
    reset(stream)
  }

  /// Takes content of an answer.
  func takeContent(_ slot: Int, _ bytes: UnsafeRawBufferPointer) {
    guard let (call, stream) = calls[slot] else { return }
    if call.takeContent(bytes, limit: options.maxResponse) { return }
    let limit = options.maxResponse
    end(slot, GRPCAnswer(.internal, "the answer is larger than \(limit) bytes"))
    reset(stream)
  }

  /// Ends a call whose answer is complete.
  func complete(_ slot: Int) {
    guard let (call, stream) = calls[slot] else { return }
    let isWhole = call.outgoing.rest == 0
    end(slot, call.answer(on: loop, limit: options.maxResponse))
    // The peer has answered without waiting for the rest of the message.
    if !isWhole { reset(stream) }
  }

  /// Ends a call whose stream is over without a complete answer.
  func endStream(_ slot: Int, error: UInt32) {
    guard calls[slot] != nil else { return }
    if error == NGHTTP2_REFUSED_STREAM.rawValue {
      guard let call = release(slot) else { return }
      let reason =
        state == .draining ? "the peer takes no further calls" : "the peer refused the call"
      events.append(.refused(call, reason))
    } else {
      let name = String(cString: nghttp2_http2_strerror(error))
      end(slot, GRPCAnswer(GRPCStatus(streamError: error), "the peer reset the call (\(name))"))
    }
  }
}
