/// Users and what their passwords are checked against, in the format of Apache's `htpasswd`: a line
/// for each user, with a colon behind the name.
struct Htpasswd {
  private var entries: [String: PasswordHash] = [:]

  /// Reads lines. A user's last one counts; empty ones and those that begin with # do not.
  /// - Throws: what is wrong with a line.
  init(_ text: String) throws(PasswordHashError) {
    for (number, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      guard !line.isBlank, !line.hasPrefix("#") else { continue }
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else {
        throw PasswordHashError(description: "entry \(number + 1) is not USER:PASSWORD")
      }
      let user = String(line[..<colon])
      do {
        entries[user] = try PasswordHash(String(line[line.index(after: colon)...]))
      } catch {
        throw PasswordHashError(description: "the entry of '\(user)': \(error)")
      }
    }
  }

  /// What the password of a user is checked against; nil if there is no such user.
  subscript(user: String) -> PasswordHash? { entries[user] }

  /// Whether there is no user.
  var isEmpty: Bool { entries.isEmpty }
}

extension Substring {
  /// Whether there are only blanks.
  fileprivate var isBlank: Bool { allSatisfy { $0 == " " || $0 == "\t" } }
}
