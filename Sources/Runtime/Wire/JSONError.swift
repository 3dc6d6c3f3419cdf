/// Why a body is not valid OTLP/JSON.
public enum JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text is malformed, or says something that OTLP has no place for. The reason is part of a
  /// sentence; the offset is that of the byte at which it was found.
  case malformed(String, offset: Int)
  /// The request would be longer than the limit, in bytes.
  case tooLarge(limit: Int)
  /// The arena has no room for the request.
  case outOfMemory

  public var description: String {
    switch self {
    case .malformed(let reason, let offset): "\(reason) at byte \(offset)"
    case .tooLarge(let limit): "the request is larger than the limit of \(limit) bytes"
    case .outOfMemory: "the memory for request bodies is used up"
    }
  }
}
