import Glibc

/// Frames on their way to a peer. Frames' own bytes are copied; content stays where it lies, and is
/// kept alive until it was sent.
struct HTTP2Outbox: ~Copyable {
  /// Ranges that are handed over at a time.
  private static let maxRanges = 64

  /// Where bytes lie.
  private enum Source {
    /// At the front of what was copied and not sent.
    case copied
    case slice(Slice)
    case bytes([UInt8])
  }

  /// Bytes that lie side by side.
  private struct Part {
    var source: Source
    /// The first byte that was not sent; zero for what was copied.
    var start: Int
    /// Bytes that were not sent.
    var count: Int
  }

  private var copied = ByteQueue()
  private var parts: ContiguousArray<Part> = []
  /// The first part that was not sent wholly.
  private var first = 0
  /// Bytes that were not sent.
  private(set) var count = 0

  /// Appends a copy of `bytes`.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard !bytes.isEmpty else { return }
    copied.append(bytes)
    count += bytes.count
    if first < parts.count, case .copied = parts[parts.count - 1].source {
      parts[parts.count - 1].count += bytes.count
    } else {
      parts.append(Part(source: .copied, start: 0, count: bytes.count))
    }
  }

  /// Appends a part of a slice.
  mutating func append(_ slice: Slice, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    count += range.count
    parts.append(Part(source: .slice(slice), start: range.lowerBound, count: range.count))
  }

  /// Appends a part of an array.
  mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    count += range.count
    parts.append(Part(source: .bytes(bytes), start: range.lowerBound, count: range.count))
  }
}

extension HTTP2Outbox: OutgoingBytes {
  var isSent: Bool { count == 0 }

  mutating func advance(_ n: Int) {
    precondition(n <= count, "no more is sent than there was")
    count -= n
    var rest = n
    while rest > 0 {
      let step = min(rest, parts[first].count)
      rest -= step
      parts[first].count -= step
      if case .copied = parts[first].source {
        copied.drop(step)
      } else {
        parts[first].start += step
      }
      if parts[first].count == 0 {
        // What was sent must not be held any longer.
        parts[first].source = .copied
        first += 1
      }
    }
    if first == parts.count {
      parts.removeAll(keepingCapacity: true)
      first = 0
    } else if first >= 32, first * 2 >= parts.count {
      parts.removeFirst(first)
      first = 0
    }
  }

  func withRanges<R>(_ work: (UnsafeBufferPointer<iovec>) -> R) -> R {
    // Sound: all ranges lie in memory that the outbox holds, and are used during the call only. The
    // buffer of an array does not move while the array is held.
    withUnsafeTemporaryAllocation(of: iovec.self, capacity: HTTP2Outbox.maxRanges) { ranges in
      var count = 0
      var ownBytes = copied.bytes
      for part in parts[first...] {
        if count == ranges.count { break }
        switch part.source {
        case .copied:
          ranges[count] = UnsafeRawBufferPointer(rebasing: ownBytes[..<part.count]).range
          ownBytes = UnsafeRawBufferPointer(rebasing: ownBytes[part.count...])
        case .slice(let slice):
          let end = part.start + part.count
          ranges[count] = UnsafeRawBufferPointer(rebasing: slice.bytes[part.start..<end]).range
        case .bytes(let bytes):
          ranges[count] = bytes.withUnsafeBytes {
            UnsafeRawBufferPointer(rebasing: $0[part.start..<(part.start + part.count)]).range
          }
        }
        count += 1
      }
      return work(UnsafeBufferPointer(rebasing: ranges[..<count]))
    }
  }
}
