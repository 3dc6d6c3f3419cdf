extension Payload {
  /// What is sent of the payload: the slices themselves, or their compressed form. A single body that
  /// was left compressed leaves as it came.
  func body(_ compression: Compression, on loop: EventLoop) -> HTTPClientBody {
    if compression.coding == .identity { return .slices(slices) }
    if slices.count == 1, slices[0].form != nil { return .slices(slices) }
    if compression.coding == .gzip, compression.level == nil {
      return .bytes(loop.deflater.compress(slices))
    }
    return .bytes(loop.shared(Compressor.self).compress(slices, compression))
  }

  /// The payload with all bodies decompressed but those in one coding; nil if no memory is left.
  func decompressed(unless coding: ContentCoding?, on loop: EventLoop) -> Payload? {
    let isReady = slices.allSatisfy { $0.form == nil || $0.form?.coding == coding }
    if isReady { return self }
    var payload = Payload(signal, metadata: metadata)
    for slice in slices {
      if slice.form?.coding == coding {
        payload.append(slice)
      } else {
        guard let plain = slice.decompressed(on: loop) else { return nil }
        payload.append(plain)
      }
    }
    return payload
  }
}
