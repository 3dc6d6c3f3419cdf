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

  @Block("Merge what waits into larger requests, and cut what is too large.")
  public var batch: QueueBatchArguments? = nil

  public init() {}

  public func problems() -> [(attribute: String, problem: String)] {
    guard let batch, batch.sizer.rawValue == sizer.rawValue, batch.minSize > queueSize else {
      return []
    }
    return [("batch.min_size", "min_size must be less than or equal to queue_size")]
  }
}

/// The `batch` block of a sending queue.
public struct QueueBatchArguments: ArgumentSet {
  @Attribute("Longest time that telemetry waits for company.")
  public var flushTimeout: Duration = .milliseconds(200)

  @Attribute("Size that is sent without waiting, in units of the sizer.")
  public var minSize = 2000

  @Attribute("Largest size of a request, in units of the sizer; 0 is no limit.")
  public var maxSize = 3000

  @Attribute("Unit of both sizes: items or bytes.")
  public var sizer = BatchSizer.items

  public init() {}

  public func problems() -> [(attribute: String, problem: String)] {
    if flushTimeout <= .zero {
      return [("flush_timeout", "flush_timeout must be greater than zero")]
    }
    if minSize < 0 { return [("min_size", "min_size must not be negative")] }
    if maxSize < 0 { return [("max_size", "max_size must not be negative")] }
    return maxSize > 0 && maxSize < minSize
      ? [("max_size", "max_size must be greater than or equal to min_size")] : []
  }
}

/// The unit that a queue's batches are measured in.
public enum BatchSizer: String, ConfigEnum, Sendable {
  case items
  case bytes
}

/// The unit that a queue's size is counted in.
public enum QueueSizer: String, ConfigEnum, Sendable {
  case requests
  case items
  case bytes
}

/// The form of request bodies.
public enum OTLPEncoding: String, ConfigEnum, Sendable {
  case proto
  case json

  /// What Content-Type says.
  var contentType: String { self == .json ? "application/json" : "application/x-protobuf" }
}

/// The `cookies` block of exporters over HTTP.
public struct HTTPCookies: ArgumentSet {
  @Attribute("Send the cookies that the endpoint sets.")
  public var enabled = false

  public init() {}
}

/// How an exporter compresses request bodies.
public enum HTTPCompression: String, ConfigEnum, Sendable {
  case gzip
  case zlib
  case deflate
  case snappy
  case zstd
  case none
  /// Another word for none.
  case nothing = ""

  /// The coding of bodies.
  var coding: ContentCoding {
    switch self {
    case .gzip: .gzip
    case .zlib: .zlib
    case .deflate: .deflate
    case .snappy: .snappy
    case .zstd: .zstd
    case .none, .nothing: .identity
    }
  }

  /// What is wrong with a level, if anything.
  func problem(level: Int) -> String? {
    switch self {
    case .gzip, .zlib, .deflate:
      (-2...9).contains(level)
        ? nil : "the level of \(rawValue) lies between -2 and 9, not at \(level)"
    case .zstd: nil
    case .snappy, .none, .nothing: level == 0 ? nil : "\(coding.name) has no levels"
    }
  }

  /// The coding with a level as Go's libraries count: 0 and -1 are the usual one; -2 is the fastest
  /// there is.
  func compression(level: Int) -> Compression {
    switch self {
    case .gzip, .zlib, .deflate:
      Compression(coding, level: level == 0 || level == -1 ? nil : max(1, level))
    case .zstd: Compression(coding, level: level <= 0 ? nil : min(level, 19))
    case .snappy, .none, .nothing: Compression(coding)
    }
  }
}

/// The `compression_params` block of exporters over HTTP.
public struct CompressionParameters: ArgumentSet {
  @Attribute("Level of compression, as the coding counts; 0 is the usual one.")
  public var level = 0

  public init() {}
}
