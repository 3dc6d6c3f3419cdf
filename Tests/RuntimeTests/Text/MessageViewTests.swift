import Testing

@testable import Runtime

@Suite struct MessageViewTests {
  /// What `body` finds in a view of a message in parts.
  private func view<Found>(_ parts: Bytes..., body: (MessageView) -> Found) -> Found {
    let memory = parts.map { part in
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: part.count, alignment: 1)
      copy.copyBytes(from: part)
      return copy
    }
    defer { for copy in memory { copy.deallocate() } }
    return body(MessageView(memory.map { ProtobufReader(UnsafeRawBufferPointer($0)) }))
  }

  @Test func theLastScalarCounts() {
    let part = message {
      $0.append(1, varint: 1)
      $0.append(2, string: "a")
      $0.append(1, varint: 2)
    }
    view(part, message { $0.append(2, string: "b") }) { view in
      #expect(view.varint(1) == 2)
      #expect(view.string(2) == "b")
      #expect(view.varint(9) == nil)
      #expect(view.string(9) == "")
    }
  }

  @Test func messagesAreMerged() {
    let first = message { outer in outer.append(1) { $0.append(1, string: "x") } }
    let second = message { outer in
      outer.append(1) {
        $0.append(1, string: "y")
        $0.append(2, varint: 7)
      }
    }
    view(first, second) { view in
      #expect(view.message(1).strings(1) == ["x", "y"])
      #expect(view.message(1).varint(2) == 7)
      #expect(view.messages(1).map { $0.string(1) } == ["x", "y"])
      #expect(view.message(5).string(1) == "")
    }
  }

  @Test func theLastFieldOfAOneofCounts() {
    let bytes = message { outer in
      outer.append(5) { $0.append(1, varint: 1) }
      outer.append(7) { $0.append(1, varint: 2) }
      outer.append(5) { $0.append(1, varint: 3) }
      outer.append(5) { $0.append(1, varint: 4) }
    }
    view(bytes) { view in
      #expect(view.present(among: [5, 7]) == 5)
      #expect(view.message(among: [5, 7]).varints(1) == [3, 4])
      #expect(view.present(among: [6]) == nil)
    }
  }

  @Test func repeatedNumbersMayBePacked() {
    let bytes = message {
      $0.append(1, bytes: [1, 0x80, 0x01])
      $0.append(1, varint: 3)
      $0.append(2, fixed64: 9)
      $0.append(2, bytes: [8, 0, 0, 0, 0, 0, 0, 0])
      $0.append(3, fixed32: 5)
    }
    view(bytes) { view in
      #expect(view.varints(1) == [1, 128, 3])
      #expect(view.fixed64s(2) == [9, 8])
      #expect(view.fixed32(3) == 5)
    }
  }
}
