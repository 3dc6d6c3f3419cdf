import Testing

@testable import Interpreter

@Test func placeholder() { #expect(Bool(true)) }
