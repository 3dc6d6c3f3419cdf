import COpenSSL

/// SHA-256 over named pieces of data. It names cached runtimes and identifies configurations.
public struct Digest {
  /// What has been added, with lengths, so that no two lists of pieces look alike.
  private var data: [UInt8] = []

  /// An empty digest.
  public init() {}

  /// Adds one piece.
  public mutating func add(_ piece: some Sequence<UInt8>) {
    let bytes = Array(piece)
    data += Array("\(bytes.count):".utf8) + bytes
  }

  /// Adds one piece of text.
  public mutating func add(_ piece: String) { add(piece.utf8) }

  /// The digest so far, as `length` hexadecimal digits.
  public func text(length: Int = 64) -> String { Self.hexadecimal(of: data, length: length) }

  /// The plain SHA-256 of `bytes`, as `sha256sum` prints it.
  public static func hexadecimal(of bytes: [UInt8], length: Int = 64) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256(bytes, bytes.count, &digest)
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text.prefix(length), as: UTF8.self)
  }
}
