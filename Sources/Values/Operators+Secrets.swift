extension Operators {
  /// The operands as an operator sees them: a secret makes its partner, a string or an optional
  /// secret, a secret too; an optional secret whose flag is off is a string beside a string.
  static func alike(_ left: Value, _ right: Value) -> (Value, Value) {
    switch (left, right) {
    case (.secret(let a, isSecret: true), .secret(let b, _)),
      (.secret(let a, isSecret: true), .string(let b)),
      (.secret(let a, _), .secret(let b, isSecret: true)),
      (.string(let a), .secret(let b, isSecret: true)):
      (.secret(a), .secret(b))
    case (.secret(let a, isSecret: false), .string(let b)),
      (.string(let a), .secret(let b, isSecret: false)):
      (.string(a), .string(b))
    default: (left, right)
    }
  }
}
