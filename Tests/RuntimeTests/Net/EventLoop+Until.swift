@testable import Runtime

extension EventLoop {
  /// Turns the loop until the condition holds; false when that takes longer than `limit`.
  func turn(until condition: () -> Bool, limit: Duration = .seconds(20)) -> Bool {
    var isOver = false
    let timer = Timer { isOver = true }
    schedule(timer, after: limit)
    defer { timer.cancel() }
    while !condition() {
      if isOver { return false }
      turn(wait: true)
    }
    return true
  }
}
