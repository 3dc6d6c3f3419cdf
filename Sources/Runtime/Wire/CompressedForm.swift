/// What is known of a body that was left compressed as it came: enough to join it with others, and to
/// decompress it again. Each coding of `ContentCoding.mayStay` has its own.
public enum CompressedForm: Sendable {
  case gzip(GzipMember)
  case zstd(ZstdFrame)

  /// How the body is compressed.
  var coding: ContentCoding {
    switch self {
    case .gzip: .gzip
    case .zstd: .zstd
    }
  }

  /// Bytes of the body when it is decompressed.
  public var count: Int {
    switch self {
    case .gzip(let member): member.count
    case .zstd(let frame): frame.count
    }
  }

  /// The form of a gzip body.
  var member: GzipMember? {
    if case .gzip(let member) = self { member } else { nil }
  }

  /// The form of a Zstandard body.
  var frame: ZstdFrame? {
    if case .zstd(let frame) = self { frame } else { nil }
  }
}

extension ContentCoding {
  /// Whether bodies in this coding may stay compressed, because they can be joined as they are.
  var mayStay: Bool { self == .gzip || self == .zstd }
}
