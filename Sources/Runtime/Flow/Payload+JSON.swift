extension Payload {
  /// The payload as one body in OTLP/JSON, which can be sent and nothing else.
  /// - Requires: none of its bodies is compressed.
  func json(on loop: EventLoop) -> Payload {
    guard let slice = loop.shared(JSONEncoder.self).encode(slices, signal, in: loop.arena) else {
      fatalError("no memory for a body in JSON")
    }
    return Payload(signal, slice)
  }
}
