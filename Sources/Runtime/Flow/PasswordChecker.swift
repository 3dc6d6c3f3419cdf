import Synchronization

/// Checks passwords against hashes that are made to be slow, on a thread of its own, for all loops: one
/// check with bcrypt takes longer than a thousand requests.
final class PasswordChecker: LoopGroupMember, @unchecked Sendable {
  /// Checks that wait, at most.
  private static var capacity: Int { 256 }

  /// One check. Those that wait are a chain, each knowing the next; whoever takes one out of it owns it.
  private final class Job: @unchecked Sendable {
    let password: [UInt8]
    let hash: PasswordHash
    let completion: @Sendable (Bool) -> Void
    var next: Job?

    init(
      _ password: [UInt8], _ hash: PasswordHash, _ completion: @escaping @Sendable (Bool) -> Void
    ) {
      self.password = password
      self.hash = hash
      self.completion = completion
    }
  }

  private struct State {
    var first: Job?
    var last: Job?
    var count = 0
    /// Whether the thread has been started: without work there is none.
    var hasThread = false
    var isOver = false

    /// Lets a check wait behind all others.
    mutating func append(_ job: Job) {
      if let last { last.next = job } else { first = job }
      last = job
      count += 1
    }

    /// The check that has waited longest.
    mutating func popFirst() -> Job? {
      guard let job = first else { return nil }
      first = job.next
      if first == nil { last = nil }
      count -= 1
      return job
    }
  }

  private let state = Mutex(State())
  /// Counts a post for each job.
  private let wakeUp = Semaphore()

  private init() {}

  /// The checker of all loops in a group.
  static func shared(by group: LoopGroup) -> PasswordChecker {
    group.shared("passwords") { PasswordChecker() } as! PasswordChecker
  }

  /// Checks a password. May be called from any thread.
  /// - Parameter completion: is called once, on the checker's thread.
  /// - Returns: false if too much waits already; nothing is called then.
  func check(
    _ password: [UInt8], _ hash: PasswordHash, completion: @escaping @Sendable (Bool) -> Void
  ) -> Bool {
    let isTaken = state.withLock { state in
      guard state.count < PasswordChecker.capacity, !state.isOver else { return false }
      state.append(Job(password, hash, completion))
      if !state.hasThread {
        state.hasThread = true
        startDetachedThread { [self] in run() }
      }
      return true
    }
    if isTaken { wakeUp.post() }
    return isTaken
  }

  /// Ends the thread after the check that it is at.
  func end() {
    state.withLock { state in
      state.isOver = true
      while state.popFirst() != nil {}
    }
    wakeUp.post()
  }

  /// The thread.
  private func run() {
    while true {
      wakeUp.wait()
      let (job, isOver) = state.withLock { state in
        (state.popFirst(), state.isOver)
      }
      if isOver { return }
      if let job { job.completion(job.hash.accepts(job.password)) }
    }
  }
}
