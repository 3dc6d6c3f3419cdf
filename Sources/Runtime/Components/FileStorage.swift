import Schema

/// `otelcol.storage.file`: keeps the queues of exporters on disk.
public enum FileStorage: Component {
  public static var name: String { "otelcol.storage.file" }
  public static var summary: String { "Keeps the sending queues of exporters on disk." }
  public static var shape: Shape { .handler }
  public static var traits: Traits { [] }

  /// The arguments of `otelcol.storage.file`.
  public struct Arguments: ArgumentSet {
    @Attribute("Folder of the files; a folder of its own in --storage.path if none is given.")
    public var directory: String? = nil

    @Attribute("How long to wait for another process to let go of the files.")
    public var timeout: Duration = .seconds(1)

    @Attribute("Acknowledge only what a power cut cannot take.")
    public var fsync = false

    @Attribute("Make the folder when it does not exist.")
    public var createDirectory = true

    @Attribute("Permissions of a folder that is made, in octal.")
    public var directoryPermissions = "0750"

    @Block("When free space goes back to the system.")
    public var compaction = Compaction()

    @Block("What the component's own metrics tell; it has nothing to do here.")
    public var debugMetrics: DebugMetricsArguments? = nil

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      guard StorageFolder.permissions(directoryPermissions) != nil else {
        return [
          ("directory_permissions", "directory_permissions must be three octal digits after a 0")
        ]
      }
      return []
    }
  }

  /// The `compaction` block.
  public struct Compaction: ArgumentSet {
    @Attribute("Write the files anew, without gaps, when the collector starts.")
    public var onStart = false

    @Attribute("Give free space back while the collector runs.")
    public var onRebound = false

    @Attribute("Folder for temporary files of on_start; that of the files if none is given.")
    public var directory: String? = nil

    @Attribute(
      "Size of the files, in MiB, from which on free space is given back.",
      name: "rebound_needed_threshold_mib")
    public var reboundNeededThresholdMiB = 100

    @Attribute(
      "Used space, in MiB, below which it is given back.", name: "rebound_trigger_threshold_mib")
    public var reboundTriggerThresholdMiB = 10

    @Attribute("Pages of 16 KiB that are given back at a time, 256 at most; 0 is as many.")
    public var maxTransactionSize = 65536

    @Attribute("How often sizes are looked at while the collector runs.")
    public var checkInterval: Duration = .seconds(5)

    @Attribute("Has nothing to do: temporary files end with the process that made them.")
    public var cleanupOnStart = false

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      var problems: [(attribute: String, problem: String)] = []
      if maxTransactionSize < 0 {
        problems.append(("max_transaction_size", "max_transaction_size must not be negative"))
      }
      if onRebound, checkInterval <= .zero {
        problems.append(("check_interval", "check_interval must be longer than 0s"))
      }
      return problems
    }
  }

  /// The storage as one loop sees it. The file and the thread that writes it are common to all loops.
  public final class Handler: Storage {
    private let store: RecordStore
    private let id: String

    /// - Throws: when the file cannot be made, opened or locked.
    public init(_ arguments: Arguments, in node: Node) throws {
      id = node.id
      let folder = arguments.directory ?? "\(node.loop.group!.storagePath)/\(node.id)"
      do {
        let shared = try node.loop.group!.shared(node.id) {
          for path in [folder, arguments.compaction.directory].compactMap({ $0 }) {
            let place = StorageFolder(path: path)
            if arguments.createDirectory { try place.make(arguments.directoryPermissions) }
            try place.check()
          }
          if arguments.compaction.cleanupOnStart {
            node.log(
              .info, "cleanup_on_start has nothing to do: no temporary files are left behind")
          }
          return try RecordStore(arguments.options(in: folder))
        }
        store = shared as! RecordStore
      } catch {
        throw StartupError("\(node.id): \(error)")
      }
      node.offer(self)
      // The files are common to all loops, whose values are added up.
      guard node.loop.index == 0 else { return }
      node.gauge("otelcol_storage_file_bytes", "Bytes of the files on disk") {
        Double(StorageFolder(path: folder).size)
      }
    }

    public func queue(_ name: String, on loop: EventLoop) throws -> any StoredQueue {
      do {
        let (number, records) = try store.open(name)
        // The first loop has taken the records when the second asks.
        return FileQueue(store, number, loop.index == 0 ? records : [], on: loop)
      } catch {
        throw StartupError("\(id): \(error)")
      }
    }
  }
}

extension FileStorage.Arguments {
  /// How the store is to keep records.
  fileprivate func options(in folder: String) -> StoreOptions {
    var options = StoreOptions(path: "\(folder)/queues.db")
    options.timeout = timeout
    options.isSynchronous = fsync
    options.compactsOnStart = compaction.onStart
    options.compactionFolder = compaction.directory ?? folder
    if compaction.onRebound {
      options.rebound = Rebound(
        needed: compaction.reboundNeededThresholdMiB << 20,
        trigger: compaction.reboundTriggerThresholdMiB << 20,
        pages: compaction.maxTransactionSize, interval: compaction.checkInterval)
    }
    return options
  }
}

/// One loop's part of a queue. Its tables are touched on that loop only; what crosses over to the
/// storage thread and back is plain data.
private final class FileQueue: StoredQueue, @unchecked Sendable {
  let recovered: [StoredRecord]
  private let store: RecordStore
  private let number: Int64
  private let loop: EventLoop
  /// Payloads that are being written: the thread reads their bytes where they are.
  private var writes: [Int: (Payload, (Result<StoredRecord, StorageError>) -> Void)] = [:]
  private var reads: [Int: (Result<Payload, StorageError>) -> Void] = [:]
  private var lastToken = 0

  init(_ store: RecordStore, _ number: Int64, _ recovered: [StoredRecord], on loop: EventLoop) {
    self.store = store
    self.number = number
    self.recovered = recovered
    self.loop = loop
  }

  func append(
    _ payload: Payload, completion: @escaping (Result<StoredRecord, StorageError>) -> Void
  ) {
    lastToken += 1
    let token = lastToken
    writes[token] = (payload, completion)
    store.post(
      .append(RecordImage(payload, queue: number)) { [self] result in
        loop.post { self.writes.removeValue(forKey: token)?.1(result) }
      })
  }

  func load(
    _ record: StoredRecord, completion: @escaping (Result<Payload, StorageError>) -> Void
  ) {
    lastToken += 1
    let token = lastToken
    reads[token] = completion
    store.post(
      .load(record.sequence) { [self] result in
        loop.post { self.reads.removeValue(forKey: token)?(self.payload(result)) }
      })
  }

  /// The payload in a record's bytes.
  private func payload(
    _ result: Result<[UInt8], StorageError>
  ) -> Result<Payload, StorageError> {
    result.flatMap { bytes in
      bytes.withUnsafeBytes { raw in
        do throws(StorageError) {
          return .success(try RecordFormat.read(raw, in: loop.arena))
        } catch { return .failure(error) }
      }
    }
  }

  func remove(_ record: StoredRecord) { store.post(.remove(record.sequence)) }
}
