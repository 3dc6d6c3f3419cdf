import Schema
import Testing

@testable import Runtime

@Suite struct JSONTranscoderTests {
  private let arena = Arena(limit: 64 << 20)
  private let loop = EventLoop(index: 0, memoryLimit: 1 << 20)

  private func transcode(
    _ text: String, _ signal: Signal = .traces, limit: Int = 1 << 20
  ) throws -> [UInt8] { try transcode(Array(text.utf8), signal, limit: limit) }

  private func transcode(
    _ text: [UInt8], _ signal: Signal = .traces, limit: Int = 1 << 20
  ) throws -> [UInt8] {
    let transcoder = loop.shared(JSONTranscoder.self)
    let output = try text.withUnsafeBytes {
      try transcoder.transcode($0, signal, limit: limit, into: arena).finish()
    }
    return withExtendedLifetime(output) { Array(output.bytes) }
  }

  /// The message that `body` writes.
  private func message(_ body: (inout ProtobufWriter) -> Void) -> [UInt8] {
    var writer = ProtobufWriter()
    body(&writer)
    return Array(writer.bytes)
  }

  /// A request of one span with the given fields in JSON.
  private func span(_ fields: String) -> String {
    "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\(fields)}]}]}]}"
  }

  /// The same with the fields that `body` writes.
  private func span(_ body: (inout ProtobufWriter) -> Void) -> [UInt8] {
    message { $0.append(1) { $0.append(2) { $0.append(2, message: body) } } }
  }

  /// A request of one span with an attribute of the given value in JSON.
  private func attribute(_ value: String) -> String {
    span("\"attributes\":[{\"key\":\"k\",\"value\":\(value)}]")
  }

  /// The same with the value that `body` writes.
  private func attribute(_ body: (inout ProtobufWriter) -> Void) -> [UInt8] {
    span {
      $0.append(9) {
        $0.append(1, string: "k")
        $0.append(2, message: body)
      }
    }
  }

  // MARK: Tables

  @Test(arguments: MessageKind.allCases)
  func knowsTheFieldsThatTheInspectorKnows(kind: MessageKind) {
    // Strings by reference to a table, which JSON has no names for.
    let nameless: [MessageKind: UInt8] = [.keyValue: 3, .anyValue: 8]
    let known = kind.fields.filter { $0.number != nameless[kind] }
    let named = kind.jsonFields
    #expect(Set(named.map(\.number)) == Set(known.map(\.number)))
    #expect(named.count == known.count)
    for field in known {
      let other = named.first { $0.number == field.number }!
      let isAlike: Bool =
        switch (field.content, other.content, other.isRepeated) {
        case (.varint, .bool, false), (.varint, .enumeration, false), (.varint, .int64, false),
          (.varint, .uint32, false), (.varint, .sint32, false), (.varints, .uint64, true),
          (.fixed32, .fixed32, false), (.fixed64, .fixed64, false), (.fixed64, .sfixed64, false),
          (.fixed64, .double, false), (.fixed64s, .fixed64, true), (.fixed64s, .double, true),
          (.string, .string, _), (.bytes, .bytes, false), (.traceID, .traceID, false),
          (.spanID, .spanID, false):
          true
        case (.message(let a), .message(let b), _): a == b
        default: false
        }
      #expect(isAlike, "field \(field.number)")
    }
  }

  // MARK: Values

  @Test func readsASpan() throws {
    let text = span(
      """
      "traceId": "5B8EFFF798038103D269B633813FC60C", "spanId": "eee19b7ec3c1b174",
      "parentSpanId": "", "traceState": "a=b", "name": "I'm a \\u0073erver\\/span \\ud83d\\ude00",
      "startTimeUnixNano": "1544712660000000000", "endTimeUnixNano": 1544712661000000000,
      "kind": 2, "droppedAttributesCount": 3, "flags": 257, "status": {"code": 2},
      "events": [{"timeUnixNano": "1", "name": "e"}],
      "links": [{"traceId": "00000000000000000000000000000001", "spanId": "0000000000000002"}]
      """)
    let trace = [UInt8](repeating: 0, count: 15) + [1]
    let expected = span { span in
      let id: [UInt8] = [
        0x5b, 0x8e, 0xff, 0xf7, 0x98, 0x03, 0x81, 0x03, 0xd2, 0x69, 0xb6, 0x33, 0x81, 0x3f, 0xc6,
        0x0c,
      ]
      id.withUnsafeBytes { span.append(1, bytes: $0) }
      let own: [UInt8] = [0xee, 0xe1, 0x9b, 0x7e, 0xc3, 0xc1, 0xb1, 0x74]
      own.withUnsafeBytes { span.append(2, bytes: $0) }
      span.append(3, string: "a=b")
      span.append(5, string: "I'm a server/span 😀")
      span.append(7, fixed64: 1_544_712_660_000_000_000)
      span.append(8, fixed64: 1_544_712_661_000_000_000)
      span.append(6, varint: 2)
      span.append(10, varint: 3)
      span.append(16, fixed32: 257)
      span.append(15) { $0.append(3, varint: 2) }
      span.append(11) {
        $0.append(1, fixed64: 1)
        $0.append(2, string: "e")
      }
      span.append(13) { link in
        trace.withUnsafeBytes { link.append(1, bytes: $0) }
        ([0, 0, 0, 0, 0, 0, 0, 2] as [UInt8]).withUnsafeBytes { link.append(2, bytes: $0) }
      }
    }
    #expect(try transcode(text) == expected)
    #expect(try expected.withUnsafeBytes { try OTLP.inspect(.traces, $0) } == 1)
  }

  @Test func readsValuesOfEveryKind() throws {
    #expect(try transcode(attribute("{}")) == attribute { _ in })
    #expect(
      try transcode(attribute("{\"stringValue\":\"\"}")) == attribute { $0.append(1, string: "") })
    #expect(
      try transcode(attribute("{\"boolValue\":false}")) == attribute { $0.append(2, varint: 0) })
    #expect(
      try transcode(attribute("{\"boolValue\":true}")) == attribute { $0.append(2, varint: 1) })
    for text in ["-7", "\"-7\"", "-7.0", "-70e-1", "\"-0.7e+1\""] {
      #expect(
        try transcode(attribute("{\"intValue\":\(text)}"))
          == attribute { $0.append(3, varint: UInt64(bitPattern: -7)) })
    }
    for (text, value) in [
      ("1", 1.0), ("-1.5e3", -1500), ("\"2.5\"", 2.5), ("0.1", 0.1), ("1e-300", 1e-300),
      ("123456789012345678901234567890", 1.2345678901234568e29),
      ("1.7976931348623157e308", .greatestFiniteMagnitude), ("\"Infinity\"", .infinity),
      ("\"-Infinity\"", -.infinity), ("4.35", 4.35), ("0.000001", 0.000001),
    ] {
      #expect(
        try transcode(attribute("{\"doubleValue\":\(text)}"))
          == attribute { $0.append(4, double: value) }, "\(text)")
    }
    #expect(
      try transcode(attribute("{\"doubleValue\":\"NaN\"}"))
        == attribute { $0.append(4, double: .nan) })
    #expect(
      try transcode(attribute("{\"arrayValue\":{\"values\":[{\"intValue\":1},{}]}}"))
        == attribute {
          $0.append(5) {
            $0.append(1) { $0.append(3, varint: 1) }
            $0.append(1) { _ in }
          }
        })
    #expect(
      try transcode(attribute("{\"kvlistValue\":{\"values\":[{\"key\":\"a\"}]}}"))
        == attribute { $0.append(6) { $0.append(1) { $0.append(1, string: "a") } } })
    for text in ["AQL\\/", "AQL_", "AQL/"] {
      #expect(
        try transcode(attribute("{\"bytesValue\":\"\(text)\"}"))
          == attribute { value in
            ([1, 2, 255] as [UInt8]).withUnsafeBytes { value.append(7, bytes: $0) }
          })
    }
  }

  @Test func readsPoints() throws {
    let text = """
      {"resourceMetrics":[{"scopeMetrics":[{"metrics":[
        {"name":"h","histogram":{"aggregationTemporality":2,"dataPoints":[
          {"count":"3","sum":1.5,"bucketCounts":["1",2,"0"],"explicitBounds":[1,"2.5"]}]}},
        {"name":"e","exponentialHistogram":{"dataPoints":[
          {"scale":-3,"positive":{"offset":1,"bucketCounts":["300",2]},"zeroThreshold":0}]}},
        {"sum":{"isMonotonic":true,"dataPoints":[{"asInt":"-1"},{"asDouble":-0.0}]}}]}]}]}
      """
    let expected = message {
      $0.append(1) {
        $0.append(2) { scope in
          scope.append(2) { metric in
            metric.append(1, string: "h")
            metric.append(9) { histogram in
              histogram.append(2, varint: 2)
              histogram.append(1) { point in
                point.append(4, fixed64: 3)
                point.append(5, double: 1.5)
                point.appendHeader(6, length: 24)
                for count in [1, 2, 0] as [UInt64] {
                  withUnsafeBytes(of: count.littleEndian) { point.appendRaw($0) }
                }
                point.appendHeader(7, length: 16)
                for bound in [1, 2.5] {
                  withUnsafeBytes(of: bound.bitPattern.littleEndian) { point.appendRaw($0) }
                }
              }
            }
          }
          scope.append(2) { metric in
            metric.append(1, string: "e")
            metric.append(10) {
              $0.append(1) { point in
                point.append(6, varint: 5)
                point.append(8) { buckets in
                  buckets.append(1, varint: 2)
                  buckets.appendHeader(2, length: 3)
                  for count in [300, 2] as [UInt64] { buckets.appendVarint(count) }
                }
                point.append(14, double: 0)
              }
            }
          }
          scope.append(2) {
            $0.append(7) { sum in
              sum.append(3, varint: 1)
              sum.append(1) { $0.append(6, fixed64: UInt64(bitPattern: -1)) }
              sum.append(1) { $0.append(4, double: -0.0) }
            }
          }
        }
      }
    }
    let found = try transcode(text, .metrics)
    #expect(found == expected)
    #expect(try found.withUnsafeBytes { try OTLP.inspect(.metrics, $0) } == 4)
  }

  @Test func ignoresWhatItDoesNotKnow() throws {
    let unknown = "\"x\":{\"a\":[1,-2.5e3,\"\\\"\",null,true,{}],\"b\":{}},\"y\":[]"
    let text = span("\(unknown),\"name\":\"n\",\"kind\":null,\"spanId\":null,\"zZ\":false")
    #expect(try transcode(text) == span { $0.append(5, string: "n") })
    #expect(try transcode(" { } ") == [])
    #expect(try transcode("{\"resourceSpans\":[],\"resourceLogs\":[{}]}") == [])
    #expect(try transcode("{\"resourceSpans\":null}") == [])
  }

  @Test func takesTheNamesOfTheDefinitionToo() throws {
    let text = """
      {"resource_spans":[{"scope_spans":[{"spans":[
        {"start_time_unix_nano":"5","n\\u0061me":"n","na_me":1}]}]}]}
      """
    let expected = span {
      $0.append(7, fixed64: 5)
      $0.append(5, string: "n")
    }
    #expect(try transcode(text) == expected)
  }

  // MARK: Errors

  @Test(arguments: [
    ("", "the body is empty; no telemetry is '{}' at byte 0"),
    ("[]", "expected an object at byte 0"),
    ("{", "the text ends too early at byte 1"), ("{}x", "expected the end of the text at byte 2"),
    ("{\"a\"}", "expected ':' at byte 4"), ("{\"a\":1 \"b\":2}", "expected ',' or '}' at byte 7"),
    ("{\"a\":}", "expected a value at byte 5"), ("{\"a\":tru}", "expected a value at byte 5"),
    ("{\"a\":01}", "expected a value at byte 5"), ("{\"a\":1.}", "expected a value at byte 5"),
    ("{\"a\":[1,]}", "expected a value at byte 8"), ("{\"a\":1,}", "expected a string at byte 7"),
    ("{\"a", "a string does not end at byte 1"), ("{\"a\\", "a string does not end at byte 3"),
    ("{\"\n\":1}", "a string holds a control character at byte 2"),
    ("{\"\\x\":1}", "an unknown escape in a string at byte 2"),
    ("{\"\\u12g4\":1}", "expected four hexadecimal digits at byte 6"),
    ("{\"\\ud800\":1}", "half a character in a string at byte 2"),
    ("{\"\\ud800\\u0041\":1}", "half a character in a string at byte 2"),
    ("{\"\\udc00\":1}", "half a character in a string at byte 2"),
    ("{\"resourceSpans\":{}}", "expected a list at byte 17"),
    ("{\"resourceSpans\":[null]}", "expected an object at byte 18"),
    ("\u{feff}{}", "expected an object at byte 0"),
  ])
  func saysWhatIsWrongAndWhere(text: String, message: String) {
    let error = #expect(throws: JSONError.self) { try transcode(text) }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ("\"traceId\":\"00\"", "expected 32 hexadecimal digits"),
    ("\"traceId\":\"0000000000000000000000000000000g\"", "expected 32 hexadecimal digits"),
    ("\"spanId\":12", "expected a string"), ("\"spanId\":\"AAAAAAAAAAA=\"", "expected 16 hexa"),
    ("\"kind\":\"SPAN_KIND_SERVER\"", "expected the number of an enumeration's value"),
    ("\"kind\":1.5", "expected the number of an enumeration's value"),
    ("\"kind\":9999999999", "expected the number of an enumeration's value"),
    ("\"name\":5", "expected a string"),
    ("\"flags\":-1", "expected a whole number from 0 to 42949"),
    ("\"flags\":4294967296", "expected a whole number from 0 to 4294967295"),
    ("\"startTimeUnixNano\":\"18446744073709551616\"", "expected a whole number from 0 to 1844"),
    ("\"startTimeUnixNano\":\"\"", "expected a whole number from 0 to 1844"),
    ("\"startTimeUnixNano\":\" 1\"", "expected a whole number from 0 to 1844"),
    (
      "\"attributes\":[{\"value\":{\"intValue\":9223372036854775808}}]",
      "expected a whole number of 64"
    ),
    ("\"attributes\":[{\"value\":{\"boolValue\":\"true\"}}]", "expected true or false"),
    ("\"attributes\":[{\"value\":{\"doubleValue\":1e400}}]", "expected a number"),
    ("\"attributes\":[{\"value\":{\"doubleValue\":\"nan\"}}]", "expected a number"),
    ("\"attributes\":[{\"value\":{\"bytesValue\":\"A\"}}]", "expected Base64"),
  ])
  func saysWhatHasToCome(fields: String, message: String) {
    let error = #expect(throws: JSONError.self) { try transcode(span(fields)) }
    #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
  }

  @Test func refusesTextThatIsNotUTF8() {
    for bytes in [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0x5c, 0x6e, 0xe2, 0x82]] as [[UInt8]] {
      let text = Array("{\"x\":\"".utf8) + bytes + Array("\"}".utf8)
      #expect(throws: JSONError.malformed("a string is not valid UTF-8", offset: 6)) {
        try transcode(text)
      }
    }
  }

  @Test func boundsNestingAndSize() throws {
    func nested(_ depth: Int) -> String {
      attribute(
        String(repeating: "{\"arrayValue\":{\"values\":[", count: depth) + "{}"
          + String(repeating: "]}}", count: depth))
    }
    _ = try transcode(nested(40))
    let error = #expect(throws: JSONError.self) { try transcode(nested(5000)) }
    #expect(error?.description.hasPrefix("messages are nested too deeply") == true)
    let lists = "{\"x\":" + String(repeating: "[", count: 100_000)
    let other = #expect(throws: JSONError.self) { try transcode(lists) }
    #expect(other?.description.hasPrefix("values are nested too deeply") == true)
    // Eight bytes from two.
    let zeros = String(repeating: "0,", count: 5000) + "0"
    let text =
      "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[{\"histogram\":{\"dataPoints\":["
      + "{\"bucketCounts\":[\(zeros)]}]}}]}]}]}"
    #expect(throws: JSONError.tooLarge(limit: 20_000)) {
      try transcode(text, .metrics, limit: 20_000)
    }
    #expect(try transcode(text, .metrics).count > 40_000)
  }

  @Test func survivesDamage() throws {
    var random = SeededRandom(seed: 3)
    let whole = Array(
      span(
        """
        "traceId":"00000000000000000000000000000001","name":"a\\u0041\\n","kind":2,"flags":1,
        "attributes":[{"key":"k","value":{"arrayValue":{"values":[{"intValue":"5"},
        {"doubleValue":1.5e3},{"bytesValue":"AAA="},{"boolValue":true}]}}}],"x":[null,{"y":-1}]
        """
      ).utf8)
    let alphabet = Array("{}[]\":,\\u0e-.tfn \u{1}é".utf8)
    for _ in 0..<3000 {
      var text = whole
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: text[place] = alphabet.randomElement(using: &random)!
        case 1: text.remove(at: place)
        case 2: text.insert(alphabet.randomElement(using: &random)!, at: place)
        default: text.removeSubrange(place...)
        }
        if text.isEmpty { break }
      }
      // Whatever is taken is a valid request.
      if let output = try? transcode(text) {
        _ = try output.withUnsafeBytes { try OTLP.inspect(.traces, $0) }
      }
    }
  }
}
