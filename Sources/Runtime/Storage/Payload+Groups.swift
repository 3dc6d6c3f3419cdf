import Schema

/// The part of a payload whose resources have the same value of an attribute.
final class PayloadGroup {
  /// The attribute's value; empty when there is none.
  let name: String
  fileprivate(set) var payload: Payload

  fileprivate init(_ name: String, _ signal: Signal) {
    self.name = name
    payload = Payload(signal)
  }
}

extension Payload {
  /// The payload by the values of a resource attribute, in the order in which they come first.
  /// - Requires: none of its bodies is compressed, and all are valid.
  func groups(by attribute: String) -> [PayloadGroup] {
    var groups: [PayloadGroup] = []
    let spine = Spine(kind: .request(of: signal))
    for slice in slices {
      var reader = ProtobufReader(slice.bytes)
      let start = reader.position
      while !reader.isAtEnd {
        let position = reader.position
        guard let count = try? spine.passField(&reader) else { break }
        let part = slice.part((position - start)..<(reader.position - start), items: count)
        let resource = MessageView([ProtobufReader(part.bytes)]).message(1).message(1)
        let name = resource.attribute(attribute)
        let group: PayloadGroup
        if let known = groups.first(where: { $0.name == name }) {
          group = known
        } else {
          group = PayloadGroup(name, signal)
          groups.append(group)
        }
        group.payload.append(part)
      }
    }
    return groups
  }
}

extension MessageView {
  /// The text of a resource's attribute; empty when there is none.
  fileprivate func attribute(_ key: String) -> String {
    messages(1).last { $0.string(1) == key }?.message(2).string(1) ?? ""
  }
}
