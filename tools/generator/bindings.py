"""Writes what the compiler knows of the runtime: names, types and defaults, as Swift data."""

import re

from . import defaults

HEADER = "// Written by `make generate`; do not edit.\n\n// swift-format-ignore-file\n\n"


def swift(components):
    """Returns RuntimeBindings+Generated.swift."""
    lines = [
        HEADER + "import Schema\n",
        "extension RuntimeBindings {",
        "  /// What the runtime offers for each component that it has.",
        "  public static let runtime = RuntimeBindings([",
    ]
    lines += ["    %s," % function_name(component) for component in components]
    lines += ["  ])", "}", "", "extension RuntimeBindings {"]
    for component in components:
        lines += one(component) + [""]
    lines[-1] = "}"
    return "\n".join(lines) + "\n"


def function_name(component):
    """Returns the name of the constant that holds a component's binding."""
    acronym = re.match(r"[A-Z]+(?=[A-Z][a-z]|$)|[A-Z]", component.type).group()
    return acronym.lower() + component.type[len(acronym) :] + "Binding"


def one(component):
    """Returns the lines that describe a component."""
    return [
        "  /// %s, from `%s`." % (component.name, component.type),
        "  private static let %s = RuntimeBinding(" % function_name(component),
        "    component: %s, swiftType: %s," % (quote(component.name), quote(component.type)),
        "    summary: %s," % quote(component.summary),
        "    shape: %s, traits: %s," % (component.shape, component.traits),
        "    canFail: %s," % ("true" if component.can_fail else "false"),
        "    body: " + "\n".join(block(component.body, 2)).lstrip() + ")",
    ]


def block(item, depth):
    """Returns the lines of a block."""
    indent = "  " * depth
    head = "swiftType: %s" % quote(item.type)
    if item.source:
        head = "name: %s, property: %s, %s" % (
            quote(item.source.name), quote(item.source.property), head)
        if item.multiplicity != "one":
            head += ", multiplicity: .%s" % item.multiplicity
        head += ",\n%s  documentation: %s" % (indent, quote(item.source.documentation))
    lines = ["%sBlockBinding(" % indent, "%s  %s" % (indent, head)]
    for label, parts in (
        ("attributes", [attribute(inner, depth + 2) for inner in item.attributes]),
        ("blocks", ["\n".join(block(inner, depth + 2)) for inner in item.blocks]),
    ):
        if parts:
            lines[-1] += ","
            lines.append("%s  %s: [" % (indent, label))
            lines += [part + "," for part in parts]
            lines.append("%s  ]" % indent)
    lines[-1] += ")"
    return lines


def attribute(item, depth):
    """Returns the lines of an attribute."""
    source = item.source
    indent = "  " * depth
    parts = [
        "name: %s" % quote(source.name), "property: %s" % quote(source.property),
        "swiftType: %s" % quote(source.type), "defaultLiteral: %s" % quote(defaults.swift(item.default, source.default, source.type))]
    if source.role:
        parts.append("role: .%s" % source.role)
    lines = ["%sAttributeBinding(" % indent, "%s  %s," % (indent, ", ".join(parts))]
    if item.enumeration:
        words = ", ".join(
            "%s: %s" % (quote(word), quote(case)) for case, word in item.enumeration.cases.items())
        lines.append("%s  words: [%s]," % (indent, words))
    lines.append("%s  documentation: %s)" % (indent, quote(source.documentation)))
    return "\n".join(lines)


def quote(text):
    """Returns a Swift string literal."""
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"')
