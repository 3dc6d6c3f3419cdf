import Testing

@testable import Frontend

@Test func placeholder() { #expect(Bool(true)) }
