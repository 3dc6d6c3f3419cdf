import Frontend
import IR
import Runtime
import Schema
import Values

/// Runs a graph without compiling it: `alloyc run`.
public struct Interpreter: Sendable {
  /// What runs.
  private let graph: Graph

  /// Takes a graph.
  public init(_ graph: Graph) { self.graph = graph }

  /// Collects until the process is told to stop.
  /// - Returns: the exit code, as `Collector.run` has it.
  public func run(_ identity: CollectorIdentity, _ options: CollectorOptions) -> Int32 {
    Collector.run(
      identity, options, late: { (logging: try logging(), arguments: try arguments()) },
      logging: \.logging,
      pipeline: { loop, late in _ = try Wiring(graph, late.arguments, on: loop) })
  }

  /// What the `logging` block says.
  func logging() throws -> LogOptions {
    var options = LogOptions()
    for block in graph.configuration where block.name == "logging" {
      for attribute in block.attributes {
        switch attribute.name {
        case "level": options.level = try attribute.converted()
        case "format": options.format = try attribute.converted()
        default: break
        }
      }
    }
    return options
  }

  /// The arguments of every node, with what is known only at start-up computed now.
  func arguments() throws -> [IR.Node.ID: Value] {
    var result: [IR.Node.ID: Value] = [:]
    for id in graph.ids {
      result[id] = try value(of: graph[id].arguments, graph[id].binding.body)
    }
    return result
  }

  /// A block as an object, in the form that the runtime's decoders read.
  private func value(of block: CheckedBlock, _ binding: BlockBinding) throws -> Value {
    var fields: [String: Value] = [:]
    for attribute in block.attributes {
      // What is late is computed now, by walking the expression.
      fields[attribute.name] = try attribute.value.value(as: attribute.kind)
    }
    for inner in binding.blocks {
      let given = try block.blocks(named: inner.name).map { try value(of: $0, inner) }
      if inner.multiplicity == .many {
        fields[inner.name] = .array(given)
      } else {
        fields[inner.name] = given.first
      }
    }
    return .object(fields)
  }
}

extension CheckedAttribute {
  /// The attribute's value as the runtime's type; what is late is computed now.
  fileprivate func converted<T: ConfigValue>() throws -> T {
    let value = try value.value(as: kind)
    do {
      return try T(value)
    } catch {
      guard case .late(let expression) = self.value else { throw error }
      throw LateError(place: expression.place, message: error.message(about: expression.source))
    }
  }
}
