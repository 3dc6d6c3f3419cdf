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

/// A header field that requests get, and where its value comes from.
struct HeaderField: Sendable {
  let action: HeaderEdit.Action
  let name: String
  /// The value itself.
  let value: String
  /// The metadata that has the value instead, by its name without upper-case letters.
  let source: String?
}

/// Header fields that requests get.
final class HeaderFields: ClientAuthenticator {
  private let fields: [HeaderField]
  let neededMetadata: [String]

  init(_ fields: [HeaderField]) {
    self.fields = fields
    neededMetadata = fields.compactMap(\.source)
  }

  // The fields are not credentials, as far as anybody knows.
  var demandsEncryption: Bool { false }

  func edits(
    for metadata: Metadata?,
    completion: @escaping (Result<[HeaderEdit], AuthenticationError>) -> Void
  ) {
    var edits: [HeaderEdit] = []
    for field in fields {
      guard let source = field.source else {
        edits.append(HeaderEdit(field.action, field.name, field.value))
        continue
      }
      let values = metadata?.values(of: source) ?? []
      guard values.count < 2 else {
        let reason = "'\(source)' has \(values.count) values, so which to send is not certain"
        return completion(.failure(AuthenticationError(reason)))
      }
      edits.append(HeaderEdit(field.action, field.name, values.first ?? ""))
    }
    completion(.success(edits))
  }
}
