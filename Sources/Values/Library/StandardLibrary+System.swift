import Glibc

extension StandardLibrary {
  /// `sys.env(name)`: a variable of the environment, empty if there is none.
  public static func sysEnv(_ arguments: [Value]) throws(OperationError) -> Value {
    let name = try arguments.string(at: 0)
    guard let text = getenv(name) else {
      MissingVariables.note(name)
      return .string("")
    }
    guard let value = String(validatingCString: text) else {
      throw .failure("variable \(quoted(name)) is not valid UTF-8")
    }
    return .string(value)
  }

  /// `constants.hostname`: the name of the machine that the collector runs on.
  public static func constantsHostname() -> Value {
    var name = [CChar](repeating: 0, count: 256)
    // The last byte stays zero even if the name is cut off.
    guard gethostname(&name, name.count - 1) == 0 else { return .string("") }
    return .string(String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))
  }

  /// `constants.os`: the operating system.
  public static func constantsOS() -> Value { .string("linux") }

  /// `constants.arch`: the processor architecture.
  public static func constantsArch() -> Value {
    #if arch(x86_64)
      .string("amd64")
    #elseif arch(arm64)
      .string("arm64")
    #else
      .string("unknown")
    #endif
  }

  /// `convert.nonsensitive(secret)`: the text of a secret as a plain string.
  public static func convertNonsensitive(_ arguments: [Value]) throws(OperationError) -> Value {
    do {
      return .string(try arguments[0].secretText())
    } catch {
      throw OperationError(argument: 0, error)
    }
  }

  /// `file.path_join(part, ...)`: the parts as one path, without needless steps.
  public static func filePathJoin(_ arguments: [Value]) throws(OperationError) -> Value {
    var parts: [String] = []
    for index in arguments.indices { parts.append(try arguments.string(at: index)) }
    parts.removeAll(where: \.isEmpty)
    return .string(parts.isEmpty ? "" : cleanPath(parts.joined(separator: "/")))
  }

  /// The shortest path that means the same by its text alone.
  private static func cleanPath(_ path: String) -> String {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step != ".." {
        steps.append(step)
      } else if let last = steps.last, last != ".." {
        steps.removeLast()
      } else if !isAbsolute {
        steps.append(step)
      }
    }
    let text = steps.joined(separator: "/")
    return isAbsolute ? "/" + text : text.isEmpty ? "." : text
  }
}
