import CCompression
import Glibc

/// Makes deflate streams with ISA-L, at its level 2: on telemetry a third of what libdeflate's fastest
/// level costs, for 2 to 5 % more bytes. It holds a quarter of a megabyte from the first stream on.
final class FastDeflater: Deflater {
  /// ISA-L's state, made when it is needed. Sound: owned, and freed once.
  private var state: OpaquePointer?
  private var isUnderWay = false

  /// The most bytes that are given to ISA-L at once, which counts in 32 bits.
  private static var most: Int { 1 << 30 }

  init() {}

  deinit { free(UnsafeMutableRawPointer(state)) }

  func append(_ bytes: UnsafeRawBufferPointer, isLast: Bool, to output: inout ByteBuffer) {
    let state = ready()
    if !isUnderWay { isal_deflater_begin(state) }
    var rest = bytes
    repeat {
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(FastDeflater.most))
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
      run(state, piece, isLast: isLast && rest.isEmpty, to: &output)
    } while !rest.isEmpty
    isUnderWay = !isLast
  }

  /// Takes a piece, and writes what comes of it by now.
  private func run(
    _ state: OpaquePointer, _ piece: UnsafeRawBufferPointer, isLast: Bool,
    to output: inout ByteBuffer
  ) {
    var rest = piece
    var isFull: Bool
    repeat {
      // Telemetry becomes four to seven times shorter.
      output.reserve(max(rest.count / 4, 512))
      let room = output.room
      let size = min(room.count, FastDeflater.most)
      // Sound: ISA-L reads from the piece, which outlives the call, and writes to the output's room.
      let progress = isal_deflater_run(
        state, rest.baseAddress, UInt32(rest.count), isLast, room.baseAddress, UInt32(size))
      precondition(progress.status == COMP_OK, "ISA-L takes what it is given: \(progress.status)")
      output.commit(Int(progress.written))
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(Int(progress.read)))
      isFull = progress.written == size
    } while isFull || !rest.isEmpty
  }

  /// ISA-L's state.
  private func ready() -> OpaquePointer {
    if let state { return state }
    guard let made = isal_deflater_make() else { preconditionFailure("memory must be available") }
    state = made
    return made
  }

  func trimSurplus() -> Bool { false }
}
