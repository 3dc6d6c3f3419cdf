import Glibc

/// A message for a file, in the form in which it is written, and who waits for that. Messages that wait
/// are a chain, each knowing the next.
final class FileMessage: @unchecked Sendable {
  /// The group whose file it is for; nil when there are no groups.
  let group: String?
  /// All bytes.
  let size: Int
  /// Is called on the writer's thread, with nil when the message is in its file.
  let completion: @Sendable (FileError?) -> Void
  /// What came after it, while it waits.
  var next: FileMessage?
  private let bodies: [UnsafeRawBufferPointer]
  /// The length before the bodies, or the end of the line behind them. Sound: owned, freed once.
  private let frame: UnsafeMutableRawBufferPointer
  private let isFramed: Bool

  /// - Parameters:
  ///   - bodies: they stay where they are until the completion has run.
  ///   - isFramed: whether the length stands before the bodies, in four bytes, the highest first; else
  ///     a line ends behind them.
  init(
    _ bodies: [UnsafeRawBufferPointer], group: String?, isFramed: Bool,
    completion: @escaping @Sendable (FileError?) -> Void
  ) {
    self.bodies = bodies
    self.group = group
    self.isFramed = isFramed
    self.completion = completion
    let length = bodies.reduce(0) { $0 + $1.count }
    frame = .allocate(byteCount: isFramed ? 4 : 1, alignment: 4)
    if isFramed {
      frame.storeBytes(of: UInt32(truncatingIfNeeded: length).bigEndian, as: UInt32.self)
    } else {
      frame[0] = 0x0a
    }
    size = length + frame.count
  }

  deinit { frame.deallocate() }

  /// The bytes in order; they are valid while the message lives.
  var ranges: ArraySlice<iovec> {
    let frame = [UnsafeRawBufferPointer(frame)]
    let all = isFramed ? frame + bodies : bodies + frame
    return all.filter { !$0.isEmpty }.map {
      iovec(iov_base: UnsafeMutableRawPointer(mutating: $0.baseAddress), iov_len: $0.count)
    }[...]
  }
}
