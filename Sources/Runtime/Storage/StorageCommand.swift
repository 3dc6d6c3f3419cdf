/// Something that the thread of a `RecordStore` is asked for. Commands that wait are a chain, each knowing
/// the next: arrays of a type of one's own would link what they are for into every collector
/// (docs/design/0008).
final class StorageCommand: @unchecked Sendable {
  /// What is asked for. Completions run on the thread.
  enum Kind: Sendable {
    case append(RecordImage, @Sendable (Result<StoredRecord, StorageError>) -> Void)
    case load(Int64, @Sendable (Result<[UInt8], StorageError>) -> Void)
    case remove(Int64)
    /// To tell when all before is done, and to end if that is wanted.
    case flush(isLast: Bool)
  }

  let kind: Kind
  /// What came after it, while it waits.
  fileprivate(set) var next: StorageCommand?
  /// What became of an `append`, between the transaction and the telling.
  var result = Result<StoredRecord, StorageError>.failure(.damaged)

  init(_ kind: Kind) { self.kind = kind }
}

/// A payload on its way to storage. Its bytes stay where they are until the completion has run.
struct RecordImage: @unchecked Sendable {
  /// The number of the queue.
  let queue: Int64
  let load: Load
  /// What `RecordFormat` puts in front.
  let head: [UInt8]
  /// The slices' bytes.
  let bodies: [UnsafeRawBufferPointer]

  init(_ payload: Payload, queue: Int64) {
    self.queue = queue
    load = payload.load
    head = RecordFormat.head(of: payload)
    bodies = payload.slices.map(\.bytes)
  }

  /// Bytes of the whole record.
  var size: Int { bodies.reduce(head.count) { $0 + $1.count } }
}

/// Commands in the order they came.
struct StorageCommands {
  private(set) var first: StorageCommand?
  private var last: StorageCommand?

  /// Whether there are none.
  var isEmpty: Bool { first == nil }

  /// Adds a command.
  mutating func append(_ command: StorageCommand) {
    if let last { last.next = command } else { first = command }
    last = command
  }

  /// Calls `body` with every command, in order.
  func forEach<E: Error>(_ body: (StorageCommand) throws(E) -> Void) throws(E) {
    var next = first
    while let command = next {
      try body(command)
      next = command.next
    }
  }
}
