import CSQLite
import Glibc
import Schema
import Synchronization
import Testing

@testable import Runtime

@Suite struct RecordStoreTests {
  private let folder = TemporaryFolder()
  private let arena = Arena(limit: 32 << 20)

  private var path: String { folder.path + "/queues.db" }

  private func store(_ edit: (inout StoreOptions) -> Void = { _ in }) throws -> RecordStore {
    var options = StoreOptions(path: path)
    edit(&options)
    return try RecordStore(options)
  }

  /// A payload of one slice for each number, which has as many items and ten times as many bytes.
  private func payload(_ sizes: [Int]) -> Payload {
    var payload = Payload(.metrics)
    for size in sizes {
      var extent = arena.extent(capacity: size * 10)!
      _ = [UInt8](repeating: UInt8(truncatingIfNeeded: size), count: size * 10).withUnsafeBytes {
        extent.append($0, in: arena)
      }
      payload.append(extent.finish(items: size))
    }
    return payload
  }

  /// Writes payloads and waits until they are there.
  private func append(_ payloads: [Payload], to store: RecordStore, queue: Int64) -> [StoredRecord]
  {
    let results = Mutex<[Result<StoredRecord, StorageError>]>([])
    for payload in payloads {
      store.post(
        .append(RecordImage(payload, queue: queue)) { result in
          results.withLock { $0.append(result) }
        })
    }
    store.flush(isLast: false)
    return withExtendedLifetime(payloads) {
      results.withLock { $0 }.compactMap { try? $0.get() }
    }
  }

  /// Reads a record back.
  private func load(_ record: StoredRecord, from store: RecordStore) -> Result<
    Payload, StorageError
  > {
    let result = Mutex<Result<[UInt8], StorageError>?>(nil)
    store.post(.load(record.sequence) { bytes in result.withLock { $0 = bytes } })
    store.flush(isLast: false)
    return result.withLock { $0 }!.flatMap { bytes in
      bytes.withUnsafeBytes { raw in
        do throws(StorageError) { return .success(try RecordFormat.read(raw, in: arena)) } catch {
          return .failure(error)
        }
      }
    }
  }

  @Test func givesBackWhatAnEarlierRunLeftInOrder() throws {
    var first: RecordStore? = try store()
    let (queue, empty) = try first!.open("exporter/traces")
    #expect(empty.isEmpty)
    let written = append([payload([1, 2]), payload([3]), payload([4])], to: first!, queue: queue)
    #expect(written.map(\.load.items) == [3, 3, 4])
    first!.flush(isLast: true)
    first = nil
    let second = try store()
    let (again, records) = try second.open("exporter/traces")
    #expect(again == queue && records == written)
    #expect(try second.open("exporter/logs").records.isEmpty)
    let back = try load(records[0], from: second).get()
    #expect(back.signal == .metrics && back.slices.map(\.items) == [1, 2])
    #expect(back.slices.map { Array($0.bytes) } == payload([1, 2]).slices.map { Array($0.bytes) })
  }

  @Test func forgetsWhatIsRemoved() throws {
    var store: RecordStore? = try store()
    let queue = try store!.open("q").number
    let written = append((1...5).map { payload([$0]) }, to: store!, queue: queue)
    store!.flush(isLast: true)
    store = nil
    store = try self.store()
    for record in written.dropLast() { store!.post(.remove(record.sequence)) }
    store!.flush(isLast: false)
    store!.flush(isLast: true)
    store = nil
    store = try self.store()
    #expect(try store!.open("q").records == [written[4]])
  }

  @Test func numbersGoOnOverRestarts() throws {
    var last: Int64 = 0
    for _ in 0..<3 {
      let store = try store()
      let queue = try store.open("q").number
      for record in append([payload([1]), payload([2])], to: store, queue: queue) {
        #expect(record.sequence > last)
        last = record.sequence
      }
      store.flush(isLast: true)
    }
  }

  @Test func keepsWhatIsCompressedAsItIs() throws {
    let deflater = GzipDeflater()
    let plain = [UInt8](repeating: 7, count: 100_000)
    let gzip = plain.withUnsafeBytes { deflater.compress($0) }
    var extent = arena.extent(capacity: gzip.count)!
    _ = gzip.withUnsafeBytes { extent.append($0, in: arena) }
    var slice = extent.finish(items: 5)
    let inflater = GzipInflater()
    let member = try #require(inflater.member(slice.bytes, count: plain.count))
    slice.form = .gzip(member)
    let store = try store()
    let queue = try store.open("q").number
    let record = append([Payload(.logs, slice)], to: store, queue: queue)[0]
    let back = try load(record, from: store).get().slices[0]
    #expect(back.count == gzip.count && back.plainCount == plain.count)
    let again = try #require(back.decompressed(on: EventLoop(index: 0, memoryLimit: 0)))
    #expect(Array(again.bytes) == plain)
    #expect(back.form?.member?.checksum == member.checksum)
  }

  /// Bytes of the database when a queue of 3 MiB has come and gone, and something small has followed.
  private func size(_ edit: (inout StoreOptions) -> Void) throws -> Int {
    var store: RecordStore? = try self.store()
    let queue = try store!.open("q").number
    let written = append((0..<30).map { _ in payload([10_000]) }, to: store!, queue: queue)
    for record in written { store!.post(.remove(record.sequence)) }
    store!.flush(isLast: true)
    store = nil
    store = try self.store(edit)
    _ = try store!.open("q")
    for _ in 0..<3 { _ = append([payload([1])], to: store!, queue: queue) }
    store!.flush(isLast: true)
    store = nil
    return StorageFolder(path: folder.path).size
  }

  @Test func keepsSpaceUnlessItIsToldTo() throws {
    #expect(try size { _ in } > 2 << 20)
  }

  @Test func givesSpaceBackWhileItIsUsed() throws {
    let rebound = Rebound(needed: 1 << 20, trigger: 1 << 20, pages: 0, interval: .seconds(5))
    #expect(try size { $0.rebound = rebound } < 1 << 20)
  }

  @Test func givesSpaceBackWhenItIsOpened() throws {
    #expect(try size { $0.compactsOnStart = true } < 1 << 20)
    #expect(
      try size {
        $0.compactsOnStart = true
        $0.compactionFolder = "/tmp"
      } < 1 << 20)
  }

  @Test func aFolderThatIsNotThereIsNoPlaceToCompactIn() {
    #expect(throws: StorageError.self) { try StorageFolder(path: folder.path + "/not").check() }
  }

  @Test func keepsWhatIsCompressedWithZstdAsItIs() throws {
    let plain = (0..<100_000).map { UInt8($0 % 251) }
    let payload = Payload(.logs, try zstdSlice(plain))
    let store = try store()
    let queue = try store.open("q").number
    let record = append([payload], to: store, queue: queue)[0]
    let back = try load(record, from: store).get().slices[0]
    #expect(Array(back.bytes) == Array(payload.slices[0].bytes))
    #expect(back.plainCount == plain.count && back.form?.coding == .zstd)
    let again = try #require(back.decompressed(on: EventLoop(index: 0, memoryLimit: 0)))
    #expect(Array(again.bytes) == plain)
  }

  /// A body that was left compressed with zstd.
  private func zstdSlice(_ plain: [UInt8]) throws -> Slice {
    var extent = arena.extent(capacity: plain.count)!
    _ = plain.withUnsafeBytes { extent.append($0, in: arena) }
    let frame = ZstdEncoder(level: 1).compress([extent.finish()])
    var body = arena.extent(capacity: frame.count)!
    _ = frame.withUnsafeBytes { body.append($0, in: arena) }
    var slice = body.finish(items: 5)
    slice.form = .zstd(try #require(ZstdFrame(joinable: slice.bytes, count: plain.count)))
    return slice
  }

  @Test func olderVersionsReadWhatTheyKnow() throws {
    var payload = payload([1])
    #expect(RecordFormat.head(of: payload)[0] == 1)
    payload.metadata = Metadata([.init("x", ["y"])])
    #expect(RecordFormat.head(of: payload)[0] == 2)
    let zstd = try zstdSlice((0..<9000).map { UInt8($0 % 251) })
    payload.append(zstd)
    #expect(RecordFormat.head(of: payload)[0] == 4)
    #expect(RecordFormat.head(of: Payload(.logs, zstd))[0] == 3)
    #expect(RecordFormat.Features(version: 0) == nil && RecordFormat.Features(version: 5) == nil)
  }

  @Test func findsDamage() throws {
    var store: RecordStore? = try store()
    let queue = try store!.open("q").number
    let written = append((1...3).map { payload([$0 * 100]) }, to: store!, queue: queue)
    store!.flush(isLast: true)
    store = nil
    do {
      let database = try Database(path, timeout: .zero)
      try database.execute(
        """
        UPDATE record SET body = CAST(substr(body, 1, 200) || x'00' || substr(body, 202) AS BLOB)
        WHERE sequence = \(written[1].sequence)
        """)
    }
    store = try self.store()
    #expect(try store!.open("q").records == written)
    guard case .failure(let error) = load(written[1], from: store!) else {
      Issue.record("damage was not found")
      return
    }
    #expect(error.remedy == .none)
    #expect(try load(written[2], from: store!).get().items == 300)
  }

  @Test func refusesRecordsOfLaterVersions() throws {
    var record = RecordFormat.head(of: Payload(.traces))
    record[0] = 9
    record.withUnsafeBytes { bytes in
      do throws(StorageError) {
        _ = try RecordFormat.read(bytes, in: arena)
        Issue.record("it was read")
      } catch {
        #expect(error.remedy == .otherVersion && error.description.contains("format 9"))
      }
    }
  }

  @Test func toleratesAnyBytesAsARecord() {
    var random = SeededRandom(seed: 11)
    let payload = payload([1, 20, 3])
    let whole = RecordFormat.head(of: payload) + payload.slices.flatMap { Array($0.bytes) }
    for _ in 0..<5000 {
      var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
      for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
        let i = Int.random(in: 0..<min(bytes.count, 200), using: &random)
        bytes[i] = UInt8.random(in: 0...255, using: &random)
      }
      bytes.withUnsafeBytes { raw in
        guard let read = try? RecordFormat.read(raw, in: arena) else { return }
        #expect(read.slices.reduce(0) { $0 + $1.count } <= bytes.count)
      }
    }
  }

  @Test func aSecondProcessIsToldThatTheFileIsInUse() throws {
    let store = try store()
    _ = try store.open("q")
    #expect(throws: StorageError.self) {
      _ = try RecordStore(StoreOptions(path: path, timeout: .milliseconds(1)))
    }
  }

  @Test func aFileThatIsNoDatabaseIsRefused() throws {
    let file = fopen(path, "w")!
    fputs(String(repeating: "telemetry", count: 1000), file)
    fclose(file)
    do {
      _ = try store()
      Issue.record("it was opened")
    } catch let error as StorageError {
      #expect(error.description.contains(path) && error.description.contains("not a database"))
    }
  }
}
