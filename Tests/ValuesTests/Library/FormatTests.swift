import Testing

@testable import Values

@Suite struct FormatTests {
  /// The result of `string.format`.
  private func format(_ format: String, _ arguments: [Value]) -> String {
    do {
      return try StandardLibrary.stringFormat([.string(format)] + arguments).string()
    } catch {
      return "error: \(error)"
    }
  }

  @Test(
    arguments: [
      ("%s-%s", ["a", "b"], "a-b"), ("%d items", [5], "5 items"), ("100%%", [], "100%"),
      ("%v %v %v %v", [1, 1.5, true, nil], "1 1.5 true <nil>"),
      ("%v %v", [["a", [1]], ["k": 1, "a": [true]]], "[a [1]] map[a:[true] k:1]"),
      ("%5d|%-5d|%05d|%+d|% d", [42, 42, 42, 42, 42], "   42|42   |00042|+42| 42"),
      ("%05d %05d", [-42, 1_234_567], "-0042 1234567"), ("%.3d|%8.3d", [7, 7], "007|     007"),
      ("%x %X %#x %b %o %#o %O", [255, 255, 255, 5, 8, 8, 8], "ff FF 0xff 101 10 010 0o10"),
      ("%c %q %U %#U", [65, 65, 65, 65], "A 'A' U+0041 U+0041 'A'"),
      ("%q %#q %x %X % x", ["a\"b", "ab", "hi", "hi", "hi"], #""a\"b" `ab` 6869 6869 68 69"#),
      ("%5s|%-5s|%.2s|%05s", ["é", "é", "abc", "x"], "    é|é    |ab|    x"),
      (
        "%f %.2f %8.3f %e %.0f", [1.5, 2.675, 3.14159, 1500.0, 2.5],
        "1.500000 2.67    3.142 1.500000e+03 2"
      ),
      ("%g %g %G %.3g", [1e6, 0.00001, 1e-7, 1234.5678], "1e+06 1e-05 1E-07 1.23e+03"),
      ("%06.1f %+.1f % .1f", [-2.25, 2.25, 2.25], "-002.2 +2.2  2.2"),
      ("%t %v", [true, false], "true false"),
      ("%T %T %T", [1, "a", []], "int string []interface {}"),
      ("%[2]d %[1]d", [1, 2], "2 1"), ("%[2]*[1]d", [7, 4], "   7"), ("%*d", [4, 7], "   7"),
      ("%-*d|", [4, 7], "7   |"), ("%*d|", [-4, 7], "7   |"), ("%.*f", [1, 2.25], "2.2"),
      ("%s", [.secret("open", isSecret: false)], "open"),
      ("%d", [.number(.unsigned(.max))], "18446744073709551615"),
      ("%s", [["a", "b"]], "[a b]"), ("%v", [.bytes([1, 2])], "[1 2]"),
    ] as [(String, [Value], String)])
  func fills(text: String, arguments: [Value], result: String) {
    #expect(format(text, arguments) == result)
  }

  @Test(
    arguments: [
      ("%d", [], "%!d(MISSING)"), ("%d", [1.0], "%!d(float64=1)"), ("%d", ["a"], "%!d(string=a)"),
      ("%s", [5], "%!s(int=5)"), ("%s", [nil], "%!s(<nil>)"), ("%z", [true], "%!z(bool=true)"),
      ("%", [], "%!(NOVERB)"), ("%-", [], "%!(NOVERB)"), ("%!", [1], "%!!(int=1)"),
      ("a", [1, "b"], "a%!(EXTRA int=1, string=b)"), ("%[5]d", [1], "%!d(BADINDEX)"),
      ("%[x]d", [1], "%!d(BADINDEX)"), ("%*d", ["a", 1], "%!(BADWIDTH)1"),
      ("%.*d", ["a", 1], "%!(BADPREC)1"), ("%f", ["a"], "%!f(string=a)"),
      ("%s", [["a", 1]], "[a %!s(int=1)]"), ("%d", [["a": 1]], "map[%!d(string=a):1]"),
      ("%.0d|", [0], "|"), ("%x", [1.5], "%!x(float64=1.5)"),
    ] as [(String, [Value], String)])
  func showsMisuse(text: String, arguments: [Value], result: String) {
    #expect(format(text, arguments) == result)
  }

  @Test func secretsAreRefused() {
    #expect(
      call(StandardLibrary.stringFormat, "%s", .secret("x"))
        == "A2 secrets may not be converted into strings")
    #expect(format("%v", [[.secret("x")]]) == "[%!v(capsule=(secret))]")
  }

  @Test func resultsAreBounded() {
    let bomb = String(repeating: "%[1]1000000d", count: 100)
    #expect(
      call(StandardLibrary.stringFormat, .string(bomb), 1)
        == "F makes a string of more than 16777216 bytes")
    #expect(format("%9999999d", [1]).utf8.count == 1)
    #expect(format("%.1000000f", [1.0]).utf8.count == 1_000_002)
  }
}
