extension Payload {
  /// What is sent of the payload: the slices themselves, or their compressed form. A single body that
  /// came as one gzip member leaves as it came.
  func body(_ compression: Compression, on loop: EventLoop) -> HTTPClientBody {
    switch compression.coding {
    case .identity: .slices(slices)
    case .gzip where compression.level == nil: gzip(on: loop)
    default: .bytes(loop.shared(Compressor.self).compress(slices, compression))
    }
  }

  /// The payload as one gzip member.
  private func gzip(on loop: EventLoop) -> HTTPClientBody {
    if slices.count == 1, slices[0].member != nil { return .slices(slices) }
    return .bytes(loop.deflater.compress(slices))
  }
}
