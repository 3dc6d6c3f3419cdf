import CNghttp2
import Glibc

/// The memory of one server session. Of some 25 KiB that a session asks for, 20 are a buffer for the
/// frame that is being sent and a table of streams; both have pages of their own, which a session
/// without calls can do without.
final class HTTP2Memory {
  /// Bytes of a page: the system's may be larger, which costs some of the gain.
  private static let page = 4096

  /// Whether the session is being made: what it takes then, it keeps.
  private var isSettingUp = false
  /// The frame that is being sent. Nothing in it counts when nothing is.
  private var output = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  /// The streams by number; all zero when there are none.
  private var table = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  /// Makes a session with this memory, which must outlive it.
  func setUp<R>(_ body: (inout nghttp2_mem) -> R) -> R {
    isSettingUp = true
    defer { isSettingUp = false }
    var functions = nghttp2_mem(
      // Sound: the connection keeps both, and its session ends first.
      mem_user_data: Unmanaged.passUnretained(self).toOpaque(),
      malloc: { size, _ in Glibc.malloc(size) },
      free: { block, memory in HTTP2Memory.with(memory) { $0.give(block) } },
      calloc: { count, size, memory in HTTP2Memory.with(memory) { $0.zeros(count, size) } },
      realloc: { block, size, memory in HTTP2Memory.with(memory) { $0.resize(block, size) } })
    return body(&functions)
  }

  /// Gives pages back that hold nothing.
  /// - Requires: nothing is being sent.
  func release() {
    HTTP2Memory.clear(output)
    // What the table looks like is not known here: if there are only zeros, zeros may take their place.
    if table.allSatisfy({ $0 == 0 }) { HTTP2Memory.clear(table) }
  }

  /// Calls `body` with the memory that nghttp2 was given.
  private static func with<R>(_ data: UnsafeMutableRawPointer?, _ body: (HTTP2Memory) -> R) -> R {
    Unmanaged<HTTP2Memory>.fromOpaque(data!)._withUnsafeGuaranteedRef(body)
  }

  /// A block of zeros.
  private func zeros(_ count: Int, _ size: Int) -> UnsafeMutableRawPointer? {
    let (bytes, isTooLarge) = count.multipliedReportingOverflow(by: size)
    guard isSettingUp, table.isEmpty, !isTooLarge, bytes >= HTTP2Memory.page else {
      return Glibc.calloc(count, size)
    }
    table = HTTP2Memory.pages(bytes)
    return table.baseAddress
  }

  /// A block of another size with the same content.
  private func resize(
    _ block: UnsafeMutableRawPointer?, _ size: Int
  ) -> UnsafeMutableRawPointer? {
    if block == nil, isSettingUp, output.isEmpty, size >= 4 * HTTP2Memory.page {
      output = HTTP2Memory.pages(size)
      return output.baseAddress
    }
    forget(block)
    return Glibc.realloc(block, size)
  }

  /// Takes a block back.
  private func give(_ block: UnsafeMutableRawPointer?) {
    forget(block)
    Glibc.free(block)
  }

  /// Leaves a block alone from now on.
  private func forget(_ block: UnsafeMutableRawPointer?) {
    guard let block else { return }
    if block == output.baseAddress { output = UnsafeMutableRawBufferPointer(start: nil, count: 0) }
    if block == table.baseAddress { table = UnsafeMutableRawBufferPointer(start: nil, count: 0) }
  }

  /// Whole pages of zeros for `size` bytes; none when there is no memory.
  private static func pages(_ size: Int) -> UnsafeMutableRawBufferPointer {
    let whole = (size + page - 1) & ~(page - 1)
    var block: UnsafeMutableRawPointer?
    guard posix_memalign(&block, page, whole) == 0 else {
      return UnsafeMutableRawBufferPointer(start: nil, count: 0)
    }
    let pages = UnsafeMutableRawBufferPointer(start: block, count: whole)
    clear(pages)
    return pages
  }

  /// Makes pages zero, and has them take no memory until they are written to.
  private static func clear(_ pages: UnsafeMutableRawBufferPointer) {
    guard let start = pages.baseAddress else { return }
    // The system refuses if its pages are larger than ours.
    if madvise(start, pages.count, MADV_DONTNEED) != 0 { memset(start, 0, pages.count) }
  }
}
