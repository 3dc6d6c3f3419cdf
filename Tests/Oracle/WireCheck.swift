// Judges export requests with the runtime's own walk, for comparison with protobuf-c: reads and
// writes the same records as oracle.c. It also cuts every body that is accepted in two, and stops
// when the halves do not hold what the body holds.
import Glibc
import Schema

/// Reads exactly `count` bytes, or returns nil at the end of the input.
func read(_ count: Int, from input: UnsafeMutablePointer<FILE>) -> UnsafeMutableRawBufferPointer? {
  // No byte more than there are: the sanitizer then sees every read past the end.
  let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
  guard fread(bytes.baseAddress, 1, count, input) == count else {
    bytes.deallocate()
    return nil
  }
  return bytes
}

/// Why a body could not be cut as it should.
struct Failure: Error {
  /// The property that does not hold.
  let property: String
}

/// Cuts a body of `total` items at `place`, and looks at both halves.
func checkCut(
  _ signal: Signal, _ body: UnsafeRawBufferPointer, _ total: Int, at place: Int
) throws {
  var head = ByteBuffer()
  var tail = ByteBuffer()
  try OTLP.copy(0..<place, signal, body, to: &head)
  try OTLP.copy(place..<total, signal, body, to: &tail)
  let headItems = try OTLP.inspect(signal, head.bytes)
  let tailItems = try OTLP.inspect(signal, tail.bytes)
  if headItems != place { throw Failure(property: "the head has \(headItems) of \(place) items") }
  if tailItems != total - place { throw Failure(property: "the tail has \(tailItems) items") }
  if place == total, !head.bytes.elementsEqual(body) {
    throw Failure(property: "a head with all items is all of the body")
  }
}

/// Prints what went wrong with a body, and stops.
func fail(_ signal: Signal, _ body: UnsafeRawBufferPointer, _ message: String) -> Never {
  let digits = Array("0123456789abcdef")
  let hexadecimal = String(body.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  print("error: \(signal.name) \(hexadecimal): \(message)")
  exit(2)
}

/// The number of items, or -1 less the reason's number.
func inspect(_ signal: Signal, _ body: UnsafeRawBufferPointer) -> Int32 {
  let items: Int
  do {
    items = try OTLP.inspect(signal, body)
  } catch {
    let offset = error.offset(in: body)
    if offset < 0 || offset > body.count { fail(signal, body, "an error points to \(offset)") }
    return -1 - Int32(error.reason.rawValue)
  }
  for place in Set([1, items / 2, items]) where place > 0 && place <= items {
    do {
      try checkCut(signal, body, items, at: place)
    } catch {
      fail(signal, body, "cut at \(place) of \(items): \(error)")
    }
  }
  return Int32(items)
}

guard let input = fdopen(0, "rb"), let output = fdopen(1, "wb") else { exit(1) }
while let header = read(5, from: input) {
  let length = Int(UInt32(littleEndian: header.loadUnaligned(as: UInt32.self)))
  guard let signal = Signal(rawValue: header[4]), let body = read(length, from: input) else {
    exit(1)
  }
  var verdict = inspect(signal, UnsafeRawBufferPointer(body))
  fwrite(&verdict, 4, 1, output)
  header.deallocate()
  body.deallocate()
}
fflush(output)
