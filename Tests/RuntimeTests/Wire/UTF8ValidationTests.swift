import Testing

@testable import Runtime

/// Whether the bytes are UTF-8 by our validation.
private func isValid(_ bytes: Bytes) -> Bool {
  // One byte more, outside ASCII: what reads past the end sees it.
  (bytes + [0xff]).withUnsafeBytes { UTF8Validation.isValid($0.baseAddress!, count: bytes.count) }
}

/// Whether the bytes are UTF-8 by the standard library.
private func isValidByTheBook(_ bytes: Bytes) -> Bool {
  String(validating: bytes, as: UTF8.self) != nil
}

@Suite struct UTF8ValidationTests {
  @Test func agreesOnAllShortSequences() {
    for lead in UInt8(0x70)...UInt8(0xff) {
      for second in UInt8.min...UInt8.max {
        for rest in [
          [], [0x80], [0xbf, 0x80], [0x80, 0xbf], [0x7f], [0x80, 0xc0], [0x80, 0x80, 0x41],
        ]
          as [Bytes]
        {
          let bytes = [lead, second] + rest
          #expect(isValid(bytes) == isValidByTheBook(bytes), "\(bytes)")
        }
      }
    }
  }

  @Test(arguments: ["é", "日", "🦉", "\u{10ffff}", "\u{d7ff}", "\u{e000}"])
  func findsSequencesAtEveryPlace(character: String) {
    for length in 0..<80 {
      for place in 0...length {
        var bytes = Bytes(repeating: 0x61, count: length)
        bytes.insert(contentsOf: character.utf8, at: place)
        #expect(isValid(bytes))
        bytes.removeSubrange((place + character.utf8.count - 1)..<(place + character.utf8.count))
        #expect(!isValid(bytes), "cut short at \(place) of \(length)")
      }
    }
  }

  @Test func takesASCIIOfEveryLength() {
    for length in 0..<200 {
      var bytes = Bytes(repeating: 0x7f, count: length)
      #expect(isValid(bytes))
      for place in bytes.indices {
        bytes[place] = 0x80
        #expect(!isValid(bytes))
        bytes[place] = 0x7f
      }
    }
  }
}
