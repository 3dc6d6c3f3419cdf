import Testing
import Values

@testable import Schema

@Suite struct ByteSizeTests {
  @Test(
    arguments: [
      ("0", 0), ("0B", 0), ("25B", 25), ("1KB", 1024), ("1KiB", 1024), ("4MiB", 4 << 20),
      ("20MB", 20 << 20), ("512KiB", 512 << 10), ("1.5MiB", 3 << 19), ("1MiB1KiB25B", 1_049_625),
      ("1MB1KB25B", 1_049_625), ("1GiB", 1 << 30), ("-1KiB", -1024), ("+1TiB", 1 << 40),
      (".5KiB", 512),
      ("1PiB", 1 << 50), ("7EiB", 7 << 60),
    ] as [(String, Int64)])
  func readsSizes(text: String, bytes: Int64) throws {
    #expect(try ByteSize(.string(text)).bytes == bytes)
  }

  @Test(
    arguments: [
      ("", "units: invalid "), ("15", "units: unknown unit  in 15"),
      ("1kB", "units: unknown unit kB in 1kB"), ("1 KiB", "units: unknown unit  KiB in 1 KiB"),
      ("KiB", "units: invalid KiB"), ("8EiB", "units: unknown unit EiB in 8EiB"),
      ("8EB", "units: overflow parsing unit"), ("1.2.3B", "units: invalid 1.2.3B"),
      ("1MiB1KB", "units: unknown unit MiB in 1MiB1KB"), ("٣B", "units: invalid ٣B"),
    ] as [(String, String)])
  func refusesOtherText(text: String, message: String) {
    #expect(conversionError(ByteSize.self, .string(text)) == "X " + message)
  }

  @Test func zeroNumberIsASize() throws {
    #expect(try ByteSize(0 as Value).bytes == 0)
    #expect(conversionError(ByteSize.self, 15) == "X units: unknown unit  in 15")
  }

  @Test(
    arguments: [
      (0, "0B", ".bytes(0)"), (25, "25B", ".bytes(25)"), (1024, "1KiB", ".kibibytes(1)"),
      (1_049_625, "1MiB1KiB25B", ".bytes(1049625)"), (4 << 20, "4MiB", ".mebibytes(4)"),
      (3 << 30, "3GiB", ".gibibytes(3)"), (-1024, "-1KiB", ".kibibytes(-1)"),
      (5 << 40, "5TiB", ".gibibytes(5120)"),
    ] as [(Int64, String, String)])
  func printsSizes(bytes: Int64, alloy: String, swift: String) throws {
    let size = ByteSize(bytes: bytes)
    #expect(size.alloyLiteral == quoted(alloy))
    #expect(size.swiftLiteral == swift)
    #expect(try ByteSize(.string(alloy)) == size)
  }
}
