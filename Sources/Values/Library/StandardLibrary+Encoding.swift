extension StandardLibrary {
  /// `encoding.from_base64(text)`: the decoded bytes.
  public static func encodingFromBase64(_ arguments: [Value]) throws(OperationError) -> Value {
    try decode(arguments, .standard)
  }

  /// `encoding.from_URLbase64(text)`: the decoded bytes.
  public static func encodingFromURLBase64(_ arguments: [Value]) throws(OperationError) -> Value {
    try decode(arguments, .urlSafe)
  }

  /// `encoding.to_base64(text)`.
  public static func encodingToBase64(_ arguments: [Value]) throws(OperationError) -> Value {
    .string(Base64.standard.encode(Array(try arguments.string(at: 0).utf8)))
  }

  /// `encoding.to_URLbase64(text)`.
  public static func encodingToURLBase64(_ arguments: [Value]) throws(OperationError) -> Value {
    .string(Base64.urlSafe.encode(Array(try arguments.string(at: 0).utf8)))
  }

  /// `encoding.from_json(text)`: any value; every number is a floating-point number.
  public static func encodingFromJSON(_ arguments: [Value]) throws(OperationError) -> Value {
    var reader = JSONReader(try arguments.string(at: 0))
    do { return try reader.readDocument() } catch { throw .failure(error.sentence) }
  }

  /// `encoding.to_json(object)`: secrets in it come out in clear.
  public static func encodingToJSON(_ arguments: [Value]) throws(OperationError) -> Value {
    guard case .object = arguments[0] else { throw .failure("jsonEncode only supports map") }
    var writer = JSONWriter()
    try writer.write(arguments[0])
    return .string(writer.text)
  }

  /// `encoding.from_yaml(text)`: not offered yet.
  public static func encodingFromYAML(_ arguments: [Value]) throws(OperationError) -> Value {
    throw .failure("is known to Alloy, but not yet supported here")
  }

  /// `json_path(text, path)`: not offered yet.
  public static func jsonPath(_ arguments: [Value]) throws(OperationError) -> Value {
    throw .failure("is known to Alloy, but not yet supported here")
  }

  /// `encoding.url_encode(text)`: escapes a text for the query of a URL.
  public static func encodingURLEncode(_ arguments: [Value]) throws(OperationError) -> Value {
    var result = ""
    for byte in try arguments.string(at: 0).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: " "): result += "+"
      default: result += "%" + hexadecimal(UInt32(byte), digits: 2).uppercased()
      }
    }
    return .string(result)
  }

  /// `encoding.url_decode(text)`: takes the escapes out of a text from the query of a URL.
  public static func encodingURLDecode(_ arguments: [Value]) throws(OperationError) -> Value {
    let text = Array(try arguments.string(at: 0).utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < text.count {
      defer { index += 1 }
      switch text[index] {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        let escape = text[index..<min(index + 3, text.count)]
        guard let byte = value(ofEscape: escape) else { throw .wrongEscape(escape) }
        bytes.append(byte)
        index += 2
      default: bytes.append(text[index])
      }
    }
    guard let result = String(validating: bytes, as: UTF8.self) else {
      throw .failure("the decoded text is not valid UTF-8")
    }
    return .string(result)
  }

  /// The byte that a percent sign with two hexadecimal digits stands for.
  private static func value(ofEscape escape: ArraySlice<UInt8>) -> UInt8? {
    let digits = escape.dropFirst()
    guard digits.count == 2, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit })
    else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Decodes base64 in one of its alphabets.
  private static func decode(
    _ arguments: [Value], _ base64: Base64
  ) throws(OperationError) -> Value {
    let text = Array(try arguments.string(at: 0).utf8)
    do {
      return .bytes(try base64.decode(text))
    } catch {
      throw .failure("illegal base64 data at input byte \(error.offset)")
    }
  }
}

extension OperationError {
  fileprivate static func wrongEscape(_ escape: ArraySlice<UInt8>) -> OperationError {
    .failure("invalid URL escape \(quoted(String(decoding: escape, as: UTF8.self)))")
  }
}
