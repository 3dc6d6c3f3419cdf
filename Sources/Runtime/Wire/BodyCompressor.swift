/// Compresses bodies in one way. It belongs to one loop and keeps its state from body to body.
protocol BodyCompressor: AnyObject {
  /// The compressed form of the slices' concatenation.
  func compress(_ slices: ContiguousArray<Slice>) -> [UInt8]

  /// Gives buffers back to the system that are much larger than what was needed since the last call.
  /// - Returns: whether buffers are left.
  func trimSurplus() -> Bool
}

extension GzipDeflater: BodyCompressor {}
