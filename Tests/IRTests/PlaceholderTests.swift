import Testing

@testable import IR

@Test func placeholder() { #expect(Bool(true)) }
