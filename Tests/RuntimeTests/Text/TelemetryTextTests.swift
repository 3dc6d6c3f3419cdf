import Schema
import Testing

@testable import Runtime

/// The text of a request.
private func detailed(_ signal: Signal, _ request: Bytes) -> String {
  request.withUnsafeBytes { DetailedText(signal, MessageView([ProtobufReader($0)])).text }
}

/// The text of a request, a line a record.
private func normal(_ signal: Signal, _ request: Bytes) -> String {
  request.withUnsafeBytes { NormalText(signal, MessageView([ProtobufReader($0)])).text }
}

/// A time in the year 2026.
private let time: UInt64 = 1_767_325_445_000_000_007

/// A request with one resource and one scope.
private func request(_ items: (inout ProtobufWriter) -> Void) -> Bytes {
  message { request in
    request.append(1) { resource in
      resource.append(1) { inner in
        inner.attribute(1, "service.name", "shop")
        inner.append(3) { entity in
          entity.append(2, string: "service")
          entity.append(3, string: "service.name")
        }
      }
      resource.append(2) { scope in
        scope.append(1) {
          $0.append(1, string: "http")
          $0.append(2, string: "1.2")
          $0.attribute(3, "lang", "swift")
        }
        items(&scope)
        scope.append(3, string: "urn:scope")
      }
      resource.append(3, string: "urn:resource")
    }
  }
}

/// The lines before the items of a detailed text.
private func head(_ resource: String, _ scope: String) -> String {
  """
  \(resource) #0
  Resource SchemaURL: urn:resource
  Resource attributes:
       -> service.name: Str(shop)
  Resource entity refs:
       -> Entity ref #0:
            -> Type: service
            -> ID keys:
                 -> service.name
  \(scope) #0
  \(scope) SchemaURL: urn:scope
  InstrumentationScope http 1.2
  InstrumentationScope attributes:
       -> lang: Str(swift)

  """
}

@Suite struct TraceTextTests {
  private let spans = request { scope in
    scope.append(2) { span in
      span.append(1, bytes: Bytes(1...16))
      span.append(2, bytes: Bytes(1...8))
      span.append(3, string: "ot=th:0")
      span.append(5, string: "GET /")
      span.append(6, varint: 2)
      span.append(7, fixed64: time)
      span.append(8, fixed64: time + 1_000_000_000)
      span.attribute(9, "http.route", "/")
      span.append(10, varint: 3)
      span.append(11) {
        $0.append(1, fixed64: time)
        $0.append(2, string: "retry")
        $0.attribute(3, "attempt", "two")
      }
      span.append(13) {
        $0.append(1, bytes: Bytes(1...16))
        $0.append(2, bytes: Bytes(1...8))
        $0.append(5, varint: 1)
      }
      span.append(15) {
        $0.append(2, string: "too slow")
        $0.append(3, varint: 2)
      }
    }
  }

  @Test func showsEveryField() {
    #expect(
      detailed(.traces, spans) == head("ResourceSpans", "ScopeSpans") + """
        Span #0
            Trace ID       : 0102030405060708090a0b0c0d0e0f10
            Parent ID      :\u{20}
            ID             : 0102030405060708
            Name           : GET /
            Kind           : Server
            TraceState     : ot=th:0
            Start time     : 2026-01-02 03:44:05.000000007 +0000 UTC
            End time       : 2026-01-02 03:44:06.000000007 +0000 UTC
            Status code    : Error
            Status message : too slow
            DroppedAttributesCount: 3
            DroppedEventsCount: 0
            DroppedLinksCount: 0
        Attributes:
             -> http.route: Str(/)
        Events:
        SpanEvent #0
             -> Name: retry
             -> Timestamp: 2026-01-02 03:44:05.000000007 +0000 UTC
             -> DroppedAttributesCount: 0
             -> Attributes::
                  -> attempt: Str(two)
        Links:
        SpanLink #0
             -> Trace ID: 0102030405060708090a0b0c0d0e0f10
             -> ID: 0102030405060708
             -> TraceState:\u{20}
             -> DroppedAttributesCount: 1

        """)
  }

  @Test func showsALineASpan() {
    #expect(
      normal(.traces, spans) == """
        ResourceTraces #0 [urn:resource] service.name=shop
        ScopeTraces #0 http@1.2 [urn:scope] lang=swift
        GET / 0102030405060708090a0b0c0d0e0f10 0102030405060708 http.route=/

        """)
  }

  @Test func showsEmptyMessages() {
    let empty = message { request in request.append(1) { $0.append(2) { $0.append(2, bytes: []) } }
    }
    #expect(detailed(.traces, empty).contains("\nInstrumentationScope  \nSpan #0\n"))
    #expect(normal(.traces, empty) == "ResourceTraces #0\nScopeTraces #0\n  \n")
    #expect(detailed(.traces, []) == "")
  }
}

@Suite struct LogTextTests {
  @Test func showsEveryField() {
    let logs = request { scope in
      scope.append(2) { record in
        record.append(1, fixed64: time)
        record.append(2, varint: 10)
        record.append(3, string: "INFO")
        record.append(5) { $0.append(1, string: "hello") }
        record.append(8, fixed32: 1)
        record.append(9, bytes: Bytes(1...16))
        record.append(12, string: "greeting")
      }
    }
    #expect(
      detailed(.logs, logs) == head("ResourceLog", "ScopeLogs") + """
        LogRecord #0
        ObservedTimestamp: 1970-01-01 00:00:00 +0000 UTC
        Timestamp: 2026-01-02 03:44:05.000000007 +0000 UTC
        SeverityText: INFO
        SeverityNumber: Info2(10)
        EventName: greeting
        Body: Str(hello)
        Trace ID: 0102030405060708090a0b0c0d0e0f10
        Span ID:\u{20}
        Flags: 1

        """)
    #expect(
      normal(.logs, logs) == """
        ResourceLog #0 [urn:resource] service.name=shop
        ScopeLog #0 http@1.2 [urn:scope] lang=swift
        hello\u{20}

        """)
  }

  @Test(arguments: [
    (message { _ in }, "Empty()"),
    (message { $0.append(2, varint: 1) }, "Bool(true)"),
    (message { $0.append(3, varint: UInt64(bitPattern: -5)) }, "Int(-5)"),
    (message { $0.append(4, double: 2.5) }, "Double(2.5)"),
    (message { $0.append(7, bytes: [1, 2, 3, 4]) }, "Bytes(AQIDBA==)"),
    (
      message { value in
        value.append(5) { array in
          array.append(1) { $0.append(1, string: "a\"b\n<") }
          array.append(1) { $0.append(3, varint: 7) }
          array.append(1, bytes: [])
          array.append(1) { $0.append(7, bytes: [255]) }
        }
      }, #"Slice(["a\"b\n<",7,null,"/w=="])"#
    ),
    (
      message { value in
        value.append(6) { map in
          map.attribute(1, "b", "1")
          map.attribute(1, "a", "2")
          map.attribute(1, "b", "3")
        }
      }, #"Map({"a":"2","b":"3"})"#
    ),
    // The last of the oneof counts.
    (
      message {
        $0.append(1, string: "text")
        $0.append(2, varint: 0)
      }, "Bool(false)"
    ),
  ])
  func showsEveryKindOfValue(value: Bytes, text: String) {
    let logs = request { $0.append(2) { $0.append(5, bytes: value) } }
    #expect(detailed(.logs, logs).contains("\nBody: \(text)\n"))
  }

  @Test(arguments: [
    (0, "Unspecified(0)"), (1, "Trace(1)"), (8, "Debug4(8)"), (24, "Fatal4(24)"), (25, "(25)"),
    (UInt64.max, "(-1)"),
  ])
  func namesSeverities(number: UInt64, text: String) {
    let logs = request { $0.append(2) { $0.append(2, varint: number) } }
    #expect(detailed(.logs, logs).contains("\nSeverityNumber: \(text)\n"))
  }
}

@Suite struct MetricTextTests {
  /// A request with one metric.
  private func metric(_ data: (inout ProtobufWriter) -> Void) -> Bytes {
    request { scope in
      scope.append(2) { metric in
        metric.append(1, string: "load")
        metric.append(2, string: "how much")
        metric.append(3, string: "1")
        metric.attribute(12, "source", "kernel")
        data(&metric)
      }
    }
  }

  /// The lines before the data of a detailed text.
  private func description(_ type: String) -> String {
    head("ResourceMetrics", "ScopeMetrics") + """
      Metric #0
      Descriptor:
           -> Name: load
           -> Description: how much
           -> Unit: 1
           -> DataType: \(type)
           -> Metadata:
                -> source: Str(kernel)

      """
  }

  /// The lines before the points of a normal text.
  private let normalHead = """
    ResourceMetrics #0 [urn:resource] service.name=shop
    ScopeMetrics #0 http@1.2 [urn:scope] lang=swift

    """

  /// The lines about the times of a point.
  private let times = """
    StartTimestamp: 1970-01-01 00:00:00 +0000 UTC
    Timestamp: 2026-01-02 03:44:05.000000007 +0000 UTC

    """

  @Test func showsSums() {
    let sum = metric { metric in
      metric.append(7) { data in
        data.append(1) { point in
          point.append(3, fixed64: time)
          point.append(6, fixed64: UInt64(bitPattern: -4))
          point.attribute(7, "cpu", "0")
          point.append(5) { exemplar in
            exemplar.append(2, fixed64: time)
            exemplar.append(3, double: 1.5)
            exemplar.append(5, bytes: Bytes(1...16))
            exemplar.attribute(7, "user", "x")
          }
        }
        data.append(1) {
          $0.append(3, fixed64: time)
          $0.append(4, double: 0.25)
        }
        data.append(2, varint: 2)
        data.append(3, varint: 1)
      }
    }
    #expect(
      detailed(.metrics, sum) == description("Sum") + """
             -> IsMonotonic: true
             -> AggregationTemporality: Cumulative
        NumberDataPoints #0
        Data point attributes:
             -> cpu: Str(0)
        \(times)Value: -4
        Exemplars:
        Exemplar #0
             -> Trace ID: 0102030405060708090a0b0c0d0e0f10
             -> Span ID:\u{20}
             -> Timestamp: 2026-01-02 03:44:05.000000007 +0000 UTC
             -> Value: 1.500000
             -> FilteredAttributes:
                  -> user: Str(x)
        NumberDataPoints #1
        \(times)Value: 0.250000

        """)
    #expect(normal(.metrics, sum) == normalHead + "load{cpu=0} -4\nload{} 0.25\n")
  }

  @Test func showsHistograms() {
    let histogram = metric { metric in
      metric.append(9) { data in
        data.append(1) { point in
          point.append(3, fixed64: time)
          point.append(4, fixed64: 3)
          point.append(5, double: 4.5)
          point.append(6, fixed64: 1)
          point.append(6, fixed64: 2)
          point.append(7, double: 2.5)
          point.attribute(9, "cpu", "0")
          point.append(11, double: 1)
          point.append(12, double: 3)
        }
        data.append(2, varint: 1)
      }
    }
    #expect(
      detailed(.metrics, histogram) == description("Histogram") + """
             -> AggregationTemporality: Delta
        HistogramDataPoints #0
        Data point attributes:
             -> cpu: Str(0)
        \(times)Count: 3
        Sum: 4.500000
        Min: 1.000000
        Max: 3.000000
        ExplicitBounds #0: 2.500000
        Buckets #0, Count: 1
        Buckets #1, Count: 2

        """)
    #expect(
      normal(.metrics, histogram) == normalHead
        + "load{cpu=0} count=3 sum=4.5 min=1 max=3 le2.5=1 2\n")
  }

  @Test func showsExponentialHistograms() {
    let histogram = metric { metric in
      metric.append(10) { data in
        data.append(1) { point in
          point.append(3, fixed64: time)
          point.append(4, fixed64: 6)
          point.append(7, fixed64: 1)
          point.append(8) {
            $0.append(1, varint: 2)
            $0.append(2, bytes: [2, 1])
          }
          point.append(9) { $0.append(2, bytes: [2]) }
        }
      }
    }
    #expect(
      detailed(.metrics, histogram) == description("ExponentialHistogram") + """
             -> AggregationTemporality: Unspecified
        ExponentialHistogramDataPoints #0
        \(times)Count: 6
        Bucket [-2.000000, -1.000000), Count: 2
        Bucket [0, 0], Count: 1
        Bucket (2.000000, 4.000000], Count: 2
        Bucket (4.000000, 8.000000], Count: 1

        """)
    #expect(
      normal(.metrics, histogram) == normalHead + "load{} count=6 le1=2 le2=2 le4=1 zero_count0=1\n"
    )
  }

  @Test func showsSummariesGaugesAndMetricsWithoutData() {
    let summary = metric { metric in
      metric.append(11) { data in
        data.append(1) { point in
          point.append(3, fixed64: time)
          point.append(4, fixed64: 2)
          point.append(5, double: 3)
          point.append(6) {
            $0.append(1, double: 0.5)
            $0.append(2, double: 1.25)
          }
        }
      }
    }
    #expect(
      detailed(.metrics, summary) == description("Summary") + """
        SummaryDataPoints #0
        \(times)Count: 2
        Sum: 3.000000
        QuantileValue #0: Quantile 0.500000, Value 1.250000

        """)
    #expect(normal(.metrics, summary) == normalHead + "load{} count=2 sum=3.000000 q0.5=1.25\n")
    let gauge = metric { $0.append(5) { $0.append(1) { $0.append(3, fixed64: time) } } }
    #expect(
      detailed(.metrics, gauge) == description("Gauge") + "NumberDataPoints #0\n\(times)")
    #expect(detailed(.metrics, metric { _ in }) == description("Empty"))
    #expect(normal(.metrics, metric { _ in }) == normalHead)
  }
}
