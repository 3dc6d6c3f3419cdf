/// Apache's variant of the MD5 password hash: a thousand rounds, with a word of its own mixed in.
///
/// Source: the description of FreeBSD's MD5 `crypt`, and `htpasswd`'s of what differs.
enum APR1 {
  private static var word: [UInt8] { Array("$apr1$".utf8) }

  /// The 22 characters for a password.
  static func checksum(_ password: [UInt8], salt: [UInt8]) -> [UInt8] {
    var digest = first(password, salt)
    for round in 0..<1000 {
      var input = round & 1 != 0 ? password : digest
      if round % 3 != 0 { input += salt }
      if round % 7 != 0 { input += password }
      input += round & 1 != 0 ? digest : password
      digest = Digest.md5.of(input)
    }
    return characters(digest)
  }

  /// The digest that the rounds begin with.
  private static func first(_ password: [UInt8], _ salt: [UInt8]) -> [UInt8] {
    let other = Digest.md5.of(password + salt + password)
    var input = password + word + salt
    for i in password.indices { input.append(other[i % 16]) }
    var rest = password.count
    while rest > 0 {
      input.append(rest & 1 != 0 ? 0 : password[0])
      rest >>= 1
    }
    return Digest.md5.of(input)
  }

  /// A digest in the alphabet of password files, lowest bits first.
  private static func characters(_ digest: [UInt8]) -> [UInt8] {
    let alphabet = Array("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    var text: [UInt8] = []
    func append(_ a: UInt8, _ b: UInt8, _ c: UInt8, count: Int) {
      var bits = UInt32(a) << 16 | UInt32(b) << 8 | UInt32(c)
      for _ in 0..<count {
        text.append(alphabet[Int(bits & 63)])
        bits >>= 6
      }
    }
    for i in 0..<5 { append(digest[i], digest[i + 6], digest[i < 4 ? i + 12 : 5], count: 4) }
    append(0, 0, digest[11], count: 2)
    return text
  }
}
