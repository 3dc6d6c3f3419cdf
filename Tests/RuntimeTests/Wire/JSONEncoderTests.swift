import Schema
import Testing

@testable import Runtime

@Suite struct JSONEncoderTests {
  private let arena = Arena(limit: 16 << 20)

  /// The JSON of requests.
  private func encode(_ bodies: [Bytes], _ signal: Signal = .traces) -> String {
    var slices = ContiguousArray<Slice>()
    for body in bodies {
      var extent = arena.extent(capacity: body.count)!
      _ = body.withUnsafeBytes { extent.append($0, in: arena) }
      slices.append(extent.finish(items: 1))
    }
    let slice = JSONEncoder().encode(slices, signal, in: arena)!
    return String(decoding: slice.bytes, as: UTF8.self)
  }

  /// The request that a text describes.
  private func transcode(_ text: String, _ signal: Signal) throws -> Bytes {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBytes {
      let transcoder = JSONTranscoder()
      return Array(try transcoder.transcode($0, signal, limit: 1 << 20, into: arena).finish().bytes)
    }
  }

  /// A log record whose body has these fields.
  private func log(_ value: (inout ProtobufWriter) -> Void) -> Bytes {
    message { $0.append(1) { $0.append(2) { $0.append(2) { $0.append(5) { value(&$0) } } } } }
  }

  /// The JSON of a log record's body.
  private func body(_ value: (inout ProtobufWriter) -> Void) -> String {
    let text = encode([log(value)], .logs)
    let start = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":"
    #expect(text.hasPrefix(start) && text.hasSuffix("}]}]}]}"))
    return String(text.dropFirst(start.count).dropLast(7))
  }

  @Test func writesASpan() {
    let request = message {
      $0.resource("r") { scope in
        scope.append(2) { span in
          span.append(1, bytes: Bytes(0xf0...0xff))
          span.append(2, bytes: [0, 1, 2, 3, 4, 5, 6, 7])
          span.append(5, string: "say \"hi\"\\ \n\u{1} ü😀")
          span.append(6, varint: 3)
          span.append(7, fixed64: 1_544_712_660_000_000_000)
          span.append(8, fixed64: .max)
          span.append(10, varint: 7)
          span.append(16, fixed32: 257)
        }
      }
    }
    #expect(
      encode([request])
        == #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff","#
        + #""spanId":"0001020304050607","name":"say \"hi\"\\ \n\u0001 ü😀","kind":3,"#
        + #""startTimeUnixNano":"1544712660000000000","endTimeUnixNano":"18446744073709551615","#
        + #""droppedAttributesCount":7,"flags":257}],"scope":{"name":"scope of r"}}],"#
        + #""resource":{"attributes":[{"key":"service.name","value":{"stringValue":"r"}}]},"#
        + #""schemaUrl":"https://schema"}]}"#)
  }

  @Test func writesValuesOfEveryKind() {
    #expect(body { $0.append(1, string: "") } == #"{"stringValue":""}"#)
    #expect(body { $0.append(2, varint: 0) } == #"{"boolValue":false}"#)
    #expect(body { $0.append(2, varint: 1) } == #"{"boolValue":true}"#)
    #expect(body { $0.append(3, varint: UInt64(bitPattern: -7)) } == #"{"intValue":"-7"}"#)
    #expect(
      body { $0.append(3, varint: 1 << 63) } == #"{"intValue":"-9223372036854775808"}"#)
    for (value, text) in [
      (1.5, "1.5"), (-2, "-2"), (0.1, "0.1"), (1e-300, "1e-300"), (1e16, "1e+16"),
      (.nan, "\"NaN\""), (.infinity, "\"Infinity\""), (-.infinity, "\"-Infinity\""),
      (-0.0, "-0.0"),
    ] {
      #expect(body { $0.append(4, double: value) } == "{\"doubleValue\":\(text)}")
    }
    #expect(body { $0.append(5) { _ in } } == #"{"arrayValue":{}}"#)
    #expect(
      body {
        $0.append(5) { list in for i in 1...2 { list.append(1) { $0.append(3, varint: UInt64(i)) } }
        }
      }
        == #"{"arrayValue":{"values":[{"intValue":"1"},{"intValue":"2"}]}}"#)
    #expect(body { $0.append(7, bytes: [1, 2, 255, 4]) } == #"{"bytesValue":"AQL/BA=="}"#)
    #expect(body { _ in } == "{}")
  }

  @Test func theLastOfWhatExcludesEachOtherCounts() {
    #expect(
      body {
        $0.append(1, string: "old")
        $0.append(3, varint: 1)
        $0.append(3, varint: 2)
      } == #"{"intValue":"2"}"#)
    // A list, then a text, then a list: the first one is gone.
    #expect(
      body { value in
        value.append(5) { $0.append(1) { $0.append(3, varint: 1) } }
        value.append(1, string: "text")
        value.append(5) { $0.append(1) { $0.append(3, varint: 2) } }
        value.append(5) { $0.append(1) { $0.append(3, varint: 3) } }
      } == #"{"arrayValue":{"values":[{"intValue":"2"},{"intValue":"3"}]}}"#)
  }

  @Test func mergesRequestsAndMessages() {
    let one = message { $0.append(1) { $0.append(3, string: "a") } }
    let two = message {
      $0.append(1) { resource in
        resource.append(1) { $0.append(2, varint: 1) }
        resource.append(99, string: "unknown")
        resource.append(1) { $0.append(2, varint: 2) }
        resource.append(3, string: "b")
        resource.append(3, string: "c")
      }
    }
    #expect(
      encode([one, two, one])
        == #"{"resourceSpans":[{"schemaUrl":"a"},{"resource":{"droppedAttributesCount":2},"schemaUrl":"c"},"#
        + #"{"schemaUrl":"a"}]}"#)
    #expect(encode([]) == #"{"resourceSpans":[]}"#)
  }

  @Test func writesPointsPackedOrNot() throws {
    let text =
      #"{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"h","histogram":{"dataPoints":[{"#
      + #""count":"3","sum":1.5,"bucketCounts":["1","2","0"],"explicitBounds":[1,2.5]}],"#
      + #""aggregationTemporality":2}},{"exponentialHistogram":{"dataPoints":[{"scale":-3,"#
      + #""positive":{"offset":1,"bucketCounts":["300","2"]},"zeroThreshold":0}]}},"#
      + #"{"sum":{"dataPoints":[{"asInt":"-1"},{"asDouble":-0.0}],"isMonotonic":true}}]}]}]}"#
    #expect(encode([try transcode(text, .metrics)], .metrics) == text)
    let loose = message {
      $0.append(1) {
        $0.append(2) {
          $0.append(2) {
            $0.append(9) {
              $0.append(1) { point in
                point.append(6, fixed64: 1)
                point.append(7, double: 0.5)
                point.append(6, fixed64: 2)
              }
            }
          }
        }
      }
    }
    #expect(
      encode([loose], .metrics).contains(#"{"bucketCounts":["1","2"],"explicitBounds":[0.5]}"#))
  }

  @Test func readsTheAnswersOfEndpoints() {
    let partial = OTLP.partialSuccess(
      inJSON: Array(
        #"{"partialSuccess":{"rejectedLogRecords":"3","x":[1],"errorMessage":"old"}}"#.utf8))
    #expect(partial == OTLP.PartialSuccess(rejected: 3, message: "old"))
    let number = OTLP.partialSuccess(inJSON: Array(#"{"partialSuccess":{"rejectedSpans":2}}"#.utf8))
    #expect(number?.rejected == 2)
    for text in ["{}", "", "[", #"{"partialSuccess":{}}"#, #"{"partialSuccess":4}"#] {
      #expect(OTLP.partialSuccess(inJSON: Array(text.utf8)) == nil)
    }
    #expect(OTLP.statusMessage(inJSON: Array(#"{"code":3,"message":"no"}"#.utf8)) == "no")
    #expect(OTLP.statusMessage(inJSON: Array("nonsense".utf8)) == nil)
  }
}
