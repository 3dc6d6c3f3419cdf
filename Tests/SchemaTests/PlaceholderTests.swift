import Testing

@testable import Schema

@Test func placeholder() { #expect(Bool(true)) }
