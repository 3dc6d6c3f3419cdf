import Glibc

/// Runs before the Swift runtime's own start. The runtime prepares to show backtraces by looking for
/// a program beside the executable, and ends the process where it cannot even find the executable,
/// as in an empty root without /proc. A collector has no such program: it says so first, unless the
/// user has said something else.
@section(".init_array.00101") @used
private let declineBacktraces: @convention(c) () -> Void = {
  setenv("SWIFT_BACKTRACE", "enable=no,swift-backtrace=/", 0)
}

/// Does nothing. A reference to it keeps this file's early start in a static executable.
@inline(never)
func linkEarlyStart() {}
