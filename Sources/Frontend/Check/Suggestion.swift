/// Finds what the user may have meant.
enum Suggestion {
  /// The names that are looked at are no longer than this: it bounds the time that a distance takes.
  private static let longestName = 100

  /// The candidate that differs least from `name`, if it differs by little; the first of several.
  static func closest(to name: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(name.utf8)
    guard letters.count <= longestName else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let other = Array(candidate.utf8)
      let limit = min(max(1, max(letters.count, other.count) / 3), (best?.distance ?? 100) - 1)
      guard other.count <= longestName, abs(other.count - letters.count) <= limit else { continue }
      let distance = distance(letters, other)
      if distance <= limit { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The remark that offers the closest candidate.
  static func note(for name: String, among candidates: some Sequence<String>) -> String? {
    closest(to: name, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// The number of letters that are to be inserted, removed, changed or swapped with their neighbour to
  /// turn one text into the other.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
