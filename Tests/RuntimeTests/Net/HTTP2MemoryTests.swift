import CNghttp2
import Testing

@testable import Runtime

@Suite struct HTTP2MemoryTests {
  private let memory = HTTP2Memory()

  /// What nghttp2 is given, with the two large blocks that it asks for while a session is made.
  private func setUp() -> (
    nghttp2_mem, table: UnsafeMutablePointer<UInt8>, output: UnsafeMutablePointer<UInt8>
  ) {
    memory.setUp { functions in
      let table = functions.calloc(256, 16, functions.mem_user_data)!
      let output = functions.realloc(nil, 16_394, functions.mem_user_data)!
      return (
        functions, table.assumingMemoryBound(to: UInt8.self),
        output.assumingMemoryBound(to: UInt8.self)
      )
    }
  }

  @Test func whatWasSentIsGivenBack() {
    let (functions, table, output) = setUp()
    for i in 0..<16_394 { output[i] = 7 }
    memory.release()
    #expect(output[0] == 0 && output[16_393] == 0)
    functions.free(table, functions.mem_user_data)
    functions.free(output, functions.mem_user_data)
  }

  @Test func aTableWithStreamsStays() {
    let (functions, table, output) = setUp()
    #expect((0..<4096).allSatisfy { table[$0] == 0 })
    table[4000] = 1
    memory.release()
    #expect(table[4000] == 1)
    table[4000] = 0
    memory.release()
    #expect(table[4000] == 0)
    functions.free(table, functions.mem_user_data)
    functions.free(output, functions.mem_user_data)
  }

  @Test func whatIsAskedForLaterStays() {
    let (functions, table, output) = setUp()
    let user = functions.mem_user_data
    // The table grows, the buffer moves, and other large blocks come.
    functions.free(table, user)
    for i in 0..<100 { output[i] = 9 }
    let moved = functions.realloc(output, 40_000, user)!.assumingMemoryBound(to: UInt8.self)
    let other = functions.calloc(256, 16, user)!.assumingMemoryBound(to: UInt8.self)
    let last = functions.malloc(20_000, user)!.assumingMemoryBound(to: UInt8.self)
    other[5] = 5
    last[19_999] = 6
    memory.release()
    #expect(moved[99] == 9 && other[5] == 5 && last[19_999] == 6)
    #expect(functions.calloc(.max, 2, user) == nil)
    for block in [moved, other, last] { functions.free(block, user) }
  }
}
