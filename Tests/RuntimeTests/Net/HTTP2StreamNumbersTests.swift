import CNghttp2
import Testing

@testable import Runtime

@Suite struct HTTP2StreamNumbersTests {
  @Test func takesNewNumbers() {
    var numbers = HTTP2StreamNumbers()
    #expect(numbers.error(ofHeadOn: 1) == nil)
    numbers.open(1)
    #expect(numbers.error(ofHeadOn: 3) == nil)
    #expect(numbers.error(ofHeadOn: Int32.max) == nil)
  }

  @Test func tellsClosedFromLeftOut() {
    var numbers = HTTP2StreamNumbers()
    for stream in [1, 7, 9, 21] as [Int32] { numbers.open(stream) }
    for stream in [1, 7, 9, 21] as [Int32] {
      #expect(numbers.error(ofHeadOn: stream) == NGHTTP2_STREAM_CLOSED)
    }
    for stream in [3, 5, 11, 19] as [Int32] {
      #expect(numbers.error(ofHeadOn: stream) == NGHTTP2_PROTOCOL_ERROR)
    }
  }

  @Test func leavesNumbersOfServersToTheSession() {
    var numbers = HTTP2StreamNumbers()
    numbers.open(5)
    #expect(numbers.error(ofHeadOn: 0) == nil)
    #expect(numbers.error(ofHeadOn: 2) == nil)
  }

  @Test func isLenientAfterAReset() {
    var numbers = HTTP2StreamNumbers()
    for stream in [1, 3, 5] as [Int32] { numbers.open(stream) }
    numbers.reset(3)
    #expect(numbers.error(ofHeadOn: 1) == nil)
    #expect(numbers.error(ofHeadOn: 3) == nil)
    #expect(numbers.error(ofHeadOn: 5) == NGHTTP2_STREAM_CLOSED)
  }

  @Test func remembersFewGaps() {
    var numbers = HTTP2StreamNumbers()
    for stream in stride(from: Int32(1), to: 1000, by: 4) { numbers.open(stream) }
    #expect(numbers.error(ofHeadOn: 3) == NGHTTP2_PROTOCOL_ERROR)
    // What is no longer known to be a gap counts as closed: an error all the same.
    #expect(numbers.error(ofHeadOn: 995) == NGHTTP2_STREAM_CLOSED)
  }
}
