import Glibc
import Testing

@testable import Values

/// The result of a library function as text; if it fails, the message, with `F` for the function and
/// `A1` and so on for its arguments.
func call(
  _ function: ([Value]) throws(OperationError) -> Value, _ arguments: Value...
) -> String {
  do {
    return try function(arguments).description
  } catch {
    return error.message(about: error.part == 0 ? "F" : "A\(error.part)")
  }
}

@Suite struct StandardLibraryTests {
  @Test func joinsAndSplits() {
    #expect(call(StandardLibrary.stringJoin, ["a", 1, "b"], ", ") == #""a, 1, b""#)
    #expect(call(StandardLibrary.stringJoin, [], ",") == #""""#)
    #expect(call(StandardLibrary.stringJoin, "a", ",") == "A1 should be array, got string")
    #expect(
      call(StandardLibrary.stringJoin, ["a", true], ",") == "A1[1] should be string, got bool")
    #expect(call(StandardLibrary.stringSplit, "a,b,,c", ",") == #"["a", "b", "", "c"]"#)
    #expect(call(StandardLibrary.stringSplit, "", ",") == #"[""]"#)
    #expect(call(StandardLibrary.stringSplit, "", "") == "[]")
    #expect(call(StandardLibrary.stringSplit, "aé", "") == #"["a", "é"]"#)
    #expect(call(StandardLibrary.stringSplit, "e\u{301}x", "e") == "[\"\", \"\u{301}x\"]")
  }

  @Test func replaces() {
    #expect(call(StandardLibrary.stringReplace, "oink oink", "oink", "moo") == #""moo moo""#)
    #expect(call(StandardLibrary.stringReplace, "aaaa", "aa", "b") == #""bb""#)
    #expect(call(StandardLibrary.stringReplace, "ab", "", "-") == #""-a-b-""#)
    #expect(call(StandardLibrary.stringReplace, "", "", "-") == #""-""#)
    #expect(call(StandardLibrary.stringReplace, "ab", "x", "-") == #""ab""#)
    let long = Value.string(String(repeating: "x", count: 10_000))
    #expect(
      call(StandardLibrary.stringReplace, long, "x", long)
        == "F makes a string of more than 16777216 bytes")
  }

  @Test func changesCase() {
    #expect(call(StandardLibrary.stringToUpper, "straße") == #""STRAßE""#)
    #expect(call(StandardLibrary.stringToLower, "ÀİΣ") == #""àiσ""#)
    #expect(call(StandardLibrary.stringToUpper, 1.5) == #""1.5""#)
    #expect(
      call(StandardLibrary.stringToLower, .secret("A"))
        == "A1 secrets may not be converted into strings")
  }

  @Test func trims() {
    #expect(call(StandardLibrary.stringTrim, "¡¡Hello!!", "!¡") == #""Hello""#)
    #expect(call(StandardLibrary.stringTrim, "aaa", "a") == #""""#)
    #expect(call(StandardLibrary.stringTrim, " a ", "") == #"" a ""#)
    #expect(call(StandardLibrary.stringTrimSpace, " \t\u{85}\u{3000}a b\r\n") == #""a b""#)
    #expect(call(StandardLibrary.stringTrimPrefix, "helloworld", "hello") == #""world""#)
    #expect(call(StandardLibrary.stringTrimPrefix, "helloworld", "x") == #""helloworld""#)
    #expect(call(StandardLibrary.stringTrimPrefix, "e\u{301}", "e") == "\"\u{301}\"")
    #expect(call(StandardLibrary.stringTrimSuffix, "helloworld", "world") == #""hello""#)
    #expect(call(StandardLibrary.stringTrimSuffix, "a", "ba") == #""a""#)
  }

  @Test func concatenatesArrays() {
    #expect(call(StandardLibrary.arrayConcat) == "[]")
    #expect(call(StandardLibrary.arrayConcat, [1], ["a"], [[2]]) == #"[1, "a", [2]]"#)
    #expect(call(StandardLibrary.arrayConcat, .bytes([1])) == "[1]")
    #expect(call(StandardLibrary.arrayConcat, [1], "a") == "A2 should be array, got string")
    #expect(call(StandardLibrary.arrayConcat, nil) == "A1 should be array, got null")
  }

  @Test func combinesMaps() {
    let left: Value = [["id": 1, "a": "x"], ["id": 2, "a": "y"]]
    let right: Value = [["id": 1, "b": "z"], ["id": 3, "b": "w"]]
    #expect(
      call(StandardLibrary.arrayCombineMaps, left, right, ["id"])
        == #"[{a = "x", b = "z", id = 1}]"#)
    #expect(
      call(StandardLibrary.arrayCombineMaps, left, right, ["id"], true)
        == #"[{a = "x", b = "z", id = 1}, {a = "x", id = 1}, {a = "y", id = 2}, {a = "y", id = 2}]"#
    )
    #expect(
      call(StandardLibrary.arrayCombineMaps, left, right)
        == "F combine_maps: expected 3 or 4 arguments, got 2")
    #expect(
      call(StandardLibrary.arrayCombineMaps, left, right, [])
        == "A3 combine_maps: merge conditions must not be empty")
    #expect(
      call(StandardLibrary.arrayCombineMaps, left, [1], ["id"])
        == "A2[0] should be object, got number")
  }

  @Test func groups() {
    let list: Value = [["k": "a", "v": 1], ["v": 2], ["k": "a", "v": 3]]
    #expect(
      call(StandardLibrary.arrayGroupBy, list, "k", true)
        == #"[{items = [{k = "a", v = 1}, {k = "a", v = 3}], k = "a"}]"#)
    #expect(
      call(StandardLibrary.arrayGroupBy, list, "k", false)
        == #"[{items = [{k = "a", v = 1}, {k = "a", v = 3}], k = "a"}, {items = [{v = 2}], k = ""}]"#
    )
    #expect(
      call(StandardLibrary.arrayGroupBy, [["k": 1]], "k", true)
        == "A1[0].k should be string, got number")
    #expect(call(StandardLibrary.arrayGroupBy, list) == "F group_by: expected 3 arguments, got 1")
  }

  @Test func coalesces() {
    #expect(call(StandardLibrary.coalesce) == "null")
    #expect(call(StandardLibrary.coalesce, nil, "", 0, false, [], [:], "a", "b") == #""a""#)
    #expect(call(StandardLibrary.coalesce, nil, 0) == "0")
    #expect(call(StandardLibrary.coalesce, .secret(""), .secret("x")) == "(secret)")
  }

  @Test func revealsSecrets() {
    #expect(call(StandardLibrary.convertNonsensitive, .secret("x")) == #""x""#)
    #expect(call(StandardLibrary.convertNonsensitive, "x") == #""x""#)
    #expect(call(StandardLibrary.convertNonsensitive, 1) == "A1 should be capsule, got number")
  }

  @Test func readsTheEnvironment() {
    setenv("ALLOYC_TEST_VARIABLE", "hällo", 1)
    let bytes: [CChar] = [-1, 0]
    setenv("ALLOYC_TEST_BYTES", bytes, 1)
    #expect(call(StandardLibrary.sysEnv, "ALLOYC_TEST_VARIABLE") == #""hällo""#)
    #expect(call(StandardLibrary.sysEnv, "ALLOYC_TEST_NOTHING") == #""""#)
    #expect(
      call(StandardLibrary.sysEnv, "ALLOYC_TEST_BYTES")
        == #"F variable "ALLOYC_TEST_BYTES" is not valid UTF-8"#)
    #expect(StandardLibrary.constantsHostname().description != #""""#)
    #expect(StandardLibrary.constantsOS().description == #""linux""#)
    #expect(["\"amd64\"", "\"arm64\""].contains(StandardLibrary.constantsArch().description))
  }

  @Test(
    arguments: [
      (["a", "b", "c"], "a/b/c"), (["a", "b/../../../xyz"], "../xyz"), ([], ""), (["", ""], ""),
      (["", "a"], "a"), (["/", "..", "a"], "/a"), (["."], "."), (["a", ".."], "."),
      (["a//b", "./c/"], "a/b/c"), (["/"], "/"), (["../a"], "../a"),
    ] as [([String], String)])
  func joinsPaths(parts: [String], path: String) throws {
    #expect(try StandardLibrary.filePathJoin(parts.map(Value.string)).description == quoted(path))
  }

  @Test func admitsWhatIsMissing() {
    #expect(
      call(StandardLibrary.encodingFromYAML, "a: 1")
        == "F is known to Alloy, but not yet supported here")
    #expect(
      call(StandardLibrary.jsonPath, "{}", ".a")
        == "F is known to Alloy, but not yet supported here")
  }
}
