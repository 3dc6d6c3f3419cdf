/// What a client's connections are encrypted with, read again when its files have changed. An open
/// connection keeps what it began with. It belongs to one loop.
final class ReloadingClientTLS: TLSContextSource {
  private let arguments: ClientTLS
  private let node: Node
  private var current: TLSContext
  /// What the files looked like when they were last read.
  private var stamps: [FileStamp?]
  /// When to look at them again.
  private var nextLook: Instant

  init(_ arguments: ClientTLS, in node: Node) throws(TLSError) {
    self.arguments = arguments
    self.node = node
    stamps = arguments.files.map { FileStamp($0) }
    current = try arguments.context()
    nextLook = Instant.read() + arguments.reloadInterval
  }

  func context(at now: Instant) -> TLSContext {
    if now >= nextLook { look(now) }
    return current
  }

  /// Reads the files again if they have changed. Those that cannot be used leave all as it was.
  private func look(_ now: Instant) {
    nextLook = now + arguments.reloadInterval
    let found = arguments.files.map { FileStamp($0) }
    guard found != stamps else { return }
    stamps = found
    do {
      current = try arguments.context()
      node.log(.info, "the client's certificates have changed and were read again")
    } catch {
      node.log(
        .error, "the client's changed certificates cannot be used, keeping those before",
        ("error", error.reason))
    }
  }
}
