import Synchronization

/// Checks passwords against hashes that are made to be slow, on a thread of its own, for all loops: one
/// check with bcrypt takes longer than a thousand requests.
final class PasswordChecker: LoopGroupMember, @unchecked Sendable {
  /// Checks that wait, at most.
  private static var capacity: Int { 256 }

  /// One check. Whoever takes it out of the list owns it.
  private final class Job: @unchecked Sendable {
    let password: [UInt8]
    let hash: PasswordHash
    let completion: @Sendable (Bool) -> Void

    init(
      _ password: [UInt8], _ hash: PasswordHash, _ completion: @escaping @Sendable (Bool) -> Void
    ) {
      self.password = password
      self.hash = hash
      self.completion = completion
    }
  }

  private struct State {
    var jobs: [Job] = []
    /// Whether the thread has been started: without work there is none.
    var hasThread = false
    var isOver = false
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
      guard state.jobs.count < PasswordChecker.capacity, !state.isOver else { return false }
      state.jobs.append(Job(password, hash, completion))
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
    state.withLock {
      $0.isOver = true
      $0.jobs = []
    }
    wakeUp.post()
  }

  /// The thread.
  private func run() {
    while true {
      wakeUp.wait()
      let (job, isOver) = state.withLock { state in
        (state.jobs.isEmpty ? nil : state.jobs.removeFirst(), state.isOver)
      }
      if isOver { return }
      if let job { job.completion(job.hash.accepts(job.password)) }
    }
  }
}
