/// The functions of the configuration language.
///
/// Each is a static function of its own, so that a collector links only those it calls. They take
/// converted nothing: every function converts its arguments itself and blames the one that fails.
/// Whoever calls one has checked the number of arguments.
public enum StandardLibrary {}

extension [Value] {
  /// Argument `index` as a string.
  func string(at index: Int) throws(OperationError) -> String {
    do { return try self[index].string() } catch { throw OperationError(argument: index, error) }
  }

  /// Argument `index` as a list of strings.
  func strings(at index: Int) throws(OperationError) -> [String] {
    do {
      return try self[index].elements { (element) throws(ConversionError) in try element.string() }
    } catch {
      throw OperationError(argument: index, error)
    }
  }

  /// Argument `index` as a bool.
  func bool(at index: Int) throws(OperationError) -> Bool {
    do { return try self[index].bool() } catch { throw OperationError(argument: index, error) }
  }

  /// Argument `index`, which must be an array; not even null stands for one.
  func array(at index: Int) throws(OperationError) -> [Value] {
    switch self[index] {
    case .array, .bytes:
      do { return try self[index].elements() } catch {
        throw OperationError(argument: index, error)
      }
    default:
      throw OperationError(argument: index, .mismatch(expected: "array", got: self[index]))
    }
  }

  /// Argument `index`, which must be an array of objects.
  func objects(at index: Int) throws(OperationError) -> [[String: Value]] {
    var objects: [[String: Value]] = []
    for (place, element) in try array(at: index).enumerated() {
      guard case .object(let fields) = element else {
        let error = ConversionError.mismatch(expected: "object", got: element)
        throw OperationError(argument: index, error.within(.index(place)))
      }
      objects.append(fields)
    }
    return objects
  }
}

extension OperationError {
  /// An argument of a function that cannot be converted.
  init(argument index: Int, _ cause: ConversionError) {
    self.init(part: index + 1, cause)
  }

  /// An error that a function returns; it is about the function.
  static func failure(_ sentence: String) -> OperationError {
    OperationError(part: 0, sentence)
  }
}
