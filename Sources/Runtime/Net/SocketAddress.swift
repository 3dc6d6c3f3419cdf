import CLinux
import Glibc

/// An IPv4 or IPv6 address with a port.
public struct SocketAddress: Sendable, Hashable, CustomStringConvertible {
  /// The address bytes in network order: 4 or 16.
  public let host: [UInt8]
  /// The port in the machine's order.
  public let port: UInt16

  /// - Requires: `host` has 4 or 16 bytes.
  public init(host: [UInt8], port: UInt16) {
    precondition(host.count == 4 || host.count == 16, "an address has 4 or 16 bytes")
    self.host = host
    self.port = port
  }

  /// 127.0.0.1 with a port.
  public static func loopback(_ port: UInt16) -> SocketAddress {
    SocketAddress(host: [127, 0, 0, 1], port: port)
  }

  /// Reads a numeric address without a port, IPv6 without brackets; nil for anything else.
  public init?(numericHost: String, port: UInt16) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, numericHost, &four) == 1 {
      host = withUnsafeBytes(of: &four) { Array($0) }
    } else if inet_pton(AF_INET6, numericHost, &six) == 1 {
      host = withUnsafeBytes(of: &six) { Array($0) }
    } else {
      return nil
    }
    self.port = port
  }

  /// Whether the address is IPv6.
  public var isIPv6: Bool { host.count == 16 }

  /// The same host with another port.
  public func with(port: UInt16) -> SocketAddress { SocketAddress(host: host, port: port) }

  /// The usual text: `127.0.0.1:80` or `[::1]:80`.
  public var description: String { isIPv6 ? "[\(hostText)]:\(port)" : "\(hostText):\(port)" }

  /// The host alone, as text.
  public var hostText: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    _ = inet_ntop(isIPv6 ? AF_INET6 : AF_INET, host, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension SocketAddress {
  /// Calls `body` with the address in the system's own form.
  public func withSystem<R>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
    var storage = sockaddr_storage()
    // Sound: a sockaddr_storage is large and aligned enough for either form.
    return withUnsafeMutablePointer(to: &storage) { pointer in
      let raw = UnsafeMutableRawPointer(pointer)
      let length: Int
      if isIPv6 {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyBytes(from: host) }
        raw.storeBytes(of: address, as: sockaddr_in6.self)
        length = MemoryLayout<sockaddr_in6>.size
      } else {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        withUnsafeMutableBytes(of: &address.sin_addr) { $0.copyBytes(from: host) }
        raw.storeBytes(of: address, as: sockaddr_in.self)
        length = MemoryLayout<sockaddr_in>.size
      }
      return body(
        raw.assumingMemoryBound(to: sockaddr.self), socklen_t(length))
    }
  }

  /// The local address of a socket, for instance the port that the system chose.
  public init?(localOf fd: Int32) {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &storage) { pointer in
      getsockname(
        fd, UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: sockaddr.self), &length)
    }
    guard result == 0 else { return nil }
    self.init(storage)
  }

  /// The address in the system's own form; nil for families other than IPv4 and IPv6.
  public init?(_ storage: sockaddr_storage) {
    let parts = withUnsafeBytes(of: storage) { raw -> ([UInt8], UInt16)? in
      switch Int32(storage.ss_family) {
      case AF_INET:
        let address = raw.loadUnaligned(as: sockaddr_in.self)
        return (withUnsafeBytes(of: address.sin_addr) { Array($0) }, address.sin_port.bigEndian)
      case AF_INET6:
        let address = raw.loadUnaligned(as: sockaddr_in6.self)
        return (withUnsafeBytes(of: address.sin6_addr) { Array($0) }, address.sin6_port.bigEndian)
      default: return nil
      }
    }
    guard let (host, port) = parts else { return nil }
    self.init(host: host, port: port)
  }
}
