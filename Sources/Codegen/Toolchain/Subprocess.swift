import CLinux
import Glibc

/// A program that has run: how it ended, what it printed and what it cost.
struct Subprocess {
  /// The exit code; 128 and above is a signal, as shells count.
  let status: Int32
  /// What it printed on both streams.
  let output: String
  /// Processor time of it and its children, in seconds.
  let processorTime: Double

  /// Runs a program to its end. `tick` is called several times a second meanwhile, with the time
  /// since the start in seconds.
  static func run(
    _ program: Path, _ arguments: [String], in folder: Path? = nil,
    tick: (Double) -> Void = { _ in }
  ) throws -> Subprocess {
    let log = try OutputFile()
    defer { log.close() }
    let child = try spawn(program, arguments, in: folder, output: log.descriptor)
    let start = now()
    var status: Int32 = 0
    var usage = rusage()
    var pause: UInt32 = 1_000
    while true {
      let answer = wait4(child, &status, WNOHANG, &usage)
      if answer == child { break }
      guard answer == 0 || errno == EINTR else { throw ToolchainError.cannot("run", program) }
      usleep(pause)
      pause = min(pause * 2, 50_000)
      tick(now() - start)
    }
    let signal = status & 0x7f
    return Subprocess(
      status: signal == 0 ? (status >> 8) & 0xff : 128 + signal, output: try log.read(),
      processorTime: usage.ru_utime.seconds + usage.ru_stime.seconds)
  }

  /// Starts a program with nothing to read and both outputs in one file.
  private static func spawn(
    _ program: Path, _ arguments: [String], in folder: Path?, output: Int32
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder.text) }
    var words = ([program.text] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, program.text, &actions, nil, &words, environ)
    guard failure == 0 else {
      errno = failure
      throw ToolchainError.cannot("run", program)
    }
    return child
  }

  /// Seconds on a clock that never jumps.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// A nameless file that collects what a child prints, so that no pipe can fill up.
private struct OutputFile {
  /// The open file.
  let descriptor: Int32

  /// Opens the file.
  init() throws {
    var template = Array((Path.temporary / "alloyc-XXXXXX").text.utf8CString)
    descriptor = mkostemp(&template, O_CLOEXEC)
    guard descriptor >= 0 else { throw ToolchainError.cannot("write to", Path.temporary) }
    unlink(template)
  }

  /// What was written to it.
  func read() throws -> String { try Path("/proc/self/fd/\(descriptor)").readText() }

  /// Gives the file up.
  func close() { _ = Glibc.close(descriptor) }
}

extension timeval {
  /// The time in seconds.
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}
