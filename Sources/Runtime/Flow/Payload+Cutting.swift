import Schema

extension Payload {
  /// Takes the first `count` items off the payload. A body that lies across the cut is taken apart:
  /// both parts then carry its resource and scope.
  /// - Requires: the payload holds more than `count` items, and its bodies are valid.
  mutating func removeFirst(_ count: Int, in arena: Arena) -> Payload {
    precondition(count > 0 && count < items, "a cut leaves something on both sides")
    var first = Payload(signal)
    var rest = Payload(signal)
    for slice in slices {
      let missing = count - first.items
      if slice.items <= missing {
        first.append(slice)
      } else if missing == 0 {
        rest.append(slice)
      } else {
        for part in slice.cut(0..<missing, signal, in: arena)! { first.append(part) }
        for part in slice.cut(missing..<slice.items, signal, in: arena)! { rest.append(part) }
      }
    }
    self = rest
    return first
  }

  /// Puts the slices of `other`, a payload of the same signal, before this one's.
  mutating func prepend(_ other: Payload) {
    var joined = other
    joined.append(self)
    self = joined
  }
}
