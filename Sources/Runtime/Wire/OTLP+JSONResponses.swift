/// The answers of an endpoint that was asked in JSON.
extension OTLP {
  /// The partial success in an export response in JSON; nil for full success, and for anything
  /// malformed: what the endpoint took is taken.
  public static func partialSuccess(inJSON response: [UInt8]) -> PartialSuccess? {
    var partial = PartialSuccess(rejected: 0, message: "")
    do throws(JSONError) {
      try withMembers(of: response) { (name, cursor, scratch) throws(JSONError) in
        guard name == "partialSuccess" else { return try cursor.skipValue(&scratch) }
        try forEachMember(&cursor, &scratch) { (name, cursor, scratch) throws(JSONError) in
          switch name {
          case "rejectedSpans", "rejectedDataPoints", "rejectedLogRecords":
            partial.rejected = try readCount(&cursor, &scratch)
          case "errorMessage": partial.message = try readText(&cursor, &scratch)
          default: try cursor.skipValue(&scratch)
          }
        }
      }
    } catch {
      return nil
    }
    return partial.rejected == 0 && partial.message.isEmpty ? nil : partial
  }

  /// The message of a `google.rpc.Status` in JSON; nil if it is none.
  public static func statusMessage(inJSON body: [UInt8]) -> String? {
    var message: String?
    do throws(JSONError) {
      try withMembers(of: body) { (name, cursor, scratch) throws(JSONError) in
        guard name == "message" else { return try cursor.skipValue(&scratch) }
        message = try readText(&cursor, &scratch)
      }
    } catch {
      return nil
    }
    return message
  }

  /// What is done with a member of an object; it must take the value.
  private typealias Member = (String, inout JSONCursor, inout ByteBuffer) throws(JSONError) -> Void

  /// Reads an object that is the whole text.
  private static func withMembers(of text: [UInt8], _ member: Member) throws(JSONError) {
    let span = text.span
    try span.withUnsafeBytes { (bytes) throws(JSONError) in
      var cursor = JSONCursor(bytes)
      var scratch = ByteBuffer()
      try forEachMember(&cursor, &scratch, member)
    }
  }

  /// Reads an object.
  private static func forEachMember(
    _ cursor: inout JSONCursor, _ scratch: inout ByteBuffer, _ member: Member
  ) throws(JSONError) {
    try cursor.take(0x7b, "an object")
    if try cursor.takes(0x7d) { return }
    repeat {
      let name = String(decoding: try cursor.readString(&scratch), as: UTF8.self)
      try cursor.take(0x3a, "':'")
      try member(name, &cursor, &scratch)
    } while try cursor.continues(until: 0x7d)
  }

  /// Reads a whole number, in quotes or not; anything else is none.
  private static func readCount(
    _ cursor: inout JSONCursor, _ scratch: inout ByteBuffer
  ) throws(JSONError) -> Int {
    let text =
      try cursor.peek() == 0x22 ? try cursor.readString(&scratch) : try cursor.readNumberText()
    return JSONNumber(text)?.signed.flatMap(Int.init(exactly:)) ?? 0
  }

  /// Reads a text.
  private static func readText(
    _ cursor: inout JSONCursor, _ scratch: inout ByteBuffer
  ) throws(JSONError) -> String {
    String(decoding: try cursor.readString(&scratch), as: UTF8.self)
  }
}
