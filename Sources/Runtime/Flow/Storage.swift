/// A place that keeps payloads over restarts, in queues that have names.
public protocol Storage: AnyObject {
  /// Opens a queue for one loop. What an earlier run left in it goes to the first loop that asks.
  func queue(_ name: String, on loop: EventLoop) throws -> any StoredQueue
}

/// One loop's part of a queue in storage. Completions are called on that loop, in the order of the
/// calls, never before a call returns.
public protocol StoredQueue: AnyObject {
  /// What an earlier run left, oldest first.
  var recovered: [StoredRecord] { get }

  /// Writes a payload. On success it survives whatever the storage is configured to survive.
  func append(
    _ payload: Payload, completion: @escaping (Result<StoredRecord, StorageError>) -> Void)

  /// Reads a payload back.
  func load(
    _ record: StoredRecord, completion: @escaping (Result<Payload, StorageError>) -> Void)

  /// Forgets a payload, some time after the call.
  func remove(_ record: StoredRecord)
}

/// A payload in storage.
public struct StoredRecord: Sendable, Hashable {
  /// The record's number; later ones have higher numbers.
  public let sequence: Int64
  /// Items and bytes, uncompressed, of the payload.
  public let load: Load
}

/// Why storage cannot do what it is asked for.
public struct StorageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence without a full stop.
  public let description: String
  /// What can be done about it.
  public let remedy: Remedy

  /// What can be done about an error.
  public enum Remedy: Sendable {
    /// To ask again later.
    case patience
    /// Nothing: the record is damaged or gone.
    case none
    /// To leave the record where it is, for another version of the collector.
    case otherVersion
  }

  public init(_ description: String, remedy: Remedy = .patience) {
    self.description = description
    self.remedy = remedy
  }
}
