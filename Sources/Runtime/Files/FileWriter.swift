import CCompression
import Glibc
import Synchronization

/// Writes messages to one file, or to one for each group, by a thread of its own: a disk that is slow
/// must not stop the loops. How much may wait is the loops' business.
final class FileWriter: @unchecked Sendable {
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
    _ = startThread { [self] in run() }
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

/// The open files of a writer, used by one thread at a time.
private final class OutputFiles {
  private let options: FileOptions
  /// The file when there are no groups.
  private var only: OutputFile?
  /// The open files of groups, by path.
  private var open: [String: OutputFile] = [:]
  /// Hashes of the paths that were opened in this run: what was written to them stays.
  private var known: Set<Int> = []
  private var uses = 0

  /// Paths that are remembered. Beyond, nothing that a file holds is ever thrown away.
  private static var knownLimit: Int { 100_000 }

  init(_ options: FileOptions) throws(FileError) {
    self.options = options
    if options.maxOpenFiles == nil {
      only = try OutputFile(options.path, options, appends: options.appends)
    }
  }

  /// Writes a message to its file.
  func write(_ message: FileMessage) throws(FileError) {
    guard let group = message.group else { return try only!.write(message) }
    guard let path = options.path(ofGroup: group) else {
      throw FileError("'\(group)' cannot be part of a file's name")
    }
    let file = try file(path)
    uses += 1
    file.lastUse = uses
    try file.write(message)
  }

  /// The file of a path, opened if need be.
  private func file(_ path: String) throws(FileError) -> OutputFile {
    if let file = open[path] { return file }
    if open.count >= max(1, options.maxOpenFiles ?? 1),
      let oldest = open.min(by: { $0.value.lastUse < $1.value.lastUse })
    {
      oldest.value.flush()
      open[oldest.key] = nil
    }
    if let slash = path.lastIndex(of: "/") {
      do {
        try StorageFolder(path: String(path[..<slash])).make("0755")
      } catch { throw FileError("\(error)") }
    }
    let isFull = known.count >= OutputFiles.knownLimit
    let appends = options.appends || known.contains(path.hashValue) || isFull
    let file = try OutputFile(path, options, appends: appends)
    if !isFull { known.insert(path.hashValue) }
    open[path] = file
    return file
  }

  /// Has the system put everything on the medium.
  func flush() {
    only?.flush()
    for file in open.values where file.isDirty { file.flush() }
  }

  /// Closes all files.
  func close() {
    only = nil
    open = [:]
  }
}
