import Testing

@testable import Values

/// A binary operator by its spelling.
func operate(_ left: Value, _ symbol: String, _ right: Value) throws(OperationError) -> Value {
  switch symbol {
  case "+": try Operators.add(left, right)
  case "-": try Operators.subtract(left, right)
  case "*": try Operators.multiply(left, right)
  case "/": try Operators.divide(left, right)
  case "%": try Operators.remainder(left, right)
  case "^": try Operators.power(left, right)
  case "<": try Operators.less(left, right)
  case "<=": try Operators.lessOrEqual(left, right)
  case ">": try Operators.greater(left, right)
  case ">=": try Operators.greaterOrEqual(left, right)
  case "&&": try Operators.and(left, right)
  case "||": try Operators.or(left, right)
  case "==": Operators.equal(left, right)
  default: Operators.notEqual(left, right)
  }
}

/// The message of an operator that fails, with `L` and `R` for its operands, or nil.
func operatorError(_ left: Value, _ symbol: String, _ right: Value) -> String? {
  do {
    _ = try operate(left, symbol, right)
    return nil
  } catch {
    return error.message(about: error.part == 0 ? "L" : "R")
  }
}

@Suite struct OperatorsTests {
  @Test(
    arguments: [
      (1, "+", 2, "3"), (.number(.signed(.max)), "+", 1, "-9223372036854775808"),
      (7, "/", 2, "3"), (7.0, "/", 2, "3.5"), (-7, "%", 3, "-1"), (-7, "/", 2, "-3"),
      (2, "^", -1, "2"), (2, "^", 10, "1024"), (0, "^", -3, "0"), (0, "^", 0, "1"),
      (1, "^", -5, "1"),
      (2, "^", 64, "0"), (3, "^", .number(.unsigned(.max)), "3"),
      (2.0, "^", 0.5, "1.4142135623730951"),
      (-1, "^", .number(.signed(.max)), "-1"), (7.5, "%", 2, "1.5"), (-7.5, "%", 2, "-1.5"),
      (.number(.signed(.min)), "/", -1, "-9223372036854775808"),
      (.number(.signed(.min)), "%", -1, "0"),
      (.number(.unsigned(.max)), "+", 1, "0"),
      (.number(.unsigned(.max)), "+", .number(.unsigned(1)), "0"),
      (.number(.unsigned(.max)), "-", .number(.unsigned(1)), "18446744073709551614"),
      (.number(.unsigned(.max)), "*", 1.0, "18446744073709552000"),
      ("a", "+", "b", #""ab""#), (5, "-", 7, "-2"), (5, "*", -7, "-35"),
    ] as [(Value, String, Value, String)])
  func computes(left: Value, symbol: String, right: Value, result: String) throws {
    #expect(try operate(left, symbol, right).description == result)
  }

  @Test(
    arguments: [
      (1, "==", 1.0, true), (1, "==", "1", false), (nil, "==", nil, true), (nil, "!=", 0, true),
      ([1, ["a"]], "==", [1.0, ["a"]], true), ([1], "==", [1, 2], false),
      (["a": 1, "b": [2]], "==", ["b": [2], "a": 1], true), (["a": 1], "==", ["b": 1], false),
      (.function("env"), "==", .function("env"), false), (.bytes([97]), "==", [97], true),
      (.number(.unsigned(.max)), "==", -1, true), (true, "==", true, true),
      ("é", "==", "e\u{301}", false), ("a", "<", "b", true), ("a", "<", "a", false),
      ("a", "<=", "a", true), ("B", "<", "a", true), ("é", ">", "z", true), ("", "<", "a", true),
      (1, "<", 1.5, true), (2, ">=", 2.0, true), (3, ">", .number(.unsigned(2)), true),
      (.number(.float(.nan)), "<=", 1, false), (.number(.float(.nan)), ">=", 1, false),
      (.number(.float(.nan)), "==", .number(.float(.nan)), false),
      (true, "&&", false, false), (false, "||", true, true),
    ] as [(Value, String, Value, Bool)])
  func compares(left: Value, symbol: String, right: Value, result: Bool) throws {
    #expect(try operate(left, symbol, right).description == "\(result)")
  }

  @Test(
    arguments: [
      (1, "+", true, "R should be one of [number string capsule] for binop +, got bool"),
      (true, "+", [], "L should be one of [number string capsule] for binop +, got bool"),
      ("a", "+", 1, "R should be string, got number"),
      ("a", "-", 1, "L should be one of [number] for binop -, got string"),
      (1, "^", "a", "R should be one of [number] for binop ^, got string"),
      (false, "&&", 1, "R should be one of [bool] for binop &&, got number"),
      (nil, "||", true, "L should be one of [bool] for binop ||, got null"),
      (true, "<", 1, "L should be one of [number string] for binop <, got bool"),
      (1, ">=", "a", "R should be number, got string"),
      (1, "/", 0, "R divide by zero error"), (1.5, "%", 0.0, "R divide by zero error"),
      (1, "/", .number(.unsigned(0)), "R divide by zero error"),
      (.secret("a"), "+", 1, "R should be capsule, got number"),
      (.secret("a"), "<", "b", "L should be one of [number string] for binop <, got capsule"),
      (
        .function("env"), "+", "b",
        "L should be one of [number string capsule] for binop +, got function"
      ),
    ] as [(Value, String, Value, String)])
  func refuses(left: Value, symbol: String, right: Value, message: String) {
    #expect(operatorError(left, symbol, right) == message)
  }

  @Test func unaryOperators() throws {
    #expect(try Operators.minus(.number(.unsigned(5))).description == "-5")
    #expect(try Operators.minus(1.5).description == "-1.5")
    #expect(try Operators.minus(.number(.signed(.min))).description == "-9223372036854775808")
    #expect(try Operators.not(true).description == "false")
    #expect(throws: OperationError(part: 0, "should be bool, got number")) { try Operators.not(1) }
    #expect(throws: OperationError(part: 0, "should be number, got bool")) {
      try Operators.minus(true)
    }
  }

  @Test func secretsAbsorbStrings() throws {
    let open = Value.secret("o", isSecret: false)
    for (left, right, isSecret) in [
      (.secret("s"), "t", true), ("t", .secret("s"), true), (.secret("s"), open, true),
      (open, .secret("s"), true), (open, open, false),
    ] as [(Value, Value, Bool)] {
      guard case .secret(let text, isSecret) = try Operators.add(left, right) else {
        Issue.record("\(left) + \(right)")
        continue
      }
      #expect(text.utf8.count == 2)
    }
    #expect(try Operators.add(open, "t").description == #""ot""#)
    #expect(try Operators.add("t", open).description == #""to""#)
    #expect(Operators.equal(.secret("s"), "s").description == "true")
    #expect(Operators.equal(open, "o").description == "true")
  }

  @Test func accessAndIndex() throws {
    let object: Value = ["a": 1, "b": ["c": true]]
    #expect(try Operators.access(object, "a").description == "1")
    #expect(try Operators.index(object, "a").description == "1")
    #expect(try Operators.index(object, "z").isNull)
    #expect(try Operators.index([1, 2], 1.9).description == "2")
    #expect(try Operators.index(.bytes([97]), 0).description == "97")
    #expect(accessError { try Operators.access(object, "z") } == #"field "z" does not exist"#)
    #expect(
      accessError { try Operators.access(1, "z") }
        == #"P0 cannot access field "z" on value of type number"#)
    #expect(
      accessError { try Operators.index([0, 1, 2], 5) }
        == "P1 index 5 is out of range of array with length 3")
    #expect(
      accessError { try Operators.index([0], -1) }
        == "P1 index -1 is out of range of array with length 1")
    #expect(accessError { try Operators.index([0], "a") } == "P1 should be number, got string")
    #expect(accessError { try Operators.index(object, 0) } == "P1 should be string, got number")
    #expect(
      accessError { try Operators.index("abc", 0) } == "P0 expected object or array, got string")
  }

  /// The message of an access that fails, with `P0` and `P1` for its parts, or nil.
  private func accessError(_ body: () throws -> Value) -> String? {
    do {
      _ = try body()
      return nil
    } catch let error as OperationError {
      return error.message(about: "P\(error.part)")
    } catch {
      return "\(error)"
    }
  }
}
