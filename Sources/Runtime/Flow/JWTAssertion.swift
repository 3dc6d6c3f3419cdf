import Schema
import Values

/// What a client says of itself, and signs: a JSON Web Token (RFC 7519) that a token endpoint takes for a
/// grant (RFC 7523, section 2.1).
struct JWTAssertion {
  /// How long the endpoint may take it for true.
  private static var life: Int64 { 30 * 60 }

  /// The private key in PEM form.
  let key: WatchedText
  /// Which key it is; nothing where the endpoint knows.
  let keyID: String
  let algorithm: OAuth2SignatureAlgorithm
  /// Who says it.
  let issuer: String
  /// Whom it is for.
  let audience: String
  let scopes: [String]
  /// What else is said, as JSON. It counts more than what is said anyway.
  let claims: String

  /// The signed text.
  /// - Parameter subject: whom it is about.
  func text(
    about subject: String, now: WallTime = .now()
  ) throws(AuthenticationError) -> String {
    var header: [String: Value] = ["alg": .string(algorithm.rawValue), "typ": .string("JWT")]
    if !keyID.isEmpty { header["kid"] = .string(keyID) }
    var fields: [String: Value] = [
      "iss": .string(issuer.isEmpty ? subject : issuer), "sub": .string(subject),
      "aud": .string(audience), "jti": .string(JWTAssertion.identifier()),
      "iat": .number(.signed(now.seconds)),
      "exp": .number(.signed(now.seconds + JWTAssertion.life)),
    ]
    if !scopes.isEmpty { fields["scope"] = .string(scopes.joined(separator: " ")) }
    do {
      let others = try StandardLibrary.encodingFromJSON([.string(claims)]).fields()
      for (name, value) in others { fields[name] = value }
      let signed = try JWTAssertion.encoded(header) + "." + JWTAssertion.encoded(fields)
      let key = try SigningKey(pem: key.value)
      guard let signature = key.signature(of: Array(signed.utf8), algorithm.digest) else {
        throw AuthenticationError("the key cannot sign")
      }
      return signed + "." + JWTAssertion.encoded(signature)
    } catch {
      throw AuthenticationError("no token can be asked for: \(error)")
    }
  }

  /// An object as a part of the text.
  private static func encoded(_ object: [String: Value]) throws -> String {
    encoded(Array(try StandardLibrary.encodingToJSON([.object(object)]).string().utf8))
  }

  /// Bytes in the base 64 of URLs, without padding (RFC 4648, section 5).
  private static func encoded(_ bytes: [UInt8]) -> String {
    let text = Base64.encode(bytes).map { byte in
      switch byte {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      default: byte
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A name that no other assertion has: a random UUID (RFC 9562, section 5.4).
  private static func identifier() -> String {
    var random = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for place in 0..<32 {
      if [8, 12, 16, 20].contains(place) { text.append(UInt8(ascii: "-")) }
      let bits = Int(UInt8.random(in: 0...15, using: &random))
      text.append(digits[place == 12 ? 4 : place == 16 ? 8 | bits & 3 : bits])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// How an assertion is signed.
public enum OAuth2SignatureAlgorithm: String, ConfigEnum, Sendable {
  case rs256 = "RS256"
  case rs384 = "RS384"
  case rs512 = "RS512"

  /// The digest that is signed.
  var digest: SigningKey.Digest {
    switch self {
    case .rs256: .sha256
    case .rs384: .sha384
    case .rs512: .sha512
    }
  }
}
