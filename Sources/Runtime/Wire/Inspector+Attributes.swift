extension Inspector {
  /// Validates an attribute whose tag has been read, and those with the same tag that follow it.
  ///
  /// Runs of plain attributes are passed by comparing lengths; then one look at all the bytes of
  /// the run, tags and lengths too, tells that all text in it is ASCII. That takes a third of the
  /// time of the general walk, which judges whatever is not plain.
  ///
  /// - Returns: A reader of what follows.
  @inline(never)
  mutating func walkAttributes(
    _ tag: UInt32, _ rest: ProtobufReader, nesting: Int
  ) throws(WireError) -> ProtobufReader {
    var reader = rest
    var run = rest.position
    while true {
      let start = reader.position
      let count = nesting > 1 ? reader.shortLength : 0
      // Sound: `shortLength` has checked that the bytes are there.
      switch PlainAttribute.form(start + 1, count) {
      case .text:
        reader.advance(by: count &+ 1)
      case .number(let textLength):
        reader.advance(by: count &+ 1)
        try finish(run, textUpTo: start + textLength + 1, end: reader.position, nesting: nesting)
        run = reader.position + 1
      case .other:
        if run < start { try finish(run, textUpTo: start - 1, end: start - 1, nesting: nesting) }
        guard nesting > 0 else { throw WireError(.nestingTooDeep, at: start) }
        try walk(.keyValue, reader.readMessage(), nesting: nesting &- 1)
        run = reader.position + 1
      }
      guard reader.skip(byte: tag) else { break }
    }
    if run < reader.position {
      try finish(run, textUpTo: reader.position, end: reader.position, nesting: nesting)
    }
    return reader
  }

  /// Validates the text of a run of plain attributes, which starts after the first one's tag.
  @inline(__always)
  private mutating func finish(
    _ run: UnsafeRawPointer, textUpTo textEnd: UnsafeRawPointer, end: UnsafeRawPointer, nesting: Int
  ) throws(WireError) {
    if UTF8Validation.isASCII(run, count: textEnd - run) { return }
    try walkEach(ProtobufReader(from: run, to: end), nesting: nesting)
  }

  /// Validates attributes the general way. The first one's tag has been read; all have one byte.
  @inline(never)
  private mutating func walkEach(_ run: ProtobufReader, nesting: Int) throws(WireError) {
    var reader = run
    try walk(.keyValue, reader.readMessage(), nesting: nesting &- 1)
    while !reader.isAtEnd {
      reader.advance(by: 1)
      try walk(.keyValue, reader.readMessage(), nesting: nesting &- 1)
    }
  }
}

extension ProtobufReader {
  /// The length at the cursor if it has one byte and that many bytes follow it, else 0.
  @inline(__always)
  fileprivate var shortLength: Int {
    guard position < end else { return 0 }
    // Sound: `position` is before `end`.
    let byte = position.load(as: UInt8.self)
    return byte < 0x80 && Int(byte) < end - position ? Int(byte) : 0
  }

  /// Passes over a byte if it has this value.
  @inline(__always)
  fileprivate mutating func skip(byte: UInt32) -> Bool {
    // Sound: `position` is before `end`.
    guard position < end, UInt32(position.load(as: UInt8.self)) == byte else { return false }
    advance(by: 1)
    return true
  }
}
