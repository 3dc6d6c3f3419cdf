import Values

/// Values that are known only when the collector starts: they depend on its environment.
///
/// Generated code reads each of them once:
///
/// ```swift
/// endpoint = try LateValue.read(
///   at: "gateway.alloy:37:16", #"sys.env("GATEWAY_URL")"#,
///   StandardLibrary.sysEnv(["GATEWAY_URL"]))
/// ```
public enum LateValue {
  /// Computes a value and converts it to the type of its attribute.
  /// - Parameters:
  ///   - place: where the expression stands: `file:line:column`.
  ///   - source: the expression as the configuration has it.
  ///   - value: computes it, with the functions of `Operators` and `StandardLibrary`.
  /// - Throws: `LateError`, which says what is wrong and where.
  public static func read<Result: ConfigValue>(
    at place: String, _ source: String, as type: Result.Type = Result.self,
    _ value: @autoclosure () throws -> Value
  ) throws(LateError) -> Result {
    let part = SourcePart(place, source)
    do {
      return try Result(try value())
    } catch let error as LateError {
      throw error
    } catch let error as OperationError {
      throw error.located([part])
    } catch let error as ConversionError {
      throw LateError(place: place, message: error.message(about: source))
    } catch {
      preconditionFailure("operators and functions throw no other errors")
    }
  }
}
