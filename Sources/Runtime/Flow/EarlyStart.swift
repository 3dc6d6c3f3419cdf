import Glibc

/// What has to happen before the Swift runtime's own start, and the command line as it is then.
///
/// The runtime prepares to show backtraces by looking for a program beside the executable, and ends
/// the process where it cannot find the executable itself: in an empty root without /proc. There the
/// collector says first that it has no such program. That changes the environment, by which the
/// runtime finds the command line, so the command line is noted here as well.
enum EarlyStart {
  /// The command line as the system passes it. Written once, before any thread.
  nonisolated(unsafe) fileprivate static var argv: UnsafePointer<UnsafeMutablePointer<CChar>?>? =
    nil

  /// The arguments that follow the program's name. Calling it is also what keeps this file, and so
  /// the early start, in a static executable.
  static var arguments: [String] {
    guard let argv else { return Array(CommandLine.arguments.dropFirst()) }
    var arguments: [String] = []
    while let argument = argv[arguments.count] { arguments.append(String(cString: argument)) }
    return Array(arguments.dropFirst())
  }
}

/// An initialiser of the executable; glibc passes the command line to it.
@section(".init_array.00101") @used
private let startEarly:
  @convention(c) (Int32, UnsafePointer<UnsafeMutablePointer<CChar>?>?) -> Void = { _, argv in
    var byte: CChar = 0
    guard readlink("/proc/self/exe", &byte, 1) < 0 else { return }
    EarlyStart.argv = argv
    setenv("SWIFT_BACKTRACE", "enable=no,swift-backtrace=/", 1)
  }
