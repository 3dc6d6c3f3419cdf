import CNghttp2

/// What all sessions of a server share: the functions they call and how they behave. Owns C memory,
/// which nothing refers to after a session has been made.
final class HTTP2Setup {
  private let callbacks: OpaquePointer
  private let options: OpaquePointer

  init() {
    var callbacks: OpaquePointer?
    var options: OpaquePointer?
    let isAllocated =
      nghttp2_session_callbacks_new(&callbacks) == 0 && nghttp2_option_new(&options) == 0
    precondition(isAllocated, "memory for the HTTP/2 callbacks must be available")
    self.callbacks = callbacks!
    self.options = options!
    HTTP2Connection.register(in: self.callbacks)
    // Closed streams would be kept for priorities, which are not used.
    nghttp2_option_set_no_closed_streams(options, 1)
    // Who waits for room is not told to go on: see `HTTP2Connection.consume`.
    nghttp2_option_set_no_auto_window_update(options, 1)
    // Clients whose calls time out cancel them; many more than this is a rapid-reset attack. Where
    // the calls do not pay for it, `FloodGuard` ends it sooner.
    nghttp2_option_set_stream_reset_rate_limit(options, 2000, 200)
    // Unknown frames are passed over either way, but only those that seem known are announced.
    for type in UInt8(NGHTTP2_ALTSVC.rawValue)...UInt8.max {
      nghttp2_option_set_user_recv_extension_type(options, type)
    }
  }

  deinit {
    nghttp2_session_callbacks_del(callbacks)
    nghttp2_option_del(options)
  }

  /// A session for `connection`, which must outlive it.
  func makeSession(for connection: HTTP2Connection) -> OpaquePointer {
    var session: OpaquePointer?
    let userData = Unmanaged.passUnretained(connection).toOpaque()
    let result = connection.memory.setUp {
      nghttp2_session_server_new3(&session, callbacks, userData, options, &$0)
    }
    precondition(result == 0, "memory for an HTTP/2 session must be available")
    return session!
  }
}
