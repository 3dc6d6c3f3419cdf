import Schema

/// What is done to a header field.
public enum HeaderAction: String, ConfigEnum, Sendable {
  case insert
  case update
  case upsert
  case delete

  /// The edit.
  var edit: HeaderEdit.Action {
    switch self {
    case .insert: .insert
    case .update: .update
    case .upsert: .upsert
    case .delete: .delete
    }
  }
}

/// Header fields that requests get.
final class HeaderFields: ClientAuthenticator {
  private let edits: [HeaderEdit]

  init(_ edits: [HeaderEdit]) { self.edits = edits }

  // The fields are not credentials, as far as anybody knows.
  var demandsEncryption: Bool { false }

  func edits(completion: @escaping (Result<[HeaderEdit], AuthenticationError>) -> Void) {
    completion(.success(edits))
  }
}
