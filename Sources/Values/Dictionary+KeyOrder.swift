extension Dictionary where Key == String {
  /// The entries in the order of their keys' UTF-8 bytes, which is how Go sorts strings. Only the keys
  /// are sorted, so that dictionaries of all kinds share one compiled sort.
  public var inKeyOrder: [(key: String, value: Value)] {
    inByteOrder(Array(keys)).map { (key: $0, value: self[$0]!) }
  }
}

/// The texts in the order of their UTF-8 bytes.
@inline(never)
private func inByteOrder(_ texts: [String]) -> [String] {
  texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
