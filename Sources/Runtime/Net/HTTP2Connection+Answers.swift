import CNghttp2

/// How a call ends.
extension HTTP2Connection {
  /// A message without content: nearly all answers.
  private static let emptyAnswer: [UInt8] = [0, 0, 0, 0, 0]

  /// Whether the call still waits for its end.
  func isOpen(_ call: GRPCCall) -> Bool {
    let slot = Int(call.slot)
    return streams[slot].generation == call.generation
      && (streams[slot].state == .handling || streams[slot].isWaiting)
  }

  /// Ends a call with a message.
  func finish(_ call: GRPCCall, _ message: [UInt8]) {
    guard isOpen(call) else { return }
    let slot = Int(call.slot)
    streams[slot].answer = message.isEmpty ? HTTP2Connection.emptyAnswer : message.prefixed
    streams[slot].sent = 0
    markAnswered(slot)
    flood.reward()
    var provider = nghttp2_data_provider()
    provider.read_callback = { session, stream, buffer, length, flags, source, data in
      let room = UnsafeMutableRawBufferPointer(start: buffer, count: length)
      return HTTP2Connection.with(data) { $0.readAnswer(stream, into: room, flags!) }
    }
    let result = server.fields.withHead {
      nghttp2_submit_response(session, streams[slot].id, $0, $1, &provider)
    }
    if result != 0 { cancel(slot) }
    flushSoon()
  }

  /// Ends a call with an error.
  func fail(_ call: GRPCCall, _ status: GRPCStatus, _ message: String, _ retryAfter: Duration?) {
    guard isOpen(call) else { return }
    flood.reward()
    fail(
      Int(call.slot), GRPCFailure(status: status, message: message, retryAfter: retryAfter))
  }

  /// Ends a call with an error, whatever its state.
  func fail(_ slot: Int, _ failure: GRPCFailure, _ httpStatus: Int = 200) {
    let wasReceiving = streams[slot].state == .receiving
    let context = streams[slot].context
    streams[slot].message = GRPCMessageReader(limit: 0)
    markAnswered(slot)
    let trailers = GRPCTrailers(
      failure, httpStatus: httpStatus, encodings: server.acceptedEncodings)
    let result = HTTP2Fields.with(trailers.fields) {
      nghttp2_submit_response(session, streams[slot].id, $0, $1, nil)
    }
    if result != 0 { cancel(slot) }
    if wasReceiving { server.service.abandoned(context: context) }
    flushSoon()
  }

  /// Resets a call's stream.
  func cancel(_ slot: Int) {
    markAnswered(slot)
    nghttp2_submit_rst_stream(session, 0, streams[slot].id, NGHTTP2_CANCEL.rawValue)
    flushSoon()
  }

  /// Notes that a call's end is on its way out.
  private func markAnswered(_ slot: Int) {
    streams[slot].state = .answered
    endWait(slot)
    pings.noteAnswer()
    streams[slot].deadline = server.loop.now.advanced(by: server.timeouts.write)
    watch(streams[slot].deadline)
  }

  /// Copies the next part of an answer, and has the trailers follow the last.
  fileprivate func readAnswer(
    _ stream: Int32, into room: UnsafeMutableRawBufferPointer, _ flags: UnsafeMutablePointer<UInt32>
  ) -> Int {
    guard let slot = slot(of: stream) else { return Int(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue) }
    let sent = streams[slot].sent
    let count = min(streams[slot].answer.count - sent, room.count)
    streams[slot].answer.withUnsafeBytes { room.copyBytes(from: $0[sent..<(sent + count)]) }
    streams[slot].sent += count
    if streams[slot].sent == streams[slot].answer.count {
      flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue | NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
      _ = server.fields.withTrailers { nghttp2_submit_trailer(session, stream, $0, $1) }
    }
    return count
  }
}

extension [UInt8] {
  /// An uncompressed message with its prefix.
  fileprivate var prefixed: [UInt8] {
    [0] + Swift.withUnsafeBytes(of: UInt32(count).bigEndian) { Array($0) } + self
  }
}
