import CCompression
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
  private let wakeUp = Semaphore()
  private let finished = Semaphore()
  /// The files, which are the thread's own as soon as it is given work.
  private let files: OutputFiles

  /// Opens the file and starts the thread.
  /// - Throws: when the file cannot be written.
  init(_ options: FileOptions) throws(FileError) {
    self.options = options
    files = try OutputFiles(options)
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
    wakeUp.post()
  }

  /// Ends the thread when all is written, but does not wait for longer than a few seconds: a disk that
  /// hangs must not keep the process.
  func end() {
    work.withLock { $0.isOver = true }
    wakeUp.post()
    _ = finished.wait(for: .seconds(5))
  }

  /// The thread.
  private func run() {
    var flush: Instant?
    while true {
      if let time = flush {
        guard wakeUp.wait(for: time - .read()) else {
          files.flush()
          flush = nil
          continue
        }
      } else {
        wakeUp.wait()
      }
      guard let message = next() else {
        if work.withLock({ $0.isOver }) { break }
        continue
      }
      do throws(FileError) {
        try files.write(message)
        message.completion(nil)
      } catch { message.completion(error) }
      if flush == nil { flush = .read() + options.flushInterval }
    }
    files.flush()
    files.close()
    finished.post()
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
}
