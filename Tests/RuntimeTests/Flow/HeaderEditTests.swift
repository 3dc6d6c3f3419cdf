import Testing

@testable import Runtime

@Suite struct HeaderEditTests {
  /// What an edit makes of two fields.
  private func result(_ edit: HeaderEdit) -> [String] {
    [edit].applied(to: [("User-Agent", "a"), ("X-Tenant", "b")]).map { "\($0.name)=\($0.value)" }
  }

  @Test func namesAreTheSameInAnyCase() {
    #expect(result(.init(.upsert, "x-tenant", "c")) == ["User-Agent=a", "x-tenant=c"])
    #expect(result(.init(.update, "x-TENANT", "c")) == ["User-Agent=a", "x-TENANT=c"])
    #expect(result(.init(.insert, "x-tenant", "c")) == ["User-Agent=a", "X-Tenant=b"])
    #expect(result(.init(.delete, "x-tenant")) == ["User-Agent=a"])
  }

  @Test func fieldsThatAreNotThere() {
    let same = ["User-Agent=a", "X-Tenant=b"]
    #expect(result(.init(.upsert, "Z", "c")) == same + ["Z=c"])
    #expect(result(.init(.insert, "Z", "c")) == same + ["Z=c"])
    #expect(result(.init(.update, "Z", "c")) == same)
    #expect(result(.init(.delete, "Z")) == same)
  }
}
