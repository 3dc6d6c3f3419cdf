import Schema

extension Slice {
  /// A range of the slice's items as slices of their own, each one a valid request.
  ///
  /// Resources that lie in the range whole are not copied. The others are written anew, into memory
  /// that may exceed the arena's limit: they have been taken already, and must go on.
  ///
  /// - Parameter range: Counted from the slice's first item.
  /// - Returns: At most three slices, or nil if no memory is left or the slice is not a request.
  public func cut(_ range: Range<Int>, _ signal: Signal, in arena: Arena) -> [Slice]? {
    guard let cut = try? OTLP.cut(signal, bytes, items: range) else { return nil }
    var slices: [Slice] = []
    if let first = cut.first {
      guard let slice = write(first, signal, in: arena) else { return nil }
      slices.append(slice)
    }
    if !cut.whole.isEmpty { slices.append(part(cut.whole, items: cut.wholeItems)) }
    if let last = cut.last {
      guard let slice = write(last, signal, in: arena) else { return nil }
      slices.append(slice)
    }
    return slices
  }

  /// How many of the slice's first items fit into so many bytes when they are cut off.
  func countOfItems(within room: Int, _ signal: Signal, in arena: Arena) -> Int {
    guard room > 0, items > 1, let scratch = arena.extent(capacity: count, mayExceed: true) else {
      return 0
    }
    defer { scratch.discard() }
    // So many fit, and so many do not; the slice as a whole is known not to.
    var fitting = 0
    var exceeding = items
    while exceeding - fitting > 1 {
      let middle = (fitting + exceeding) / 2
      if sizeOfCut(middle, signal, scratch.spare) <= room {
        fitting = middle
      } else {
        exceeding = middle
      }
    }
    return fitting
  }

  /// Bytes of the first `count` items when they are cut off.
  private func sizeOfCut(
    _ count: Int, _ signal: Signal, _ scratch: UnsafeMutableRawBufferPointer
  ) -> Int {
    guard let cut = try? OTLP.cut(signal, bytes, items: 0..<count) else { return .max }
    var size = cut.whole.count
    if let part = cut.first { size += (try? OTLP.write(part, signal, bytes, to: scratch)) ?? 0 }
    if let part = cut.last { size += (try? OTLP.write(part, signal, bytes, to: scratch)) ?? 0 }
    return size
  }

  /// A part of a resource, written into memory of its own.
  private func write(_ part: OTLP.Part, _ signal: Signal, in arena: Arena) -> Slice? {
    guard var extent = arena.extent(capacity: part.bytes.count, mayExceed: true),
      let count = try? OTLP.write(part, signal, bytes, to: extent.spare)
    else { return nil }
    extent.advance(count)
    return extent.finish(items: part.items.count)
  }
}
