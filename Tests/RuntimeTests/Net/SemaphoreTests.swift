import Glibc
import Testing

@testable import Runtime

struct SemaphoreTests {
  @Test func countsPosts() {
    let semaphore = Semaphore()
    semaphore.post()
    semaphore.post()
    semaphore.wait()
    #expect(semaphore.wait(for: .zero))
    #expect(!semaphore.wait(for: .zero))
  }

  @Test func waitsNoLongerThanTheLimit() {
    let semaphore = Semaphore()
    let start = Instant.read()
    #expect(!semaphore.wait(for: .milliseconds(20)))
    #expect(Instant.read() - start >= .milliseconds(19))
    // A limit that is over already does not hide a post.
    semaphore.post()
    #expect(semaphore.wait(for: .seconds(-5)))
  }

  @Test func isWokenByAnotherThread() {
    let semaphore = Semaphore()
    let thread = startThread { semaphore.post() }
    #expect(semaphore.wait(for: .seconds(60 * 60 * 24 * 365 * 200)))
    pthread_join(thread, nil)
  }
}
