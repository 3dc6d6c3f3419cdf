import Schema

/// What became of the items that an instance of a component was given: what came in is what went out,
/// was sent back or lost, and what is held. The posts are read from counters, and from what the
/// instance holds at that moment, so that an item that was forgotten shows as a difference.
final class Account {
  /// The identifier of the component.
  let id: String
  /// The signal that is accounted for.
  let signal: Signal
  private let posts: [(name: String, read: () -> Int)]

  fileprivate init(_ id: String, _ signal: Signal, _ posts: [(name: String, read: () -> Int)]) {
    self.id = id
    self.signal = signal
    self.posts = posts
  }

  /// The posts' names and values.
  var values: [(name: String, value: Int)] { posts.map { ($0.name, $0.read()) } }
}

extension Node {
  /// Opens the instance's account for `signal`.
  func account(_ signal: Signal, _ posts: (String, () -> Int)...) {
    loop.metrics.add(Account(id, signal, posts.map { (name: $0.0, read: $0.1) }))
  }
}

/// The accounts of all loops, added up: the collector's last words about what it was given.
struct ClosingReport {
  /// One component's account for one signal.
  struct Line {
    let id: String
    let signal: Signal
    var posts: [(name: String, value: Int)]
  }

  private(set) var lines: [Line] = []

  /// Adds an account to those of the same component on other loops.
  mutating func add(_ account: Account) {
    let values = account.values
    guard
      let i = lines.firstIndex(where: { $0.id == account.id && $0.signal == account.signal })
    else {
      return lines.append(Line(id: account.id, signal: account.signal, posts: values))
    }
    for (j, post) in values.enumerated() { lines[i].posts[j].value += post.value }
  }

  /// Writes a line about every component that was given anything.
  func write(to log: Log) {
    for line in lines where line.posts.contains(where: { $0.value != 0 }) {
      let origin: [(String, any LogValue)] = [
        ("component_path", "/"), ("component_id", line.id), ("signal", line.signal.name),
      ]
      log.emit(.info, "account", origin + line.posts.map { ($0.name, $0.value) })
    }
  }
}

extension Counter {
  /// The value as accounts have it.
  var total: Int { Int(truncatingIfNeeded: value) }
}
