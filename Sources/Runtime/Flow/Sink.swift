/// Something that takes payloads of one signal. A stage has its successor as a generic parameter, so
/// that a compiled pipeline is specialised from end to end; calls are synchronous, one per payload.
public protocol Sink {
  /// The refusal that a payload of this load would meet now, or nil when it would be taken. Every
  /// payload is asked for before it is handed over; a fan-out asks all branches before any takes it.
  func refusal(for load: Load) -> Refusal?

  /// Takes the payload. The caller has asked `refusal` in the same turn, and got nil.
  /// - Parameter receipt: is settled exactly once, later, if the answer is `pending`; else it is
  ///   left alone.
  func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict

  /// Whether payloads given to this sink go nowhere, so that they need not be asked for.
  var isDiscard: Bool { get }

  /// The coding in which bodies may be left compressed for this sink: see `Slice.form`. It does not
  /// change once the sink is made.
  var keptCoding: ContentCoding? { get }

  /// Bytes, uncompressed, that lie behind this sink at most before it refuses. It does not change once
  /// the sink is made.
  var byteLimit: Int { get }

  /// Whether what the sink accepts survives the end of the process, so that a stage in front which
  /// holds telemetry back must not accept it any earlier.
  var isDurable: Bool { get }
}

/// The end of an edge that leads nowhere. Receivers do not offer a signal that goes here.
public struct Discard: Sink {
  public init() {}

  public func refusal(for load: Load) -> Refusal? { nil }

  public func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict { .accepted }

  public var isDiscard: Bool { true }
}

extension Sink {
  public var isDiscard: Bool { false }
  public var keptCoding: ContentCoding? { nil }
  public var byteLimit: Int { .max }
  public var isDurable: Bool { false }
}
