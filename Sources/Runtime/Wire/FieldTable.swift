/// For every message kind and every tag below 256: what the field holds.
///
/// One byte per tag, so that the inspecting walk needs one load to know a field and to know that
/// its wire type is right.
struct FieldTable: @unchecked Sendable {
  /// The table of all messages; made once, never changed, never freed: hence sendable.
  static let shared = FieldTable()

  /// 256 actions for each message kind.
  private let actions: UnsafeMutablePointer<UInt8>

  /// What the walk does with a field. Values from `message` on name the kind of a message.
  enum Action {
    static let unknown: UInt8 = 0
    static let wrongWireType: UInt8 = 1
    static let varint: UInt8 = 2
    static let fixed32: UInt8 = 3
    static let fixed64: UInt8 = 4
    static let bytes: UInt8 = 5
    static let string: UInt8 = 6
    static let traceID: UInt8 = 7
    static let spanID: UInt8 = 8
    static let packedVarints: UInt8 = 9
    static let packedFixed64: UInt8 = 10
    static let message: UInt8 = 16
  }

  /// Fills the table from the list of messages.
  private init() {
    let count = MessageKind.allCases.count * 256
    actions = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
    actions.initialize(repeating: Action.unknown, count: count)
    for kind in MessageKind.allCases {
      for field in kind.fields { add(field, to: row(kind)) }
    }
  }

  /// The 256 actions of one message kind.
  @inline(__always)
  func row(_ kind: MessageKind) -> UnsafeMutablePointer<UInt8> {
    // Sound: the table has 256 entries for every kind.
    actions + Int(kind.rawValue) << 8
  }

  /// Notes what the right wire type means, and that the other ones are wrong.
  private func add(_ field: MessageKind.Field, to row: UnsafeMutablePointer<UInt8>) {
    // Sound: field numbers are below 32, as `Field` requires.
    let tags = row + Int(field.number) << 3
    for wireType in 0..<6 { tags[wireType] = Action.wrongWireType }
    switch field.content {
    case .varint: tags[Int(WireType.varint)] = Action.varint
    case .fixed32: tags[Int(WireType.fixed32)] = Action.fixed32
    case .fixed64: tags[Int(WireType.fixed64)] = Action.fixed64
    case .bytes: tags[Int(WireType.delimited)] = Action.bytes
    case .string: tags[Int(WireType.delimited)] = Action.string
    case .traceID: tags[Int(WireType.delimited)] = Action.traceID
    case .spanID: tags[Int(WireType.delimited)] = Action.spanID
    case .varints:
      tags[Int(WireType.varint)] = Action.varint
      tags[Int(WireType.delimited)] = Action.packedVarints
    case .fixed64s:
      tags[Int(WireType.fixed64)] = Action.fixed64
      tags[Int(WireType.delimited)] = Action.packedFixed64
    case .message(let kind):
      tags[Int(WireType.delimited)] = Action.message + kind.rawValue
    }
  }
}
