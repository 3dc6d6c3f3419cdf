"""Turns the facts in components.json into the text that the checker reads."""

import json

HEADER = "// Written by `make generate`; do not edit.\n"

# Above this many quotes in a row nothing in the facts goes.
DELIMITER = '#"""'


def load(path):
    """Returns the facts."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def swift(facts):
    """Returns the Swift file that holds the facts as one text."""
    lines = []
    for component in facts["components"]:
        lines += entry("component", component)
    for block in facts["config_blocks"]:
        lines += entry("config", block)
    for name in facts["library"]:
        flags = [name.get("stability", "generally-available")]
        lines.append(" ".join(["library", name["name"]] + flags))
    text = "\n".join(lines)
    if '"""' in text:
        raise SystemExit("components.json: three quotes in a row cannot be written into Swift")
    return (
        HEADER
        + "\n// swift-format-ignore-file\n"
        + "\nextension Catalog {\n"
        + "  /// What Alloy documents about its components, as text: literals of 184 descriptors would take\n"
        + "  /// minutes to compile. `CatalogReader` tells the notation.\n"
        + '  static let text: String = #"""\n'
        + text
        + '\n"""#\n}\n'
    )


def entry(keyword, component):
    """Returns the lines of a component or configuration block."""
    flags = [component["stability"]]
    if component.get("community"):
        flags.append("community")
    if component.get("label") == "none":
        flags.append("unlabeled")
    lines = ["%s %s %s" % (keyword, component["name"], " ".join(flags))]
    lines += body(component, 1)
    for export in component.get("exports", []):
        lines.append(" x %s %s" % (export["name"], export["kind"]))
    return lines


def body(block, depth):
    """Returns the lines of a block's attributes and inner blocks."""
    lines = []
    indent = " " * depth
    for argument in block.get("arguments", []):
        line = "%sa %s %s" % (indent, argument["name"], argument["kind"])
        if argument.get("required"):
            line += " required"
        if "default" in argument:
            line += " = " + literal(argument["default"])
        lines.append(line)
    for inner in block.get("blocks", []):
        line = "%sb %s" % (indent, inner["name"])
        for flag in ("required", "repeatable", "labeled", "switch", "opaque"):
            if inner.get(flag):
                line += " " + flag
        if "accepts_blocks_of" in inner:
            line += " accepts:" + ">".join(inner["accepts_blocks_of"])
        lines.append(line)
        lines += body(inner, depth + 1)
    return lines


def literal(value):
    """Returns a default in the notation of configuration."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return json.dumps(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    if isinstance(value, dict):
        fields = sorted(value.items())
        return "{" + ", ".join("%s = %s" % (json.dumps(k), literal(v)) for k, v in fields) + "}"
    raise SystemExit("components.json: a default of an unknown type: %r" % (value,))
