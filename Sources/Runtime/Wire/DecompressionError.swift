/// Why a body could not be decompressed.
public enum DecompressionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The bytes are not what the coding says, or they are damaged.
  case malformed(ContentCoding)
  /// The stream ends too early.
  case truncated(ContentCoding)
  /// The stream asks for more memory than anyone may; the limit is in bytes.
  case windowTooLarge(limit: Int)
  /// The output would be longer than the limit, in bytes.
  case tooLarge(limit: Int)
  /// The arena has no room for the output.
  case outOfMemory

  public var description: String {
    switch self {
    case .malformed(let coding): "the body is not a valid \(coding.name) stream"
    case .truncated(let coding): "the \(coding.name) stream ends too early"
    case .windowTooLarge(let limit):
      "the zstd stream needs a window of more than \(limit) bytes to be decompressed"
    case .tooLarge(let limit): "the decompressed body is larger than the limit of \(limit) bytes"
    case .outOfMemory: "the memory for request bodies is used up"
    }
  }
}

extension DecompressionError {
  /// The same for a gzip stream.
  init(_ error: InflateError) {
    switch error {
    case .malformed: self = .malformed(.gzip)
    case .truncated: self = .truncated(.gzip)
    case .tooLarge(let limit): self = .tooLarge(limit: limit)
    case .outOfMemory: self = .outOfMemory
    }
  }
}
