import Testing
import Values

@testable import Schema

/// The error of a conversion, or nil when it succeeds.
func conversionError<T: ConfigValue>(_ type: T.Type, _ value: Value) -> String? {
  do {
    _ = try T(value)
    return nil
  } catch {
    return error.message(about: "X")
  }
}

/// A word of a fixed set, for the tests.
private enum Compression: String, ConfigEnum {
  case none
  case gzip
  case veryFast = "very-fast"
}

@Suite struct ConfigValueTests {
  @Test func nullGivesTheZeroValue() throws {
    #expect(try String(Value.null) == "")
    #expect(try Bool(Value.null) == false)
    #expect(try Int(Value.null) == 0)
    #expect(try Double(Value.null) == 0)
    #expect(try Duration(Value.null) == .zero)
    #expect(try ByteSize(Value.null).bytes == 0)
    #expect(try Secret(Value.null).sensitive == "")
    #expect(try [Int](Value.null) == [])
    #expect(try [String: Int](Value.null) == [:])
    #expect(try Int?(Value.null) == nil)
    #expect(try Int?(7 as Value) == 7)
  }

  @Test func integersCutAndWrap() throws {
    #expect(try Int(3.9 as Value) == 3)
    #expect(try UInt8(300 as Value) == 44)
    #expect(try UInt8(-1 as Value) == 255)
    #expect(try Int(-3.9 as Value) == -3)
    #expect(try UInt64(Value.number(.unsigned(.max))) == .max)
    #expect(try Int(Value.number(.unsigned(.max))) == -1)
  }

  @Test func stringsAndNumbersConvertBothWays() throws {
    #expect(try String(1.50 as Value) == "1.5")
    #expect(try String(1e21 as Value) == "1000000000000000000000")
    #expect(try Int("15" as Value) == 15)
    #expect(try Double("1e3" as Value) == 1000)
    #expect(conversionError(Int.self, "") == "X should be number, got string")
    #expect(conversionError(Int.self, "-1.5") == "X should be number, got string")
    #expect(conversionError(Bool.self, "true") == "X should be bool, got string")
    #expect(conversionError(String.self, true) == "X should be string, got bool")
    #expect(
      conversionError(String.self, .function("sys.env")) == "X should be string, got function")
  }

  @Test func secretsStaySecret() throws {
    let secret = Value.secret("hunter2")
    #expect(conversionError(String.self, secret) == "X secrets may not be converted into strings")
    #expect(try String(Value.secret("open", isSecret: false)) == "open")
    #expect(try Secret("plain" as Value).sensitive == "plain")
    #expect(try Secret(secret).alloyLiteral == #""(secret)""#)
    #expect(try OptionalSecret(secret).isSecret)
    #expect(try !OptionalSecret("plain" as Value).isSecret)
    #expect(try OptionalSecret("plain" as Value).alloyLiteral == #""plain""#)
    #expect("\(try Secret(secret))" == "(secret)")
    #expect(conversionError(Secret.self, 15) == "X should be capsule, got number")
  }

  @Test func collectionsNameTheOffendingPart() throws {
    #expect(try [Int]([1, "2"] as Value) == [1, 2])
    #expect(try [UInt8](Value.bytes([97, 98])) == [97, 98])
    #expect(try [String: [Int]](["a": [1]] as Value) == ["a": [1]])
    #expect(
      conversionError([String: [Int]].self, ["a": [1, true]])
        == "X.a[1] should be number, got bool")
    #expect(conversionError([String].self, "one") == "X should be array, got string")
    #expect(conversionError([String: String].self, []) == "X should be object, got array")
  }

  @Test func enumsListTheirWords() throws {
    #expect(try Compression("very-fast" as Value) == .veryFast)
    #expect(
      conversionError(Compression.self, "zip")
        == #"X should be one of "none", "gzip", "very-fast", got "zip""#)
    #expect(Compression.veryFast.swiftLiteral == ".veryFast")
    #expect(Compression.veryFast.alloyLiteral == #""very-fast""#)
  }

  @Test func literalsReadAsSource() {
    #expect("a\"b\\\n\u{1}é".swiftLiteral == #""a\"b\\\n\u{1}é""#)
    #expect("a\u{1}\t".alloyLiteral == #""a\x01\t""#)
    #expect(["b": 2, "a": 1].swiftLiteral == #"["a": 1, "b": 2]"#)
    #expect(["b": 2, "a": 1].alloyLiteral == #"{a = 1, b = 2}"#)
    #expect([String: Int]().swiftLiteral == "[:]")
    #expect(["x", "y"].swiftLiteral == #"["x", "y"]"#)
    #expect(Int?.none.swiftLiteral == "nil")
    #expect(Int?.none.alloyLiteral == "null")
    #expect(1e21.alloyLiteral == "1000000000000000000000")
    #expect(Secret("a").swiftLiteral == #"Secret("a")"#)
    #expect(
      OptionalSecret("a", isSecret: true).swiftLiteral
        == #"OptionalSecret("a", isSecret: true)"#)
  }

  @Test func typesKnowTheirNames() {
    #expect([String: [Duration]].typeName == "map(list(duration))")
    #expect(ByteSize.typeName == "string(bytes)")
    #expect(OptionalSecret?.typeName == "optional_secret")
  }
}
