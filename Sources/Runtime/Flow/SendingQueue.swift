import Schema

/// What waits to be sent by an exporter, first in, first out. It is bounded in two ways: by Alloy's
/// `queue_size`, and by bytes, which also count what is under way. Whichever fills first refuses; an
/// exporter that holds nothing takes any payload, so that a large one is not refused for ever.
public final class SendingQueue {
  private let arguments: SendingQueueArguments
  private let arena: Arena
  private var waiting = Deque()
  /// What waits, in all three units.
  private var size = Load(requests: 0, items: 0, bytes: 0)
  /// Bytes that wait or are under way.
  private var held = 0
  /// The most that `held` may become, unless it was nothing.
  private let byteLimit: Int

  /// - Parameter byteLimit: bytes, uncompressed; nil is a quarter of the loop's memory.
  public init(_ arguments: SendingQueueArguments, in node: Node, byteLimit: Int? = nil) {
    self.arguments = arguments
    arena = node.loop.arena
    self.byteLimit = byteLimit ?? arena.limit / 4
    let labels = [MetricLabel("data_type", node.signal!.name)]
    node.gauge(
      "otelcol_exporter_queue_size", "Current size of the retry queue (in batches)", labels
    ) { [unowned self] in Double(units) }
    node.gauge(
      "otelcol_exporter_queue_capacity", "Fixed capacity of the retry queue (in batches)", labels
    ) { [unowned self] in Double(self.arguments.queueSize) }
    node.gauge(
      "otelcol_exporter_queue_bytes", "Bytes that wait or are being sent", labels
    ) { [unowned self] in Double(held) }
    node.gauge(
      "otelcol_exporter_queue_capacity_bytes", "Bytes that may wait or be sent at a time", labels
    ) { [unowned self] in Double(self.byteLimit) }
  }

  /// Number of payloads that wait.
  public var count: Int { size.requests }

  /// Items in the payloads that wait.
  public var items: Int { size.items }

  /// What waits, in units of the sizer.
  private var units: Int { size[arguments.sizer] }

  /// The refusal that a payload of this load would meet, or nil.
  public func refusal(for load: Load) -> Refusal? {
    if size.requests > 0, units + load[arguments.sizer] > arguments.queueSize {
      return Refusal("the sending queue is full")
    }
    if held > 0, held + load.bytes > byteLimit {
      return Refusal("the sending queue holds as many bytes as it may")
    }
    return nil
  }

  /// Adds a payload, whatever its size: ask `refusal` first.
  public func append(_ payload: Payload) {
    size.requests += 1
    size.items += payload.items
    size.bytes += payload.bytes
    held += payload.bytes
    waiting.append(payload.compacted(in: arena))
  }

  /// Takes the oldest payload. Its bytes count until `finish`.
  public func next() -> Payload? {
    guard let payload = waiting.popFirst() else { return nil }
    size.requests -= 1
    size.items -= payload.items
    size.bytes -= payload.bytes
    return payload
  }

  /// Puts a payload, or a part of one, that `next` gave in front of all others.
  public func putBack(_ payload: Payload) {
    size.requests += 1
    size.items += payload.items
    size.bytes += payload.bytes
    waiting.prepend(payload)
  }

  /// Forgets a payload that `next` gave: it was delivered, or is given up.
  public func finish(_ payload: Payload) { held -= payload.bytes }
}

extension Load {
  /// The load in a sizer's unit.
  fileprivate subscript(sizer: QueueSizer) -> Int {
    switch sizer {
    case .requests: requests
    case .items: items
    case .bytes: bytes
    }
  }
}

/// Payloads in the order they came. The front is a hole that is closed now and then.
private struct Deque {
  private var elements: [Payload?] = []
  private var head = 0

  mutating func append(_ payload: Payload) { elements.append(payload) }

  mutating func prepend(_ payload: Payload) {
    guard head > 0 else { return elements.insert(payload, at: 0) }
    head -= 1
    elements[head] = payload
  }

  mutating func popFirst() -> Payload? {
    guard head < elements.count else { return nil }
    defer {
      elements[head] = nil
      head += 1
      if head == elements.count || head > 64 && head * 2 > elements.count {
        elements.removeFirst(head)
        head = 0
      }
    }
    return elements[head]
  }
}
