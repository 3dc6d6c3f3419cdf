import Values

/// A number of bytes, written as `4MiB` or `512KB`: both spellings count in powers of 1024.
public struct ByteSize: Sendable, Hashable, Comparable {
  /// The number of bytes.
  public var bytes: Int64

  public init(bytes: Int64) { self.bytes = bytes }

  /// So many bytes.
  public static func bytes(_ count: Int64) -> ByteSize { ByteSize(bytes: count) }

  /// So many times 1024 bytes.
  public static func kibibytes(_ count: Int64) -> ByteSize { ByteSize(bytes: count << 10) }

  /// So many times 1024 kibibytes.
  public static func mebibytes(_ count: Int64) -> ByteSize { ByteSize(bytes: count << 20) }

  /// So many times 1024 mebibytes.
  public static func gibibytes(_ count: Int64) -> ByteSize { ByteSize(bytes: count << 30) }

  public static func < (a: ByteSize, b: ByteSize) -> Bool { a.bytes < b.bytes }
}

extension ByteSize: CustomStringConvertible {
  /// The size as a sequence of whole units: `1MiB512KiB`, `0B`.
  public var description: String {
    var rest = bytes.magnitude
    if rest == 0 { return "0B" }
    var text = ""
    for (index, name) in ByteSize.prefixes.enumerated() {
      let part = rest % 1024
      rest /= 1024
      if part != 0 { text = "\(part)\(name)\(index == 0 ? "B" : "iB")" + text }
    }
    return (bytes < 0 ? "-" : "") + text
  }

  /// The letters of the units, in rising order.
  static let prefixes = ["", "K", "M", "G", "T", "P", "E"]
}

extension ByteSize: ConfigValue {
  public static var kind: AttributeKind { .text("bytes") }

  public init(_ value: Value) throws(ConversionError) {
    self = value.isNull ? ByteSize(bytes: 0) : try ByteSize(text: try value.string())
  }

  public var swiftLiteral: String {
    for (shift, name) in [(30, "gibibytes"), (20, "mebibytes"), (10, "kibibytes")]
    where bytes != 0 && bytes % (1 << shift) == 0 {
      return ".\(name)(\(bytes >> shift))"
    }
    return ".bytes(\(bytes))"
  }

  public var alloyLiteral: String { quoted(description) }
}

extension ByteSize {
  /// Reads numbers with units, one after another, under one sign; a bare `0` needs no unit.
  ///
  /// All units of one text are spelled alike: either `KiB` and so on, or `KB` and so on.
  init(text: String) throws(ConversionError) {
    do {
      bytes = try ByteSize.read(text, suffix: "iB")
    } catch {
      bytes = try ByteSize.read(text, suffix: "B")
    }
  }

  /// Reads a size whose larger units end in `suffix`.
  private static func read(_ text: String, suffix: String) throws(ConversionError) -> Int64 {
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
    if rest == "0" { return 0 }
    guard !rest.isEmpty else { throw .invalidSize(text) }
    var total = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { $0 == "." || $0.isASCII && $0.isNumber }
      guard let count = decimal(number) else { throw .invalidSize(text) }
      rest = rest.dropFirst(number.count)
      let name = rest.prefix { !($0 == "." || $0.isASCII && $0.isNumber) }
      rest = rest.dropFirst(name.count)
      guard let unit = unit(String(name), suffix: suffix) else {
        throw .unknownUnit(String(name), text)
      }
      total += count * unit
    }
    guard total < 0x1p63 else { throw .sizeOverflow }
    return Int64(isNegative ? -total : total)
  }

  /// A number with an optional fraction: `1`, `1.5`, `.5`.
  private static func decimal(_ text: Substring) -> Double? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }),
      parts.allSatisfy({ $0.isEmpty || Int64($0) != nil })
    else { return nil }
    return Double("0" + text + (text.hasSuffix(".") ? "0" : ""))
  }

  /// The number of bytes in a unit.
  private static func unit(_ name: String, suffix: String) -> Double? {
    if name == "B" { return 1 }
    var size = 1.0
    for letter in prefixes.dropFirst() {
      size *= 1024
      if name == letter + suffix { return size }
    }
    return nil
  }
}

extension ConversionError {
  fileprivate static func invalidSize(_ text: String) -> ConversionError {
    ConversionError("units: invalid \(text)")
  }

  fileprivate static func unknownUnit(_ unit: String, _ text: String) -> ConversionError {
    ConversionError("units: unknown unit \(unit) in \(text)")
  }

  fileprivate static var sizeOverflow: ConversionError {
    ConversionError("units: overflow parsing unit")
  }
}
