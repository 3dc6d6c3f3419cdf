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
