import Testing

@testable import Codegen

@Test func placeholder() { #expect(Bool(true)) }
