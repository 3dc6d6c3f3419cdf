import Schema

/// What Alloy documents: every component and configuration block, whether alloyc can run it or not.
public struct Catalog: Sendable {
  /// The facts as text, from which a descriptor is read when it is asked for.
  private let entries: CatalogText

  /// The catalogue of the Alloy version that alloyc follows.
  public static let alloy = Catalog(entries: CatalogText(text))

  /// The names of all components, sorted.
  public var componentNames: [String] { entries.components.keys.sorted() }

  /// The names of all blocks that configure the collector itself, sorted.
  public var configurationBlockNames: [String] { entries.configurationBlocks.keys.sorted() }

  /// The names of the standard library, sorted, for instance `sys.env`.
  public var libraryNames: [String] { entries.library.keys.sorted() }

  /// The component called `name`.
  public func component(named name: String) -> ComponentDescriptor? {
    entries.components[name].map { CatalogReader.descriptor(from: $0) }
  }

  /// The configuration block called `name`, for instance `logging`.
  public func configurationBlock(named name: String) -> ComponentDescriptor? {
    entries.configurationBlocks[name].map { CatalogReader.descriptor(from: $0) }
  }
}

/// The catalogue's text, cut into its entries.
private struct CatalogText: Sendable {
  /// The text of each component by its name.
  var components: [String: Substring] = [:]
  /// The text of each configuration block by its name.
  var configurationBlocks: [String: Substring] = [:]
  /// The text of each name of the standard library.
  var library: [String: Substring] = [:]

  /// Finds where entries begin: on lines that are not indented.
  init(_ text: String) {
    let utf8 = text.utf8
    var start = utf8.startIndex
    while start < utf8.endIndex {
      var end = start
      repeat {
        end =
          utf8[end...].firstIndex(of: UInt8(ascii: "\n")).map(utf8.index(after:)) ?? utf8.endIndex
      } while end < utf8.endIndex && utf8[end] == UInt8(ascii: " ")
      add(text[start..<end])
      start = end
    }
  }

  /// Files an entry under its name.
  private mutating func add(_ entry: Substring) {
    let words = entry.prefix { $0 != "\n" }.split(separator: " ", maxSplits: 2)
    switch words[0] {
    case "component": components[String(words[1])] = entry
    case "library": library[String(words[1])] = entry
    default: configurationBlocks[String(words[1])] = entry
    }
  }
}
