import CAres
import Glibc

/// Resolves names to addresses, on one loop, without ever blocking it for long: only /etc/hosts and
/// the resolver's configuration are read on the spot. Answers are kept for a short time, and a name
/// that is being looked up is not looked up twice.
public final class DNSResolver {
  /// Takes addresses in the order in which to try them (their port is 0), or the reason for none.
  public typealias Completion = (Result<[SocketAddress], DNSError>) -> Void

  /// A name that is being looked up.
  private final class Lookup {
    var waiting: [Completion] = []
    var timer: Timer!
  }

  /// What is known about a name.
  private struct Known {
    let result: Result<[SocketAddress], DNSError>
    let expires: Instant
  }

  private let loop: EventLoop
  private let options: DNSOptions
  private var lookups: [String: Lookup] = [:]
  private var known: [String: Known] = [:]
  private var channel: DNSChannel?

  public init(_ loop: EventLoop, options: DNSOptions = DNSOptions()) {
    self.loop = loop
    self.options = options
  }

  deinit { closeChannel() }

  /// Ends the use of the library until the next lookup.
  private func closeChannel() {
    channel?.close()
    channel = nil
  }

  /// Finds the addresses of `host`, which may be a literal address.
  /// - Parameter completion: is called once, on the loop, never before `resolve` returns.
  public func resolve(_ host: String, _ completion: @escaping Completion) {
    if let address = SocketAddress(numericHost: host, port: 0) {
      return loop.afterTurn { completion(.success([address])) }
    }
    if let known = known[host], known.expires > Instant.read() {
      return loop.afterTurn { completion(known.result) }
    }
    if let lookup = lookups[host] { return lookup.waiting.append(completion) }
    guard lookups.count < options.maxLookups else {
      return loop.afterTurn { completion(.failure(.tooMany)) }
    }
    start(host, completion)
  }

  /// Forgets what is known about `host`, for instance when its addresses do not accept connections.
  public func forget(_ host: String) { known[host] = nil }

  /// Number of names about which something is known.
  var remembered: Int { known.count }

  /// Begins to look up a name.
  private func start(_ host: String, _ completion: @escaping Completion) {
    let lookup = Lookup()
    lookup.waiting.append(completion)
    lookup.timer = Timer { [unowned self, weak lookup] in
      guard let lookup else { return }
      finish(host, lookup, .failure(.timeout(host, servers: channel?.servers)), lifetime: .zero)
    }
    lookups[host] = lookup
    loop.schedule(lookup.timer, after: options.timeout)
    // With nothing else on the stack: the library answers at once for what is in /etc/hosts.
    loop.afterTurn { [weak self] in self?.ask(host, lookup) }
  }

  /// Hands a lookup to the library.
  private func ask(_ host: String, _ lookup: Lookup) {
    do throws(DNSError) {
      if channel == nil { channel = try DNSChannel(loop, options) }
    } catch {
      return finish(host, lookup, .failure(error), lifetime: options.failureLifetime)
    }
    channel!.lookUp(host) { [weak self] status, result in
      self?.answered(host, lookup, status, result)
    }
  }

  /// Turns the library's answer into ours.
  private func answered(
    _ host: String, _ lookup: Lookup, _ status: Int32,
    _ result: UnsafeMutablePointer<ares_addrinfo>?
  ) {
    let (addresses, lifetime) = result?.pointee.addresses ?? ([], .zero)
    if status == ARES_SUCCESS, !addresses.isEmpty {
      let kept = min(max(lifetime, options.minimumLifetime), options.maximumLifetime)
      finish(host, lookup, .success(addresses), lifetime: kept)
    } else {
      let error = DNSError(host, status, servers: channel?.servers)
      finish(host, lookup, .failure(error), lifetime: options.failureLifetime)
    }
  }

  /// Tells everybody who waits, unless they were told already.
  private func finish(
    _ host: String, _ lookup: Lookup, _ result: Result<[SocketAddress], DNSError>,
    lifetime: Duration
  ) {
    guard lookups[host] === lookup else { return }
    lookups[host] = nil
    lookup.timer.cancel()
    keep(host, Known(result: result, expires: Instant.read() + lifetime))
    // The library is on the stack: neither callers nor the end of its use belong there.
    loop.afterTurn { [weak self] in
      if let self, lookups.isEmpty { closeChannel() }
      let waiting = lookup.waiting
      lookup.waiting = []
      for completion in waiting { completion(result) }
    }
  }

  /// Keeps an answer, in place of outdated ones when there are too many.
  private func keep(_ host: String, _ answer: Known) {
    if known.count >= options.cacheCapacity {
      let now = Instant.read()
      known = known.filter { $0.value.expires > now }
      if known.count >= options.cacheCapacity { known.removeAll() }
    }
    known[host] = answer
  }
}

extension ares_addrinfo {
  /// The addresses, families in turn, and the time for which all of them hold.
  fileprivate var addresses: ([SocketAddress], Duration) {
    var families: [[SocketAddress]] = []
    var lifetime = Int64.max
    var next = nodes
    while let node = next?.pointee {
      next = node.ai_next
      var storage = sockaddr_storage()
      let count = min(Int(node.ai_addrlen), MemoryLayout<sockaddr_storage>.size)
      // Sound: the library's address has as many bytes as it says.
      memcpy(&storage, node.ai_addr, count)
      guard let address = SocketAddress(storage) else { continue }
      lifetime = min(lifetime, Int64(node.ai_ttl))
      if let i = families.firstIndex(where: { $0[0].isIPv6 == address.isIPv6 }) {
        families[i].append(address)
      } else {
        families.append([address])
      }
    }
    // The preferred family first, but one that does not work must not hold up the other for long.
    var mixed: [SocketAddress] = []
    for i in 0..<(families.map(\.count).max() ?? 0) {
      for family in families where i < family.count { mixed.append(family[i]) }
    }
    return (mixed, .seconds(lifetime))
  }
}

extension DNSError {
  /// What a status of the library means for a name.
  fileprivate init(_ host: String, _ status: Int32, servers: String?) {
    let asked = servers.map { " (asked: \($0))" } ?? ""
    switch status {
    case ARES_ENOTFOUND:
      self.init(kind: .notFound, reason: "the host name '\(host)' does not exist\(asked)")
    case ARES_ENODATA, ARES_SUCCESS:
      self.init(kind: .notFound, reason: "the host name '\(host)' has no address\(asked)")
    case ARES_ETIMEOUT: self = .timeout(host, servers: servers)
    case ARES_ECONNREFUSED:
      self.init(
        kind: .failure,
        reason: "no DNS server could be reached to look up '\(host)'\(asked)")
    case ARES_EBADNAME:
      self.init(kind: .notFound, reason: "'\(host)' is not a valid host name")
    default:
      let text = String(cString: ares_strerror(status))
      self.init(kind: .failure, reason: "looking up '\(host)' failed: \(text)\(asked)")
    }
  }

  fileprivate static func timeout(_ host: String, servers: String?) -> Self {
    let asked = servers.map { " (asked: \($0))" } ?? ""
    return Self(
      kind: .timeout, reason: "no DNS server answered in time when asked for '\(host)'\(asked)")
  }

  fileprivate static let tooMany = Self(
    kind: .failure, reason: "too many host names are being looked up at a time")
}
