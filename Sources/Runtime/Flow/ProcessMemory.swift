import Glibc

/// What the system says of memory.
enum ProcessMemory {
  /// Bytes of the process that are in memory; 0 where the system does not tell.
  static var resident: Int { pages.resident * Int(sysconf(Int32(_SC_PAGESIZE))) }

  /// The process's size and its part in memory, in pages; zero where the system does not tell.
  static var pages: (virtual: Int, resident: Int) {
    let numbers = text(of: "/proc/self/statm").split(separator: " ", maxSplits: 2).prefix(2).map {
      Int($0) ?? 0
    }
    return numbers.count == 2 ? (numbers[0], numbers[1]) : (0, 0)
  }

  /// Bytes that the process may use: what its control group allows, or what the machine has.
  static var total: Int {
    let machine = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
    let places = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]
    let allowed = places.lazy.compactMap { Int(text(of: $0).prefix { $0.isNumber }) }.first
    return min(machine, allowed ?? machine)
  }

  /// The start of a small file; empty when it cannot be read.
  private static func text(of path: String) -> String {
    let fd = open(path, O_RDONLY | O_CLOEXEC)
    guard fd >= 0 else { return "" }
    defer { close(fd) }
    return withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { buffer in
      let count = max(0, read(fd, buffer.baseAddress!, buffer.count))
      return String(decoding: buffer[..<count], as: UTF8.self)
    }
  }
}
