// modules: Values Schema Runtime
// system: CLinux COpenSSL CNghttp2 CCompression CAres CSQLite CCrypt
// link: -lz -ldeflate -lzstd -lsnappy -llz4 -lssl -lcrypto -lnghttp2 -lcares -lsqlite3 -lcrypt -lm

import Schema

@testable import Runtime

/// Gives the wire whatever the fuzzer comes up with: the first byte says to which part of it, the
/// second one where to cut.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWire(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count >= 2 else { return 0 }
  let input = UnsafeRawBufferPointer(start: start, count: count)
  let body = UnsafeRawBufferPointer(rebasing: input.dropFirst(2))
  switch input[0] & 7 {
  case let choice where choice < 3: fuzzRequest(Signal(rawValue: choice)!, body, Int(input[1]))
  case 3:
    let codings = ContentCoding.allCases.dropFirst()
    fuzzCoding(body, codings[codings.startIndex + Int(input[1]) % codings.count])
  case 4: fuzzJSON(body, Signal(rawValue: input[1] % 3)!)
  case 5: fuzzMember(body)
  case 6: fuzzFrame(body)
  default: fuzzAnswers(Array(body))
  }
  return 0
}

/// Inspects a request, and cuts it whether it is valid or not.
private func fuzzRequest(_ signal: Signal, _ body: UnsafeRawBufferPointer, _ place: Int) {
  let total: Int
  do {
    total = try OTLP.inspect(signal, body)
  } catch {
    precondition((0...body.count).contains(error.offset(in: body)), "an error points outside")
    // Nobody cuts such a body, but if somebody did, no byte outside it would be touched.
    _ = try? copy(0..<place, signal, body)
    _ = try? copy(place..<(place + 3), signal, body)
    return
  }
  let cut = min(place, total)
  let head = try! copy(0..<cut, signal, body)
  let tail = try! copy(cut..<total, signal, body)
  precondition(items(signal, head) == cut, "the head has another number of items")
  precondition(items(signal, tail) == total - cut, "the tail has another number of items")
  if cut == total, total > 0 {
    precondition(head.elementsEqual(body), "the head is not everything")
  }
  fuzzEncoding(signal, body, total)
}

/// Turns a request with so many items into JSON, and that into a request again. What only it may leave
/// out, such as empty identifiers, is gone then: from there on nothing changes any more.
private func fuzzEncoding(_ signal: Signal, _ body: UnsafeRawBufferPointer, _ total: Int) {
  let first = request(json(body, signal), signal)
  precondition(try! OTLP.inspect(signal, first.bytes) == total, "items are lost in JSON")
  let second = request(json(first.bytes, signal), signal)
  precondition(second.bytes.elementsEqual(first.bytes), "JSON has changed a request")
}

/// The request that a text describes.
private func request(_ text: Slice, _ signal: Signal) -> Slice {
  try! transcoder.transcode(text.bytes, signal, limit: 1 << 20, into: arena).finish()
}

/// A valid request in JSON.
private func json(_ body: UnsafeRawBufferPointer, _ signal: Signal) -> Slice {
  var copy = arena.extent(capacity: body.count)!
  _ = copy.append(body, in: arena)
  return encoder.encode([copy.finish()], signal, in: arena)!
}

/// A range of a body's items.
private func copy(
  _ items: Range<Int>, _ signal: Signal, _ body: UnsafeRawBufferPointer
) throws -> [UInt8] {
  var buffer = ByteBuffer()
  try OTLP.copy(items, signal, body, to: &buffer)
  return Array(buffer.bytes)
}

/// The number of items in a request, which must be valid.
private func items(_ signal: Signal, _ body: [UInt8]) -> Int {
  body.withUnsafeBytes { try! OTLP.inspect(signal, $0) }
}

/// What a loop has one of. Sound: the fuzzer has one thread.
nonisolated(unsafe) private let arena = Arena(limit: 4 << 20)
nonisolated(unsafe) private let decompressor = Decompressor()
nonisolated(unsafe) private let inflater = GzipInflater()
nonisolated(unsafe) private let deflater = GzipDeflater()
nonisolated(unsafe) private let transcoder = JSONTranscoder()
nonisolated(unsafe) private let encoder = JSONEncoder()
nonisolated(unsafe) private let compressor = Compressor()

/// Decompresses bytes within a limit; what comes out survives compression.
private func fuzzCoding(_ body: UnsafeRawBufferPointer, _ coding: ContentCoding) {
  let limit = 100_000
  guard let output = try? decompressor.decompress(body, coding, limit: limit, into: arena) else {
    return
  }
  let slice = output.finish()
  precondition(slice.count <= limit, "the output is longer than the limit")
  let again = compressor.compress([slice], Compression(coding))
  let copy = again.withUnsafeBytes {
    try! decompressor.decompress($0, coding, limit: limit, into: arena).finish()
  }
  precondition(copy.bytes.elementsEqual(slice.bytes), "compression has changed the bytes")
}

/// Inflates a gzip body, and joins it twice with itself as it is: three times its bytes come out.
private func fuzzMember(_ body: UnsafeRawBufferPointer) {
  let limit = 100_000
  guard let extent = try? inflater.inflate(body, limit: limit, into: arena),
    let member = inflater.member(body, count: extent.count),
    var copy = arena.extent(capacity: body.count)
  else { return }
  _ = copy.append(body, in: arena)
  var slice = copy.finish()
  slice.form = .gzip(member)
  let plain = extent.finish()
  let joined = deflater.compress([slice, plain, slice])
  let result = joined.withUnsafeBytes {
    try! inflater.inflate($0, limit: limit * 3, into: arena).finish()
  }
  var expected: [UInt8] = []
  for _ in 0..<3 { expected.append(contentsOf: plain.bytes) }
  precondition(result.bytes.elementsEqual(expected), "joining has changed the bytes")
}

/// Decompresses a frame, and joins it twice with itself as it is: three times its bytes come out.
private func fuzzFrame(_ body: UnsafeRawBufferPointer) {
  let limit = 100_000
  guard let extent = try? decompressor.decompress(body, .zstd, limit: limit, into: arena),
    let frame = ZstdFrame(joinable: body, count: extent.count),
    var copy = arena.extent(capacity: body.count)
  else { return }
  _ = copy.append(body, in: arena)
  var slice = copy.finish()
  slice.form = .zstd(frame)
  let plain = extent.finish()
  let joined = compressor.compress([slice, plain, slice], Compression(.zstd))
  let result = joined.withUnsafeBytes {
    try! decompressor.decompress($0, .zstd, limit: limit * 3, into: arena).finish()
  }
  var expected: [UInt8] = []
  for _ in 0..<3 { expected.append(contentsOf: plain.bytes) }
  precondition(result.bytes.elementsEqual(expected), "joining has changed the bytes")
}

/// Reads bytes as OTLP/JSON; what is taken is a valid request.
private func fuzzJSON(_ body: UnsafeRawBufferPointer, _ signal: Signal) {
  let limit = 100_000
  guard let request = try? transcoder.transcode(body, signal, limit: limit, into: arena) else {
    return
  }
  precondition(request.count <= limit, "the request is longer than the limit")
  _ = try! OTLP.inspect(signal, request.bytes)
}

/// Reads the bytes as what a server might answer.
private func fuzzAnswers(_ body: [UInt8]) {
  _ = OTLP.partialSuccess(in: body)
  _ = OTLP.Status(header: body)
  guard let status = OTLP.Status(parsing: body) else { return }
  precondition(OTLP.Status(parsing: status.encoded) == status, "a status does not survive")
}
