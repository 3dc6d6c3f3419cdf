import Testing

@testable import Values

@Test func placeholder() { #expect(Bool(true)) }
