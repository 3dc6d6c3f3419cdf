extension SourceFile {
  /// The file in UTF-8: itself, unless it starts with the byte order mark of UTF-16 or UTF-32. What
  /// isn't a character becomes U+FFFD.
  ///
  /// Everything but `alloyc fmt` reads configurations through this.
  public var inUTF8: SourceFile {
    // UTF-32 first: its little-endian mark starts like that of UTF-16.
    for (mark, width, isBigEndian) in Self.marks where bytes.starts(with: mark) {
      let units = Self.units(of: bytes.dropFirst(mark.count), width, isBigEndian)
      return SourceFile(name: name, bytes: width == 2 ? Self.utf16(units) : Self.utf32(units))
    }
    return self
  }

  /// The byte order marks, with the bytes of a unit and whether the most significant comes first.
  private static var marks: [([UInt8], Int, Bool)] {
    [
      ([0xff, 0xfe, 0, 0], 4, false), ([0, 0, 0xfe, 0xff], 4, true),
      ([0xff, 0xfe], 2, false), ([0xfe, 0xff], 2, true),
    ]
  }

  /// Returns the numbers that groups of `width` bytes form; an incomplete last one is no character.
  private static func units(
    of bytes: ArraySlice<UInt8>, _ width: Int, _ isBigEndian: Bool
  ) -> [UInt32] {
    stride(from: bytes.startIndex, to: bytes.endIndex, by: width).map { start in
      guard start + width <= bytes.endIndex else { return 0xfffd }
      let group = bytes[start..<start + width]
      let digits = isBigEndian ? Array(group) : group.reversed()
      return digits.reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  /// Returns the UTF-8 form of UTF-16 units.
  private static func utf16(_ units: [UInt32]) -> [UInt8] {
    Array(String(decoding: units.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self).utf8)
  }

  /// Returns the UTF-8 form of code points.
  private static func utf32(_ units: [UInt32]) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: units.map { Unicode.Scalar($0) ?? "\u{fffd}" })
    return Array(String(scalars).utf8)
  }
}
