extension Payload {
  /// The payload as one gzip member. A single body that came as one leaves as it came.
  func gzip(on loop: EventLoop) -> HTTPClientBody {
    if slices.count == 1, slices[0].member != nil { return .slices(slices) }
    return .bytes(loop.deflater.compress(slices))
  }
}
