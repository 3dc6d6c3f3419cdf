import Glibc

/// Counts posts that threads wait for.
final class Semaphore: @unchecked Sendable {
  /// Where it lies must not change while anybody waits.
  private let state: UnsafeMutablePointer<sem_t>

  init() {
    state = .allocate(capacity: 1)
    sem_init(state, 0, 0)
  }

  // Whoever waits keeps the semaphore.
  deinit {
    sem_destroy(state)
    state.deallocate()
  }

  /// Lets one that waits go on, now or when it comes. May be called from any thread.
  func post() { sem_post(state) }

  /// Waits for a post.
  func wait() { while sem_wait(state) != 0 {} }

  /// Waits for a post, but no longer than `limit`.
  /// - Returns: whether there was one.
  func wait(for limit: Duration) -> Bool {
    var end = timespec()
    clock_gettime(CLOCK_REALTIME, &end)
    let pause = min(max(limit, .zero), .seconds(1 << 30)).nanoseconds
    let sum = Int64(end.tv_nsec) + pause
    end.tv_sec += Int(sum / 1_000_000_000)
    end.tv_nsec = Int(sum % 1_000_000_000)
    while sem_timedwait(state, &end) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }
}
