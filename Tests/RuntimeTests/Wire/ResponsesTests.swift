import Testing

@testable import Runtime

@Suite struct ResponsesTests {
  @Test func readsThePartialSuccessThatItWrites() {
    let partial = OTLP.PartialSuccess(rejected: 300, message: "too old")
    #expect(OTLP.partialSuccess(in: partial.response) == partial)
    #expect(partial.response == [0x0a, 12, 8, 0xac, 2, 0x12, 7] + Array("too old".utf8))
  }

  @Test func takesAnEmptyOrMalformedResponseForFullSuccess() {
    #expect(OTLP.partialSuccess(in: []) == nil)
    #expect(OTLP.partialSuccess(in: [0x0a, 200]) == nil)
  }

  @Test func mergesPartialSuccessesAndIgnoresEmptyOnes() {
    #expect(OTLP.partialSuccess(in: [0x0a, 0]) == nil)
    let response: [UInt8] = [0x0a, 2, 8, 1, 0x48, 1, 0x0a, 3, 0x12, 1, 0x78]
    #expect(
      OTLP.partialSuccess(in: response) == OTLP.PartialSuccess(rejected: 1, message: "x"))
  }

  @Test func writesAStatusWithRetryInfo() {
    let status = OTLP.Status(code: 14, message: "full", retryAfter: .milliseconds(1500))
    let duration: [UInt8] = [8, 1, 16] + [0x80, 0xca, 0xb5, 0xee, 1]
    let info = [0x0a, UInt8(duration.count)] + duration
    let type = Array("type.googleapis.com/google.rpc.RetryInfo".utf8)
    let detail = [0x0a, UInt8(type.count)] + type + [0x12, UInt8(info.count)] + info
    #expect(
      status.encoded == [8, 14, 0x12, 4] + Array("full".utf8) + [0x1a, UInt8(detail.count)] + detail
    )
  }
}
