import Frontend
import Schema

/// Components and what flows between them: the program that passes improve and back ends read.
///
/// The graph owns nodes and edges, which are named by typed integers. Iteration is in order of
/// creation, which starts out as file order, so everything computed from a graph is deterministic.
public struct Graph: Sendable {
  /// The nodes by identity; nil where one was removed.
  private var nodeSlots: [Node?] = []
  /// The edges by identity; nil where one was removed.
  private var edgeSlots: [Edge?] = []
  /// For every node slot, the edges that end there, in order of creation.
  private var incoming: [[Edge.ID]] = []
  /// For every node slot, the edges that start there, in order of creation.
  private var outgoing: [[Edge.ID]] = []
  /// The blocks that configure the collector itself, for instance `logging`.
  public var configuration: [CheckedBlock]

  public init(configuration: [CheckedBlock] = []) {
    self.configuration = configuration
  }
}

// Looking.
extension Graph {
  /// The nodes, in order of creation.
  public var ids: [Node.ID] {
    nodeSlots.indices.filter { nodeSlots[$0] != nil }.map(Node.ID.init)
  }

  /// The edges, in order of creation.
  public var edgeIDs: [Edge.ID] {
    edgeSlots.indices.filter { edgeSlots[$0] != nil }.map(Edge.ID.init)
  }

  /// The node `id`.
  /// - Requires: the graph contains it.
  public subscript(id: Node.ID) -> Node {
    get {
      guard let node = nodeSlots[id.rawValue] else { preconditionFailure("the node was removed") }
      return node
    }
    set {
      precondition(contains(id), "the node was removed")
      nodeSlots[id.rawValue] = newValue
    }
  }

  /// The edge `id`.
  /// - Requires: the graph contains it.
  public subscript(id: Edge.ID) -> Edge {
    guard let edge = edgeSlots[id.rawValue] else { preconditionFailure("the edge was removed") }
    return edge
  }

  /// Whether the node is there.
  public func contains(_ id: Node.ID) -> Bool {
    nodeSlots.indices.contains(id.rawValue) && nodeSlots[id.rawValue] != nil
  }

  /// Whether the edge is there.
  public func contains(_ id: Edge.ID) -> Bool {
    edgeSlots.indices.contains(id.rawValue) && edgeSlots[id.rawValue] != nil
  }

  /// The edges that end at `node`, in order of creation.
  public func inputs(of node: Node.ID) -> [Edge.ID] { incoming[node.rawValue] }

  /// The data edges of `signal` that end at `node`.
  public func inputs(of node: Node.ID, _ signal: Signal) -> [Edge.ID] {
    inputs(of: node).filter { self[$0].signal == signal }
  }

  /// The edges that start at `node`, in order of creation: that of the `output` block.
  public func outputs(of node: Node.ID) -> [Edge.ID] { outgoing[node.rawValue] }

  /// The data edges of `signal` that start at `node`.
  public func outputs(of node: Node.ID, _ signal: Signal) -> [Edge.ID] {
    outputs(of: node).filter { self[$0].signal == signal }
  }

  /// The nodes that send `signal` to `node`, each once.
  public func predecessors(of node: Node.ID, _ signal: Signal) -> [Node.ID] {
    inputs(of: node, signal).map { self[$0].source }.withoutRepetitions
  }

  /// The nodes that `node` sends `signal` to, each once.
  public func successors(of node: Node.ID, _ signal: Signal) -> [Node.ID] {
    outputs(of: node, signal).map { self[$0].target }.withoutRepetitions
  }
}

// Editing: passes change a graph only through these and by assigning to a node.
extension Graph {
  /// Adds a node without edges.
  @discardableResult
  public mutating func add(_ node: Node) -> Node.ID {
    nodeSlots.append(node)
    incoming.append([])
    outgoing.append([])
    return Node.ID(rawValue: nodeSlots.count - 1)
  }

  /// Adds an edge.
  /// - Requires: the graph contains both ends.
  @discardableResult
  public mutating func add(_ edge: Edge) -> Edge.ID {
    precondition(contains(edge.source) && contains(edge.target), "an edge needs both ends")
    edgeSlots.append(edge)
    let id = Edge.ID(rawValue: edgeSlots.count - 1)
    outgoing[edge.source.rawValue].append(id)
    incoming[edge.target.rawValue].append(id)
    return id
  }

  /// Removes a node and all its edges.
  public mutating func remove(_ id: Node.ID) {
    for edge in inputs(of: id) + outputs(of: id) where contains(edge) { remove(edge) }
    nodeSlots[id.rawValue] = nil
  }

  /// Removes an edge.
  public mutating func remove(_ id: Edge.ID) {
    outgoing[self[id].source.rawValue].removeAll { $0 == id }
    incoming[self[id].target.rawValue].removeAll { $0 == id }
    edgeSlots[id.rawValue] = nil
  }

  /// Lets an edge end at another node; its place among the edges of its source stays.
  public mutating func redirect(_ id: Edge.ID, to target: Node.ID) {
    precondition(contains(target), "an edge needs both ends")
    incoming[self[id].target.rawValue].removeAll { $0 == id }
    incoming[target.rawValue].insertSorted(id)
    edgeSlots[id.rawValue]?.target = target
  }

  /// Lets an edge start at another node.
  public mutating func redirect(_ id: Edge.ID, from source: Node.ID) {
    precondition(contains(source), "an edge needs both ends")
    outgoing[self[id].source.rawValue].removeAll { $0 == id }
    outgoing[source.rawValue].insertSorted(id)
    edgeSlots[id.rawValue]?.source = source
  }

  /// Says what an edge's target must see.
  public mutating func setDemand(_ demand: Demand?, of id: Edge.ID) {
    precondition(contains(id), "the edge was removed")
    edgeSlots[id.rawValue]?.demand = demand
  }

  /// Removes a node, connecting what sent to it with what it sent to, signal by signal. Value edges of
  /// the node go with it.
  public mutating func splice(_ id: Node.ID) {
    for input in inputs(of: id) {
      guard let signal = self[input].signal else { continue }
      let targets = outputs(of: id, signal).map { self[$0].target }
      guard let first = targets.first else { continue }
      redirect(input, to: first)
      setDemand(nil, of: input)
      for target in targets.dropFirst() {
        var edge = self[input]
        edge.target = target
        add(edge)
      }
    }
    remove(id)
  }
}

extension Array where Element: Comparable {
  /// Inserts an element where a rising order wants it.
  fileprivate mutating func insertSorted(_ element: Element) {
    insert(element, at: firstIndex { $0 > element } ?? endIndex)
  }
}

extension Array where Element: Hashable {
  /// The elements, each at its first place only.
  fileprivate var withoutRepetitions: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
