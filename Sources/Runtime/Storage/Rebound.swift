import Schema

/// Decides when a database gives free space back to the system while it is used: once it was large, and
/// little of it is used any more.
struct Rebound: Sendable {
  /// Bytes of the database from which on free space is worth the trouble.
  let needed: Int
  /// The used bytes below which it is given back.
  let trigger: Int
  /// Pages that are given back at a time.
  private let step: Int
  /// How often sizes are looked at.
  let interval: Duration
  /// Whether the database was large since space was given back the last time.
  private var isNeeded = false
  /// When to look at sizes again.
  private var nextLook: Instant?
  /// The free bytes before space was given back the last time.
  private var lastFree = 0

  /// - Parameter pages: given back at a time; 0 is as many as may be. What moves goes through the log,
  ///   which is to stay small.
  init(needed: Int, trigger: Int, pages: Int, interval: Duration) {
    self.needed = needed
    self.trigger = trigger
    self.interval = interval
    step = pages > 0 ? min(pages, Rebound.mostPages) : Rebound.mostPages
  }

  /// As many pages as the log takes before it is copied to the database.
  private static var mostPages: Int { 256 }

  /// The pages to give back now; nil when there are none to, or it is not time to look.
  /// - Parameter sizes: bytes of the database, and those of them that are free.
  mutating func pages(at now: Instant, sizes: () -> (all: Int, free: Int)?) -> Int? {
    if let nextLook, now < nextLook { return nil }
    guard let (all, free) = sizes() else {
      postpone(at: now)
      return nil
    }
    if all >= needed { isNeeded = true }
    if free == 0, all < needed { isNeeded = false }
    // Where the last attempt changed nothing, the next one would not either.
    let isStuck = free == lastFree
    lastFree = 0
    guard isNeeded, all - free < trigger, free > 0, !isStuck else {
      postpone(at: now)
      return nil
    }
    lastFree = free
    return step
  }

  /// Leaves sizes alone for a while.
  mutating func postpone(at now: Instant) { nextLook = now + interval }

  /// How long until there may be something to do.
  func pause(at now: Instant) -> Duration {
    guard let nextLook, nextLook > now else { return .zero }
    return nextLook - now
  }
}
