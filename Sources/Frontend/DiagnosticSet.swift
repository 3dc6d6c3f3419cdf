/// The diagnostics of a run, shown in file order. Phases take one as `inout` parameter `log`,
/// report and continue; the caller then stops with `try log.throwOnError()`.
///
/// A set is also the error that `throwOnError` throws.
public struct DiagnosticSet: Error, Sendable {
  /// The diagnostics in the order in which they were reported.
  private var reported: [Diagnostic] = []

  /// Whether anything of severity `error` was reported.
  public private(set) var containsError = false

  /// Creates an empty set.
  public init() {}

  /// Creates a set of `diagnostics`.
  public init(_ diagnostics: some Sequence<Diagnostic>) {
    for diagnostic in diagnostics { report(diagnostic) }
  }

  /// The number of diagnostics.
  public var count: Int { reported.count }

  /// Whether nothing was reported.
  public var isEmpty: Bool { reported.isEmpty }

  /// Adds a diagnostic.
  public mutating func report(_ diagnostic: Diagnostic) {
    reported.append(diagnostic)
    if diagnostic.severity == .error { containsError = true }
  }

  /// Adds all diagnostics of `other`.
  public mutating func report(contentsOf other: DiagnosticSet) {
    for diagnostic in other.reported { report(diagnostic) }
  }

  /// The diagnostics by file name and place; equal places keep the order of reporting, and what has
  /// no place comes last.
  public var inFileOrder: [Diagnostic] {
    reported.enumerated().sorted { left, right in
      switch (left.element.range, right.element.range) {
      case (let a?, let b?):
        (a.file.name, a.start, left.offset) < (b.file.name, b.start, right.offset)
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): left.offset < right.offset
      }
    }
    .map(\.element)
  }

  /// Does nothing unless an error was reported.
  /// - Throws: this set.
  public func throwOnError() throws(DiagnosticSet) {
    if containsError { throw self }
  }
}
