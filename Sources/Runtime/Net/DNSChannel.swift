import CAres
import Glibc

/// One use of the c-ares library, on a loop: from the first lookup until the last one in flight is
/// over. Every use reads the system's configuration anew, so changes to it are seen.
final class DNSChannel {
  /// What the library calls at the end of a lookup, exactly once: status and addresses.
  typealias Answer = (Int32, UnsafeMutablePointer<ares_addrinfo>?) -> Void

  private let loop: EventLoop
  /// The library's own state. Sound: it is used on the loop only, and destroyed exactly once.
  private var channel: ares_channel?
  private var sockets: [Int32: DNSSocket] = [:]
  private var timer: Timer!

  /// The status of preparing the library, which happens once. The seed is for the query numbers, for
  /// which the library falls back to `rand` where there is no /dev/urandom, as in an empty root.
  private static let preparation: Int32 = {
    srand(.random(in: 0 ... .max))
    return ares_library_init(ARES_LIB_INIT_ALL)
  }()

  /// - Throws: when the library cannot make sense of the system's configuration.
  init(_ loop: EventLoop, _ options: DNSOptions) throws(DNSError) {
    self.loop = loop
    timer = Timer { [unowned self] in process(readable: ARES_SOCKET_BAD, writable: ARES_SOCKET_BAD)
    }
    var status = DNSChannel.preparation
    if status == ARES_SUCCESS { status = open(options) }
    guard status == ARES_SUCCESS else {
      if channel != nil { close() }
      throw DNSError(
        kind: .failure,
        reason: "names cannot be resolved: \(String(cString: ares_strerror(status)))")
    }
  }

  deinit { precondition(channel == nil, "a channel is closed before it goes") }

  /// Ends the use of the library; lookups in flight are answered with a failure. Not to be called
  /// while the library is on the stack.
  func close() {
    timer.cancel()
    ares_destroy(channel)
    channel = nil
  }

  /// Creates the library's state.
  private func open(_ options: DNSOptions) -> Int32 {
    var values = ares_options()
    values.timeout = Int32(clamping: options.tryTimeout.nanoseconds / 1_000_000)
    values.tries = Int32(clamping: options.tries)
    values.sock_state_cb_data = Unmanaged.passUnretained(self).toOpaque()
    values.sock_state_cb = { data, fd, readable, writable in
      // Sound: the library's state is destroyed before this object goes.
      Unmanaged<DNSChannel>.fromOpaque(data!).takeUnretainedValue()
        .watch(fd, readable: readable != 0, writable: writable != 0)
    }
    var mask = ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_SOCK_STATE_CB
    if !options.usesSystemFiles { mask |= ARES_OPT_LOOKUPS | ARES_OPT_DOMAINS }
    let status = "b".withCString { lookups in
      // Sound: the library copies what it is given.
      values.lookups = UnsafeMutablePointer(mutating: lookups)
      return ares_init_options(&channel, &values, mask)
    }
    guard status == ARES_SUCCESS, !options.servers.isEmpty else { return status }
    return ares_set_servers_ports_csv(
      channel, options.servers.map(\.description).joined(separator: ","))
  }

  /// Looks up the addresses of `host`. The answer may come before this returns.
  func lookUp(_ host: String, _ answer: @escaping Answer) {
    final class Box {
      let answer: Answer
      init(_ answer: @escaping Answer) { self.answer = answer }
    }
    // 1 is SOCK_STREAM. Naming it in a file that imports a C module with socket headers makes it that
    // module's, and unknown to the files that do not import it, when the module is compiled as a whole.
    var hints = ares_addrinfo_hints(
      ai_flags: 0, ai_family: AF_UNSPEC, ai_socktype: 1, ai_protocol: 0)
    // Balanced: the library calls back exactly once, whatever happens.
    let argument = Unmanaged.passRetained(Box(answer)).toOpaque()
    ares_getaddrinfo(
      channel, host, nil, &hints,
      { argument, status, _, result in
        Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().answer(status, result)
        if let result { ares_freeaddrinfo(result) }
      }, argument)
    reschedule()
  }

  /// The servers that are asked, for messages.
  var servers: String {
    var first: UnsafeMutablePointer<ares_addr_port_node>?
    guard ares_get_servers_ports(channel, &first) == ARES_SUCCESS else { return "none" }
    defer { ares_free_data(first) }
    var texts: [String] = []
    var next = first
    while let server = next {
      let count = server.pointee.family == AF_INET6 ? 16 : 4
      let host = withUnsafeBytes(of: server.pointee.addr) { Array($0.prefix(count)) }
      let port = server.pointee.udp_port
      texts.append(SocketAddress(host: host, port: port == 0 ? 53 : UInt16(port)).description)
      next = server.pointee.next
    }
    return texts.isEmpty ? "none" : texts.joined(separator: ", ")
  }

  /// Follows the library's wishes for a socket; neither readable nor writable means it is closing.
  private func watch(_ fd: Int32, readable: Bool, writable: Bool) {
    var interest: Readiness = []
    if readable { interest.insert(.readable) }
    if writable { interest.insert(.writable) }
    if interest.isEmpty {
      sockets.removeValue(forKey: fd)?.stop()
    } else if let socket = sockets[fd] {
      socket.watch(for: interest)
    } else {
      sockets[fd] = DNSSocket(self, loop, fd, interest)
    }
  }

  /// Lets the library deal with what has happened.
  fileprivate func process(readable: Int32, writable: Int32) {
    ares_process_fd(channel, readable, writable)
    reschedule()
  }

  /// Sets the timer for the library's next timeout.
  private func reschedule() {
    var delay = timeval()
    guard ares_timeout(channel, nil, &delay) != nil else { return timer.cancel() }
    loop.schedule(
      timer, after: .seconds(Int64(delay.tv_sec)) + .microseconds(Int64(delay.tv_usec)))
  }
}

/// A socket of the library, watched by the loop. The library opens and closes it.
private final class DNSSocket: EventHandler {
  private weak var channel: DNSChannel?
  private let loop: EventLoop
  private let fd: Int32
  private var registration: Registration!

  init(_ channel: DNSChannel, _ loop: EventLoop, _ fd: Int32, _ interest: Readiness) {
    self.channel = channel
    self.loop = loop
    self.fd = fd
    registration = loop.add(self, fd: fd, interest: interest)
  }

  func watch(for interest: Readiness) { loop.modify(registration, interest: interest) }

  func stop() { loop.remove(registration) }

  func ready(_ events: Readiness) {
    let isOver = !events.isDisjoint(with: .hangUp)
    channel?.process(
      readable: isOver || events.contains(.readable) ? fd : ARES_SOCKET_BAD,
      writable: isOver || events.contains(.writable) ? fd : ARES_SOCKET_BAD)
  }
}
