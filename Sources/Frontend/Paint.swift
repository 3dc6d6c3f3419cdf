/// Colours text on terminals that want it.
struct Paint {
  /// The colours in use, by their escape code.
  enum Colour: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "1;33"
    case cyan = "1;36"
  }

  /// Whether colours are wanted.
  let isOn: Bool

  /// Returns `text` in `colour`.
  func callAsFunction(_ text: String, _ colour: Colour) -> String {
    isOn ? "\u{1b}[\(colour.rawValue)m\(text)\u{1b}[0m" : text
  }
}
