import Schema

extension Payload {
  /// Takes the first `count` items off the payload. A body that lies across the cut is taken apart:
  /// both parts then carry its resource and scope.
  /// - Requires: the payload holds more than `count` items, and its bodies are valid.
  mutating func removeFirst(_ count: Int, on loop: EventLoop) -> Payload {
    precondition(count > 0 && count < items, "a cut leaves something on both sides")
    var first = Payload(signal, metadata: metadata)
    var rest = Payload(signal, metadata: metadata)
    for slice in slices {
      let missing = count - first.items
      if slice.items <= missing {
        first.append(slice)
      } else if missing == 0 {
        rest.append(slice)
      } else {
        let plain = slice.decompressed(on: loop)!
        for part in plain.cut(0..<missing, signal, in: loop.arena)! { first.append(part) }
        for part in plain.cut(missing..<slice.items, signal, in: loop.arena)! { rest.append(part) }
      }
    }
    self = rest
    return first
  }

  /// Takes as many of the first items off the payload as fit into so many bytes, but at least one.
  /// - Requires: the bodies are valid.
  mutating func removeFirst(bytes limit: Int, on loop: EventLoop) -> Payload {
    var count = 0
    var room = limit
    for slice in slices {
      if slice.plainCount <= room {
        count += slice.items
        room -= slice.plainCount
        continue
      }
      let plain = slice.decompressed(on: loop)!
      count += plain.countOfItems(within: room, signal, in: loop.arena)
      break
    }
    if max(1, count) < items { return removeFirst(max(1, count), on: loop) }
    defer { self = Payload(signal) }
    return self
  }

  /// The payload's bodies in two halves, or nil if there is only one body.
  var halves: (Payload, Payload)? {
    guard slices.count > 1 else { return nil }
    var first = Payload(signal, metadata: metadata)
    var second = Payload(signal, metadata: metadata)
    for slice in slices.prefix(slices.count / 2) { first.append(slice) }
    for slice in slices.dropFirst(slices.count / 2) { second.append(slice) }
    return (first, second)
  }

  /// Puts the slices of `other`, a payload of the same signal, before this one's.
  mutating func prepend(_ other: Payload) {
    var joined = other
    joined.append(self)
    self = joined
  }
}

extension Slice {
  /// The slice with nothing compressed; nil if no memory is left.
  func decompressed(on loop: EventLoop) -> Slice? {
    guard let form else { return self }
    return loop.shared(Decompressor.self).decompressAgain(bytes, form, into: loop.arena)?
      .finish(items: items)
  }
}
