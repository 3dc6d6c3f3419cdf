import CCompression
import Glibc
import Schema

/// The database side of a `RecordStore`, used by one thread at a time.
final class RecordWriter {
  private let database: Database
  private let options: StoreOptions
  private let insertion: Statement
  private let deletion: Statement
  private let selection: Statement
  /// Bytes of a page.
  private let pageSize: Int64
  /// The last number that was given to a record.
  private var last: Int64
  /// Records that are to be forgotten, and could not be so far.
  private var removals: [Int64] = []
  /// The record that is being written.
  private var staging = ByteBuffer()
  /// When free space is given back.
  private var rebound: Rebound?

  init(_ options: StoreOptions) throws(StorageError) {
    self.options = options
    rebound = options.rebound
    do throws(StorageError) {
      database = try Database(options.path, timeout: options.timeout)
      // The lock is taken with the first write, and kept: no other process may use the same file.
      try database.execute(
        """
        PRAGMA page_size = 16384;
        PRAGMA auto_vacuum = INCREMENTAL;
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = \(options.isSynchronous ? "FULL" : "NORMAL");
        PRAGMA wal_autocheckpoint = 256;
        PRAGMA journal_size_limit = 4194304;
        PRAGMA cache_size = -2048;
        PRAGMA temp_store = MEMORY;
        BEGIN IMMEDIATE;
        CREATE TABLE IF NOT EXISTS queue (number INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL);
        CREATE TABLE IF NOT EXISTS record (
          sequence INTEGER PRIMARY KEY, queue INTEGER NOT NULL, requests INTEGER NOT NULL,
          items INTEGER NOT NULL, bytes INTEGER NOT NULL, checksum INTEGER NOT NULL,
          body BLOB NOT NULL);
        COMMIT;
        """)
      if options.compactsOnStart { try RecordWriter.compact(database, options) }
      pageSize = try database.number("PRAGMA page_size")
      last = try database.number("SELECT max(sequence) FROM record")
      insertion = try database.prepare("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)")
      deletion = try database.prepare("DELETE FROM record WHERE sequence = ?")
      selection = try database.prepare("SELECT checksum, body FROM record WHERE sequence = ?")
    } catch {
      throw StorageError("\(options.path): \(error)")
    }
  }

  /// A queue's number, and what is in it.
  func open(_ queue: String) throws(StorageError) -> (number: Int64, records: [StoredRecord]) {
    let naming = try database.prepare("INSERT OR IGNORE INTO queue (name) VALUES (?)")
    naming.bind(1, queue)
    try naming.run()
    let search = try database.prepare("SELECT number FROM queue WHERE name = ?")
    search.bind(1, queue)
    guard try search.step() else { throw StorageError("a queue has no number") }
    let number = search.number(0)
    let list = try database.prepare(
      "SELECT sequence, requests, items, bytes FROM record WHERE queue = ? ORDER BY sequence")
    list.bind(1, number)
    var records: [StoredRecord] = []
    while try list.step() {
      let load = Load(
        requests: Int(list.number(1)), items: Int(list.number(2)), bytes: Int(list.number(3)))
      records.append(StoredRecord(sequence: list.number(0), load: load))
    }
    return (number, records)
  }

  /// Does what was asked for, all writes in one transaction, and then tells.
  func execute(_ batch: StorageCommands) {
    batch.forEach { if case .remove(let sequence) = $0.kind { removals.append(sequence) } }
    do throws(StorageError) {
      try write(batch)
    } catch {
      // Nothing of the batch is there. Making room may work all the same, and helps the next one.
      let failure = error
      batch.forEach { $0.result = .failure(failure) }
      try? transaction { () throws(StorageError) in try remove() }
    }
    batch.forEach { command in
      switch command.kind {
      case .append(_, let completion): completion(command.result)
      case .load(let sequence, let completion): completion(load(sequence))
      case .remove, .flush: break
      }
    }
  }

  /// Writes and removes in one transaction.
  private func write(_ batch: StorageCommands) throws(StorageError) {
    var size = 0
    batch.forEach { if case .append(let image, _) = $0.kind { size += image.size } }
    guard size > 0 || !removals.isEmpty else { return }
    if size > 0 { try checkRoom(for: size) }
    try transaction { () throws(StorageError) in
      try batch.forEach { (command) throws(StorageError) in
        guard case .append(let image, _) = command.kind else { return }
        command.result = .success(try append(image))
      }
      try remove()
    }
  }

  /// Refuses to write when that would leave so little room that making room, which needs some, could
  /// fail: then nothing would ever get out of a full disk again.
  private func checkRoom(for size: Int) throws(StorageError) {
    var facts = statvfs()
    guard statvfs(options.path, &facts) == 0 else { return }
    let free = Int(clamping: UInt64(facts.f_bavail)) * Int(clamping: UInt64(facts.f_frsize))
    if free >= size + 2 * RecordWriter.reserve { return }
    // What fits into unused pages only passes through the log.
    let unused = Int(try database.number("PRAGMA freelist_count") * pageSize)
    if unused >= 2 * size, free >= size + RecordWriter.reserve { return }
    throw StorageError("the disk is full: \(free >> 20) MiB are free")
  }

  /// Bytes of the disk that stay free: more than a checkpoint of the log can need.
  private static var reserve: Int { 8 << 20 }

  /// Runs `work` in a transaction; nothing of it remains when it fails.
  private func transaction(_ work: () throws(StorageError) -> Void) throws(StorageError) {
    let pending = removals
    do throws(StorageError) {
      try database.execute("BEGIN IMMEDIATE")
      try work()
      try database.execute("COMMIT")
    } catch {
      removals = pending
      try? database.execute("ROLLBACK")
      throw error
    }
  }

  /// Writes a record.
  private func append(_ image: RecordImage) throws(StorageError) -> StoredRecord {
    staging.removeAll()
    staging.reserve(image.size)
    image.head.withUnsafeBytes { staging.append($0) }
    for body in image.bodies { staging.append(body) }
    last += 1
    let bytes = staging.bytes
    insertion.bind(1, last)
    insertion.bind(2, image.queue)
    insertion.bind(3, Int64(image.load.requests))
    insertion.bind(4, Int64(image.load.items))
    insertion.bind(5, Int64(image.load.bytes))
    insertion.bind(6, Int64(libdeflate_crc32(0, bytes.baseAddress, bytes.count)))
    insertion.bind(7, bytes)
    try insertion.run()
    if staging.capacity > 4 << 20 { staging.release() }
    return StoredRecord(sequence: last, load: image.load)
  }

  /// Forgets the records that are to be forgotten.
  private func remove() throws(StorageError) {
    for sequence in removals {
      deletion.bind(1, sequence)
      try deletion.run()
    }
    removals.removeAll()
  }

  /// A record's bytes.
  private func load(_ sequence: Int64) -> Result<[UInt8], StorageError> {
    do throws(StorageError) {
      defer { selection.reset() }
      selection.bind(1, sequence)
      guard try selection.step() else { return .failure(.damaged) }
      let bytes = selection.bytes(1)
      let checksum = Int64(libdeflate_crc32(0, bytes.baseAddress, bytes.count))
      guard checksum == selection.number(0) else { return .failure(.damaged) }
      return .success(Array(bytes))
    } catch {
      return .failure(error)
    }
  }

  /// Writes the database anew. What it is written to first does not fit into memory, and lies in a file
  /// that has no name, so that nothing is left of it.
  private static func compact(
    _ database: Database, _ options: StoreOptions
  ) throws(StorageError) {
    let folder = options.compactionFolder.map {
      "PRAGMA temp_store_directory = '\($0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))';"
    }
    try database.execute("\(folder ?? "") PRAGMA temp_store = FILE; VACUUM")
    try database.execute(
      "PRAGMA temp_store = MEMORY; \(folder == nil ? "" : "PRAGMA temp_store_directory = ''")")
  }

  /// Gives free space back to the system, some pages at a time, when it is time for it.
  /// - Returns: when to ask again; nil when there is no need to.
  func giveSpaceBack(at now: Instant) -> Duration? {
    guard rebound != nil else { return nil }
    guard
      let pages = rebound!.pages(
        at: now,
        sizes: {
          guard let free = try? database.number("PRAGMA freelist_count") * pageSize,
            let all = try? database.number("PRAGMA page_count") * pageSize
          else { return nil }
          return (Int(all), Int(free))
        })
    else { return rebound!.pause(at: now) }
    do throws(StorageError) { try database.execute("PRAGMA incremental_vacuum(\(pages))") } catch {
      rebound!.postpone(at: now)
    }
    return rebound!.pause(at: now)
  }
}
