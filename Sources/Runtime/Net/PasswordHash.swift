import CCrypt
import Glibc

/// A password as a file in the format of Apache's `htpasswd` keeps it: itself, or something that it can
/// be checked against.
enum PasswordHash: Sendable, Equatable {
  /// The password itself.
  case plain(String)
  /// `{SHA}`, and `{SSHA}` with the salt behind it.
  case sha1(digest: [UInt8], salt: [UInt8])
  /// `$apr1$`, Apache's own.
  case apr1(salt: String, checksum: String)
  /// One of the kinds that the system's library knows: bcrypt, `$5$`, `$6$`, `$1$`, yescrypt.
  case system(String)

  /// Reads a user's entry. What does not look like a hash is the password itself, as in the Collector.
  /// - Throws: one sentence about a kind of hash that is not supported, or that is damaged.
  init(_ text: String) throws(PasswordHashError) {
    if let rest = text.without(prefix: "{SHA}") {
      self = try .sha1(rest, hasSalt: false)
    } else if let rest = text.without(prefix: "{SSHA}") {
      self = try .sha1(rest, hasSalt: true)
    } else if let rest = text.without(prefix: "$apr1$") {
      let parts = rest.split(separator: "$", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].utf8.count <= 8, parts[1].utf8.count == 22 else {
        throw .damaged("$apr1$")
      }
      self = .apr1(salt: String(parts[0]), checksum: String(parts[1]))
    } else if text.hasPrefix("$"), text.dropFirst().contains("$") {
      // The last two answers mean that the kind is weak, or that the salt asks for little work.
      switch crypt_checksalt(text) {
      case CRYPT_SALT_OK, CRYPT_SALT_METHOD_LEGACY, CRYPT_SALT_TOO_CHEAP: self = .system(text)
      default: throw .unsupported(PasswordHash.kind(of: text))
      }
    } else if text.hasPrefix("{"), let end = text.firstIndex(of: "}") {
      throw .unsupported(String(text[...end]))
    } else {
      self = .plain(text)
    }
  }

  /// The kind of a hash between dollars.
  private static func kind(of text: String) -> String {
    "$\(text.dropFirst().prefix { $0 != "$" }.prefix(16))$"
  }

  /// A SHA-1 digest in base 64, perhaps with a salt behind it.
  private static func sha1(_ text: String, hasSalt: Bool) throws(PasswordHashError) -> Self {
    guard let bytes = Base64.decode(text), hasSalt ? bytes.count > 20 : bytes.count == 20
    else {
      throw .damaged(hasSalt ? "{SSHA}" : "{SHA}")
    }
    return .sha1(digest: Array(bytes[..<20]), salt: Array(bytes[20...]))
  }

  /// Whether a check takes so little time that it may be made on a loop.
  var isQuick: Bool {
    switch self {
    case .plain, .sha1: true
    case .apr1, .system: false
    }
  }

  /// Whether a password is the right one.
  func accepts(_ password: [UInt8]) -> Bool {
    switch self {
    case .plain(let text): return SecretComparison.isEqual(text.utf8, password)
    case .sha1(let digest, let salt):
      return SecretComparison.isEqual(digest, Digest.sha1.of(password + salt))
    case .apr1(let salt, let checksum):
      return SecretComparison.isEqual(
        checksum.utf8, APR1.checksum(password, salt: Array(salt.utf8)))
    case .system(let text):
      // The library would see the end of the password where a NUL is.
      guard !password.contains(0) else { return false }
      let state = UnsafeMutablePointer<crypt_data>.allocate(capacity: 1)
      defer { state.deallocate() }
      memset(state, 0, MemoryLayout<crypt_data>.size)
      let size = Int32(MemoryLayout<crypt_data>.size)
      let found = (password.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
        crypt_rn($0.baseAddress!, text, state, size).map { String(cString: $0) }
      }
      return found.map { SecretComparison.isEqual(text.utf8, $0.utf8) } ?? false
    }
  }
}

/// Why an entry cannot be used.
struct PasswordHashError: Error, Equatable, CustomStringConvertible {
  /// One sentence without a full stop, which says nothing of the password.
  let description: String

  fileprivate static func unsupported(_ kind: String) -> Self {
    Self(
      description: "password hashes of the kind \(kind) are not supported; expected bcrypt ($2y$),"
        + " SHA-512 ($6$), SHA-256 ($5$), MD5 ($apr1$, $1$), {SHA}, {SSHA} or a plain password")
  }

  fileprivate static func damaged(_ kind: String) -> Self {
    Self(description: "the \(kind) password hash is damaged")
  }
}

extension String {
  /// What follows a prefix; nil if the text begins otherwise.
  fileprivate func without(prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
