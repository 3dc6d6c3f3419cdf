import CSQLite

/// A SQLite database, used by one thread at a time.
final class Database {
  private var handle: OpaquePointer?

  /// Opens a database, and makes one where there is none.
  /// - Parameter timeout: how long to wait for another process to let go of it.
  init(_ path: String, timeout: Duration) throws(StorageError) {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    let status = sqlite3_open_v2(path, &handle, flags, nil)
    guard status == SQLITE_OK else { throw error(status) }
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, Int32(clamping: timeout.nanoseconds / 1_000_000))
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows, or whose rows do not matter.
  func execute(_ sql: String) throws(StorageError) {
    let status = sqlite3_exec(handle, sql, nil, nil, nil)
    guard status == SQLITE_OK else { throw error(status) }
  }

  /// Prepares a statement for use again and again.
  func prepare(_ sql: String) throws(StorageError) -> Statement {
    var statement: OpaquePointer?
    let status = sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard status == SQLITE_OK, let statement else { throw error(status) }
    return Statement(statement, of: self)
  }

  /// The first column of the first row of a query.
  func number(_ sql: String) throws(StorageError) -> Int64 {
    let statement = try prepare(sql)
    defer { statement.reset() }
    return try statement.step() ? statement.number(0) : 0
  }

  /// The number of the last row that was inserted.
  var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

  /// What SQLite says about its last failure.
  fileprivate func error(_ status: Int32) -> StorageError {
    let message = handle.map { String(cString: sqlite3_errmsg($0)) }
    return StorageError(
      message ?? String(cString: sqlite3_errstr(status)),
      remedy: status & 255 == SQLITE_CORRUPT ? .none : .patience)
  }
}

/// A prepared statement.
final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  fileprivate init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// Sets the parameter `index`, counted from 1.
  func bind(_ index: Int32, _ number: Int64) { sqlite3_bind_int64(handle, index, number) }

  /// Sets the parameter `index` to a text.
  func bind(_ index: Int32, _ text: String) {
    sqlite3_bind_text(handle, index, text, -1, Statement.copied)
  }

  /// Sets the parameter `index` to bytes that stay as they are until `reset`.
  func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
    sqlite3_bind_blob64(handle, index, bytes.baseAddress, UInt64(bytes.count), nil)
  }

  /// Goes on to the next row; false when there is none.
  func step() throws(StorageError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let status: throw database.error(status)
    }
  }

  /// Runs the statement, which gives no rows, and makes it ready for the next time.
  func run() throws(StorageError) {
    defer { reset() }
    _ = try step()
  }

  /// A number in the present row.
  func number(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// The bytes in a column of the present row, valid until the next step.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: sqlite3_column_blob(handle, column), count: Int(sqlite3_column_bytes(handle, column)))
  }

  /// Makes the statement ready for the next time.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// Tells SQLite to copy a text: SQLITE_TRANSIENT, a macro that is not imported.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}
