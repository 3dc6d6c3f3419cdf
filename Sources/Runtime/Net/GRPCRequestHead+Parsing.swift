extension GRPCRequestHead {
  /// Why a head is not a gRPC call's.
  struct Refusal {
    /// The HTTP status.
    var status: Int
    var failure: GRPCFailure
  }

  /// What a head says about the call beside its path.
  struct Terms {
    var encoding = GRPCEncoding.identity
    /// How long the client waits.
    var timeout: Duration?
  }

  /// Reads what the protocol itself defines among the metadata.
  /// - Parameter encodings: the compressions that are understood beside none.
  func terms(
    method: HTTPText, encodings: [GRPCEncoding]
  ) -> Result<Terms, Refusal> {
    guard method == "POST" else {
      return .refused(405, .internal, "gRPC calls are POST requests")
    }
    guard let type = metadata.first("content-type"), type.isGRPC else {
      return .refused(415, .internal, "the content type is not application/grpc")
    }
    var terms = Terms()
    if let timeout = metadata.first("grpc-timeout") {
      guard let duration = timeout.grpcTimeout else {
        return .refused(400, .internal, "the value of grpc-timeout is malformed")
      }
      terms.timeout = duration
    }
    if let name = metadata.first("grpc-encoding") {
      let known = [.identity] + encodings
      guard let encoding = known.first(where: { name.string == $0.name }) else {
        let text = "the message encoding '\(name.prefix(64).string)' is not supported"
        return .refused(200, .unimplemented, text)
      }
      terms.encoding = encoding
    }
    return .success(terms)
  }
}

extension GRPCRequestHead.Refusal: Error {}

extension Result where Success == GRPCRequestHead.Terms, Failure == GRPCRequestHead.Refusal {
  fileprivate static func refused(_ status: Int, _ code: GRPCStatus, _ message: String) -> Self {
    .failure(
      Failure(status: status, failure: GRPCFailure(status: code, message: message)))
  }
}

extension HTTPText {
  /// Whether the content type is gRPC's, with or without a message format or parameters.
  fileprivate var isGRPC: Bool {
    guard starts(with: "application/grpc") else { return false }
    let rest = dropping(16)
    return rest.isEmpty || rest.bytes[0] == 0x2b || rest.bytes[0] == 0x3b
  }

  /// The time that a `grpc-timeout` says: up to eight digits and a unit.
  var grpcTimeout: Duration? {
    guard count >= 2, count <= 9, let amount = prefix(count - 1).decimal else { return nil }
    switch bytes[count - 1] {
    case 0x48: return .seconds(amount * 3600)
    case 0x4d: return .seconds(amount * 60)
    case 0x53: return .seconds(amount)
    case 0x6d: return .milliseconds(amount)
    case 0x75: return .microseconds(amount)
    case 0x6e: return .nanoseconds(amount)
    default: return nil
    }
  }
}
