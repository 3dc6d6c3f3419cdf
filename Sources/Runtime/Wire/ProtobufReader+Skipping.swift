extension ProtobufReader {
  /// How deep messages and groups may be nested, as in the parsers that are strictest about it.
  public static let nestingLimit = 100

  /// Passes over the value of a field whose tag has been read.
  ///
  /// - Parameter nesting: How many more levels a group may open.
  @inline(never)
  public mutating func skip(
    _ tag: UInt32, nesting: Int = ProtobufReader.nestingLimit
  ) throws(WireError) {
    switch tag & 7 {
    case WireType.varint: _ = try readVarint()
    case WireType.fixed64: _ = try readFixed64()
    case WireType.delimited: _ = try readBytes()
    case WireType.groupStart: try skipGroup(tag, nesting: nesting)
    case WireType.groupEnd: throw WireError(.unbalancedGroup, at: position)
    case WireType.fixed32: _ = try readFixed32()
    default: throw WireError(.invalidWireType, at: position)
    }
  }

  /// Passes over the fields of a group and its end.
  private mutating func skipGroup(_ start: UInt32, nesting: Int) throws(WireError) {
    guard nesting > 0 else { throw WireError(.nestingTooDeep, at: position) }
    while true {
      let tag = try readTag()
      if tag & 7 == WireType.groupEnd {
        guard tag >> 3 == start >> 3 else { throw WireError(.unbalancedGroup, at: position) }
        return
      }
      try skip(tag, nesting: nesting - 1)
    }
  }
}
