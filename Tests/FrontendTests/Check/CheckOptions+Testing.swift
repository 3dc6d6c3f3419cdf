import Schema

@testable import Frontend

extension CheckOptions {
  /// The options of golden cases: the runtime's components, a connector that takes traces only, a
  /// component with a live value, and one rule.
  static var testing: CheckOptions {
    var options = CheckOptions()
    options.bindings = .runtime.adding([
      RuntimeBinding(
        component: "otelcol.connector.servicegraph", swiftType: "ServiceGraph", summary: "",
        shape: .stage(.traces), traits: [], body: BlockBinding(swiftType: "ServiceGraph.Arguments")),
      RuntimeBinding(
        component: "local.file", swiftType: "LocalFile", summary: "", shape: .stage([]),
        traits: [],
        body: BlockBinding(
          swiftType: "LocalFile.Arguments",
          attributes: [
            AttributeBinding(
              name: "filename", property: "filename", swiftType: "String", defaultLiteral: "\"\"")
          ])),
    ])
    options.problems = { component, arguments in
      guard component == "otelcol.processor.batch", case .object(let fields) = arguments,
        case .number(let size)? = fields["send_batch_size"],
        case .number(let limit)? = fields["send_batch_max_size"], limit.int64 < size.int64
      else { return [] }
      return [
        ArgumentProblem(
          attribute: "send_batch_max_size",
          sentence: "send_batch_max_size must be greater or equal to send_batch_size")
      ]
    }
    return options
  }
}
