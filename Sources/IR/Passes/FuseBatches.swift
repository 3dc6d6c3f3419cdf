import Frontend
import Schema
import Values

extension Pass {
  /// Merges a batcher with the batcher right behind it, and removes one before a stage that makes
  /// payloads of its own anyway.
  ///
  /// Two batchers merge only where one sends to nobody else and the other receives from nobody else, and
  /// only if all they are told apart from how much they wait for is the same.
  public static let fuseBatches = Pass("fuse-batches") { graph, _ in
    for id in graph.topologicalOrder where graph[id].isBatcher {
      guard let next = graph.onlySuccessor(of: id) else { continue }
      if let settings = graph.mergedSettings(of: id, next) {
        graph[next].absorbed = graph[id].absorbed + [graph[id].name] + graph[next].absorbed
        settings.store(in: &graph[next])
        graph.splice(id)
      } else if graph[next].regroups, graph[id].batchSettings != nil {
        graph.splice(id)
      }
    }
  }
}

extension Node {
  /// Whether the node does nothing but to collect records into larger payloads.
  fileprivate var isBatcher: Bool { traits.isSuperset(of: [.buffers, .mergesWithItself]) }

  /// Whether payloads leave the node in another grouping than they came, whatever that was.
  fileprivate var regroups: Bool {
    guard case .stage = shape else { return false }
    return traits.contains(.buffers)
      && traits.isDisjoint(with: [.observesBatches, .mergesWithItself])
  }

  /// What the node waits for; nil if that is not known now, or the node does more than wait.
  fileprivate var batchSettings: BatchSettings? {
    let others = arguments.attributes.filter { binding.body.attribute(named: $0.name)?.role == nil }
    return others.isEmpty && arguments.blocks.isEmpty ? BatchSettings(of: self) : nil
  }
}

extension Graph {
  /// The one node that all telemetry of a node goes to, once for each signal; nil if there are several.
  fileprivate func onlySuccessor(of id: Node.ID) -> Node.ID? {
    let signals = outputs(of: id).compactMap { self[$0].signal }
    guard let target = outputs(of: id).first.map({ self[$0].target }),
      outputs(of: id).allSatisfy({ self[$0].target == target }),
      Set(signals).count == signals.count, signals.count == outputs(of: id).count
    else { return nil }
    return target
  }

  /// What one batcher would have to wait for to do the work of two; nil if it could not.
  fileprivate func mergedSettings(of first: Node.ID, _ second: Node.ID) -> BatchSettings? {
    let (a, b) = (self[first], self[second])
    guard b.isBatcher, a.binding.component == b.binding.component,
      inputs(of: second).allSatisfy({ self[$0].source == first }),
      a.arguments.givesSame(
        as: b.arguments, except: a.binding.body.attributes.filter { $0.role != nil })
    else { return nil }
    return BatchSettings(of: a).flatMap { a in
      BatchSettings(of: b).flatMap { b in a.followed(by: b) }
    }
  }
}

/// What a batcher waits for.
private struct BatchSettings: Equatable {
  /// The longest time that a record waits; zero if nothing waits.
  var delay: Duration
  /// The number of records that leaves without waiting.
  var target: UInt64
  /// The largest number of records that leaves together; 0 if there is none.
  var limit: UInt64

  /// Reads what a node's arguments say; nil if they are not constant, or make no sense.
  init?(of node: Node) {
    guard let delay = node.constant(.batchDelay).flatMap({ try? Duration($0) }), delay >= .zero,
      let target = node.constant(.batchTarget).flatMap({ try? $0.number() }),
      let limit = node.constant(.batchLimit).flatMap({ try? $0.number() }),
      target.int64 > 0, limit.int64 >= 0
    else { return nil }
    self.init(delay: delay, target: target.uint64, limit: limit.uint64)
  }

  private init(delay: Duration, target: UInt64, limit: UInt64) {
    self.delay = delay
    self.target = target
    self.limit = limit
  }

  /// Whether records leave at once: the target then has no meaning.
  private var isImmediate: Bool { delay == .zero }

  /// What one batcher waits for that keeps all promises of this one and `next` behind it: no record
  /// waits longer than in both; under load, payloads are as large as the larger target makes them; none
  /// exceeds the limit of `next`, or what `next` would make of payloads cut to the limit of this one.
  ///
  /// - A delay of zero sends at once, so the other's delay and target stay, and only the limit adds.
  /// - Payloads of the first that reach the target of the second pass it at once, so the larger target
  ///   counts; the second cuts them to its limit, so its limit bounds the target.
  /// - The smaller limit counts, but never below the target: the second joins small payloads again.
  func followed(by next: BatchSettings) -> BatchSettings? {
    let delay = delay + next.delay
    guard delay <= .nanoseconds(Int64.max) else { return nil }
    var target = max(isImmediate ? 0 : self.target, next.isImmediate ? 0 : next.target)
    if target == 0 { target = next.target }
    if next.limit > 0 { target = min(target, next.limit) }
    let limits = [limit, next.limit].filter { $0 > 0 }
    let limit = limits.min().map { max($0, delay == .zero ? 0 : target) } ?? 0
    if limit > 0 { target = min(target, limit) }
    return BatchSettings(delay: delay, target: target, limit: limit)
  }

  /// Writes the settings into a node's arguments, where they differ from what is there.
  func store(in node: inout Node) {
    guard let old = BatchSettings(of: node) else { return }
    if delay != old.delay { node.set(.batchDelay, to: .string(delay.text)) }
    if target != old.target { node.set(.batchTarget, to: .number(.unsigned(target))) }
    if limit != old.limit { node.set(.batchLimit, to: .number(.unsigned(limit))) }
  }
}

extension Node {
  /// The name of the attribute that has a role.
  private func attribute(_ role: AttributeRole) -> String? {
    binding.body.attributes.first { $0.role == role }?.name
  }

  /// The value of the attribute that has a role, given or by default, if it is known now.
  fileprivate func constant(_ role: AttributeRole) -> Value? {
    guard let name = attribute(role) else { return nil }
    guard let given = arguments.attribute(named: name) else {
      return descriptor.body.attribute(named: name)?.defaultValue
    }
    if case .constant(let value) = given.value { return value } else { return nil }
  }

  /// Sets the attribute that has a role.
  fileprivate mutating func set(_ role: AttributeRole, to value: Value) {
    guard let name = attribute(role), let known = descriptor.body.attribute(named: name) else {
      return
    }
    arguments.set(name, kind: known.kind, to: value)
  }
}

extension CheckedBlock {
  /// Whether the bodies of two blocks give the same constants, apart from some attributes.
  fileprivate func givesSame(
    as other: CheckedBlock, except ignored: [AttributeBinding] = []
  ) -> Bool {
    let names = Set(ignored.map(\.name))
    let mine = attributes.filter { !names.contains($0.name) }.sorted { $0.name < $1.name }
    let theirs = other.attributes.filter { !names.contains($0.name) }
      .sorted { $0.name < $1.name }
    return mine.count == theirs.count && blocks.count == other.blocks.count
      && zip(mine, theirs).allSatisfy { $0.isAlike($1) }
      && zip(blocks, other.blocks).allSatisfy { mine, theirs in
        mine.name == theirs.name && mine.label == theirs.label && mine.givesSame(as: theirs)
      }
  }
}

extension CheckedAttribute {
  /// Whether two attributes are the same constant.
  fileprivate func isAlike(_ other: CheckedAttribute) -> Bool {
    guard case .constant(let mine) = value, case .constant(let theirs) = other.value else {
      return false
    }
    return name == other.name && mine.isEqual(to: theirs)
  }
}
