import Testing

@testable import Codegen

@Suite struct DigestTests {
  @Test func `agrees with sha256sum`() {
    #expect(
      Digest.hexadecimal(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `tells lists of pieces apart`() {
    var one = Digest()
    one.add("ab")
    one.add("c")
    var other = Digest()
    other.add("a")
    other.add("bc")
    #expect(one.text() != other.text())
    #expect(one.text(length: 8).count == 8)
  }
}
