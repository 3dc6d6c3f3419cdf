import CNghttp2

/// A call of an HTTP client as an HTTP/2 connection carries it.
final class HTTP2Request: HTTP2ClientCall {
  let call: HTTPClientCall
  var outgoing: GRPCOutgoingMessage
  private let fields: [(name: String, value: String)]
  /// Where the request is; nil when it waits.
  private var place: (connection: HTTP2ClientConnection, slot: Int)?

  private var status = 0
  /// Names and values of the answer's fields, and where they are.
  private var head: [UInt8] = []
  private var places: ContiguousArray<HTTPHeaders.Field> = []
  private var body: [UInt8] = []
  private var isWhole = false

  init(_ call: HTTPClientCall) {
    self.call = call
    let template = call.request.template
    let length = call.request.body.count
    outgoing = GRPCOutgoingMessage(plain: call.request.body)
    fields =
      template.fields
      + (length > 0 || !template.mayLackLength ? [("content-length", "\(length)")] : [])
  }

  func restart() {
    outgoing.rewind()
    status = 0
    head = []
    places = []
    body = []
  }

  func withFields(_ body: (UnsafePointer<nghttp2_nv>, Int) -> Int32) -> Int32 {
    HTTP2Fields.with(fields, body)
  }

  func placed(on connection: HTTP2ClientConnection, slot: Int) {
    place = (connection, slot)
    call.stage = .waitingForResponse
  }

  func displaced() { place = nil }

  /// Gives up what is under way.
  func cancel() {
    guard let (connection, slot) = place else { return }
    connection.cancel(slot)
  }

  // MARK: Answers

  func takeField(
    _ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, limit: Int
  ) -> Bool {
    if HTTPText(name) == ":status" {
      // One that is not the last says nothing that would matter.
      head = []
      places = []
      status = HTTPText(value).decimal ?? 0
      return true
    }
    guard head.count + name.count + value.count + 32 * places.count <= limit else { return false }
    let start = UInt32(head.count)
    head += name
    head += value
    places.append(
      HTTPHeaders.Field(
        name: start, nameCount: UInt32(name.count), value: start + UInt32(name.count),
        valueCount: UInt32(value.count)))
    return true
  }

  func takeContent(_ bytes: UnsafeRawBufferPointer, limit: Int) -> Bool {
    guard body.count + bytes.count <= limit else { return false }
    body += bytes
    return true
  }

  func answer(on loop: EventLoop, limit: Int) -> GRPCAnswer {
    isWhole = true
    return GRPCAnswer(status: .ok, message: "", isFromPeer: true)
  }

  func finish(_ answer: GRPCAnswer) {
    guard isWhole else {
      return call.finish(.failure(HTTPClientError(.reset, answer.message)))
    }
    call.finish(.success(HTTPClientResponse(status, head: head, fields: places, body: body)))
  }
}
