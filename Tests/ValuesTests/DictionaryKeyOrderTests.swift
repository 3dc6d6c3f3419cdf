import Testing
import Values

struct DictionaryKeyOrderTests {
  @Test func ordersByBytesAndNotByWhatCharactersMean() {
    // U+FF5E sorts before U+10000 by scalars and by UTF-8, after it by UTF-16.
    let entries = ["b": 1, "～": 2, "𐀀": 3, "a": 4, "": 5, "ab": 6, "B": 7].inKeyOrder
    #expect(entries.map(\.key) == ["", "B", "a", "ab", "b", "～", "𐀀"])
    #expect(entries.map(\.value) == [5, 7, 4, 6, 1, 2, 3])
  }

  @Test func decomposedTextComesFirst() {
    // "e" + U+0301 is canonically "é", but its bytes begin with those of "e": before "f".
    #expect(["f": 1, "e\u{301}": 2, "ê": 3].inKeyOrder.map(\.value) == [2, 1, 3])
  }

  @Test func isEmptyForNothing() {
    #expect([String: Int]().inKeyOrder.isEmpty)
  }
}
