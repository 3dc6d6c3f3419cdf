/// Why a value cannot be taken for a type.
///
/// A message is made of the source text of the value, the path inside it and the sentence:
/// `x[2].foo should be string, got bool`.
public struct ConversionError: Error, Sendable, Hashable {
  /// One step from a value into one of its parts.
  public enum Step: Sendable, Hashable {
    case index(Int)
    case field(String)
  }

  /// The way from the converted value to the offending part, outermost step first.
  public var path: [Step]
  /// What is wrong, as a sentence that lacks its subject.
  public let sentence: String

  public init(_ sentence: String, path: [Step] = []) {
    self.sentence = sentence
    self.path = path
  }

  /// The error of a value whose type is not the expected one.
  public static func mismatch(expected: String, got value: Value) -> ConversionError {
    ConversionError("should be \(expected), got \(value.typeName)")
  }

  /// The same error, seen from the value that holds the offending one.
  public func within(_ step: Step) -> ConversionError {
    ConversionError(sentence, path: [step] + path)
  }

  /// The whole message about the expression that reads `source`.
  public func message(about source: String) -> String {
    source + pathText + " " + sentence
  }

  /// The path as it is written behind the value: `[2].foo`.
  public var pathText: String {
    path.reduce(into: "") { text, step in
      switch step {
      case .index(let index): text += "[\(index)]"
      case .field(let name): text += ".\(name)"
      }
    }
  }
}
