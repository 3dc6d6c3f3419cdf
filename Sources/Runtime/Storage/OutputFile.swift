import Glibc

/// A file that messages are appended to, each whole or not at all.
final class OutputFile {
  private let options: FileOptions
  let path: String
  private var fd: Int32 = -1
  /// Bytes in the file.
  private var size = 0
  /// Whether the file is one on disk, and no terminal or pipe.
  private var isRegular = false
  /// Whether bytes were written since the file was flushed.
  private(set) var isDirty = false
  /// Whether half a message is in the file that could not be taken back.
  private var isBroken = false
  /// Ranges that are handed over at a time.
  private static var maxRanges: Int { 64 }
  /// The open file that was used before this one.
  var next: OutputFile?

  /// Opens a file, and makes one where there is none.
  /// - Parameter appends: whether what is there is kept.
  init(_ path: String, _ options: FileOptions, appends: Bool) throws(FileError) {
    self.path = path
    self.options = options
    try open(appends: appends || options.rotation != nil)
    do throws(FileError) {
      try repair()
    } catch {
      close()
      throw error
    }
  }

  deinit { close() }

  /// Opens the file.
  private func open(appends: Bool) throws(FileError) {
    let flags = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | (appends ? 0 : O_TRUNC)
    fd = Glibc.open(path, flags, options.rotation == nil ? 0o644 : 0o600)
    // Pipes and terminals may be there for writing only.
    if fd < 0, errno == EACCES || errno == EINVAL || errno == ENXIO {
      fd = Glibc.open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    }
    guard fd >= 0 else { throw failure("open") }
    var facts = stat()
    guard fstat(fd, &facts) == 0 else { throw failure("open") }
    isRegular = facts.st_mode & S_IFMT == S_IFREG
    size = isRegular ? Int(facts.st_size) : 0
  }

  /// Closes the file.
  func close() {
    if fd >= 0 { _ = Glibc.close(fd) }
    fd = -1
  }

  /// What the system says about a step that failed.
  private func failure(_ step: String) -> FileError {
    FileError("cannot \(step) '\(path)': \(String(cString: strerror(errno)))")
  }

  // MARK: Writing

  /// Appends a message.
  /// - Throws: when it cannot be written; then nothing of it is in the file.
  func write(_ message: FileMessage) throws(FileError) {
    guard !isBroken else {
      throw FileError("'\(path)' holds half a message that cannot be taken back")
    }
    if let rotation = options.rotation, size > 0, size + message.size > rotation.maxBytes {
      try rotate(rotation)
    }
    if fd < 0 { try open(appends: true) }
    var rest = message.ranges
    var written = 0
    while written < message.size {
      let count = rest.withUnsafeBufferPointer {
        writev(fd, $0.baseAddress, Int32(min($0.count, OutputFile.maxRanges)))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = failure("write to")
        undo()
        throw error
      }
      written += count
      OutputFile.drop(count, from: &rest)
    }
    size += written
    isDirty = true
  }

  /// Removes bytes that were written from what is still to be written.
  private static func drop(_ count: Int, from ranges: inout ArraySlice<iovec>) {
    var count = count
    while count > 0, let first = ranges.first {
      if first.iov_len <= count {
        ranges.removeFirst()
        count -= first.iov_len
      } else {
        ranges[ranges.startIndex].iov_base = first.iov_base + count
        ranges[ranges.startIndex].iov_len -= count
        count = 0
      }
    }
    while let first = ranges.first, first.iov_len == 0 { ranges.removeFirst() }
  }

  /// Takes back what is there of a message that could not be written whole.
  private func undo() {
    if isRegular, ftruncate(fd, size) != 0 { isBroken = true }
  }

  /// Has the system put everything on the medium.
  func flush() {
    isDirty = false
    if fd >= 0, isRegular { fdatasync(fd) }
  }

  /// Sets the file aside and begins a new one.
  private func rotate(_ rotation: FileRotation) throws(FileError) {
    guard isRegular else { return }
    flush()
    try rotation.setAside(path)
    close()
    try open(appends: true)
    rotation.removeOld(path)
  }

  // MARK: Repairing

  /// Makes good for a message that an earlier run could not end: nobody was told that it was taken.
  private func repair() throws(FileError) {
    guard isRegular, size > 0 else { return }
    if options.isFramed { return try cutTornMessage() }
    var last: UInt8 = 0
    guard pread(fd, &last, 1, size - 1) == 1, last != 0x0a else { return }
    var end: UInt8 = 0x0a
    if Glibc.write(fd, &end, 1) == 1 { size += 1 }
  }

  /// Cuts off the beginning of a message whose end is not there.
  private func cutTornMessage() throws(FileError) {
    var place = 0
    while place < size {
      var length: UInt32 = 0
      let head = withUnsafeMutableBytes(of: &length) { pread(fd, $0.baseAddress, 4, place) }
      let end = place + 4 + Int(UInt32(bigEndian: length))
      if head == 4, end <= size {
        place = end
        continue
      }
      guard place > 0 || size < 4 else {
        throw FileError("'\(path)' does not hold messages with their lengths: choose another path")
      }
      guard ftruncate(fd, place) == 0 else { throw failure("repair") }
      size = place
    }
  }
}
