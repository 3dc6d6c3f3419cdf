"""Writes the interpreter's catalogue of the runtime: how arguments are read from values, and how
each component is made."""

HEADER = "// Written by `make generate`; do not edit.\n\n// swift-format-ignore-file\n\n"


def swift(components):
    """Returns the interpreter's ComponentCatalog+Generated.swift."""
    lines = [
        HEADER + "import Runtime\nimport Schema\nimport Values\n",
        "extension ComponentCatalog {",
        "  /// Every component of the runtime, by its name in configuration.",
        "  public static let entries: [String: Entry] = [",
    ]
    for component in components:
        lines += entry(component)
    lines.append("  ]")
    lines += ["}", ""]
    for item in argument_sets(components):
        lines += decoder(item) + [""]
    return "\n".join(lines[:-1]) + "\n"


def entry(component):
    """Returns the lines of a component in the table."""
    kind = component.type
    instance = {
        "Source": (
            "source { value, node, traces, metrics, logs in",
            "_ = try %s.Source(\n        %s.Arguments(decoding: value), in: node, traces: traces,"
            " metrics: metrics, logs: logs)" % (kind, kind)),
        "Stage": (
            "stage { value, node, next in",
            "AnySink(try %s.Stage(%s.Arguments(decoding: value), in: node, into: next))"
            % (kind, kind)),
        "Sink": (
            "sink { value, node in",
            "AnySink(try %s.Sink(%s.Arguments(decoding: value), in: node))" % (kind, kind)),
        "Handler": (
            "handler { value, node in",
            "_ = try %s.Handler(%s.Arguments(decoding: value), in: node)" % (kind, kind)),
    }[component.role]
    return [
        '    "%s": Entry(' % component.name,
        "      make: .%s" % instance[0],
        "        " + instance[1].replace("\n", "\n    "),
        "      },",
        "      problems: { (value) throws(ConversionError) in",
        "        try %s.Arguments(decoding: value).allProblems()" % kind,
        "      }),",
    ]


def argument_sets(components):
    """Returns one block for each argument set, sorted by Swift type."""
    found = {}

    def visit(block):
        found.setdefault(block.type, block)
        for inner in block.blocks:
            visit(inner)

    for component in components:
        visit(component.body)
    return [found[name] for name in sorted(found)]


def member(name):
    """Returns how a decoder names a property of its own, which a parameter or a local may hide."""
    return "self." + name if name in ("value", "fields") else name


def decoder(block):
    """Returns the lines that read an argument set from values, and that collect its problems."""
    lines = [
        "extension %s {" % block.type,
        "  /// Reads the arguments from configuration values; what is absent keeps its default.",
        "  init(decoding value: Value) throws(ConversionError) {",
        "    self.init()",
    ]
    if block.attributes or block.blocks:
        lines.append("    let fields = try value.fields()")
    for item in block.attributes:
        lines.append(
            '    try fields.read("%s", into: &%s)' % (item.name, member(item.source.property)))
    for item in block.blocks:
        lines.append('    if let value = fields["%s"] {' % item.name)
        if item.multiplicity == "many":
            lines += [
                "      %s = try value.elements { (value) throws(ConversionError) in"
                % item.source.property,
                "        try %s(decoding: value)" % item.type,
                "      }",
            ]
        else:
            lines.append("      %s = try %s(decoding: value)" % (item.source.property, item.type))
        lines.append("    }")
    lines += [
        "  }",
        "",
        "  /// The problems of the arguments and of the blocks inside.",
        "  func allProblems() -> [(attribute: String, problem: String)] {",
    ]
    if not block.blocks:
        return lines + ["    problems()", "  }", "}"]
    lines.append("    var all = problems()")
    for item in block.blocks:
        name, prop = item.name, item.source.property
        one = 'all += %s.allProblems().map { ("%s." + $0.attribute, $0.problem) }'
        if item.multiplicity == "one":
            lines.append("    " + one % (prop, name))
        else:
            pattern = "if let" if item.multiplicity == "optional" else "for"
            source = "%s" % prop if item.multiplicity == "optional" else prop
            joint = " = " if item.multiplicity == "optional" else " in "
            lines.append("    %s block%s%s { %s }" % (pattern, joint, source, one % ("block", name)))
    return lines + ["    return all", "  }", "}"]
