import Testing

@testable import Runtime

@Test func placeholder() { #expect(Bool(true)) }
