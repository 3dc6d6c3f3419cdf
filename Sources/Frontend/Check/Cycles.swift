/// Finds components that depend on themselves.
struct CycleFinder {
  private let declarations: Declarations
  /// For every component, the references that its expressions hold.
  private var references: [[Reference]]
  /// Whether a component was visited, and when.
  private var order: [Int?]
  /// The earliest visited component that a component leads back to.
  private var low: [Int]
  /// The components that are visited and not yet given to a group.
  private var open: [Int] = []
  /// Whether a component is in `open`.
  private var isOpen: [Bool]
  private var count = 0
  /// The groups of components that lead to each other.
  private var groups: [[Int]] = []

  /// Reports every group of components that depend on each other, and those that name themselves.
  static func report(
    _ references: [Reference], _ declarations: Declarations, _ log: inout DiagnosticSet
  ) {
    var finder = CycleFinder(references, declarations)
    for index in declarations.components.indices where finder.order[index] == nil {
      finder.visit(index)
    }
    for reference in references where reference.source == reference.target {
      log.report(.selfReference(declarations.components[reference.target], reference))
    }
    for group in finder.groups where group.count > 1 {
      let path = finder.shortestCycle(through: group.min()!, in: Set(group))
      log.report(.cycle(path, of: group, declarations))
    }
  }

  private init(_ references: [Reference], _ declarations: Declarations) {
    self.declarations = declarations
    let count = declarations.components.count
    self.references = Array(repeating: [], count: count)
    for reference in references {
      guard let source = reference.source, source != reference.target else { continue }
      self.references[source].append(reference)
    }
    order = Array(repeating: nil, count: count)
    low = Array(repeating: 0, count: count)
    isOpen = Array(repeating: false, count: count)
  }

  /// Visits a component and all that it leads to, with a stack of its own: chains may be long.
  private mutating func visit(_ first: Int) {
    var stack = [(node: first, next: 0)]
    enter(first)
    while let (node, next) = stack.last {
      if next < references[node].count {
        stack[stack.count - 1].next += 1
        let target = references[node][next].target
        if order[target] == nil {
          enter(target)
          stack.append((target, 0))
        } else if isOpen[target] {
          low[node] = min(low[node], order[target]!)
        }
      } else {
        stack.removeLast()
        if let parent = stack.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] == order[node] { close(node) }
      }
    }
  }

  /// Notes that a component is visited.
  private mutating func enter(_ node: Int) {
    order[node] = count
    low[node] = count
    count += 1
    open.append(node)
    isOpen[node] = true
  }

  /// Makes a group of the components that were visited since `node`.
  private mutating func close(_ node: Int) {
    let start = open.lastIndex(of: node)!
    let group = Array(open[start...])
    open.removeSubrange(start...)
    for member in group { isOpen[member] = false }
    groups.append(group)
  }

  /// The shortest way from a component back to itself inside its group.
  private func shortestCycle(through first: Int, in group: Set<Int>) -> [Reference] {
    var way: [Int: Reference] = [:]
    var wave = [first]
    while !wave.isEmpty {
      var next: [Int] = []
      for reference in wave.flatMap({ references[$0] }) where group.contains(reference.target) {
        guard way[reference.target] == nil else { continue }
        way[reference.target] = reference
        if reference.target == first { return path(to: first, way) }
        next.append(reference.target)
      }
      wave = next
    }
    return []
  }

  /// The references that lead from a component back to itself, given the one that reached each.
  private func path(to last: Int, _ way: [Int: Reference]) -> [Reference] {
    var path: [Reference] = []
    var node = last
    repeat {
      let reference = way[node]!
      path.append(reference)
      node = reference.source!
    } while node != last
    return path.reversed()
  }
}

extension Diagnostic {
  /// A component names itself.
  fileprivate static func selfReference(
    _ component: Declarations.Component, _ reference: Reference
  ) -> Self {
    .error(
      "cannot reference self", at: reference.range,
      notes: [Note("'\(component.name)' starts here", at: component.block.header)])
  }

  /// Components depend on each other.
  fileprivate static func cycle(
    _ path: [Reference], of group: [Int], _ declarations: Declarations
  ) -> Self {
    let names = declarations.components.map(\.name)
    let members = group.map { names[$0] }.sorted().joined(separator: ", ")
    let notes = path.map { reference in
      Note("\(names[reference.source!]) → \(names[reference.target])", at: reference.range)
    }
    return .error(
      "cycle detected: \(members)", at: declarations.components[group.min()!].block.header,
      notes: notes)
  }
}
