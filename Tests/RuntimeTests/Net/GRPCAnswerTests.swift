import CNghttp2
import Testing

@testable import Runtime

/// What a gRPC client makes of answers.
@Suite struct GRPCAnswerTests {
  private let loop = EventLoop.forTest()

  /// The answer to a call that the peer ends as the script says.
  private func answer(
    _ change: (inout GRPCClientOptions) -> Void = { _ in },
    _ script: @escaping (TestGRPCPeer, Int32) -> Void
  ) throws -> GRPCAnswer {
    let server = TestGRPCServer(loop, script)
    defer { server.stop() }
    return try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)", change).call()
  }

  @Test(arguments: 0...16)
  func everyStatusIsUnderstood(code: Int) throws {
    let text = "grpc-message"
    for body in [nil, [0, 0, 0, 0, 0] as [UInt8]] {
      let answer = try answer { $0.answer($1, code, body: body, [(text, "caf%C3%A9%2")]) }
      #expect(answer.status.rawValue == code)
      #expect(answer.message == "café%2")
      #expect(answer.isFromPeer)
      #expect(answer.retryAfter == nil)
    }
  }

  @Test(arguments: ["17", "-1", "x", ""])
  func unknownStatusesAreUnknown(code: String) throws {
    let answer = try answer {
      $0.answer($1, nil, [("grpc-status", code), ("grpc-message", "m")])
    }
    #expect(answer.status == .unknown)
    #expect(answer.message == "grpc-status is '\(code)', which is not known: m")
  }

  @Test func peersSayWhenToTryAgain() throws {
    let status = OTLP.Status(code: 8, message: "slow down", retryAfter: .milliseconds(1500))
    let details = Base64.text(of: status.encoded)
    let answer = try answer {
      $0.answer($1, 8, body: nil, [("grpc-status-details-bin", details)])
    }
    #expect(answer.status == .resourceExhausted)
    #expect(answer.retryAfter == .milliseconds(1500))
    let damaged = try self.answer {
      $0.answer($1, 8, body: nil, [("grpc-status-details-bin", "?!")])
    }
    #expect(damaged.retryAfter == nil)
  }

  @Test(arguments: [
    (400, GRPCStatus.internal), (401, .unauthenticated), (403, .permissionDenied),
    (404, .unimplemented), (429, .unavailable), (500, .unknown), (502, .unavailable),
    (503, .unavailable), (504, .unavailable), (200, .unknown), (302, .unknown),
  ])
  func answersOfProxiesAreMapped(http: Int, status: GRPCStatus) throws {
    let text = Array("no upstream\nat all".utf8)
    let answer = try answer { $0.answer($1, nil, body: text, http: http, type: "text/plain") }
    #expect(answer.status == status)
    #expect(!answer.isFromPeer)
    let type = http == 200 ? " of the type 'text/plain'" : ""
    #expect(answer.message == "the peer answered HTTP \(http)\(type), not gRPC: no upstream")
  }

  @Test func aStatusCountsMoreThanHTTPs() throws {
    let answer = try answer { $0.answer($1, 8, body: nil, http: 431) }
    #expect(answer.status == .resourceExhausted)
  }

  @Test func anAnswerWithoutStatus() throws {
    let answer = try answer { $0.answer($1, nil) }
    #expect(answer.status == .unknown)
    #expect(answer.message == "the peer ended the answer without a status")
  }

  @Test(
    arguments: [
      (NGHTTP2_NO_ERROR, GRPCStatus.internal), (NGHTTP2_PROTOCOL_ERROR, .internal),
      (NGHTTP2_INTERNAL_ERROR, .internal), (NGHTTP2_FLOW_CONTROL_ERROR, .internal),
      (NGHTTP2_FRAME_SIZE_ERROR, .internal), (NGHTTP2_CANCEL, .cancelled),
      (NGHTTP2_COMPRESSION_ERROR, .internal), (NGHTTP2_CONNECT_ERROR, .internal),
      (NGHTTP2_ENHANCE_YOUR_CALM, .resourceExhausted),
      (NGHTTP2_INADEQUATE_SECURITY, .permissionDenied),
    ] as [(nghttp2_error_code, GRPCStatus)])
  func resetsAreMapped(error: nghttp2_error_code, status: GRPCStatus) throws {
    let answer = try answer { $0.reset($1, error.rawValue) }
    #expect(answer.status == status)
    #expect(!answer.isFromPeer)
  }

  @Test func unknownResetsAreUnknown() throws {
    #expect(try answer { $0.reset($1, 0x77) }.status == .unknown)
  }

  @Test func compressedAnswersAreRead() throws {
    let deflater = GzipDeflater()
    let content: [UInt8] = [1, 2, 3, 4]
    let stream = content.withUnsafeBytes { deflater.compress($0) }
    let body = [1] + Frames.prefix(stream.count).dropFirst() + stream
    let server = TestGRPCServer(loop) { peer, id in
      peer.answer(id, body: body, headers: [("grpc-encoding", "gzip")])
    }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    #expect(try fixture.call().response == content)
  }

  @Test(
    arguments: [
      [], [0], [0, 0, 0, 0, 9, 1], [1, 0, 0, 0, 1, 1], [0, 0, 0, 0, 1, 1, 2],
    ] as [[UInt8]])
  func successWithADamagedMessageIsSuccess(body: [UInt8]) throws {
    let answer = try answer { $0.answer($1, body: body) }
    #expect(answer.status == .ok)
    #expect(answer.response.isEmpty)
  }

  @Test func largeAnswersAreCutOff() throws {
    let body = Frames.prefix(5000) + [UInt8](repeating: 1, count: 5000)
    let large = try answer({ $0.maxResponse = 4999 }) { $0.answer($1, body: body) }
    #expect(large.status == .internal)
    #expect(large.message == "the answer is larger than 4999 bytes")
    #expect(
      try answer({ $0.maxResponse = 5000 }) { $0.answer($1, body: body) }.response.count == 5000)
  }

  @Test func largeFieldsAreCutOff() throws {
    let text = String(repeating: "x", count: 3000)
    let answer = try answer({ $0.maxHeaderBytes = 2000 }) {
      $0.answer($1, 3, body: nil, [("grpc-message", text)])
    }
    #expect(answer.status == .internal)
    #expect(answer.message == "the answer's fields are larger than 2000 bytes")
  }
}
