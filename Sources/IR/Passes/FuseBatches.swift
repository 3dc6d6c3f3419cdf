extension Pass {
  /// Merges adjacent batchers.
  public static let fuseBatches = Pass("fuse-batches") { _, _ in }
}
