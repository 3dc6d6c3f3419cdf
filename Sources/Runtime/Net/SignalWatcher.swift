import CLinux
import Glibc

/// Turns SIGTERM and SIGINT into calls on a loop. To be created before any thread, so that all
/// threads inherit the blocked signals. SIGPIPE is ignored: writes report it.
final class SignalWatcher: EventHandler {
  private let fd: Int32
  private let action: () -> Void

  init(on loop: EventLoop, _ action: @escaping () -> Void) {
    self.action = action
    signal(SIGPIPE, SIG_IGN)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    sigaddset(&set, SIGINT)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    fd = signalfd(-1, &set, Int32(SFD_NONBLOCK) | Int32(SFD_CLOEXEC))
    precondition(fd >= 0, "signalfd must be available: errno \(errno)")
    _ = loop.add(self, fd: fd, interest: .readable)
  }

  func ready(_ events: Readiness) {
    var info = signalfd_siginfo()
    while read(fd, &info, MemoryLayout<signalfd_siginfo>.size) > 0 { action() }
  }
}
