/// Fills a format string in the way of Go's `Sprintf`: misuse shows in the result instead of failing.
struct FormatString {
  /// The largest width and precision that are obeyed.
  static let widthLimit = 1_000_000

  private let format: [Unicode.Scalar]
  private let arguments: [Value]
  private var offset = 0
  private var nextArgument = 0
  /// Whether an explicit index has been seen: then nobody counts left-over arguments.
  private var isReordered = false
  /// Whether the index of the current directive names an argument.
  private var hasGoodIndex = true
  private var result = ""

  private init(_ format: String, _ arguments: [Value]) {
    self.format = Array(format.unicodeScalars)
    self.arguments = arguments
  }

  /// The filled format string, nil if it would be longer than `limit` bytes.
  static func fill(_ format: String, _ arguments: [Value], limit: Int) -> String? {
    var string = FormatString(format, arguments)
    while string.offset < string.format.count {
      string.step()
      guard string.result.utf8.count <= limit else { return nil }
    }
    string.showLeftOver()
    return string.result.utf8.count <= limit ? string.result : nil
  }

  /// Copies one character or fills one directive.
  private mutating func step() {
    let scalar = format[offset]
    offset += 1
    if scalar != "%" {
      result.unicodeScalars.append(scalar)
      return
    }
    hasGoodIndex = true
    var directive = readFlags()
    readIndex()
    readWidth(into: &directive)
    readPrecision(into: &directive)
    readIndex()
    guard offset < format.count else {
      result += "%!(NOVERB)"
      return
    }
    directive.verb = format[offset]
    offset += 1
    fill(directive)
  }

  /// Shows the next argument.
  private mutating func fill(_ directive: FormatDirective) {
    if directive.verb == "%" {
      result += "%"
    } else if !hasGoodIndex {
      result += "%!\(directive.verb)(BADINDEX)"
    } else if nextArgument >= arguments.count {
      result += "%!\(directive.verb)(MISSING)"
    } else {
      result += directive.text(for: arguments[nextArgument])
      nextArgument += 1
    }
  }

  /// Shows the arguments that no directive asked for.
  private mutating func showLeftOver() {
    guard !isReordered, nextArgument < arguments.count else { return }
    let rest = arguments[nextArgument...].map(FormatDirective.typed)
    result += "%!(EXTRA " + rest.joined(separator: ", ") + ")"
  }

  /// Reads the flags of a directive.
  private mutating func readFlags() -> FormatDirective {
    var directive = FormatDirective()
    while offset < format.count {
      switch format[offset] {
      case "#": directive.hasSharp = true
      case "0": if directive.pads == .left { directive.pads = .zeros }
      case "+": directive.hasPlus = true
      case "-": directive.pads = .right
      case " ": directive.hasSpace = true
      default: return directive
      }
      offset += 1
    }
    return directive
  }

  /// Reads a width: digits, or `*` for the next argument.
  private mutating func readWidth(into directive: inout FormatDirective) {
    guard offset < format.count, format[offset] == "*" else {
      directive.width = readNumber()
      return
    }
    offset += 1
    guard let width = readNumberFromArgument() else {
      result += "%!(BADWIDTH)"
      return
    }
    directive.width = abs(width)
    if width < 0 { directive.pads = .right }
  }

  /// Reads a precision: a point with digits, with `*`, or with nothing for 0.
  private mutating func readPrecision(into directive: inout FormatDirective) {
    guard offset < format.count, format[offset] == "." else { return }
    offset += 1
    readIndex()
    guard offset < format.count, format[offset] == "*" else {
      directive.precision = readNumber() ?? 0
      return
    }
    offset += 1
    let precision = readNumberFromArgument()
    if let precision, precision >= 0 {
      directive.precision = precision
    } else if precision == nil {
      result += "%!(BADPREC)"
    }
  }

  /// Reads digits; too large a number counts as none.
  private mutating func readNumber() -> Int? {
    var number: Int?
    var isTooLarge = false
    while offset < format.count, let digit = Int(String(format[offset])), format[offset].isASCII {
      number = min((number ?? 0) * 10 + digit, FormatString.widthLimit + 1)
      isTooLarge = (number ?? 0) > FormatString.widthLimit
      offset += 1
    }
    return isTooLarge ? nil : number
  }

  /// Takes the next argument as a width or precision.
  private mutating func readNumberFromArgument() -> Int? {
    guard nextArgument < arguments.count else { return nil }
    defer { nextArgument += 1 }
    guard case .number(let number) = arguments[nextArgument], !number.isFloat,
      number.int64.magnitude <= FormatString.widthLimit
    else { return nil }
    return Int(number.int64)
  }

  /// Reads `[n]`, which makes argument n (from 1) the next one.
  private mutating func readIndex() {
    guard offset < format.count, format[offset] == "[" else { return }
    isReordered = true
    guard let close = format[offset...].firstIndex(of: "]") else {
      hasGoodIndex = false
      offset += 1
      return
    }
    let digits = String(String.UnicodeScalarView(format[(offset + 1)..<close]))
    offset = close + 1
    if let index = Int(digits), index >= 1, index <= arguments.count {
      nextArgument = index - 1
    } else {
      hasGoodIndex = false
    }
  }
}

extension Number {
  /// Whether the number is of the floating-point kind.
  fileprivate var isFloat: Bool {
    if case .float = self { true } else { false }
  }
}

extension StandardLibrary {
  /// The longest string that a function makes, in bytes: nested calls could multiply lengths.
  static let lengthLimit = 1 << 24

  /// `string.format(format, x, ...)`: the format string with its directives filled.
  public static func stringFormat(_ arguments: [Value]) throws(OperationError) -> Value {
    let format = try arguments.string(at: 0)
    for (index, argument) in arguments.enumerated() {
      if case .secret(_, isSecret: true) = argument { _ = try arguments.string(at: index) }
    }
    let values = Array(arguments.dropFirst())
    guard let text = FormatString.fill(format, values, limit: lengthLimit) else { throw .tooLong }
    return .string(text)
  }
}

extension OperationError {
  /// The error of a function whose result would be too long.
  static var tooLong: OperationError {
    .failure("makes a string of more than \(StandardLibrary.lengthLimit) bytes")
  }
}
