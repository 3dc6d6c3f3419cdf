import Schema

/// How a payload lies in storage: a head of 16 bytes, then one of 56 bytes for each slice, then the
/// slices' bytes. All numbers are little-endian; a checksum stands beside the record.
///
/// Sixteen bytes: the format's version (2), the signal (2), the length of the metadata (4), the number of
/// slices (8). For a slice, in 8 bytes each: its length, its items, how it is compressed (`Form`), the three
/// places that `GzipMember` tells of if it is gzip, and its length decompressed. Metadata lies before
/// the slices' bytes: for each field its name and the number of its values (8), and those; texts have their
/// length (8) in front.
enum RecordFormat {
  /// Versions are 1 and what of this a record makes use of; a reader refuses those that it does not know,
  /// so an older one takes whatever it can read.
  struct Features: OptionSet {
    let rawValue: UInt16

    /// There is metadata.
    static var metadata: Features { Features(rawValue: 1) }
    /// A slice may be compressed with zstd.
    static var zstd: Features { Features(rawValue: 2) }
    private static var all: Features { [.metadata, .zstd] }

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// What a payload makes use of.
    init(_ payload: Payload) {
      self = payload.metadata == nil ? [] : .metadata
      if payload.slices.contains(where: { $0.form?.coding == .zstd }) { insert(.zstd) }
    }

    /// - Returns: nil for a version that is not known.
    init?(version: UInt16) {
      guard version > 0, version - 1 <= Features.all.rawValue else { return nil }
      self.init(rawValue: version - 1)
    }

    /// The version of records that make use of these.
    var version: UInt16 { rawValue + 1 }
  }

  /// How a slice is compressed.
  private enum Form {
    static var none: Int { 0 }
    static var gzip: Int { 1 }
    static var zstd: Int { 2 }
  }

  private static var headSize: Int { 16 }
  private static var sliceSize: Int { 56 }

  /// What stands before the slices' bytes.
  static func head(of payload: Payload) -> [UInt8] {
    var head: [UInt8] = []
    head.reserveCapacity(headSize + payload.slices.count * sliceSize)
    let metadata = payload.metadata.map(\.stored) ?? []
    let version = Features(payload).version
    append(
      UInt64(version) | UInt64(payload.signal.rawValue) << 16 | UInt64(metadata.count) << 32,
      to: &head)
    append(UInt64(payload.slices.count), to: &head)
    for slice in payload.slices {
      let member = slice.form?.member
      let form =
        switch slice.form {
        case nil: Form.none
        case .gzip: Form.gzip
        case .zstd: Form.zstd
        }
      append(UInt64(slice.count), to: &head)
      append(UInt64(slice.items), to: &head)
      append(UInt64(form), to: &head)
      append(UInt64(member?.start ?? 0), to: &head)
      append(UInt64(member?.lastBlock ?? 0), to: &head)
      append(UInt64(member?.end ?? 0), to: &head)
      append(UInt64(slice.form?.count ?? 0), to: &head)
    }
    return head + metadata
  }

  fileprivate static func append(_ number: UInt64, to head: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { head.append(contentsOf: $0) }
  }

  /// Reads a record into memory that may exceed the arena's limit: it has been taken already.
  /// - Throws: when the record is damaged, or of another version.
  static func read(_ bytes: UnsafeRawBufferPointer, in arena: Arena) throws(StorageError) -> Payload
  {
    guard bytes.count >= headSize else { throw .damaged }
    let version = UInt16(littleEndian: bytes.loadUnaligned(as: UInt16.self))
    guard let features = Features(version: version) else { throw .otherVersion(version) }
    let metadataCount = Int(
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
    let code = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
    let count = number(bytes, at: 8)
    guard let signal = UInt8(exactly: code).flatMap(Signal.init(rawValue:)), count >= 0,
      count <= (bytes.count - headSize) / sliceSize
    else { throw .damaged }
    var start = headSize + count * sliceSize
    var metadata: Metadata?
    if features.contains(.metadata) {
      guard metadataCount <= bytes.count - start else { throw .damaged }
      metadata = try Metadata(
        stored: UnsafeRawBufferPointer(rebasing: bytes[start..<start + metadataCount]))
      start += metadataCount
    }
    guard
      var extent = arena.extent(capacity: bytes.count - start, mayExceed: true, kept: true)
    else { throw StorageError("there is no memory to read a record") }
    _ = extent.append(UnsafeRawBufferPointer(rebasing: bytes[start...]), in: arena)
    let whole = extent.finish()
    var payload = Payload(signal, metadata: metadata)
    var offset = 0
    for i in 0..<count {
      let slice = try slice(bytes, head: headSize + i * sliceSize, of: whole, at: &offset)
      payload.append(slice)
    }
    return payload
  }

  /// Reads a slice.
  private static func slice(
    _ bytes: UnsafeRawBufferPointer, head: Int, of whole: Slice, at offset: inout Int
  ) throws(StorageError) -> Slice {
    let length = number(bytes, at: head)
    guard length >= 0, length <= whole.count - offset else { throw .damaged }
    var slice = whole.part(offset..<offset + length, items: number(bytes, at: head + 8))
    offset += length
    let count = number(bytes, at: head + 48)
    switch number(bytes, at: head + 16) {
    case Form.none: break
    case Form.gzip:
      let start = number(bytes, at: head + 24)
      let lastBlock = number(bytes, at: head + 32)
      let end = number(bytes, at: head + 40)
      guard start >= 0, start <= lastBlock / 8, lastBlock < end, count >= 0,
        end <= bytes.count * 8, (end + 7) / 8 + 8 == length
      else { throw .damaged }
      slice.form = .gzip(
        GzipMember(slice.bytes, start: start, lastBlock: lastBlock, end: end, count: count))
    case Form.zstd:
      guard count >= 0, let frame = ZstdFrame(slice.bytes, count: count) else { throw .damaged }
      slice.form = .zstd(frame)
    default: throw .damaged
    }
    return slice
  }

  /// A number of 8 bytes; negative when it is too large to mean anything.
  fileprivate static func number(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    Int(
      truncatingIfNeeded: Int64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)))
  }
}

extension StorageError {
  static var damaged: Self { Self("a record in storage is damaged", remedy: .none) }

  fileprivate static func otherVersion(_ version: UInt16) -> Self {
    Self(
      "a record in storage has format \(version), which this version cannot read",
      remedy: .otherVersion)
  }
}

extension Metadata {
  /// The fields as they lie in a record.
  fileprivate var stored: [UInt8] {
    var bytes: [UInt8] = []
    func append(_ text: String) {
      RecordFormat.append(UInt64(text.utf8.count), to: &bytes)
      bytes += text.utf8
    }
    for field in fields {
      append(field.name)
      RecordFormat.append(UInt64(field.values.count), to: &bytes)
      for value in field.values { append(value) }
    }
    return bytes
  }

  /// Reads what `stored` gave.
  fileprivate convenience init(stored bytes: UnsafeRawBufferPointer) throws(StorageError) {
    var offset = 0
    func number() throws(StorageError) -> Int {
      guard bytes.count - offset >= 8 else { throw .damaged }
      defer { offset += 8 }
      return RecordFormat.number(bytes, at: offset)
    }
    func text() throws(StorageError) -> String {
      let count = try number()
      guard count >= 0, count <= bytes.count - offset else { throw .damaged }
      defer { offset += count }
      return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
    }
    var fields: [Field] = []
    while offset < bytes.count {
      let name = try text()
      let count = try number()
      guard count >= 0, count <= (bytes.count - offset) / 8 else { throw .damaged }
      var values: [String] = []
      for _ in 0..<count { values.append(try text()) }
      fields.append(Field(name, values))
    }
    self.init(fields)
  }
}
