/// Elements in the order they came. The front is a hole that is closed now and then.
struct Deque<Element> {
  private var elements: [Element?] = []
  private var head = 0

  /// Number of elements.
  var count: Int { elements.count - head }

  /// Whether there are none.
  var isEmpty: Bool { count == 0 }

  /// The oldest element.
  var first: Element? { head < elements.count ? elements[head] : nil }

  /// The newest element.
  var last: Element? { isEmpty ? nil : elements[elements.count - 1] }

  /// Changes the oldest element for which `isWanted` holds.
  mutating func update(_ isWanted: (Element) -> Bool, _ change: (inout Element) -> Void) {
    guard let i = index(where: isWanted) else { return }
    change(&elements[i]!)
  }

  /// Takes the oldest element for which `isWanted` holds.
  mutating func remove(_ isWanted: (Element) -> Bool) -> Element? {
    index(where: isWanted).flatMap { elements.remove(at: $0) }
  }

  /// The place of the oldest element for which `isWanted` holds.
  private func index(where isWanted: (Element) -> Bool) -> Int? {
    elements[head...].firstIndex { isWanted($0!) }
  }

  /// Adds an element behind all others.
  mutating func append(_ element: Element) { elements.append(element) }

  /// Adds an element in front of all others.
  mutating func prepend(_ element: Element) {
    guard head > 0 else { return elements.insert(element, at: 0) }
    head -= 1
    elements[head] = element
  }

  /// Takes the oldest element.
  mutating func popFirst() -> Element? {
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
