import Schema
import Testing

@testable import Runtime

@Suite struct InspectorTests {
  @Test func countsSpansAndLogRecords() {
    let traces = message {
      $0.resource("a") { scope in for index in 0..<3 { scope.span("span \(index)") } }
      $0.resource("b") { $0.span("last") }
    }
    #expect(inspect(.traces, traces) == .success(4))
    let logs = message { request in
      request.resource("a") { scope in
        for index in 0..<5 {
          scope.append(2) { record in
            record.append(1, fixed64: 7)
            record.append(5) { $0.append(1, string: "line \(index)") }
            record.append(12, string: "event")
          }
        }
      }
    }
    #expect(inspect(.logs, logs) == .success(5))
    #expect(inspect(.logs, []) == .success(0))
  }

  @Test(arguments: [5, 7, 9, 10, 11] as [UInt32])
  func countsDataPoints(field: UInt32) {
    let point = message { $0.append(3, fixed64: 1) }
    let body = metric { metric in
      metric.append(field) { data in for _ in 0..<3 { data.append(1, bytes: point) } }
    }
    #expect(inspect(.metrics, body) == .success(3))
  }

  @Test func countsTheLastKindOfDataAMetricIsGiven() {
    func data(_ points: Int) -> Bytes {
      message { for _ in 0..<points { $0.append(1, bytes: []) } }
    }
    let gauges = metric {
      $0.append(5, bytes: data(2))
      $0.append(5, bytes: data(3))
    }
    #expect(inspect(.metrics, gauges) == .success(5))
    let mixed = metric {
      $0.append(5, bytes: data(2))
      $0.append(7, bytes: data(1))
      $0.append(5, bytes: data(3))
    }
    #expect(inspect(.metrics, mixed) == .success(3))
  }

  @Test func takesPackedAndSingleNumbers() {
    let number = Bytes(repeating: 0, count: 8)
    let body = metric { metric in
      metric.append(9) { data in
        data.append(1) { point in
          point.append(6, bytes: number + number)
          point.append(6, fixed64: 1)
          point.append(7, bytes: number)
        }
      }
      metric.append(10) { data in
        data.append(1) { point in
          point.append(8) { $0.append(2, bytes: [1, 0x80, 0x01, 3]) }
        }
      }
    }
    #expect(inspect(.metrics, body) == .success(1))
    let odd = metric { $0.append(9) { $0.append(1) { $0.append(6, bytes: number + [0]) } } }
    #expect(inspect(.metrics, odd) == .failure(.invalidPackedLength))
    let cut = metric {
      $0.append(10) { $0.append(1) { $0.append(8) { $0.append(2, bytes: [1, 0x80]) } } }
    }
    #expect(inspect(.metrics, cut) == .failure(.truncated))
  }

  /// A request with one metric.
  private func metric(_ body: (inout ProtobufWriter) -> Void) -> Bytes {
    message { request in
      request.resource("m") { scope in
        scope.append(2) { metric in
          metric.append(1, string: "requests")
          body(&metric)
        }
      }
    }
  }

  /// The verdict on a span with a field of bytes.
  private func verdict(
    _ field: (inout ProtobufWriter) -> Void
  ) -> Attempt<Int> {
    inspect(.traces, message { $0.resource("a") { $0.append(2, message: field) } })
  }

  @Test func refusesTextThatIsNotUTF8() {
    #expect(verdict { $0.append(5, string: "Zürich") } == .success(1))
    #expect(verdict { $0.append(5, bytes: [0x61, 0xff]) } == .failure(.invalidUTF8))
    #expect(verdict { $0.append(3, bytes: [0xc0, 0x80]) } == .failure(.invalidUTF8))
    // The last value of a field counts, but parsers look at every one.
    let repeated = verdict {
      $0.append(5, bytes: [0xff])
      $0.append(5, string: "good")
    }
    #expect(repeated == .failure(.invalidUTF8))
    // Bytes and unknown fields are no text.
    #expect(verdict { $0.append(100, bytes: [0xff]) } == .success(1))
  }

  @Test func refusesIdentifiersOfTheWrongLength() {
    for length in [0, 8, 16, 20] {
      let bytes = Bytes(repeating: 1, count: length)
      let isTrace = length == 0 || length == 16
      let isSpan = length == 0 || length == 8
      #expect(
        verdict { $0.append(1, bytes: bytes) }
          == (isTrace ? .success(1) : .failure(.invalidIdentifierLength)))
      #expect(
        verdict { $0.append(2, bytes: bytes) }
          == (isSpan ? .success(1) : .failure(.invalidIdentifierLength)))
      #expect(
        verdict { $0.append(4, bytes: bytes) }
          == (isSpan ? .success(1) : .failure(.invalidIdentifierLength)))
    }
  }

  @Test func refusesKnownFieldsOfTheWrongWireType() {
    #expect(verdict { $0.append(5, varint: 1) } == .failure(.wrongWireType))
    #expect(verdict { $0.append(16, varint: 1) } == .failure(.wrongWireType))
    #expect(verdict { $0.append(7, fixed32: 1) } == .failure(.wrongWireType))
    #expect(verdict { $0.append(16, fixed32: 1) } == .success(1))
    #expect(verdict { $0.append(17, varint: 1) } == .success(1))
  }

  @Test func passesUnknownFieldsAndGroups() {
    #expect(verdict { $0.appendRaw([0x9b, 0x06, 0x08, 0x01, 0x9c, 0x06]) } == .success(1))
    #expect(verdict { $0.appendRaw([0x9b, 0x06, 0x08, 0x01]) } == .failure(.truncated))
    #expect(verdict { $0.appendRaw([0x9c, 0x06]) } == .failure(.unbalancedGroup))
    #expect(verdict { $0.appendRaw([0x00, 0x00]) } == .failure(.invalidFieldNumber))
    #expect(verdict { $0.appendRaw([0x9e, 0x06]) } == .failure(.invalidWireType))
  }

  @Test func limitsNesting() {
    // Request, resource, scope, record and body are four levels below the request, then two for
    // each array.
    func nested(_ arrays: Int) -> Bytes {
      var value = message { $0.append(2, varint: 1) }
      for _ in 0..<arrays {
        value = message { outer in outer.append(5) { $0.append(1, bytes: value) } }
      }
      return message {
        $0.append(1) { $0.append(2) { $0.append(2) { $0.append(5, bytes: value) } } }
      }
    }
    #expect(inspect(.logs, nested(48)) == .success(1))
    #expect(inspect(.logs, nested(49)) == .failure(.nestingTooDeep))
  }
}
