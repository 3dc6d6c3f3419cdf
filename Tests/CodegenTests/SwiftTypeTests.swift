import Frontend
import Schema
import Testing

@testable import Codegen

struct SwiftTypeTests {
  /// A constant of a type that the compiler does not know could not be spelled.
  @Test func knowsTheTypesOfAllAttributes() {
    let bindings = RuntimeBindings.runtime
    var checked = 0
    for name in bindings.componentNames {
      for attribute in attributes(of: bindings[name]!.body) {
        checked += 1
        #expect(
          attribute.words != nil || SwiftType.known(attribute.swiftType) != nil,
          "\(name): \(attribute.name) is a \(attribute.swiftType)")
      }
    }
    #expect(checked > 200)
  }

  private func attributes(of block: BlockBinding) -> [AttributeBinding] {
    block.attributes + block.blocks.flatMap(attributes)
  }
}
