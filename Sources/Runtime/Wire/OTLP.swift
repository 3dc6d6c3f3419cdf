import Schema

/// What the runtime knows about the OpenTelemetry protocol's messages, without decoding them.
public enum OTLP {
  /// Bounds on what a body may make the runtime do.
  public struct Limits: Sendable {
    /// How deep messages and groups may be nested below the request.
    public var nesting = ProtobufReader.nestingLimit

    public init() {}
  }

  /// Validates a whole export request and returns the number of its items.
  ///
  /// Structure is checked at every level, and so are the UTF-8 of every string and the length of
  /// every identifier: what passes can be merged with other clients' requests without harm to them.
  ///
  /// - Returns: The number of spans, data points or log records.
  public static func inspect(
    _ signal: Signal, _ body: UnsafeRawBufferPointer, limits: Limits = Limits()
  ) throws(WireError) -> Int {
    var inspector = Inspector()
    try inspector.walk(
      .request(of: signal), ProtobufReader(body), nesting: max(0, limits.nesting))
    return inspector.items
  }
}
