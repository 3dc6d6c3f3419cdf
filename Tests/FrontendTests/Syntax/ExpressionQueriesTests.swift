import Testing

@testable import Frontend

@Suite struct ExpressionQueriesTests {
  /// Returns the expression that `text` is.
  private func parse(_ text: String) throws -> AST.Expression {
    var log = DiagnosticSet()
    let tree = AST(parsing: SourceFile(name: "f", text: "v = \(text)\n"), log: &log)
    try log.throwOnError()
    guard case .attribute(let attribute)? = tree.statements.first else {
      throw DiagnosticSet()
    }
    return attribute.value
  }

  @Test(arguments: [
    ("a", ["a"]), ("a.b.c", ["a", "b", "c"]), ("a.b[0].c", ["a", "b"]), ("a(1).b", ["a"]),
  ])
  func findsReferencedNames(_ text: String, _ names: [String]) throws {
    #expect(try parse(text).referencedNames?.map(\.value) == names)
  }

  @Test(arguments: ["1", "(a).b", "[a]", "-a"])
  func findsNoReference(_ text: String) throws {
    #expect(try parse(text).referencedNames == nil)
  }

  @Test(arguments: [
    ("1 - 2 - 3", "((1 - 2) - 3)"), ("2 ^ 3 ^ 4", "(2 ^ (3 ^ 4))"),
    ("1 < 2 == 3", "((1 < 2) == 3)"),
  ])
  func foldsInOrder(_ text: String, _ expected: String) throws {
    guard case .binary(let chain) = try parse(text) else {
      Issue.record("not a chain")
      return
    }
    let folded = chain.fold {
      $0.formatted
    } combine: {
      "(\($0) \($1.value.rawValue) \($2))"
    }
    #expect(folded == expected)
  }

  @Test func namesTheOperandsOfEachOperator() throws {
    guard case .binary(let left) = try parse("1 - 2 - 3"),
      case .binary(let right) = try parse("1 ^ 2 ^ 3")
    else {
      Issue.record("not chains")
      return
    }
    #expect(left.operators.indices.map { left.left(of: $0).formatted } == ["1", "1 - 2"])
    #expect(left.operators.indices.map { left.right(of: $0).formatted } == ["2", "3"])
    #expect(right.operators.indices.map { right.left(of: $0).formatted } == ["1", "2"])
    #expect(right.operators.indices.map { right.right(of: $0).formatted } == ["2 ^ 3", "3"])
  }

  @Test func cutsSuffixes() throws {
    guard case .postfix(let path) = try parse("a.b[ 0 ]( x,y ).c") else {
      Issue.record("not a path")
      return
    }
    #expect(
      (0...4).map { path.prefix($0).formatted }
        == ["a", "a.b", "a.b[0]", "a.b[0](x, y)", "a.b[0](x, y).c"])
  }

  @Test(arguments: ["a", "_", "a1_b", "größe", "x٣"])
  func knowsIdentifiers(_ text: String) {
    #expect(text.isIdentifier)
  }

  @Test(arguments: ["", "1a", "a-b", "a b", "true", "null", "a.b", "٣"])
  func knowsWhatIsNoIdentifier(_ text: String) {
    #expect(!text.isIdentifier)
  }
}
