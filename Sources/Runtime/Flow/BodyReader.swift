import Schema

/// Makes validated requests of one signal of the bodies that come in.
struct BodyReader {
  private let signal: Signal
  private let loop: EventLoop
  private let keptCoding: ContentCoding?
  private let decompressor: Decompressor
  private let transcoder: JSONTranscoder

  /// - Parameter keptCoding: the coding in which bodies may stay as they are: see `Slice.form`.
  init(_ signal: Signal, on loop: EventLoop, keeping keptCoding: ContentCoding?) {
    self.signal = signal
    self.loop = loop
    self.keptCoding = keptCoding
    decompressor = loop.shared(Decompressor.self)
    transcoder = loop.shared(JSONTranscoder.self)
  }

  /// The request in a body, validated whole, with its items counted.
  /// - Parameters:
  ///   - coding: how the body is compressed.
  ///   - isJSON: whether it is OTLP/JSON rather than protobuf.
  ///   - limit: bytes that the body may have when it is decompressed.
  func read(
    _ body: consuming Slice, _ coding: ContentCoding, isJSON: Bool, limit: Int
  ) throws(BodyFault) -> Slice {
    if isJSON { return try transcode(body, coding, limit) }
    return coding == .identity ? try inspect(body) : try decompress(body, coding, limit)
  }

  /// A validated body, with its items counted.
  private func inspect(_ body: consuming Slice) throws(BodyFault) -> Slice {
    body.items = try count(body.bytes)
    return body
  }

  /// The request that a JSON body describes, with its items counted.
  private func transcode(
    _ body: consuming Slice, _ coding: ContentCoding, _ limit: Int
  ) throws(BodyFault) -> Slice {
    if coding == .identity { return try transcode(body.bytes, limit) }
    let text: Slice
    do {
      text = try decompressor.decompress(body.bytes, coding, limit: limit, into: loop.arena)
        .finish()
    } catch { throw BodyFault(answer: error.answer) }
    return try transcode(text.bytes, limit)
  }

  /// The request that a text describes, with its items counted.
  private func transcode(_ text: UnsafeRawBufferPointer, _ limit: Int) throws(BodyFault) -> Slice {
    let request: Extent
    do {
      request = try transcoder.transcode(text, signal, limit: limit, into: loop.arena)
    } catch { throw BodyFault(answer: error.answer) }
    return request.finish(items: try count(request.bytes))
  }

  /// A validated body that came compressed. It is left so where the pipeline can do with that, and it
  /// is worth it.
  private func decompress(
    _ body: consuming Slice, _ coding: ContentCoding, _ limit: Int
  ) throws(BodyFault) -> Slice {
    let plain: Extent
    do {
      plain = try decompressor.decompress(body.bytes, coding, limit: limit, into: loop.arena)
    } catch { throw BodyFault(answer: error.answer) }
    let items = try count(plain.bytes)
    guard coding == keptCoding,
      let form = decompressor.form(of: body.bytes, coding, count: plain.count)
    else { return plain.finish(items: items) }
    plain.discard()
    body.form = form
    body.items = items
    return body
  }

  /// Validates a request and counts its items.
  private func count(_ bytes: UnsafeRawBufferPointer) throws(BodyFault) -> Int {
    do { return try OTLP.inspect(signal, bytes) } catch {
      let place = "\(error.reason.message) at byte \(error.offset(in: bytes))"
      throw BodyFault(answer: .invalid("the request is not a valid OTLP message: \(place)"))
    }
  }
}

/// Why a body cannot be taken, in the words for its client.
struct BodyFault: Error {
  let answer: Answer
}

extension DecompressionError {
  /// What the client is told.
  fileprivate var answer: Answer {
    switch self {
    case .malformed, .truncated, .windowTooLarge: .invalid("\(self)")
    case .tooLarge(let limit): .tooLarge(limit: limit)
    case .outOfMemory: .refused(Refusal("\(self)"))
    }
  }
}

extension JSONError {
  /// What the client is told.
  fileprivate var answer: Answer {
    switch self {
    case .malformed: .invalid("the request is not valid OTLP/JSON: \(self)")
    case .tooLarge(let limit): .tooLarge(limit: limit)
    case .outOfMemory: .refused(Refusal("\(self)"))
    }
  }
}
