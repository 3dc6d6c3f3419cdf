import Schema
import Testing

@testable import Runtime

@Suite struct CuttingTests {
  /// Three resources with four, one and three spans.
  private let traces = message {
    $0.resource("a") { scope in for index in 0..<4 { scope.span("a\(index)") } }
    $0.resource("b") { $0.span("b0") }
    $0.resource("c") { scope in for index in 0..<3 { scope.span("c\(index)") } }
  }

  @Test func everyRangeHasItsItems() throws {
    for start in 0...8 {
      for end in start...8 {
        let part = try copy(start..<end, .traces, traces)
        #expect(inspect(.traces, part) == .success(end - start), "\(start)..<\(end)")
      }
    }
    #expect(try copy(0..<8, .traces, traces) == traces)
    #expect(try copy(0..<100, .traces, traces) == traces)
    #expect(try copy(3..<3, .traces, traces) == [])
  }

  @Test func partsRepeatTheirResource() throws {
    let body = message { $0.resource("a") { scope in for _ in 0..<3 { scope.span("s") } } }
    let head = message { $0.resource("a") { $0.span("s") } }
    let tail = message { $0.resource("a") { scope in for _ in 0..<2 { scope.span("s") } } }
    #expect(try normalized(copy(0..<1, .traces, body)) == head)
    #expect(try normalized(copy(1..<3, .traces, body)) == tail)
  }

  @Test func keepsUnknownFieldsAndOrder() throws {
    let body = message { request in
      request.append(77, string: "before")
      request.append(1) { resource in
        resource.append(2) { scope in
          scope.append(99, string: "unknown")
          scope.append(2, bytes: [])
          scope.append(2, bytes: [])
          scope.append(3, string: "schema")
        }
        resource.append(98, string: "after")
      }
    }
    let half = message { request in
      request.append(1) { resource in
        resource.append(2) { scope in
          scope.append(99, string: "unknown")
          scope.append(2, bytes: [])
          scope.append(3, string: "schema")
        }
        resource.append(98, string: "after")
      }
    }
    let first = message { $0.append(77, string: "before") } + half
    #expect(try normalized(copy(0..<1, .traces, body)) == first)
    #expect(try normalized(copy(1..<2, .traces, body)) == half)
  }

  @Test func mergedDataKeepsItsOtherFields() throws {
    func metric(_ data: (inout ProtobufWriter) -> Void) -> Bytes {
      message { request in
        request.append(1) { resource in
          resource.append(2) { scope in
            scope.append(2) { metric in
              metric.append(1, string: "name")
              data(&metric)
              metric.append(3, string: "unit")
            }
          }
        }
      }
    }
    let body = metric { metric in
      // Superseded, and so no longer there.
      metric.append(5) { $0.append(1, bytes: []) }
      metric.append(7) { sum in
        sum.append(1, bytes: [])
        sum.append(1, bytes: [])
      }
      metric.append(7) { sum in
        sum.append(1, bytes: [])
        sum.append(2, varint: 2)
        sum.append(3, varint: 1)
      }
    }
    let head = metric { metric in
      metric.append(7) { $0.append(1, bytes: []) }
      metric.append(7) { sum in
        sum.append(2, varint: 2)
        sum.append(3, varint: 1)
      }
    }
    #expect(try normalized(copy(0..<1, .metrics, body)) == head)
    #expect(inspect(.metrics, try copy(1..<3, .metrics, body)) == .success(2))
  }

  @Test func emptyResourcesGoWithTheNextItem() throws {
    let empty = message { $0.append(1) { $0.append(3, string: "empty") } }
    let span = message { $0.resource("a") { $0.span("s") } }
    let body = empty + span + empty + span + empty
    #expect(try copy(0..<1, .traces, body) == empty + span)
    #expect(try copy(1..<2, .traces, body) == empty + span + empty)
  }

  @Test func slicesAreCutWithoutCopyingWholeResources() throws {
    let arena = Arena(limit: 1 << 24)
    var extent = try #require(arena.extent(capacity: traces.count))
    #expect(traces.withUnsafeBytes { extent.append($0, in: arena) })
    let slice = extent.finish(items: 8)
    let parts = try #require(slice.cut(2..<7, .traces, in: arena))
    #expect(parts.map(\.items) == [2, 1, 2])
    let joined = parts.flatMap { Array($0.bytes) }
    #expect(inspect(.traces, joined) == .success(5))
    #expect(joined == (try copy(2..<7, .traces, traces)))
    // The resource in the middle is where it was.
    #expect(parts[1].bytes.baseAddress! > slice.bytes.baseAddress!)
    #expect(parts[1].bytes.baseAddress! < slice.bytes.baseAddress! + slice.count)
  }

  /// A request of resources and scopes with every length in its shortest form.
  private func normalized(_ body: Bytes, depth: Int = 0) throws -> Bytes {
    try body.withUnsafeBytes { raw in
      var reader = ProtobufReader(raw)
      var writer = ProtobufWriter()
      while !reader.isAtEnd {
        let start = reader.position
        let tag = try reader.readTag()
        if tag & 7 == WireType.delimited {
          let inner = Bytes(try reader.readBytes())
          let isSpine = tag == ([0x0a, 0x12, 0x12, 0x3a, 0] as [UInt32])[depth]
          writer.append(tag >> 3, bytes: isSpine ? try normalized(inner, depth: depth + 1) : inner)
        } else {
          try reader.skip(tag)
          writer.appendRaw(UnsafeRawBufferPointer(start: start, count: reader.position - start))
        }
      }
      return Array(writer.bytes)
    }
  }
}
