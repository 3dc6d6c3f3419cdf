import Testing
import Values

@testable import Frontend

@Suite struct LibraryTableTests {
  /// The message of a call that fails, with `F` for the function.
  private func error(_ name: String, _ arguments: Value...) -> String? {
    do {
      _ = try StandardLibrary.function(name)?(arguments)
      return nil
    } catch {
      return error.message(about: "F")
    }
  }

  @Test func argumentsAreCounted() {
    #expect(error("string.join", []) == "F expected 2 args, got 1")
    #expect(error("string.format") == "F expected at least 1 args, got 0")
    #expect(error("sys.env") == "F expected 1 args, got 0")
    #expect(error("array.combine_maps") == "F combine_maps: expected 3 or 4 arguments, got 0")
    #expect(error("file.path_join") == nil)
  }

  @Test func everyNameOfTheCatalogIsKnown() {
    for name in Catalog.alloy.libraryNames where !name.hasPrefix("constants.") {
      #expect(StandardLibrary.function(name) != nil, "\(name)")
    }
    for name in StandardLibrary.functions.keys {
      #expect(Catalog.alloy.libraryNames.contains(name), "\(name)")
    }
  }

  @Test func oldNamesLeadToNewOnes() {
    #expect(StandardLibrary.function("env")?.name == "sys.env")
    #expect(StandardLibrary.replacement(of: "join") == "string.join")
    #expect(StandardLibrary.replacement(of: "string.join") == nil)
    for name in Catalog.alloy.libraryNames where StandardLibrary.functions[name] == nil {
      #expect(name.hasPrefix("constants.") || StandardLibrary.replacement(of: name) != nil)
    }
  }

  @Test func identifiersStandForFunctionsOrObjectsOfThem() {
    #expect(StandardLibrary.identifier("string")?.typeName == "object")
    #expect(StandardLibrary.identifier("env")?.typeName == "function")
    #expect(StandardLibrary.identifier("nothing") == nil)
    #expect(StandardLibrary.identifiers.contains("constants"))
    #expect(StandardLibrary.identifiers.contains("encoding"))
  }

  @Test func typesTellWhatNeverFits() {
    #expect(LibraryFunction.Parameter.strings.neverTakes("string") == "array")
    #expect(LibraryFunction.Parameter.string.neverTakes("bool") == "string")
    #expect(LibraryFunction.Parameter.string.neverTakes("array") == nil)
    #expect(LibraryFunction.Parameter.array.neverTakes("null") == "array")
    #expect(LibraryFunction.Parameter.any.neverTakes("function") == nil)
    #expect(LibraryFunction.Parameter.string.alwaysTakes("number"))
    #expect(!LibraryFunction.Parameter.string.alwaysTakes(nil))
    #expect(!LibraryFunction.Parameter.strings.alwaysTakes("array"))
  }
}
