/// Makes deflate streams (RFC 1951), one after the other, of bytes that come in pieces.
protocol Deflater: AnyObject {
  /// Goes on with a stream, or begins one.
  /// - Parameters:
  ///   - isLast: whether the stream ends with these bytes. All of it has been written then; before, an
  ///     unknown part of it.
  func append(_ bytes: UnsafeRawBufferPointer, isLast: Bool, to output: inout ByteBuffer)

  /// Gives memory back to the system that is much larger than what was needed since the last call.
  /// - Returns: whether memory is left that may be given back later.
  func trimSurplus() -> Bool
}
