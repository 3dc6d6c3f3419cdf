import Values

/// The whole library by name. It is no part of `Values`, since it refers to every function: a compiled
/// collector names its functions one by one and links only those.
extension StandardLibrary {
  /// The function with the full name `name`; deprecated names are found too.
  public static func function(_ name: String) -> LibraryFunction? {
    functions[replacement(of: name) ?? name]
  }

  /// The name that has taken the place of a deprecated one.
  public static func replacement(of name: String) -> String? { replacements[name] }

  /// What an identifier of the library stands for: a function, or an object of functions and
  /// constants.
  ///
  /// The constants that depend on the machine are left out; see `constant(_:)`.
  public static func identifier(_ name: String) -> Value? {
    if function(name) != nil { return .function(name) }
    let prefix = name + "."
    var fields: [String: Value] = [:]
    for function in functions.keys where function.hasPrefix(prefix) {
      fields[String(function.dropFirst(prefix.count))] = .function(function)
    }
    return fields.isEmpty ? nil : .object(fields)
  }

  /// The names that expressions can start with.
  public static let identifiers: Set<String> = Set(
    functions.keys.map { $0.split(separator: ".").first.map(String.init) ?? $0 }
      + replacements.keys + ["constants"])

  /// All functions by name, without the deprecated names.
  public static let functions: [String: LibraryFunction] = Dictionary(
    uniqueKeysWithValues: (arrays + encodings + strings + systems).map { ($0.name, $0) })

  /// The deprecated bare names and what replaces them.
  static let replacements = [
    "env": "sys.env", "nonsensitive": "convert.nonsensitive", "concat": "array.concat",
    "json_decode": "encoding.from_json", "yaml_decode": "encoding.from_yaml",
    "base64_decode": "encoding.from_base64", "format": "string.format", "join": "string.join",
    "replace": "string.replace", "split": "string.split", "to_lower": "string.to_lower",
    "to_upper": "string.to_upper", "trim": "string.trim", "trim_prefix": "string.trim_prefix",
    "trim_suffix": "string.trim_suffix", "trim_space": "string.trim_space",
  ]

  private static let arrays = [
    LibraryFunction("array.concat", "arrayConcat", .any, [.array], .array, arrayConcat),
    LibraryFunction(
      "array.combine_maps", "arrayCombineMaps", .any, [.objects, .objects, .strings, .bool], .array,
      canFail: true, isExperimental: true,
      arrayCombineMaps),
    LibraryFunction(
      "array.group_by", "arrayGroupBy", .any, [.objects, .string, .bool], .array, canFail: true,
      isExperimental: true, arrayGroupBy),
    LibraryFunction("coalesce", "coalesce", .any, [.any], .any, coalesce),
  ]

  private static let encodings = [
    LibraryFunction(
      "encoding.from_base64", "encodingFromBase64", .exactly(1), [.string], .array, canFail: true,
      encodingFromBase64),
    LibraryFunction(
      "encoding.from_URLbase64", "encodingFromURLBase64", .exactly(1), [.string], .array,
      canFail: true,
      encodingFromURLBase64),
    LibraryFunction(
      "encoding.to_base64", "encodingToBase64", .exactly(1), [.string], .string, encodingToBase64),
    LibraryFunction(
      "encoding.to_URLbase64", "encodingToURLBase64", .exactly(1), [.string], .string,
      encodingToURLBase64),
    LibraryFunction(
      "encoding.from_json", "encodingFromJSON", .exactly(1), [.string], .any, canFail: true,
      encodingFromJSON),
    LibraryFunction(
      "encoding.to_json", "encodingToJSON", .exactly(1), [.any], .string, canFail: true,
      encodingToJSON),
    LibraryFunction(
      "encoding.from_yaml", "encodingFromYAML", .exactly(1), [.string], .any, canFail: true,
      isSupported: false,
      encodingFromYAML),
    LibraryFunction(
      "encoding.url_encode", "encodingURLEncode", .exactly(1), [.string], .string, encodingURLEncode
    ),
    LibraryFunction(
      "encoding.url_decode", "encodingURLDecode", .exactly(1), [.string], .string, canFail: true,
      encodingURLDecode),
    LibraryFunction(
      "json_path", "jsonPath", .exactly(2), [.string, .string], .array, canFail: true,
      isSupported: false, jsonPath),
  ]

  private static let strings = [
    LibraryFunction(
      "string.format", "stringFormat", .atLeast(1), [.string, .any], .string, stringFormat),
    LibraryFunction(
      "string.join", "stringJoin", .exactly(2), [.strings, .string], .string, stringJoin),
    LibraryFunction(
      "string.replace", "stringReplace", .exactly(3), [.string], .string, stringReplace),
    LibraryFunction("string.split", "stringSplit", .exactly(2), [.string], .array, stringSplit),
    LibraryFunction(
      "string.to_lower", "stringToLower", .exactly(1), [.string], .string, stringToLower),
    LibraryFunction(
      "string.to_upper", "stringToUpper", .exactly(1), [.string], .string, stringToUpper),
    LibraryFunction("string.trim", "stringTrim", .exactly(2), [.string], .string, stringTrim),
    LibraryFunction(
      "string.trim_prefix", "stringTrimPrefix", .exactly(2), [.string], .string, stringTrimPrefix),
    LibraryFunction(
      "string.trim_suffix", "stringTrimSuffix", .exactly(2), [.string], .string, stringTrimSuffix),
    LibraryFunction(
      "string.trim_space", "stringTrimSpace", .exactly(1), [.string], .string, stringTrimSpace),
  ]

  private static let systems = [
    LibraryFunction(
      "sys.env", "sysEnv", .exactly(1), [.string], .string, purity: .environment, sysEnv),
    LibraryFunction(
      "convert.nonsensitive", "convertNonsensitive", .exactly(1), [.secret], .string,
      convertNonsensitive),
    LibraryFunction(
      "file.path_join", "filePathJoin", .atLeast(0), [.string], .string, filePathJoin),
  ]
}
