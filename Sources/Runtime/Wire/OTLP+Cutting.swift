import Schema

extension OTLP {
  /// How a range of a body's items is taken out of it: a part of the resource in which the range
  /// begins, the resources that lie in the range as they are, a part of the one where it ends.
  public struct Cut: Sendable {
    /// The resource in which the range begins, or in which all of it lies.
    public fileprivate(set) var first: Part?
    /// The bytes of the body that are taken as they are; they are a request of their own.
    public fileprivate(set) var whole: Range<Int>
    /// The number of items in `whole`.
    public fileprivate(set) var wholeItems = 0
    /// The resource in which the range ends, if it begins in another.
    public fileprivate(set) var last: Part?
  }

  /// A resource of which some items are taken.
  public struct Part: Sendable {
    /// Where the resource's field lies in the body. The part does not take more room.
    public let bytes: Range<Int>
    /// The items that are taken, counted from the resource's first.
    public let items: Range<Int>
    /// Whether the last item that is taken is the resource's last.
    let reachesEnd: Bool
  }

  /// Finds out how to take a range of items out of a body.
  ///
  /// A resource without items goes where the next item goes, and at the end where the last one does.
  ///
  /// - Parameter items: Counted from the body's first item; may reach past the last.
  public static func cut(
    _ signal: Signal, _ body: UnsafeRawBufferPointer, items: Range<Int>
  ) throws(WireError) -> Cut {
    let spine = Spine(kind: .request(of: signal))
    var cut = Cut(whole: 0..<0)
    if items.isEmpty { return cut }
    var reader = ProtobufReader(body)
    let base = reader.position
    var trailing = 0..<0
    var passed = 0
    while !reader.isAtEnd {
      let start = reader.position - base
      let count = try spine.passField(&reader)
      let field = start..<(reader.position - base)
      let wanted = items.clamped(to: passed..<(passed + count))
      if count == 0, passed == items.upperBound {
        trailing.extend(over: field)
      } else if passed >= items.upperBound {
        return cut
      } else if wanted.count == count, passed >= items.lowerBound {
        cut.whole.extend(over: field)
        cut.wholeItems += count
      } else if !wanted.isEmpty {
        let range = (wanted.lowerBound - passed)..<(wanted.upperBound - passed)
        cut.add(OTLP.Part(bytes: field, items: range, reachesEnd: range.upperBound == count))
      }
      passed += count
    }
    if !trailing.isEmpty { cut.whole.extend(over: trailing) }
    return cut
  }
}

extension OTLP.Cut {
  /// The number of items in all pieces.
  public var items: Int { wholeItems + (first?.items.count ?? 0) + (last?.items.count ?? 0) }

  /// Notes a resource of which only some items are taken.
  fileprivate mutating func add(_ part: OTLP.Part) {
    if first == nil, whole.isEmpty { first = part } else { last = part }
  }
}

extension Range<Int> {
  /// Grows to the end of `next`, which follows it, or becomes `next`.
  fileprivate mutating func extend(over next: Range<Int>) {
    self = (isEmpty ? next.lowerBound : lowerBound)..<next.upperBound
  }
}
