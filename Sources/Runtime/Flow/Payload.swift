import Schema

/// Telemetry of one signal on its way: the slices of validated OTLP export requests. Concatenating
/// the slices gives one valid request (protobuf merges repeated fields), so merging payloads is
/// concatenation.
public struct Payload {
  /// The signal that all slices hold.
  public let signal: Signal
  /// The bodies, in the order they came; none is empty.
  public private(set) var slices: ContiguousArray<Slice>
  /// Spans, data points or log records in all slices.
  public private(set) var items: Int
  /// Bytes in all slices when nothing is compressed.
  public private(set) var bytes: Int

  /// What came with the request, where a receiver keeps that; nil where none does.
  public var metadata: Metadata?

  public init(_ signal: Signal, metadata: Metadata? = nil) {
    self.signal = signal
    self.metadata = metadata
    slices = []
    items = 0
    bytes = 0
  }

  public init(_ signal: Signal, _ slice: Slice, metadata: Metadata? = nil) {
    self.signal = signal
    self.metadata = metadata
    slices = slice.count == 0 ? [] : [slice]
    items = slice.items
    bytes = slice.plainCount
  }

  /// Whether there is nothing to send.
  public var isEmpty: Bool { slices.isEmpty }

  /// What the payload asks of those that take it.
  public var load: Load { Load(requests: 1, items: items, bytes: bytes) }

  /// Appends the slices of `other`, a payload of the same signal. If there were none, its metadata
  /// comes along; else whoever joins payloads has seen to it that theirs is the same.
  public mutating func append(_ other: Payload) {
    precondition(other.signal == signal, "payloads of different signals do not mix")
    if slices.isEmpty { metadata = other.metadata }
    slices.append(contentsOf: other.slices)
    items += other.items
    bytes += other.bytes
  }

  /// Appends one slice.
  public mutating func append(_ slice: Slice) {
    guard slice.count > 0 else { return }
    slices.append(slice)
    items += slice.items
    bytes += slice.plainCount
  }

  /// Bytes that the payload keeps pinned: whole chunks, counted once each.
  public var pinned: Int {
    var seen: [ObjectIdentifier] = []
    var sum = 0
    for slice in slices {
      let id = ObjectIdentifier(slice.chunk)
      // Slices of a chunk are neighbours nearly always, so the last ones are where to look.
      if seen.suffix(8).contains(id) { continue }
      seen.append(id)
      sum += slice.chunk.cost
    }
    return sum
  }

  /// The same payload in memory of its own when less than a quarter of what it pins is its own, so
  /// that a slow receiver of few bytes does not hold on to the memory of many.
  public func compacted(in arena: Arena) -> Payload {
    let stored = slices.reduce(0) { $0 + $1.count }
    guard stored * 4 < pinned, slices.count > 1 || stored < Arena.chunkSize,
      var extent = arena.extent(capacity: stored, mayExceed: true, kept: true)
    else { return self }
    for slice in slices { _ = extent.append(slice.bytes, in: arena) }
    let whole = extent.finish()
    var copy = Payload(signal, metadata: metadata)
    var offset = 0
    // The boundaries between the bodies stay, in case the payload has to be taken apart.
    for slice in slices {
      var part = whole.part(offset..<(offset + slice.count), items: slice.items)
      part.form = slice.form
      copy.append(part)
      offset += slice.count
    }
    return copy
  }
}

/// What a payload asks of a stage: the three things that limits are counted in.
public struct Load: Sendable, Hashable {
  /// Requests, that is payloads.
  public var requests: Int
  /// Spans, data points or log records.
  public var items: Int
  /// Bytes, uncompressed.
  public var bytes: Int

  public init(requests: Int, items: Int, bytes: Int) {
    self.requests = requests
    self.items = items
    self.bytes = bytes
  }

  public static func += (sum: inout Load, other: Load) {
    sum.requests += other.requests
    sum.items += other.items
    sum.bytes += other.bytes
  }

  public static func -= (rest: inout Load, other: Load) {
    rest.requests -= other.requests
    rest.items -= other.items
    rest.bytes -= other.bytes
  }
}
