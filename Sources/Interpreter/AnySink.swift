import Runtime

/// A sink whose type is known only at run time: what the interpreter wires with.
struct AnySink: Sink {
  private let sink: any Sink

  init(_ sink: any Sink) { self.sink = (sink as? AnySink)?.sink ?? sink }

  func refusal(for load: Load) -> Refusal? { sink.refusal(for: load) }

  func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
    sink.accept(payload, receipt)
  }

  var isDiscard: Bool { sink.isDiscard }

  var keptCoding: ContentCoding? { sink.keptCoding }

  var byteLimit: Int { sink.byteLimit }

  var isDurable: Bool { sink.isDurable }
}
