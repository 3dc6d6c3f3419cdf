import Glibc
import Testing

@testable import Values

/// The result of a library function as text; if it fails, the message, with `F` for the function and
/// `A1` and so on for its arguments.
func call(_ name: String, _ arguments: Value...) -> String {
  guard let function = StandardLibrary.function(name) else { return "no function \(name)" }
  do {
    return try function(arguments).description
  } catch {
    return error.message(about: error.part == 0 ? "F" : "A\(error.part)")
  }
}

@Suite struct StandardLibraryTests {
  @Test func argumentsAreCounted() {
    #expect(call("string.join", []) == "F expected 2 args, got 1")
    #expect(call("string.format") == "F expected at least 1 args, got 0")
    #expect(call("sys.env") == "F expected 1 args, got 0")
  }

  @Test func everyFunctionIsFoundByItsNames() {
    for (name, function) in StandardLibrary.functions { #expect(name == function.name) }
    for (old, new) in StandardLibrary.replacements {
      #expect(StandardLibrary.function(old)?.name == new)
    }
    #expect(StandardLibrary.functions.count == 27)
    #expect(StandardLibrary.replacements.count == 16)
    #expect(StandardLibrary.identifier("string")?.typeName == "object")
    #expect(StandardLibrary.identifier("env")?.typeName == "function")
    #expect(StandardLibrary.identifier("nothing") == nil)
    #expect(StandardLibrary.identifiers.contains("constants"))
  }

  @Test func joinsAndSplits() {
    #expect(call("string.join", ["a", 1, "b"], ", ") == #""a, 1, b""#)
    #expect(call("string.join", [], ",") == #""""#)
    #expect(call("string.join", "a", ",") == "A1 should be array, got string")
    #expect(call("string.join", ["a", true], ",") == "A1[1] should be string, got bool")
    #expect(call("string.split", "a,b,,c", ",") == #"["a", "b", "", "c"]"#)
    #expect(call("string.split", "", ",") == #"[""]"#)
    #expect(call("string.split", "", "") == "[]")
    #expect(call("string.split", "aé", "") == #"["a", "é"]"#)
    #expect(call("string.split", "e\u{301}x", "e") == "[\"\", \"\u{301}x\"]")
  }

  @Test func replaces() {
    #expect(call("string.replace", "oink oink", "oink", "moo") == #""moo moo""#)
    #expect(call("string.replace", "aaaa", "aa", "b") == #""bb""#)
    #expect(call("string.replace", "ab", "", "-") == #""-a-b-""#)
    #expect(call("string.replace", "", "", "-") == #""-""#)
    #expect(call("string.replace", "ab", "x", "-") == #""ab""#)
    let long = Value.string(String(repeating: "x", count: 10_000))
    #expect(
      call("string.replace", long, "x", long) == "F makes a string of more than 16777216 bytes")
  }

  @Test func changesCase() {
    #expect(call("string.to_upper", "straße") == #""STRAßE""#)
    #expect(call("string.to_lower", "ÀİΣ") == #""àiσ""#)
    #expect(call("to_upper", 1.5) == #""1.5""#)
    #expect(call("to_lower", .secret("A")) == "A1 secrets may not be converted into strings")
  }

  @Test func trims() {
    #expect(call("string.trim", "¡¡Hello!!", "!¡") == #""Hello""#)
    #expect(call("string.trim", "aaa", "a") == #""""#)
    #expect(call("string.trim", " a ", "") == #"" a ""#)
    #expect(call("string.trim_space", " \t\u{85}\u{3000}a b\r\n") == #""a b""#)
    #expect(call("string.trim_prefix", "helloworld", "hello") == #""world""#)
    #expect(call("string.trim_prefix", "helloworld", "x") == #""helloworld""#)
    #expect(call("string.trim_prefix", "e\u{301}", "e") == "\"\u{301}\"")
    #expect(call("string.trim_suffix", "helloworld", "world") == #""hello""#)
    #expect(call("string.trim_suffix", "a", "ba") == #""a""#)
  }

  @Test func concatenatesArrays() {
    #expect(call("array.concat") == "[]")
    #expect(call("array.concat", [1], ["a"], [[2]]) == #"[1, "a", [2]]"#)
    #expect(call("concat", .bytes([1])) == "[1]")
    #expect(call("array.concat", [1], "a") == "A2 should be array, got string")
    #expect(call("array.concat", nil) == "A1 should be array, got null")
  }

  @Test func combinesMaps() {
    let left: Value = [["id": 1, "a": "x"], ["id": 2, "a": "y"]]
    let right: Value = [["id": 1, "b": "z"], ["id": 3, "b": "w"]]
    #expect(
      call("array.combine_maps", left, right, ["id"]) == #"[{a = "x", b = "z", id = 1}]"#)
    #expect(
      call("array.combine_maps", left, right, ["id"], true)
        == #"[{a = "x", b = "z", id = 1}, {a = "x", id = 1}, {a = "y", id = 2}, {a = "y", id = 2}]"#
    )
    #expect(
      call("array.combine_maps", left, right)
        == "F combine_maps: expected 3 or 4 arguments, got 2")
    #expect(
      call("array.combine_maps", left, right, [])
        == "A3 combine_maps: merge conditions must not be empty")
    #expect(call("array.combine_maps", left, [1], ["id"]) == "A2[0] should be object, got number")
  }

  @Test func groups() {
    let list: Value = [["k": "a", "v": 1], ["v": 2], ["k": "a", "v": 3]]
    #expect(
      call("array.group_by", list, "k", true)
        == #"[{items = [{k = "a", v = 1}, {k = "a", v = 3}], k = "a"}]"#)
    #expect(
      call("array.group_by", list, "k", false)
        == #"[{items = [{k = "a", v = 1}, {k = "a", v = 3}], k = "a"}, {items = [{v = 2}], k = ""}]"#
    )
    #expect(
      call("array.group_by", [["k": 1]], "k", true) == "A1[0].k should be string, got number")
    #expect(call("array.group_by", list) == "F group_by: expected 3 arguments, got 1")
  }

  @Test func coalesces() {
    #expect(call("coalesce") == "null")
    #expect(call("coalesce", nil, "", 0, false, [], [:], "a", "b") == #""a""#)
    #expect(call("coalesce", nil, 0) == "0")
    #expect(call("coalesce", .secret(""), .secret("x")) == "(secret)")
  }

  @Test func revealsSecrets() {
    #expect(call("convert.nonsensitive", .secret("x")) == #""x""#)
    #expect(call("nonsensitive", "x") == #""x""#)
    #expect(call("convert.nonsensitive", 1) == "A1 should be capsule, got number")
  }

  @Test func readsTheEnvironment() {
    setenv("ALLOYC_TEST_VARIABLE", "hällo", 1)
    let bytes: [CChar] = [-1, 0]
    setenv("ALLOYC_TEST_BYTES", bytes, 1)
    #expect(call("sys.env", "ALLOYC_TEST_VARIABLE") == #""hällo""#)
    #expect(call("env", "ALLOYC_TEST_NOTHING") == #""""#)
    #expect(
      call("env", "ALLOYC_TEST_BYTES") == #"F variable "ALLOYC_TEST_BYTES" is not valid UTF-8"#)
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
    #expect(call("encoding.from_yaml", "a: 1") == "F is known to Alloy, but not yet supported here")
    #expect(call("json_path", "{}", ".a") == "F is known to Alloy, but not yet supported here")
  }
}
