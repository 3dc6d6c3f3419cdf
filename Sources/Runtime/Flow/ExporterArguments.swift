import Schema

/// The `retry_on_failure` block that exporters share.
public struct RetryOnFailure: ArgumentSet {
  @Attribute("Try again when sending fails.")
  public var enabled = true

  @Attribute("Pause before the first new attempt.")
  public var initialInterval: Duration = .seconds(5)

  @Attribute("Part of a pause that is left to chance.")
  public var randomizationFactor = 0.5

  @Attribute("Growth of the pause from attempt to attempt.")
  public var multiplier = 1.5

  @Attribute("Longest pause.")
  public var maxInterval: Duration = .seconds(30)

  @Attribute("Time after which a payload is given up; 0 is never.")
  public var maxElapsedTime: Duration = .seconds(300)

  public init() {}
}

/// The `sending_queue` block that exporters share.
public struct SendingQueueArguments: ArgumentSet {
  @Attribute("Take payloads without waiting for the endpoint.")
  public var enabled = true

  @Attribute("Number of payloads that are sent at a time.")
  public var numConsumers = 10

  @Attribute("Room of the queue, in units of the sizer.")
  public var queueSize = 1000

  @Attribute("Unit of the queue's size: requests, items or bytes.")
  public var sizer = QueueSizer.requests

  @Attribute("Let senders wait, instead of refusing, when the queue is full.")
  public var blockOnOverflow = false

  @Attribute("Let senders wait until the endpoint has answered.")
  public var waitForResult = false

  @Attribute("Keep payloads in this storage until they are delivered.")
  public var storage: StorageHandler? = nil

  public init() {}
}

/// The unit that a queue's size is counted in.
public enum QueueSizer: String, ConfigEnum, Sendable {
  case requests
  case items
  case bytes
}

/// How an exporter compresses request bodies.
public enum HTTPCompression: String, ConfigEnum, Sendable {
  case gzip
  case none
}
