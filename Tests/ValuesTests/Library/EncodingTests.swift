import GoldenSupport
import Testing

@testable import Values

@Suite struct EncodingTests {
  @Test(
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("string123!?$*&()'-=@~", "c3RyaW5nMTIzIT8kKiYoKSctPUB+"),
    ] as [(String, String)])
  func base64(text: String, encoded: String) throws {
    #expect(call(StandardLibrary.encodingToBase64, .string(text)) == quoted(encoded))
    let decoded = try StandardLibrary.encodingFromBase64([.string(encoded)])
    #expect(try decoded.string() == text)
    #expect(decoded.typeName == "array")
  }

  @Test func urlBase64HasItsOwnAlphabet() throws {
    #expect(call(StandardLibrary.encodingToURLBase64, "ÿþ?~") == #""w7_Dvj9-""#)
    #expect(try StandardLibrary.encodingFromURLBase64(["w7_Dvj9-"]).string() == "ÿþ?~")
    #expect(
      call(StandardLibrary.encodingFromBase64, "w7_Dvj9-")
        == "F illegal base64 data at input byte 2")
  }

  @Test(
    arguments: [
      ("Zg", 0), ("Zm9vYg", 4), ("Zg=", 3), ("Zg=x", 2), ("Zg==x", 4), ("=", 0), ("Z===", 1),
      ("Zm8=Zm8=", 4), ("Z", 0), ("Zm9v!", 4), ("é===", 0),
    ] as [(String, Int)])
  func base64Corruption(text: String, offset: Int) {
    #expect(
      call(StandardLibrary.encodingFromBase64, .string(text))
        == "F illegal base64 data at input byte \(offset)"
    )
  }

  @Test func base64SkipsLineEnds() throws {
    #expect(try StandardLibrary.encodingFromBase64(["Zm\r\n9vY\ng=\n=\n"]).string() == "foob")
  }

  @Test func base64RoundTrips() throws {
    var random = SplitMix(seed: 3)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      #expect(try Base64.standard.decode(Array(Base64.standard.encode(bytes).utf8)) == bytes)
      #expect(try Base64.urlSafe.decode(Array(Base64.urlSafe.encode(bytes).utf8)) == bytes)
    }
  }

  @Test func bytesThatAreNoTextStayBytes() throws {
    let value = try StandardLibrary.encodingFromBase64(["/w=="])
    #expect(value.description == "[255]")
    #expect(throws: ConversionError("should be string, got bytes that are not valid UTF-8")) {
      try value.string()
    }
  }

  @Test(
    arguments: [
      ("a b&c=é/~", "a+b%26c%3D%C3%A9%2F~"), ("", ""), ("-_.~", "-_.~"), ("100%", "100%25"),
    ] as [(String, String)])
  func urls(text: String, encoded: String) {
    #expect(call(StandardLibrary.encodingURLEncode, .string(text)) == quoted(encoded))
    #expect(call(StandardLibrary.encodingURLDecode, .string(encoded)) == quoted(text))
  }

  @Test func urlErrors() {
    #expect(call(StandardLibrary.encodingURLDecode, "%zz") == #"F invalid URL escape "%zz""#)
    #expect(call(StandardLibrary.encodingURLDecode, "a%2") == #"F invalid URL escape "%2""#)
    #expect(call(StandardLibrary.encodingURLDecode, "a%+1b") == #"F invalid URL escape "%+1""#)
    #expect(
      call(StandardLibrary.encodingURLDecode, "%ff") == "F the decoded text is not valid UTF-8")
  }

  @Test(
    arguments: [
      ("1", "1"), ("-0", "-0"), ("1.50e2", "150"), ("null", "null"), ("  true\n", "true"),
      (#"[1,"a",{"b":false}]"#, #"[1, "a", {b = false}]"#), ("{}", "{}"), ("[ ]", "[]"),
      (#"{"a":1,"a":2}"#, "{a = 2}"), (#""\u00e9\ud83d\ude00\n\/""#, #""é😀\n/""#),
      (#""\ud83d""#, #""�""#), (#""\ud83d\u0041""#, #""�A""#), (#""\ude00""#, #""�""#),
    ] as [(String, String)])
  func readsJSON(text: String, value: String) {
    #expect(call(StandardLibrary.encodingFromJSON, .string(text)) == value)
  }

  @Test func numbersOfJSONAreFloats() throws {
    guard case .number(.float(1)) = try StandardLibrary.encodingFromJSON(["1"]) else {
      Issue.record("a JSON number is not a float")
      return
    }
  }

  @Test(
    arguments: [
      ("", "unexpected end of JSON input"), ("[1", "unexpected end of JSON input"),
      (#"{"a""#, "unexpected end of JSON input"), (#""a"#, "unexpected end of JSON input"),
      ("x", "invalid character 'x' looking for beginning of value"),
      ("[1,]", "invalid character ']' looking for beginning of value"),
      ("{a", "invalid character 'a' looking for beginning of object key string"),
      (#"{"a":1,}"#, "invalid character '}' looking for beginning of object key string"),
      (#"{"a" 1}"#, "invalid character '1' after object key"),
      (#"{"a":1 "b"}"#, #"invalid character '"' after object key:value pair"#),
      ("[1 2]", "invalid character '2' after array element"),
      ("1 2", "invalid character '2' after top-level value"),
      ("01", "invalid character '1' after top-level value"),
      ("trux", "invalid character 'x' in literal true (expecting 'e')"),
      ("-a", "invalid character 'a' in numeric literal"),
      ("1.a", "invalid character 'a' after decimal point in numeric literal"),
      ("1e+", "unexpected end of JSON input"),
      ("1ex", "invalid character 'x' in exponent of numeric literal"),
      ("\"\n\"", #"invalid character '\n' in string literal"#),
      (#""\'""#, #"invalid character '\'' in string escape code"#),
      (#""\u12x4""#, #"invalid character 'x' in \u hexadecimal character escape"#),
      ("1e999", "json: cannot unmarshal number 1e999 into Go value of type float64"),
    ] as [(String, String)])
  func refusesWrongJSON(text: String, message: String) {
    #expect(call(StandardLibrary.encodingFromJSON, .string(text)) == "F " + message)
  }

  @Test func deepJSONIsRefused() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(call(StandardLibrary.encodingFromJSON, .string(deep)) == "F exceeded max depth")
    let fine = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    #expect(call(StandardLibrary.encodingFromJSON, .string(fine)) == fine)
  }

  @Test func writesJSON() {
    let object: Value = [
      "b": [1, 1.5, 1e21, 1e-7, 1e-10, -0.0, 123_456_789.0], "a<&>": "\"\\\n\u{1}\u{7F}é\u{2028}",
      "s": .secret("clear"), "n": nil, "t": true, "y": .bytes([1]),
    ]
    #expect(
      call(StandardLibrary.encodingToJSON, object)
        == quoted(
          #"{"a\u003c\u0026\u003e":"\"\\\n\u0001"# + "\u{7F}é"
            + #"\u2028","b":[1,1.5,1e+21,1e-7,1e-10,-0,123456789],"n":null,"s":"clear","t":true,"y":[1]}"#
        ))
    #expect(call(StandardLibrary.encodingToJSON, []) == "F jsonEncode only supports map")
    #expect(
      call(StandardLibrary.encodingToJSON, ["f": .function("env")])
        == "F json: unsupported type: function")
  }
}
