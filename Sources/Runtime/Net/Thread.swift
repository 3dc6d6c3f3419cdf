import Glibc

/// Starts a thread that runs `body` with all signals blocked: signals are the control loop's. It is to
/// be joined.
func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t {
  final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  let argument = Unmanaged.passRetained(Box(body)).toOpaque()
  let result = pthread_create(
    &thread, nil,
    { argument in
      // The one reference that was passed in is taken over here.
      Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body()
      return nil
    }, argument)
  precondition(result == 0, "a thread must start: error \(result)")
  return thread
}

/// Starts a thread that nobody joins: what it takes is given back when `body` returns.
func startDetachedThread(_ body: @escaping @Sendable () -> Void) {
  pthread_detach(startThread(body))
}
