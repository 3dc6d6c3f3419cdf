import Glibc

/// A file of certificates or keys.
enum TLSFile {
  /// Bytes that such a file may have: a thousand certificates fit.
  private static let limit = 2 << 20

  /// The content of a file.
  /// - Throws: a sentence that names the file.
  static func text(_ path: String) throws(TLSError) -> String {
    guard let file = fopen(path, "re") else {
      throw TLSError("'\(path)' cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard ferror(file) == 0 else {
      throw TLSError("'\(path)' cannot be read: \(String(cString: strerror(errno)))")
    }
    guard count <= limit else { throw TLSError("'\(path)' is larger than \(limit) bytes") }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
