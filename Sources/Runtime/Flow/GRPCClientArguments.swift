import Schema

/// How a gRPC exporter compresses messages.
public enum GRPCCompression: String, ConfigEnum, Sendable {
  case gzip
  case zstd
  case snappy
  case none
  case off = ""

  /// How messages are compressed.
  var coding: ContentCoding {
    switch self {
    case .gzip: .gzip
    case .zstd: .zstd
    // Senders of gRPC have always meant the framing format.
    case .snappy: .framedSnappy
    case .none, .off: .identity
    }
  }

  /// The value of `grpc-encoding`.
  var encoding: GRPCEncoding {
    switch self {
    case .gzip: .gzip
    case .zstd: .zstd
    case .snappy: .snappy
    case .none, .off: .identity
    }
  }
}

/// Which of a host's addresses calls go to.
public enum GRPCBalancerName: String, ConfigEnum, Sendable {
  case roundRobin = "round_robin"
  case pickFirst = "pick_first"
}
