import Schema

/// `otelcol.processor.batch`: trades a little delay for fewer, larger payloads.
public enum Batch: Component {
  public static let name = "otelcol.processor.batch"
  public static let summary = "Groups telemetry into larger payloads before passing it on."
  public static let shape = Shape.stage(.all)
  public static let traits: Traits = [.buffers, .mergesWithItself, .onePerSignal, .refusesWhenFull]

  /// The arguments of `otelcol.processor.batch`.
  public struct Arguments: ArgumentSet {
    @Attribute("Longest time a record waits for company; 0 sends at once.", role: .batchDelay)
    public var timeout: Duration = .milliseconds(200)

    @Attribute("Number of records that is sent without waiting.", role: .batchTarget)
    public var sendBatchSize = 2000

    @Attribute("Largest number of records in a payload; 0 is no limit.", role: .batchLimit)
    public var sendBatchMaxSize = 3000

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      sendBatchMaxSize > 0 && sendBatchMaxSize < sendBatchSize
        ? [("send_batch_max_size", "send_batch_max_size must be greater or equal to send_batch_size")]
        : []
    }
  }
}
