import CNghttp2

/// What all sessions of a client share: the functions they call and how they behave. Owns C memory,
/// which nothing refers to after a session has been made.
final class HTTP2ClientSetup {
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
    HTTP2ClientConnection.register(in: self.callbacks)
    // Closed streams would be kept for priorities, which are not used.
    nghttp2_option_set_no_closed_streams(options, 1)
  }

  deinit {
    nghttp2_session_callbacks_del(callbacks)
    nghttp2_option_del(options)
  }

  /// A session for `connection`, which must outlive it.
  func makeSession(for connection: HTTP2ClientConnection) -> OpaquePointer {
    var session: OpaquePointer?
    let userData = Unmanaged.passUnretained(connection).toOpaque()
    let result = nghttp2_session_client_new2(&session, callbacks, userData, options)
    precondition(result == 0, "memory for an HTTP/2 session must be available")
    return session!
  }
}
