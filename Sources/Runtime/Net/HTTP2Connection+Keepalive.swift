import CNghttp2

/// How connections end that are too old, or whose clients ping too often.
extension HTTP2Connection {
  /// Sets the time after which the connection is too old. It differs by up to a tenth, so that clients
  /// which came together do not all come back together.
  func beginToAge() {
    let age = server.options.maxConnectionAge
    guard age > .zero else { return }
    ageDeadline = server.loop.now + age * Double.random(in: 0.9...1.1)
  }

  /// Acts on the connection's age.
  /// - Returns: when to do so again.
  func age(_ now: Instant) -> Instant {
    guard ageDeadline <= now else { return ageDeadline }
    ageDeadline = Instant(nanoseconds: .max)
    if isAged {
      close()
      return ageDeadline
    }
    isAged = true
    let grace = server.options.maxConnectionAgeGrace
    if grace > .zero { ageDeadline = now + grace }
    drain()
    return ageDeadline
  }

  /// Judges a ping, and ends the connection of a client that pings too often.
  func judgePing() {
    let hasCalls = openStreams > 0
    guard !pings.allowsPing(at: server.loop.now, hasCalls: hasCalls, server.options),
      !endsWhenFlushed
    else { return }
    server.floods += 1
    state = .draining
    endsWhenFlushed = true
    let reason: StaticString = "too_many_pings"
    nghttp2_submit_goaway(
      session, 0, nghttp2_session_get_last_proc_stream_id(session),
      NGHTTP2_ENHANCE_YOUR_CALM.rawValue, reason.utf8Start, reason.utf8CodeUnitCount)
  }
}
