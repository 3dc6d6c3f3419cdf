/// A change to the fields of a request.
public struct HeaderEdit: Sendable, Hashable {
  /// When the change is made.
  public enum Action: Sendable, Hashable {
    /// The field gets the value, whether it was there or not.
    case upsert
    /// The field gets the value if it was not there.
    case insert
    /// The field gets the value if it was there.
    case update
    /// The field goes.
    case delete
  }

  public var action: Action
  /// The field; the case of its letters does not matter.
  public var name: String
  public var value: String

  public init(_ action: Action = .upsert, _ name: String, _ value: String = "") {
    self.action = action
    self.name = name
    self.value = value
  }

  /// Makes the change to some fields.
  public func apply(to fields: inout [(name: String, value: String)]) {
    let lowercase = name.lowercased()
    let place = fields.firstIndex { $0.name.lowercased() == lowercase }
    switch action {
    case .insert where place != nil, .update where place == nil: return
    case .upsert, .insert, .update, .delete:
      fields.removeAll { $0.name.lowercased() == lowercase }
    }
    if action != .delete { fields.insert((name, value), at: min(place ?? .max, fields.count)) }
  }
}

extension [HeaderEdit] {
  /// The fields after all changes, one after the other.
  func applied(to fields: [(name: String, value: String)]) -> [(name: String, value: String)] {
    var edited = fields
    for edit in self { edit.apply(to: &edited) }
    return edited
  }
}
