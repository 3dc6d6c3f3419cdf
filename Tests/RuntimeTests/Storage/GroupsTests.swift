import Schema
import Testing

@testable import Runtime

@Suite struct GroupsTests {
  @Test func splitsByAResourceAttribute() throws {
    let arena = Arena(limit: 4 << 20)
    var payload = Payload(.traces)
    for names in [["a", "b", "a"], ["", "b"]] {
      let body = message { request in
        for name in names {
          request.resource(name) { scope in for i in 0..<2 { scope.span("\(name)\(i)") } }
        }
      }
      var extent = arena.extent(capacity: body.count)!
      _ = body.withUnsafeBytes { extent.append($0, in: arena) }
      payload.append(extent.finish(items: names.count * 2))
    }
    let groups = payload.groups(by: "service.name")
    #expect(groups.map(\.name) == ["a", "b", ""])
    #expect(groups.map(\.payload.items) == [4, 4, 2])
    #expect(groups.map(\.payload.bytes).reduce(0, +) == payload.bytes)
    for group in groups {
      for slice in group.payload.slices {
        #expect(inspect(.traces, Bytes(slice.bytes)) == .success(slice.items))
      }
    }
    #expect(payload.groups(by: "other").map(\.name) == [""])
  }
}
