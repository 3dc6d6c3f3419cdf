/// Why an operator or a function cannot do its work, and which part of the expression is to blame.
public struct OperationError: Error, Sendable, Hashable {
  /// The part of the expression that the message is about. The operands of an operator count from 0,
  /// the left one first; of a call, 0 is the function and 1 its first argument; of `a.b` and `a[b]`,
  /// 0 is the value and 1 the name or index.
  public let part: Int
  /// What is wrong with that part.
  public let cause: ConversionError
  /// Whether the message starts with the part's source text.
  public let namesPart: Bool

  public init(part: Int, _ cause: ConversionError, namesPart: Bool = true) {
    self.part = part
    self.cause = cause
    self.namesPart = namesPart
  }

  /// An error about a part, as a sentence that lacks its subject.
  public init(part: Int, _ sentence: String) {
    self.init(part: part, ConversionError(sentence))
  }

  /// The whole message; `source` is how the part is written.
  public func message(about source: String) -> String {
    namesPart ? cause.message(about: source) : cause.sentence
  }
}
