import CCompression
import Schema
import Synchronization

/// Records in a SQLite database, written and read by a thread of its own. All that is asked while a
/// transaction is being committed goes into the next one, so the more is written, the less a record
/// costs. One sequence of numbers runs over all queues and loops.
final class RecordStore: LoopGroupMember, @unchecked Sendable {
  private let commands = Mutex(StorageCommands())
  /// Counts a post for each time that commands went from none to some.
  private let wakeUp = Semaphore()
  private let finished = Semaphore()
  /// The thread's own as soon as it is given work; nil when the thread has ended.
  private var writer: RecordWriter?

  /// Opens the database and starts the thread.
  init(_ options: StoreOptions) throws {
    writer = try RecordWriter(options)
    startDetachedThread { [self] in run() }
  }

  /// What earlier runs left in a queue, oldest first, and the queue's number. To be asked before the
  /// thread is given work.
  func open(_ queue: String) throws -> (number: Int64, records: [StoredRecord]) {
    try writer!.open(queue)
  }

  /// Asks the thread for something. May be called from any thread.
  func post(_ kind: StorageCommand.Kind) {
    let command = StorageCommand(kind)
    let wasEmpty = commands.withLock { queue in
      defer { queue.append(command) }
      return queue.isEmpty
    }
    if wasEmpty { wakeUp.post() }
  }

  /// Ends the thread when everything is done that was asked for.
  func end() { flush(isLast: true) }

  /// Waits until everything that was asked for is done, but not for longer than a few seconds: a disk
  /// that hangs must not keep the process.
  /// - Parameter isLast: whether the thread ends; nothing may be asked for afterwards.
  func flush(isLast: Bool) {
    post(.flush(isLast: isLast))
    _ = finished.wait(for: .seconds(5))
  }

  /// The thread.
  private func run() {
    while true {
      wait()
      let batch = commands.withLock { queue in
        defer { queue = StorageCommands() }
        return queue
      }
      writer!.execute(batch)
      if tell(batch) { return }
    }
  }

  /// Waits until something is asked for, or there is space to be given back.
  private func wait() {
    while true {
      guard let pause = writer!.giveSpaceBack(at: .read()) else {
        return wakeUp.wait()
      }
      if wakeUp.wait(for: pause) { return }
    }
  }

  /// Tells those who wait for what has been done. True when the thread is to end.
  private func tell(_ batch: StorageCommands) -> Bool {
    var isOver = false
    batch.forEach { command in
      guard case .flush(let isLast) = command.kind else { return }
      // The file is free for others before anybody hears of it.
      if isLast { writer = nil }
      isOver = isOver || isLast
      finished.post()
    }
    return isOver
  }
}

/// Where and how records are kept.
struct StoreOptions: Sendable {
  /// The database.
  var path: String
  /// How long to wait for another process to let go of it.
  var timeout: Duration = .seconds(1)
  /// Whether a write is on the medium before it is acknowledged; else the system writes it later,
  /// and only a crash of the system can lose it.
  var isSynchronous = false
  /// Whether free space goes back to the system when the store is opened.
  var compactsOnStart = false
  /// Where the temporary files for that go; where the database is, if nil.
  var compactionFolder: String?
  /// When free space goes back while the store is used; nil when it does not.
  var rebound: Rebound?
}
