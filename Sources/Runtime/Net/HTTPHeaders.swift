/// The fields of a message head: ranges into the buffer that holds it, in the order they came. Like
/// `HTTPText`, it is valid only while that buffer is.
public struct HTTPHeaders {
  /// One field's place in the buffer.
  struct Field {
    var name: UInt32
    var nameCount: UInt32
    var value: UInt32
    var valueCount: UInt32
  }

  /// The start of the buffer.
  var base: UnsafeRawPointer
  /// The fields; the array is reused from one head to the next.
  var fields: ContiguousArray<Field> = []

  /// No fields, in a buffer that starts at `base`.
  init(base: UnsafeRawPointer) { self.base = base }

  /// Number of fields.
  public var count: Int { fields.count }

  /// The name and the value of the `i`-th field, without surrounding blanks.
  public subscript(i: Int) -> (name: HTTPText, value: HTTPText) {
    let field = fields[i]
    return (text(field.name, field.nameCount), text(field.value, field.valueCount))
  }

  /// The value of the first field of that name.
  /// - Requires: `lowercase` holds no upper-case letters.
  public func first(_ lowercase: StaticString) -> HTTPText? {
    for field in fields where field.nameCount == UInt32(lowercase.utf8CodeUnitCount) {
      if text(field.name, field.nameCount).matches(lowercase) {
        return text(field.value, field.valueCount)
      }
    }
    return nil
  }

  /// The value of the first field of that name.
  /// - Requires: `lowercase` holds no upper-case letters.
  public func first(named lowercase: String) -> HTTPText? {
    for field in fields where field.nameCount == UInt32(lowercase.utf8.count) {
      if text(field.name, field.nameCount).matches(lowercase) {
        return text(field.value, field.valueCount)
      }
    }
    return nil
  }

  /// A view of `count` bytes at `offset`. Sound while the buffer lives: every range was cut from it.
  @inline(__always)
  func text(_ offset: UInt32, _ count: UInt32) -> HTTPText {
    HTTPText(UnsafeRawBufferPointer(start: base + Int(offset), count: Int(count)))
  }
}
