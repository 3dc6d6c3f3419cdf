/// What has come back for a call so far: the fields that count, and the message.
struct GRPCReply {
  /// Bytes of content that are kept of an answer that is not gRPC's, for messages.
  private static let excerpt = 512

  private var httpStatus = 0
  private var isGRPC = false
  private var contentType = ""
  private var code: String?
  private var message: [UInt8] = []
  private var details: [UInt8] = []
  private var encoding = "identity"
  /// The content as it came.
  private var content: [UInt8] = []
  /// Bytes of all fields, as HTTP/2 counts them.
  private var headerBytes = 0

  /// Takes a field. False when there are too many bytes of them.
  mutating func takeField(
    _ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, limit: Int
  ) -> Bool {
    headerBytes += name.count + value.count + 32
    guard headerBytes <= limit else { return false }
    let name = HTTPText(name)
    let text = HTTPText(value)
    if name == ":status" {
      httpStatus = text.decimal ?? 0
    } else if name == "content-type" {
      isGRPC = text.starts(with: "application/grpc")
      contentType = text.prefix(100).string
    } else if name == "grpc-status" {
      code = text.prefix(20).string
    } else if name == "grpc-message" {
      message = Array(value)
    } else if name == "grpc-status-details-bin" {
      details = Array(value)
    } else if name == "grpc-encoding" {
      encoding = text.prefix(20).string
    }
    return true
  }

  /// Takes content. False when there is too much of it.
  mutating func takeContent(_ bytes: UnsafeRawBufferPointer, limit: Int) -> Bool {
    guard isGRPC else {
      content += bytes.prefix(max(0, GRPCReply.excerpt - content.count))
      return true
    }
    guard content.count + bytes.count <= limit + 5 else { return false }
    content += bytes
    return true
  }

  /// The answer, once everything has come that will.
  func answer(on loop: EventLoop, limit: Int) -> GRPCAnswer {
    guard let code else { return answerWithoutStatus() }
    let status = Int(code).flatMap(GRPCStatus.init)
    var text = String(decoding: GRPCReply.percentDecoded(message), as: UTF8.self)
    if status == nil { text = "grpc-status is '\(code)', which is not known: \(text)" }
    var answer = GRPCAnswer(status: status ?? .unknown, message: text, isFromPeer: true)
    if answer.status == .ok {
      takeMessage(into: &answer, on: loop, limit: limit)
    } else if !details.isEmpty {
      answer.retryAfter = OTLP.Status(header: details)?.retryAfter
    }
    return answer
  }

  /// The answer when the peer gave none in gRPC's terms.
  private func answerWithoutStatus() -> GRPCAnswer {
    let text: String
    if isGRPC, httpStatus == 200 {
      text = "the peer ended the answer without a status"
    } else {
      let line = String(decoding: content, as: UTF8.self).prefix {
        $0 != "\n" && $0 != "\r" && $0 != "\r\n"
      }
      let type = httpStatus == 200 ? " of the type '\(contentType)'" : ""
      text =
        "the peer answered HTTP \(httpStatus)\(type), not gRPC" + (line.isEmpty ? "" : ": \(line)")
    }
    return GRPCAnswer(GRPCStatus(httpStatus: httpStatus), text)
  }

  /// Takes the message out of the content. What cannot be read is left out: the peer has said that
  /// all is well, and that counts.
  private func takeMessage(into answer: inout GRPCAnswer, on loop: EventLoop, limit: Int) {
    guard content.count >= 5 else { return }
    let length = content[1..<5].reduce(0) { $0 << 8 | Int($1) }
    guard content.count == 5 + length else { return }
    let message = content[5...]
    if content[0] == 0 {
      answer.response = Array(message)
    } else if let coding = GRPCEncoding.allCases.first(where: { $0.name == encoding })?.coding,
      coding != .identity
    {
      message.withUnsafeBytes { bytes in
        let decompressor = loop.shared(Decompressor.self)
        let extent = try? decompressor.decompress(bytes, coding, limit: limit, into: loop.arena)
        if let extent { answer.response = Array(extent.bytes) }
      }
    }
  }

  /// The bytes that a percent-encoded text stands for; what is not encoded as it should be stays.
  static func percentDecoded(_ text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var i = 0
    while i < text.count {
      if text[i] == 0x25, i + 2 < text.count, let high = text[i + 1].hexadecimalValue,
        let low = text[i + 2].hexadecimalValue
      {
        bytes.append(high << 4 | low)
        i += 3
      } else {
        bytes.append(text[i])
        i += 1
      }
    }
    return bytes
  }
}
