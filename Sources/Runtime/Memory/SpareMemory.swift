import Glibc

/// Memory that nobody refers to, kept to be used again: the system clears every page that it gives
/// anew, which costs more than filling it.
struct SpareMemory {
  /// A mapping.
  private struct Piece {
    let memory: UnsafeMutableRawPointer
    let size: Int
    /// Whether it was here when surplus was last looked for.
    var isIdle = false
  }

  private var pieces: [Piece] = []
  /// Bytes of all pieces.
  private(set) var bytes = 0

  /// Whether there is none.
  var isEmpty: Bool { pieces.isEmpty }

  /// Keeps a mapping.
  mutating func keep(_ memory: UnsafeMutableRawPointer, _ size: Int) {
    pieces.append(Piece(memory: memory, size: size))
    bytes += size
  }

  /// Takes a mapping of at least `least` and at most `most` bytes, if there is one; the last that came,
  /// since it is the likeliest to be in a cache.
  mutating func take(_ least: Int, most: Int) -> (memory: UnsafeMutableRawPointer, size: Int)? {
    guard let i = pieces.lastIndex(where: { $0.size >= least && $0.size <= most }) else {
      return nil
    }
    let piece = pieces.remove(at: i)
    bytes -= piece.size
    return (piece.memory, piece.size)
  }

  /// Gives mappings back to the system that nobody has needed since the last call.
  mutating func releaseIdle() {
    for piece in pieces where piece.isIdle { release(piece) }
    pieces.removeAll { $0.isIdle }
    for i in pieces.indices { pieces[i].isIdle = true }
  }

  /// Gives all mappings back to the system.
  mutating func releaseAll() {
    for piece in pieces { release(piece) }
    pieces.removeAll()
  }

  private mutating func release(_ piece: Piece) {
    munmap(piece.memory, piece.size)
    bytes -= piece.size
  }
}
