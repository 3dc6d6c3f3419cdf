/// One call's stream, in a slot of its connection's table.
struct HTTP2Stream {
  /// How far the call has come.
  enum State {
    /// The slot is free.
    case free
    /// The head is arriving.
    case head
    /// The message is arriving.
    case receiving
    /// The service has the message.
    case handling
    /// The end is being sent.
    case answered
  }

  /// HTTP/2's number of the stream.
  var id: Int32 = 0
  /// Grows whenever the slot becomes free.
  var generation: UInt32 = 0
  var state = State.free
  /// Whether the message waits for the service to have room; what comes of it is kept until then.
  var isWaiting = false
  /// Whether the client has sent everything.
  var isComplete = false
  /// What the service gave when it admitted the call.
  var context = 0
  /// How the message is compressed, if its flag says that it is.
  var encoding = GRPCEncoding.identity
  /// The message on its way in.
  var message = GRPCMessageReader(limit: 0)
  /// The message on its way out, with its prefix, and how much of it is sent.
  var answer: [UInt8] = []
  var sent = 0
  /// When the client stops waiting.
  var timeout = Instant(nanoseconds: .max)
  /// When the server does, at the latest.
  var deadline = Instant(nanoseconds: .max)

  /// Makes the slot free, so that calls that name it are void.
  mutating func clear() { self = HTTP2Stream(generation: generation &+ 1) }
}
