import Testing

@testable import Runtime

/// One attribute.
private func attribute(_ key: Bytes, _ value: Bytes) -> Bytes {
  message {
    $0.append(1, bytes: key)
    $0.append(2, bytes: value)
  }
}

/// The value of an attribute.
private func value(_ body: (inout ProtobufWriter) -> Void) -> Bytes { message(body) }

/// The verdict on a resource with these attributes.
private func verdict(_ attributes: Bytes...) -> Attempt<Int> {
  inspect(
    .traces,
    message { request in
      request.append(1) { resource in
        resource.append(1) { for attribute in attributes { $0.append(1, bytes: attribute) } }
      }
    })
}

@Suite struct InspectorAttributeTests {
  private let key = Bytes("key".utf8)
  private let plain = attribute(Bytes("a".utf8), value { $0.append(1, string: "text") })

  @Test(arguments: [0, 1, 2, 7, 8, 60, 100, 117, 118, 119, 120, 121, 122, 127, 128, 200, 20_000])
  func takesTextOfEveryLength(length: Int) {
    let text = Bytes(repeating: 0x61, count: length)
    for bad in [false, true] where !bad || length > 0 {
      for place in Set([0, length / 2, max(0, length - 1)]) {
        var content = text
        if bad { content[place] = 0xff }
        let expected: Attempt<Int> = bad ? .failure(.invalidUTF8) : .success(0)
        let asValue = attribute(key, value { $0.append(1, bytes: content) })
        let asKey = attribute(content, value { $0.append(2, varint: 1) })
        #expect(verdict(asValue) == expected)
        #expect(verdict(plain, plain, asValue, plain) == expected)
        #expect(verdict(asKey) == expected)
        #expect(verdict(plain, asKey, plain) == expected)
      }
    }
  }

  @Test(arguments: [0, 1, 127, 128, 1 << 20, 1 << 56, 1 << 62, UInt64.max])
  func takesNumbers(number: UInt64) {
    let integer = attribute(key, value { $0.append(3, varint: number) })
    let double = attribute(key, value { $0.append(4, fixed64: number) })
    let badKey = attribute([0xff], value { $0.append(3, varint: number) })
    #expect(verdict(integer, double, plain, integer) == .success(0))
    #expect(verdict(plain, badKey, plain) == .failure(.invalidUTF8))
    #expect(verdict(double, plain, badKey) == .failure(.invalidUTF8))
  }

  @Test func takesTextOutsideASCII() {
    let umlaut = attribute(Bytes("ü".utf8), value { $0.append(1, string: "日本語") })
    #expect(verdict(plain, umlaut, plain, umlaut, umlaut) == .success(0))
  }

  @Test func takesUnusualForms() {
    let valueFirst = message {
      $0.append(2) { $0.append(1, string: "v") }
      $0.append(1, string: "k")
    }
    let twice = message {
      $0.append(1, string: "k")
      $0.append(1, string: "l")
      $0.append(2) { $0.append(1, string: "v") }
      $0.append(2) { $0.append(2, varint: 1) }
    }
    let empty: Bytes = []
    let noValue = message { $0.append(1, string: "k") }
    let unknown = message {
      $0.append(1, string: "k")
      $0.append(9, bytes: [0xff])
    }
    #expect(verdict(plain, valueFirst, twice, empty, noValue, unknown, plain) == .success(0))
  }

  @Test func refusesWhatOnlyLooksPlain() {
    // Lengths that do not fit each other.
    #expect(
      verdict([0x0a, 0x01, 0x6b, 0x12, 0x03, 0x0a, 0x02, 0x61]) == .failure(.lengthBeyondEnd))
    #expect(verdict([0x0a, 0x01, 0x6b, 0x12, 0x03, 0x0a, 0x00, 0x61]) == .failure(.truncated))
    #expect(verdict([0x0a, 0x09, 0x6b, 0x12, 0x00]) == .failure(.lengthBeyondEnd))
    // An integer that does not end, one that ends early, a double cut short.
    #expect(verdict([0x0a, 0x01, 0x6b, 0x12, 0x03, 0x18, 0x80, 0x80]) == .failure(.truncated))
    #expect(
      verdict([0x0a, 0x01, 0x6b, 0x12, 0x03, 0x18, 0x01, 0x00]) == .failure(.invalidFieldNumber))
    #expect(verdict([0x0a, 0x01, 0x6b, 0x12, 0x03, 0x21, 0, 0]) == .failure(.truncated))
    // A value of the wrong wire type.
    #expect(verdict([0x0a, 0x01, 0x6b, 0x12, 0x02, 0x08, 0x01]) == .failure(.wrongWireType))
  }

  @Test func judgesEveryAttributeOfARunThatFails() {
    // The run is passed by its lengths; then its text turns out to need a closer look.
    let umlaut = attribute(key, value { $0.append(1, string: "ü") })
    let bad = attribute(key, value { $0.append(1, bytes: [0xc3]) })
    let many = [Bytes](repeating: plain, count: 50)
    func verdict(last: Bytes) -> Attempt<Int> {
      inspect(
        .traces,
        message { request in
          request.append(1) { resource in
            resource.append(1) { for one in [umlaut] + many + [last] { $0.append(1, bytes: one) } }
          }
        })
    }
    #expect(verdict(last: umlaut) == .success(0))
    #expect(verdict(last: bad) == .failure(.invalidUTF8))
  }
}
