import CCompression
import Glibc
import Synchronization

/// Writes messages to one file, or to one for each group, by a thread of its own: a disk that is slow
/// must not stop the loops. How much may wait is the loops' business.
final class FileWriter: LoopGroupMember, @unchecked Sendable {
  /// What the thread has to do.
  private struct Work {
    var first: FileMessage?
    var last: FileMessage?
    var isOver = false
  }

  private let options: FileOptions
  private let work = Mutex(Work())
  /// Counts a post for each message, and one for the end.
  private let wakeUp: UnsafeMutablePointer<sem_t>
  private let finished: UnsafeMutablePointer<sem_t>
  /// The files, which are the thread's own as soon as it is given work.
  private let files: OutputFiles

  /// Opens the file and starts the thread.
  /// - Throws: when the file cannot be written.
  init(_ options: FileOptions) throws(FileError) {
    self.options = options
    files = try OutputFiles(options)
    wakeUp = .allocate(capacity: 1)
    finished = .allocate(capacity: 1)
    sem_init(wakeUp, 0, 0)
    sem_init(finished, 0, 0)
    startDetachedThread { [self] in run() }
  }

  /// The writer that all instances of a node share.
  static func shared(_ options: FileOptions, in node: Node) throws -> FileWriter {
    let shared = try node.loop.group!.shared(node.id) { try FileWriter(options) }
    return shared as! FileWriter
  }

  /// Has a message written. May be called from any thread.
  func write(_ message: FileMessage) {
    work.withLock { work in
      if let last = work.last { last.next = message } else { work.first = message }
      work.last = message
    }
    sem_post(wakeUp)
  }

  /// Ends the thread when all is written, but does not wait for longer than a few seconds: a disk that
  /// hangs must not keep the process.
  func end() {
    work.withLock { $0.isOver = true }
    sem_post(wakeUp)
    var limit = FileWriter.moment(after: .seconds(5))
    while sem_timedwait(finished, &limit) != 0, errno == EINTR {}
  }

  /// The thread.
  private func run() {
    var flush: timespec?
    while true {
      if var time = flush {
        let result = sem_timedwait(wakeUp, &time)
        if result != 0, errno == ETIMEDOUT {
          files.flush()
          flush = nil
          continue
        }
        if result != 0 { continue }
      } else if sem_wait(wakeUp) != 0 {
        continue
      }
      guard let message = next() else {
        if work.withLock({ $0.isOver }) { break }
        continue
      }
      do throws(FileError) {
        try files.write(message)
        message.completion(nil)
      } catch { message.completion(error) }
      if flush == nil { flush = FileWriter.moment(after: options.flushInterval) }
    }
    files.flush()
    files.close()
    sem_post(finished)
  }

  /// The message that has waited longest.
  private func next() -> FileMessage? {
    work.withLock { work in
      guard let message = work.first else { return nil }
      work.first = message.next
      message.next = nil
      if work.first == nil { work.last = nil }
      return message
    }
  }

  /// A time from now in the form that semaphores want.
  private static func moment(after pause: Duration) -> timespec {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let sum = Int64(time.tv_nsec) + min(pause, .seconds(1 << 30)).nanoseconds
    time.tv_sec += Int(sum / 1_000_000_000)
    time.tv_nsec = Int(sum % 1_000_000_000)
    return time
  }
}
