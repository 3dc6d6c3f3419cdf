import Testing

@testable import Runtime

@Suite struct StatusParsingTests {
  @Test(arguments: [nil, .zero, .seconds(30), .milliseconds(1500), .nanoseconds(1)] as [Duration?])
  func statusesSurviveTheWire(delay: Duration?) {
    let status = OTLP.Status(code: 14, message: "full", retryAfter: delay)
    #expect(OTLP.Status(parsing: status.encoded) == status)
    #expect(OTLP.Status(header: Base64.encode(status.encoded)) == status)
  }

  @Test func readsWhatOthersWrite() throws {
    // Another detail first, then a RetryInfo of 2.5 s with its fields the other way round.
    let status = message {
      $0.append(1, varint: 8)
      $0.append(2, string: "slow down")
      $0.append(3) {
        $0.append(1, string: "type.googleapis.com/google.rpc.DebugInfo")
        $0.append(2, string: "x")
      }
      $0.append(3) {
        $0.append(2) {
          $0.append(1) {
            $0.append(1, varint: 2)
            $0.append(2, varint: 500_000_000)
          }
        }
        $0.append(1, string: "type.googleapis.com/google.rpc.RetryInfo")
      }
    }
    let parsed = try #require(OTLP.Status(parsing: status))
    #expect(parsed.code == 8)
    #expect(parsed.message == "slow down")
    #expect(parsed.retryAfter == .milliseconds(2500))
  }

  @Test func refusesWhatIsNoStatus() {
    #expect(OTLP.Status(header: Array("%%%".utf8)) == nil)
    #expect(OTLP.Status(header: Array("EgVh".utf8)) == nil)
  }

  @Test func delaysHaveBounds() {
    func delay(_ seconds: Int64) -> Duration? {
      let status = message {
        $0.append(3) {
          $0.append(1, string: "x/google.rpc.RetryInfo")
          $0.append(2) { info in
            info.append(1) { $0.append(1, varint: UInt64(bitPattern: seconds)) }
          }
        }
      }
      return OTLP.Status(parsing: status)?.retryAfter
    }
    #expect(delay(-5) == .zero)
    #expect(delay(.max) == .seconds(315_576_000_000))
  }
}
