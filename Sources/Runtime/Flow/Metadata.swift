/// What a request said beside its body: header fields, or the metadata of a call. It goes along with the
/// payload where a receiver is told to keep it.
public final class Metadata: Sendable, Hashable {
  /// A field with all values that it came with, in order.
  public struct Field: Sendable, Hashable {
    /// In lower case.
    public let name: String
    public let values: [String]

    public init(_ name: String, _ values: [String]) {
      self.name = name
      self.values = values
    }
  }

  /// The fields, sorted by name.
  public let fields: [Field]
  /// About as many bytes as it takes in memory.
  public let bytes: Int

  /// - Requires: no name stands twice.
  public init(_ fields: [Field]) {
    self.fields = fields.sorted { $0.name < $1.name }
    bytes = fields.reduce(64) { sum, field in
      field.values.reduce(sum + 64 + field.name.utf8.count) { $0 + 32 + $1.utf8.count }
    }
  }

  /// The fields of a request, and others beside them. Whom a call is for, it also says as `host`, like
  /// a request over HTTP.
  convenience init(_ headers: HTTPHeaders, _ others: [Field] = []) {
    var values: [String: [String]] = [:]
    for i in 0..<headers.count {
      let (name, value) = headers[i]
      values[name.string.lowercased(), default: []].append(value.string)
    }
    if values["host"] == nil, let authority = values[":authority"] { values["host"] = authority }
    self.init(values.map { Field($0.key, $0.value) } + others)
  }

  /// What a fact about the authenticated client is called among the fields. No header field has such
  /// a name.
  public static func attribute(_ name: String) -> String { ":\(name)" }

  /// Whether a list has a name twice; case does not count. Not beside a component, where the code for
  /// such collections would be used by others: see `docs/design/0008`.
  static func repeatsName(_ names: [String]) -> Bool {
    let lowercase = names.map { $0.lowercased() }
    for (i, name) in lowercase.enumerated() where lowercase[..<i].contains(name) { return true }
    return false
  }

  /// The values of a field; none if it was not there.
  /// - Requires: `name` has no upper-case letters.
  public func values(of name: String) -> [String] {
    fields.first { $0.name == name }?.values ?? []
  }

  /// Only the fields of those names, which have no upper-case letters.
  public func reduced(to names: [String]) -> Metadata {
    Metadata(fields.filter { names.contains($0.name) })
  }

  public static func == (a: Metadata, b: Metadata) -> Bool { a === b || a.fields == b.fields }

  public func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}

/// Something for each combination of metadata. Not generic: see `docs/design/0008`.
final class MetadataTable {
  private var objects: [Metadata: AnyObject] = [:]

  /// Number of combinations.
  var count: Int { objects.count }

  /// What belongs to a combination.
  subscript(metadata: Metadata) -> AnyObject? {
    get { objects[metadata] }
    set { objects[metadata] = newValue }
  }
}
