import CCompression
import Testing

@testable import Runtime

/// Bodies of Zstandard clients, joined as they are.
@Suite struct ZstdFrameTests {
  private let arena = Arena(limit: 256 << 20)
  private let decoder = ZstdDecoder()
  private let encoder = ZstdEncoder(level: 1)

  /// What a library is told to do.
  struct Effort: CustomTestStringConvertible {
    var level: Int32
    var parameters: [(ZSTD_cParameter, Int32)] = []
    var isStreamed = false

    var testDescription: String {
      "level \(level)\(isStreamed ? ", streamed" : "") \(parameters.map(\.1))"
    }
  }

  private static var efforts: [Effort] {
    [-5, 1, 2, 3, 5, 9, 13, 17, 19].map { Effort(level: $0) } + [
      Effort(level: 3, parameters: [(ZSTD_c_checksumFlag, 1)]),
      Effort(level: 3, isStreamed: true),
      Effort(level: 3, parameters: [(ZSTD_c_checksumFlag, 1)], isStreamed: true),
      Effort(level: 3, parameters: [(ZSTD_c_contentSizeFlag, 0), (ZSTD_c_windowLog, 10)]),
      Effort(level: 19, parameters: [(ZSTD_c_windowLog, 23)], isStreamed: true),
    ]
  }

  /// A frame.
  private func zstd(_ bytes: [UInt8], _ effort: Effort) -> [UInt8] {
    let context = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, effort.level)
    for (parameter, value) in effort.parameters {
      #expect(ZSTD_isError(ZSTD_CCtx_setParameter(context, parameter, value)) == 0)
    }
    var result = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count) + 1000)
    let written = bytes.withUnsafeBytes { source in
      result.withUnsafeMutableBytes { room in
        guard effort.isStreamed else {
          return ZSTD_compress2(
            context, room.baseAddress, room.count, source.baseAddress, source.count)
        }
        var output = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
        for part in 1...3 {
          var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count * part / 3, pos: 0)
          input.pos = source.count * (part - 1) / 3
          let end = part == 3 ? ZSTD_e_end : ZSTD_e_flush
          while ZSTD_compressStream2(context, &output, &input, end) != 0 {}
        }
        return output.pos
      }
    }
    #expect(ZSTD_isError(written) == 0)
    return Array(result.prefix(written))
  }

  /// Text-like bytes that are different for every seed.
  private func sample(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SeededRandom(seed: seed)
    let words = (0..<60).map { _ in
      (0..<Int.random(in: 2..<14, using: &random)).map { _ in
        UInt8.random(in: 32..<120, using: &random)
      }
    }
    var bytes: [UInt8] = []
    while bytes.count < count {
      bytes += words.randomElement(using: &random)!
      if UInt8.random(in: 0..<4, using: &random) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &random))
      }
    }
    return Array(bytes.prefix(count))
  }

  private func plain(_ bytes: [UInt8]) throws -> Slice {
    var extent = try #require(arena.extent(capacity: bytes.count))
    _ = bytes.withUnsafeBytes { extent.append($0, in: arena) }
    return extent.finish()
  }

  /// A body as a receiver hands it on, left compressed.
  private func slice(_ frame: [UInt8], count: Int) throws -> Slice {
    var slice = try plain(frame)
    slice.form = .zstd(try #require(ZstdFrame(joinable: slice.bytes, count: count)))
    return slice
  }

  /// What a peer reads that takes one frame only.
  private func decompressed(_ bytes: [UInt8]) throws -> [UInt8] {
    try bytes.withUnsafeBytes { raw in
      let count = ZSTD_findFrameCompressedSize(raw.baseAddress, raw.count)
      #expect(count == raw.count, "several frames")
      let extent = try decoder.decompress(raw, limit: 64 << 20, into: arena)
      #expect(ZSTD_getFrameContentSize(raw.baseAddress, raw.count) == extent.count)
      return Array(extent.bytes)
    }
  }

  @Test(arguments: efforts, [5_000, 60_000, 300_000])
  func joinsWhatLibrariesWrite(effort: Effort, count: Int) throws {
    let bytes = (1...3).map { sample(count + $0, seed: UInt64($0)) }
    let slices = try bytes.map { try slice(zstd($0, effort), count: $0.count) }
    #expect(
      try decompressed(encoder.compress(ContiguousArray(slices))) == bytes.flatMap { $0 })
  }

  /// Its matches name one offset, once.
  @Test func joinsWhatRepeatsItself() throws {
    let bytes = (0..<100_000).map { UInt8($0 % 251) }
    let frame = zstd(bytes, Effort(level: 1))
    let slices: ContiguousArray = [
      try slice(zstd(sample(60_000, seed: 1), Effort(level: 1)), count: 60_000),
      try slice(frame, count: bytes.count), try slice(frame, count: bytes.count),
    ]
    #expect(try decompressed(encoder.compress(slices)) == sample(60_000, seed: 1) + bytes + bytes)
  }

  @Test func joinsWhatItHasJoined() throws {
    let bytes = (1...3).map { sample(150_000 * $0, seed: UInt64($0)) }
    let slices = try bytes.map { try slice(zstd($0, Effort(level: 1)), count: $0.count) }
    let joined = encoder.compress(ContiguousArray(slices))
    let twice = encoder.compress([try slice(joined, count: bytes.joined().count), slices[0]])
    #expect(try decompressed(twice) == bytes.flatMap { $0 } + bytes[0])
  }

  @Test func compressesTheRestInFront() throws {
    let bytes = (1...3).map { sample(50_000, seed: UInt64($0)) }
    let packed = try slice(zstd(bytes[1], Effort(level: 3)), count: bytes[1].count)
    let slices: ContiguousArray = [try plain(bytes[0]), packed, try plain(bytes[2])]
    #expect(try decompressed(encoder.compress(slices)) == bytes[0] + bytes[2] + bytes[1])
  }

  @Test func theWindowIsTheLargest() throws {
    let small = sample(30_000, seed: 1)
    let large = sample(3 << 20, seed: 2)
    let far = Array(large.prefix(1 << 20)) + sample(2 << 20, seed: 3) + Array(large.prefix(1 << 20))
    let effort = Effort(level: 19, parameters: [(ZSTD_c_windowLog, 23)], isStreamed: true)
    let slices: ContiguousArray = [
      try slice(zstd(small, Effort(level: 1)), count: small.count),
      try slice(zstd(far, effort), count: far.count), try plain(small),
    ]
    #expect(try decompressed(encoder.compress(slices)) == small + small + far)
  }

  /// A run at the very beginning is a match with the first of the offsets that a frame begins with.
  @Test func framesThatUseOffsetsTheyDoNotNameCannotFollow() throws {
    var seen = 0
    for count in 5..<200 {
      let bytes = [UInt8](repeating: 65, count: count) + sample(60_000, seed: UInt64(count))
      let frame = try plain(zstd(bytes, Effort(level: 1)))
      let whole = try #require(ZstdFrame(frame.bytes, count: bytes.count))
      // Behind another frame, 65 would not be repeated.
      var joined = ByteBuffer()
      let before = sample(60_000, seed: 1)
      let other = zstd(before, Effort(level: 1))
      joined.appendZstdHeader(window: 1 << 20, count: before.count + bytes.count)
      other.withUnsafeBytes {
        joined.append(ZstdFrame($0, count: before.count)!, of: $0, isOpen: true)
      }
      joined.append(whole, of: frame.bytes, isOpen: false)
      let isRight = (try? decompressed(Array(joined.bytes))) == before + bytes
      let isJoinable = ZstdFrame(joinable: frame.bytes, count: bytes.count) != nil
      #expect(isRight || !isJoinable, "a run of \(count)")
      if !isRight { seen += 1 }
    }
    #expect(seen > 100)
  }

  @Test func whatIsNotOneFrameIsNotJoined() throws {
    let bytes = sample(60_000, seed: 1)
    let frame = zstd(bytes, Effort(level: 1))
    let skippable: [UInt8] = [0x50, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 9]
    func isJoinable(_ body: [UInt8], _ count: Int) -> Bool {
      body.withUnsafeBytes { ZstdFrame(joinable: $0, count: count) != nil }
    }
    #expect(isJoinable(frame, bytes.count))
    #expect(!isJoinable(frame + frame, 2 * bytes.count))
    #expect(!isJoinable(frame + skippable, bytes.count))
    #expect(!isJoinable(skippable + frame, bytes.count))
    for count in 0..<frame.count { #expect(!isJoinable(Array(frame.prefix(count)), bytes.count)) }
  }

  @Test func windowsThatNotAllReceiversProvideAreNotJoined() throws {
    let bytes = sample(60_000, seed: 1)
    let effort = Effort(level: 3, parameters: [(ZSTD_c_windowLog, 24)], isStreamed: true)
    let frame = try plain(zstd(bytes, effort))
    #expect(ZstdFrame(frame.bytes, count: bytes.count)?.window == 16 << 20)
    #expect(ZstdFrame(joinable: frame.bytes, count: bytes.count) == nil)
  }

  @Test func garbageIsReadWithinItsBounds() {
    var random = SeededRandom(seed: 1)
    let bytes = sample(60_000, seed: 1)
    let frame = zstd(bytes, Effort(level: 3))
    for _ in 0..<2000 {
      var damaged = frame
      for _ in 0..<4 {
        let place = Int.random(in: 4..<min(400, frame.count), using: &random)
        damaged[place] = UInt8.random(in: 0...255, using: &random)
      }
      damaged.withUnsafeBytes {
        guard let found = ZstdFrame(joinable: $0, count: bytes.count) else { return }
        #expect(found.end <= damaged.count)
      }
    }
  }

  @Test func smallAndLooseBodiesAreNotWorthIt() {
    #expect(ZstdFrame.isWorthKeeping(20_000, of: 60_000))
    #expect(!ZstdFrame.isWorthKeeping(20_001, of: 60_000))
    #expect(!ZstdFrame.isWorthKeeping(5_000, of: 49_000))
  }

  @Test func decompressesAgainWhatHasToBeCut() throws {
    let bytes = sample(100_000, seed: 6)
    let packed = try slice(zstd(bytes, Effort(level: 3, isStreamed: true)), count: bytes.count)
    let loop = EventLoop(index: 0, memoryLimit: 0)
    let again = try #require(packed.decompressed(on: loop), "more than the limit must do")
    #expect(Array(again.bytes) == bytes && again.form == nil)
  }
}
