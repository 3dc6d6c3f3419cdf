import Schema

/// The `cors` block that HTTP servers share.
public struct CORSArguments: ArgumentSet {
  @Attribute("Origins that may send; each may have one `*`, which stands for anything.")
  public var allowedOrigins: [String] = []

  @Attribute("Fields that their requests may carry, beside the simple ones; `*` is any.")
  public var allowedHeaders: [String] = ["X-Requested-With"]

  @Attribute("Fields of answers that their scripts may see.")
  public var exposedHeaders: [String] = []

  @Attribute("Seconds for which browsers may remember a permission; 0 leaves it to them.")
  public var maxAge = 0

  public init() {}

  public func problems() -> [(attribute: String, problem: String)] {
    var problems: [(attribute: String, problem: String)] = []
    if allowedOrigins.isEmpty {
      problems.append(
        ("allowed_origins", "without an allowed origin the cors block does nothing"))
    }
    for origin in allowedOrigins where origin.filter({ $0 == "*" }).count > 1 {
      problems.append(
        ("allowed_origins", "the origin '\(origin)' has more than one '*'; it may have one"))
    }
    for text in allowedOrigins + allowedHeaders + exposedHeaders
    where text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7f }) {
      let attribute = allowedOrigins.contains(text) ? "allowed_origins" : "allowed_headers"
      problems.append((attribute, "'\(text)' holds a blank or a control character"))
    }
    return problems
  }

  /// The policy that the block describes.
  var policy: CORSPolicy {
    CORSPolicy(
      allowedOrigins: allowedOrigins, allowedHeaders: allowedHeaders,
      exposedHeaders: exposedHeaders, maxAge: maxAge)
  }
}
