import Schema

/// How telemetry looks in a file.
struct FileFormat: Sendable {
  /// OTLP/JSON, or else protobuf.
  var isJSON: Bool
  /// How messages are compressed, each by itself.
  var compression: Compression
  /// The attribute of resources that names the group; nil when there are no groups.
  var groupAttribute: String?

  /// Whether messages begin with their length: lines are for text only.
  var isFramed: Bool { !isJSON || compression.coding != .identity }
}

/// One loop's way into files, for one signal. A payload is pending until its bytes are with the system,
/// and refused when they cannot be written. Every payload becomes one message, or one for each group.
/// Its tables are touched on its loop only; the writer's thread is given plain data.
final class FileOutlet: Drainable, @unchecked Sendable {
  private let writer: FileWriter
  private let format: FileFormat
  private let node: Node
  private let metrics: ExporterMetrics
  private let log: LimitedLog
  /// What is being written, by number: the thread reads the bytes where they are.
  private var writing: [Int: (ContiguousArray<Slice>, JointOutcome)] = [:]
  private var last = 0
  /// Bytes that are being written.
  private var held = 0
  /// Items whose outcome is open.
  private var heldItems = 0
  /// The most that `held` may become, unless it was nothing.
  private let limit: Int

  init(_ writer: FileWriter, _ format: FileFormat, in node: Node) {
    self.writer = writer
    self.format = format
    self.node = node
    metrics = ExporterMetrics(node)
    log = node.limitedLog(every: .seconds(10))
    limit = node.loop.arena.limit / 4
    node.loop.register(self)
    metrics.openAccount(node) { [unowned self] in heldItems }
  }

  /// The refusal that a payload of this load would meet now, or nil.
  func refusal(for load: Load) -> Refusal? {
    held > 0 && held + load.bytes > limit
      ? Refusal("the file is not written as fast as telemetry comes", isMomentary: true) : nil
  }

  /// Takes a payload that would not be refused.
  func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
    let receipts = node.loop.receipts
    let items = payload.items
    metrics.taken.add(items)
    heldItems += items
    let outcome = JointOutcome { [self] outcome in
      count(outcome, items)
      receipts.settle(receipt, outcome)
    }
    // One part is this call's own, so that nothing ends before all parts are known.
    if let attribute = format.groupAttribute {
      for group in payload.groups(by: attribute) {
        outcome.split()
        write(group.payload, group.name, outcome)
      }
    } else {
      outcome.split()
      write(payload, nil, outcome)
    }
    node.loop.afterTurn { outcome.end(.accepted) }
    return .pending
  }

  /// Counts what became of `items` items that were taken.
  private func count(_ outcome: Outcome, _ items: Int) {
    heldItems -= items
    switch outcome {
    case .accepted: metrics.sent.add(items)
    case .rejected(let rejection):
      metrics.sent.add(items - rejection.items)
      metrics.fail(rejection.items, .withoutGroup, isTold: false)
    case .refused: metrics.fail(items, .notWritten, isTold: true)
    }
  }

  /// Has a part of a payload written.
  private func write(_ payload: Payload, _ group: String?, _ outcome: JointOutcome) {
    if let attribute = format.groupAttribute, group?.isEmpty ?? true {
      return reject(payload, "its resource has no usable attribute '\(attribute)'", outcome)
    }
    let loop = node.loop
    let slices = encode(payload)
    last += 1
    let number = last
    writing[number] = (slices, outcome)
    held += payload.bytes
    let bytes = payload.bytes
    let message = FileMessage(
      slices.map(\.bytes), group: group, isFramed: format.isFramed
    ) { [self] error in
      loop.post { self.written(number, bytes, error) }
    }
    writer.write(message)
  }

  /// The form in which a payload is written.
  private func encode(_ payload: Payload) -> ContiguousArray<Slice> {
    let loop = node.loop
    let plain = format.isJSON ? payload.json(on: loop) : payload
    switch plain.body(format.compression, on: loop) {
    case .none: return []
    case .slices(let slices): return slices
    case .bytes(let bytes):
      guard var extent = loop.arena.extent(capacity: bytes.count, mayExceed: true) else {
        fatalError("no memory for a compressed message")
      }
      _ = bytes.withUnsafeBytes { extent.append($0, in: loop.arena) }
      return [extent.finish()]
    }
  }

  /// Goes on after a message was written, or could not be.
  private func written(_ number: Int, _ bytes: Int, _ error: FileError?) {
    guard let (_, outcome) = writing.removeValue(forKey: number) else { return }
    held -= bytes
    guard let error else { return outcome.end(.accepted) }
    log.write(.warn, "a file cannot be written, senders are refused", ("error", "\(error)"))
    outcome.end(.refused(Refusal("\(error)")))
  }

  /// Gives up a part of a payload that has no place.
  private func reject(_ payload: Payload, _ reason: String, _ outcome: JointOutcome) {
    log.write(
      .error, "exporting failed, dropping data", ("error", reason),
      ("dropped_items", "\(payload.items)"))
    // After the call has returned.
    node.loop.afterTurn { outcome.end(.rejected(Rejection(reason, items: payload.items))) }
  }

  // MARK: Drainable

  func drain() {}

  var isDrained: Bool { writing.isEmpty }

  var leftover: String { "\(node.id): \(writing.count) messages are not written yet" }
}
