/// How long to wait between the attempts to send one payload: exponentially longer, with some chance
/// in it, until a payload has been tried for too long.
///
/// Source: `retry_on_failure` of the OpenTelemetry Collector (exporterhelper, configretry).
public struct RetryPolicy: Sendable {
  private let arguments: RetryOnFailure
  /// When the first attempt began.
  private let start: Instant
  /// The pause before chance is added.
  private var interval: Duration

  public init(_ arguments: RetryOnFailure, start: Instant) {
    self.arguments = arguments
    self.start = start
    interval = arguments.initialInterval
  }

  /// The pause before the next attempt, or nil if there is to be none.
  /// - Parameters:
  ///   - throttle: what the server asked for; it wins when it is longer.
  ///   - chance: a number from 0 up to 1.
  public mutating func pause(
    at now: Instant, throttle: Duration? = nil, chance: Double = .random(in: 0..<1)
  ) -> Duration? {
    guard arguments.enabled else { return nil }
    let factor = 1 + arguments.randomizationFactor * (2 * chance - 1)
    let pause = max(interval.scaled(by: factor), throttle ?? .zero)
    interval = min(interval.scaled(by: arguments.multiplier), arguments.maxInterval)
    if arguments.maxElapsedTime > .zero, (now - start) + pause > arguments.maxElapsedTime {
      return nil
    }
    return pause
  }
}

extension Duration {
  /// The duration times `factor`, between nothing and what 64 bits of nanoseconds hold.
  fileprivate func scaled(by factor: Double) -> Duration {
    let nanoseconds = Double(nanoseconds) * factor
    guard nanoseconds < 0x1p63 else { return .nanoseconds(Int64.max) }
    return nanoseconds > 0 ? .nanoseconds(Int64(nanoseconds)) : .zero
  }
}
