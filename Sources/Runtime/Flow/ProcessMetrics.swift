import CLinux
import Glibc

/// The metrics of the process as a whole, under Prometheus' usual names.
struct ProcessMetrics {
  /// When the process started, in seconds since 1970: as precise as the creation of this value.
  private let started: Double

  init() {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    started = time.inSeconds
  }

  /// Adds the present values to `snapshot`.
  func add(to snapshot: inout MetricSnapshot) {
    let pages = ProcessMemory.pages
    let pageSize = Double(sysconf(Int32(_SC_PAGESIZE)))
    snapshot.add(
      "process_virtual_memory_bytes", "Virtual memory size in bytes.", [],
      .gauge(Double(pages.virtual) * pageSize))
    snapshot.add(
      "process_resident_memory_bytes", "Resident memory size in bytes.", [],
      .gauge(Double(pages.resident) * pageSize))
    var used = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
    snapshot.add(
      "process_cpu_seconds_total", "Total user and system CPU time spent in seconds.", [],
      .total(used.inSeconds))
    snapshot.add(
      "process_start_time_seconds", "Start time of the process since unix epoch in seconds.", [],
      .gauge(started))
    addDescriptors(to: &snapshot)
  }

  /// Adds how many file descriptors are open, and may be.
  private func addDescriptors(to snapshot: inout MetricSnapshot) {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    snapshot.add(
      "process_max_fds", "Maximum number of open file descriptors.", [],
      .gauge(Double(limit.rlim_cur)))
    guard let folder = opendir("/proc/self/fd") else { return }
    defer { closedir(folder) }
    // Without the folder itself, its parent, and the descriptor that reads it.
    var count = -3
    while readdir(folder) != nil { count += 1 }
    snapshot.add(
      "process_open_fds", "Number of open file descriptors.", [], .gauge(Double(count)))
  }
}

extension timespec {
  /// The time in seconds.
  fileprivate var inSeconds: Double { Double(tv_sec) + Double(tv_nsec) / 1e9 }
}
