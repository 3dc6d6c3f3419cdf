import Frontend
import Schema
import Testing
import Values

/// What the runtime offers is what Alloy documents: the same names, kinds and defaults.
@Suite struct RuntimeBindingsTests {
  @Test(arguments: RuntimeBindings.runtime.componentNames)
  func componentIsAlloys(_ name: String) throws {
    let binding = try #require(RuntimeBindings.runtime[name])
    let descriptor = try #require(Catalog.alloy.component(named: name))
    #expect(!binding.summary.isEmpty)
    compare(binding.body, descriptor.body, name)
  }

  /// Compares a block and those inside.
  private func compare(_ ours: BlockBinding, _ theirs: BlockDescriptor, _ path: String) {
    for attribute in ours.attributes {
      let path = "\(path).\(attribute.name)"
      guard let known = theirs.attribute(named: attribute.name) else {
        Issue.record("Alloy has no \(path)")
        continue
      }
      #expect(!attribute.documentation.isEmpty, "\(path) is not documented")
      compare(attribute, known, path)
    }
    for block in ours.blocks {
      let path = "\(path).\(block.name)"
      guard let known = theirs.block(named: block.name) else {
        Issue.record("Alloy has no \(path)")
        continue
      }
      #expect(known.isRepeatable == (block.multiplicity == .many), "\(path)")
      compare(block, known, path)
    }
  }

  /// Compares an attribute's kind and, unless it must be given, its default.
  private func compare(_ ours: AttributeBinding, _ theirs: AttributeDescriptor, _ path: String) {
    let documented = theirs.isRequired ? nil : theirs.defaultValue
    if let words = ours.words {
      #expect(theirs.kind == .string || theirs.kind.description.hasPrefix("string("), "\(path)")
      guard let word = documented.flatMap({ try? $0.string() }) else { return }
      #expect(words[word].map { "." + $0 } == ours.defaultLiteral, "\(path)")
      return
    }
    guard let type = Self.types[ours.swiftType] else {
      Issue.record("\(path) has a type that this test does not know: \(ours.swiftType)")
      return
    }
    #expect(type.kind == theirs.kind, "\(path)")
    guard let documented else { return }
    #expect((try? type.init(documented))?.swiftLiteral == ours.defaultLiteral, "\(path)")
  }

  /// The types that attributes have.
  private static let types: [String: any ConfigValue.Type] = [
    "Bool": Bool.self, "Int": Int.self, "Double": Double.self, "String": String.self,
    "Duration": Duration.self, "ByteSize": ByteSize.self, "Secret": Secret.self,
    "[String]": [String].self, "[String: String]": [String: String].self, "String?": String?.self,
    "ByteSize?": ByteSize?.self, "Secret?": Secret?.self, "StorageHandler?": StorageHandler?.self,
    "AuthenticationHandler?": AuthenticationHandler?.self, "OptionalSecret?": OptionalSecret?.self,
    "[String: [String]]": [String: [String]].self, "JSONObject": JSONObject.self,
  ]

  @Test func bindingsOfTestsComeFirst() {
    let other = RuntimeBinding(
      component: "otelcol.processor.batch", swiftType: "Other", summary: "", shape: .sink(.logs),
      traits: [], body: BlockBinding(swiftType: "Other.Arguments"))
    let bindings = RuntimeBindings.runtime.adding([other])
    #expect(bindings["otelcol.processor.batch"]?.swiftType == "Other")
    #expect(bindings.componentNames == RuntimeBindings.runtime.componentNames)
    #expect(bindings["otelcol.processor.nothing"] == nil)
  }
}
