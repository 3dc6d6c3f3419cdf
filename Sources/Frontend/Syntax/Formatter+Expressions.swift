import Values

extension Formatter {
  /// Writes an expression.
  mutating func write(_ expression: AST.Expression) {
    switch expression {
    case .literal(let literal):
      writer.write(literal.text, at: literal.range, isNumber: literal.kind == .number)
    case .identifier(let name): writer.write(name.value, at: name.range)
    case .array(let array): write(array)
    case .object(let object): write(object)
    case .group(let group):
      writer.write("(")
      write(group.inner)
      writer.write(")")
    case .unary(let unary):
      for prefix in unary.operators { writer.write(prefix.value.rawValue, at: prefix.range) }
      write(unary.operand)
    case .binary(let binary):
      write(binary.operands[0])
      for (infix, operand) in zip(binary.operators, binary.operands.dropFirst()) {
        writer.mark(.blank)
        writer.write(infix.value.rawValue, at: infix.range)
        writer.mark(.blank)
        write(operand)
      }
    case .postfix(let postfix):
      write(postfix.base)
      for suffix in postfix.suffixes { write(suffix) }
    }
  }

  /// Writes what follows an operand.
  private mutating func write(_ suffix: AST.Postfix.Suffix) {
    switch suffix {
    case .field(let name):
      writer.write(".")
      writer.write(name.value)
    case .index(let index, let range):
      writer.write("[", at: range.first)
      write(index)
      writer.write("]", at: range.last)
    case .call(let arguments, let range): writeCall(arguments, range)
    }
  }

  /// Writes an array. Elements that start on a new line are indented.
  private mutating func write(_ array: AST.ArrayLiteral) {
    var line = array.range.firstLine
    writer.write("[", at: array.range.first)
    for (index, element) in array.elements.enumerated() {
      let range = element.range
      let isOnNewLine = range.firstLine != line
      if isOnNewLine {
        writer.mark(.indent, .section)
      } else if index > 0 {
        writer.mark(.blank)
      }
      line = range.lastLine
      write(element)
      if index + 1 < array.elements.count { writer.write(",") }
      if isOnNewLine { writer.mark(.outdent) }
    }
    if !array.elements.isEmpty && array.range.lastLine != line {
      writer.write(",")
      writer.mark(.indent, .section, .outdent)
    }
    writer.write("]", at: array.range.last)
  }

  /// Writes an object. Fields stay on the line of the key before unless the source breaks there.
  private mutating func write(_ object: AST.ObjectLiteral) {
    var line = object.range.firstLine
    var isAfterLongValue = false
    writer.write("{", at: object.range.first)
    writer.mark(.indent)
    for (index, field) in object.fields.enumerated() {
      let key = field.key.range
      if key.firstLine != line {
        writer.mark(index > 0 && !isAfterLongValue ? .newline : .section)
      } else if index > 0 {
        writer.mark(.blank)
      }
      // The reference takes a key to be as long as its text without quotes.
      line = key.file.line(at: key.start + max(0, field.key.value.utf8.count - 1))
      isAfterLongValue = field.value.range.firstLine != field.value.range.lastLine
      writer.write(field.isQuoted ? quoted(field.key.value) : field.key.value, at: key)
      writer.mark(.cell)
      writer.write("=")
      writer.mark(.blank)
      write(field.value)
      if index + 1 < object.fields.count { writer.write(",") }
    }
    if !object.fields.isEmpty && object.range.lastLine != line {
      writer.write(",")
      writer.mark(.section)
    }
    writer.mark(.outdent)
    writer.write("}", at: object.range.last)
  }

  /// Writes the parentheses of a call and what is between them.
  private mutating func writeCall(_ arguments: [AST.Expression], _ range: SourceRange) {
    var line = range.firstLine
    writer.write("(")
    for (index, argument) in arguments.enumerated() {
      let place = argument.range
      let isOnNewLine = place.firstLine != line
      if isOnNewLine { writer.mark(.section, .indent) }
      write(argument)
      line = place.lastLine
      if index + 1 < arguments.count {
        writer.write(",")
        writer.mark(.blank)
      }
      if isOnNewLine { writer.mark(.outdent) }
    }
    if range.lastLine != line {
      writer.write(",")
      writer.mark(.section)
    }
    writer.write(")")
  }
}
