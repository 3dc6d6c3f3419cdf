import CNghttp2

/// How a call comes in.
extension HTTP2Connection {
  /// Begins a call.
  func beginHead(_ stream: Int32) {
    // The service may have closed the connection from within a call of it.
    guard state != .closed else { return }
    let slot = Int(freeSlots.popLast() ?? UInt32(streams.count))
    if slot == streams.count { streams.append(HTTP2Stream()) }
    streams[slot].id = stream
    streams[slot].state = .head
    streams[slot].deadline = server.loop.now.advanced(by: server.timeouts.readHeader)
    watch(streams[slot].deadline)
    setSlot(slot, of: stream)
    numbers.open(stream)
    if headBytes.capacity > 4096 { headBytes.release() } else { headBytes.removeAll() }
    headFields.removeAll(keepingCapacity: true)
    method = nil
    path = nil
    headSize = 0
    headCount = 0
  }

  /// Takes a field of the arriving head. False when there is so much of it that the call is cut off.
  func takeField(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Bool {
    // Each field counts for 32 bytes more, as SETTINGS_MAX_HEADER_LIST_SIZE has it.
    headSize += name.count + value.count + 32
    headCount += 1
    guard !isHeadTooLarge else { return headSize < 8 * server.options.maxHeaderBytes }
    let start = headBytes.count
    headBytes.append(name)
    headBytes.append(value)
    let middle = start + name.count
    let field = HTTPHeaders.Field(name: start..<middle, value: middle..<(middle + value.count))
    if name.first == 0x3a {
      let text = HTTPText(name)
      if text == ":method" { method = field } else if text == ":path" { path = field }
      // Whom a call is for is metadata to gRPC's servers.
      if text == ":authority" { headFields.append(field) }
    } else {
      headFields.append(field)
    }
    return true
  }

  /// Whether the arriving head passes a limit.
  private var isHeadTooLarge: Bool {
    headSize > server.options.maxHeaderBytes || headCount > server.options.maxHeaders
  }

  /// Decides about a call whose head is there as a whole.
  func endHead(_ slot: Int) {
    server.requests += 1
    guard !isHeadTooLarge, let method else {
      return fail(
        slot, GRPCFailure(status: .resourceExhausted, message: "the metadata is too large"), 431)
    }
    // CONNECT alone has no path, and is refused for what it is.
    let path = path ?? method
    var metadata = HTTPHeaders(base: headBytes.bytes.baseAddress!)
    swap(&metadata.fields, &headFields)
    defer { swap(&metadata.fields, &headFields) }
    let request = GRPCRequestHead(
      path: metadata.text(path.value, path.valueCount), metadata: metadata)
    let methodText = metadata.text(method.value, method.valueCount)
    switch request.terms(method: methodText, encodings: server.options.encodings) {
    case .failure(let refusal): fail(slot, refusal.failure, refusal.status)
    case .success(let terms): admit(slot, request, terms)
    }
  }

  /// Asks the service about a call.
  private func admit(_ slot: Int, _ request: GRPCRequestHead, _ terms: GRPCRequestHead.Terms) {
    switch server.service.admit(request) {
    case .fail(let status, let message):
      fail(slot, GRPCFailure(status: status, message: message))
    case .message(let limit, let context):
      streams[slot].state = .receiving
      streams[slot].context = context
      streams[slot].encoding = terms.encoding
      streams[slot].message = GRPCMessageReader(limit: limit)
      let now = server.loop.now
      streams[slot].timeout = now.advanced(by: server.timeouts.read)
      if let timeout = terms.timeout {
        streams[slot].timeout = min(streams[slot].timeout, now + timeout)
      }
      awaitContent(slot)
    }
  }

  /// Moves a call's deadline on: something has come.
  private func awaitContent(_ slot: Int) {
    let stalled = server.loop.now.advanced(by: server.timeouts.stall)
    streams[slot].deadline = min(streams[slot].timeout, stalled)
    watch(streams[slot].deadline)
  }

  /// Takes bytes of a call's message.
  func takeContent(_ slot: Int, _ bytes: UnsafeRawBufferPointer) {
    guard streams[slot].state == .receiving else { return }
    var rest = bytes
    if streams[slot].message.announced == nil {
      if let failure = streams[slot].message.takePrefix(&rest) { return fail(slot, failure) }
      if let length = streams[slot].message.announced { askToEnter(slot, length, rest.count) }
    }
    if streams[slot].message.announced != nil {
      guard streams[slot].message.mayHave(rest.count) else { return fail(slot, .twoMessages) }
      let isTaken = streams[slot].message.take(
        rest, isWaiting: streams[slot].isWaiting, in: server.loop.arena)
      guard isTaken else { return runOutOfMemory(slot) }
    }
    awaitContent(slot)
    if !streams[slot].isWaiting { consume(slot, bytes.count) }
  }

  /// Asks the service whether a message may be read now, of which `arrived` bytes are there.
  private func askToEnter(_ slot: Int, _ length: Int, _ arrived: Int) {
    let isEntering = server.service.enter(
      call(slot), bytes: length, isCompressed: streams[slot].message.isCompressed,
      isHere: arrived >= length)
    if isEntering { return openWindow(slot) }
    streams[slot].isWaiting = true
    hasWaiting = true
    server.waiting += 1
  }

  /// Lets the client go on by as many bytes as have come. For a message that waits this is not done: no
  /// more than a window of it comes until then.
  private func consume(_ slot: Int, _ count: Int) {
    nghttp2_session_consume_stream(session, streams[slot].id, count)
  }

  /// The most bytes that a client may send on a stream without being told to go on.
  private static let largestWindow = 16 << 20

  /// Lets the client send a message as a whole: that there is room for it is settled.
  private func openWindow(_ slot: Int) {
    let wanted = Int32(clamping: min(streams[slot].message.announced!, Self.largestWindow))
    let id = streams[slot].id
    guard nghttp2_session_get_stream_effective_local_window_size(session, id) < wanted else {
      return
    }
    nghttp2_session_set_local_window_size(session, 0, id, wanted)
  }

  /// Notes that a call does not wait for room any more, if it did.
  func endWait(_ slot: Int) {
    guard streams[slot].isWaiting else { return }
    streams[slot].isWaiting = false
    server.waiting -= 1
  }

  /// The call in a slot, as the service knows it.
  private func call(_ slot: Int) -> GRPCCall {
    GRPCCall(
      connection: self, slot: UInt32(slot), generation: streams[slot].generation,
      context: streams[slot].context)
  }

  /// Whether a call's message is still to come, or to be read.
  func expectsMessage(of call: GRPCCall) -> Bool {
    let slot = Int(call.slot)
    return streams[slot].generation == call.generation && streams[slot].state == .receiving
  }

  /// Goes on with a call that waits for room.
  func comeIn(_ call: GRPCCall) {
    let slot = Int(call.slot)
    guard expectsMessage(of: call), streams[slot].isWaiting else { return }
    endWait(slot)
    guard streams[slot].message.endWait() else { return runOutOfMemory(slot) }
    awaitContent(slot)
    openWindow(slot)
    consume(slot, streams[slot].message.count)
    if streams[slot].isComplete { endContent(slot) }
    flushSoon()
  }

  /// Ends a call for whose message there is no memory.
  private func runOutOfMemory(_ slot: Int) {
    server.service.ranOutOfMemory(context: streams[slot].context)
    fail(slot, .outOfMemory)
  }

  /// Hands a call to the service: the client has sent everything.
  func endContent(_ slot: Int) {
    guard streams[slot].state == .receiving, !streams[slot].isWaiting else { return }
    guard streams[slot].message.isComplete else {
      let isEmpty = streams[slot].message.isEmpty
      let text = isEmpty ? "the call has no message" : "the message is incomplete"
      return fail(slot, GRPCFailure(status: .internal, message: text))
    }
    var encoding = streams[slot].encoding
    if !streams[slot].message.isCompressed {
      encoding = .identity
    } else if encoding == .identity {
      let text = "the message is marked as compressed, but no encoding is given"
      return fail(slot, GRPCFailure(status: .internal, message: text))
    }
    let message = streams[slot].message.finish()
    streams[slot].state = .handling
    streams[slot].deadline = streams[slot].timeout
    server.service.handle(call(slot), message: message, encoding: encoding)
  }

  /// Ends a call whose time is over.
  func expire(_ slot: Int) {
    switch streams[slot].state {
    case .free: break
    case .head, .answered: cancel(slot)
    case .receiving, .handling:
      let text = "the time for the call is over"
      fail(slot, GRPCFailure(status: .deadlineExceeded, message: text))
    }
  }

  /// Frees the slot of a stream that is over, whether its call had ended or not.
  func endStream(_ slot: Int) {
    guard streams[slot].state != .free else { return }
    abandon(slot)
    if openStreams == 0 { becameIdle() }
  }

  /// Frees a slot, and tells the service if it still expected something.
  func abandon(_ slot: Int) {
    let (state, context) = (streams[slot].state, streams[slot].context)
    endWait(slot)
    streams[slot].clear()
    freeSlots.append(UInt32(slot))
    if state == .receiving { server.service.abandoned(context: context) }
  }
}
