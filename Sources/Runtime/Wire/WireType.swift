/// How a field's value is laid out: the three lowest bits of its tag.
public enum WireType {
  public static let varint: UInt32 = 0
  public static let fixed64: UInt32 = 1
  public static let delimited: UInt32 = 2
  public static let groupStart: UInt32 = 3
  public static let groupEnd: UInt32 = 4
  public static let fixed32: UInt32 = 5
}
