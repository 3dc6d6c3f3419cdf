/// The loops that carry telemetry, and the addresses they serve together: one loop accepts, and
/// hands each connection to the loop that has the fewest. (SO_REUSEPORT would hash a few long gRPC
/// connections onto one loop, and hide a port that is in use.)
public final class LoopGroup: @unchecked Sendable {
  /// One loop's part in serving an address.
  private struct Server {
    let loop: EventLoop
    /// Takes over an accepted socket, on the loop's thread.
    let adopt: @Sendable (Int32) -> Void
    /// Connections handed over so far.
    var connections = 0
  }

  /// An address and who serves it.
  private struct Service {
    let address: String
    let id: String
    var servers: [Server]
  }

  /// The loops. Fixed before any of them runs.
  public private(set) var loops: [EventLoop] = []
  /// The folder for what outlives the process. Set before any loop is made.
  public var storagePath = "data-alloy"
  /// What the instances of a component on all loops share, by its identifier. Filled before any loop
  /// runs.
  private var shared: [String: any LoopGroupMember] = [:]
  /// Who serves an address. Filled before any loop runs, and then touched by the accepting loop only.
  private var services: [Service] = []
  private var listeners: [Listener] = []

  public init() {}

  /// Adds a loop that carries telemetry.
  public func add(_ loop: EventLoop) {
    loops.append(loop)
    loop.group = self
  }

  /// What all instances of the component `id` share; the first one makes it.
  // Not generic: code made for one component's type would lie in its object, and be used by others.
  public func shared(
    _ id: String, _ make: () throws -> any LoopGroupMember
  ) rethrows -> any LoopGroupMember {
    if let found = shared[id] { return found }
    let made = try make()
    shared[id] = made
    return made
  }

  /// Does what has to be done when all loops have ended.
  func end() { for member in shared.values { member.end() } }

  /// Serves `address` for a component, on `loop` too. To be called before `listen`.
  /// - Parameter adopt: takes over an accepted socket, on the loop's thread.
  public func serve(
    _ address: String, for id: String, on loop: EventLoop,
    adopt: @escaping @Sendable (Int32) -> Void
  ) {
    let server = Server(loop: loop, adopt: adopt)
    if let i = services.firstIndex(where: { $0.address == address && $0.id == id }) {
      services[i].servers.append(server)
    } else {
      services.append(Service(address: address, id: id, servers: [server]))
    }
  }

  /// Opens a listener for every address that is served.
  /// - Throws: when an address cannot be listened on, for instance because it is in use.
  public func listen() throws {
    for (i, service) in services.enumerated() {
      do {
        let listener = try Listener(on: loops[0], address: service.address) { [unowned self] fd in
          assign(fd, i)
        }
        listeners.append(listener)
      } catch {
        throw StartupError("\(service.id): \(error)")
      }
    }
  }

  /// Stops accepting on all addresses. To be called on every loop, each for itself; the listeners are
  /// the first one's, and the others must not touch them.
  public func stopListening(on loop: EventLoop) {
    guard loop === loops[0] else { return }
    for listener in listeners { listener.close() }
    listeners.removeAll()
  }

  /// Hands an accepted socket to the loop that was given the fewest so far.
  private func assign(_ fd: Int32, _ i: Int) {
    let all = services[i].servers
    let j = all.indices.min { all[$0].connections < all[$1].connections }!
    services[i].servers[j].connections += 1
    let adopt = all[j].adopt
    if all[j].loop === loops[0] { adopt(fd) } else { all[j].loop.post { adopt(fd) } }
  }
}

/// Something that all loops share, and that has an end.
public protocol LoopGroupMember: AnyObject {
  /// Is called when all loops have ended.
  func end()
}
