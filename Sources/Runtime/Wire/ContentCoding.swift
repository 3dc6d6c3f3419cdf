/// A way in which bodies are compressed, as `content-encoding` and configuration name it.
public enum ContentCoding: String, Sendable, CaseIterable {
  /// Not at all.
  case identity = ""
  /// A deflate stream in gzip's wrapping (RFC 1952); there may be several.
  case gzip
  /// Zstandard frames (RFC 8878).
  case zstd
  /// A deflate stream in zlib's wrapping (RFC 1950).
  case zlib
  /// One snappy block, or the framing format, which says so itself: collectors used to send that
  /// under the same name.
  case snappy
  /// Another name of `zlib`: HTTP has always meant the wrapping too (RFC 9110, 8.4.1.2).
  case deflate
  /// LZ4 frames.
  case lz4
  /// The framing format of snappy only.
  case framedSnappy = "x-snappy-framed"

  /// What HTTP and gRPC call the coding.
  public var name: String { self == .identity ? "identity" : rawValue }

  /// What is wrong with a configured word that names no coding.
  static func unknown(_ word: String) -> String {
    let words = allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    return "unknown compression '\(word)'; expected one of \(words)"
  }
}
