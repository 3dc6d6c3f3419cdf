"""Writes the reference: a page for each component that alloyc runs."""

from . import defaults

NOTE = "<!-- Written by `make generate`; do not edit. -->\n\n"


def pages(components, facts):
    """Returns (file name, text) of every page."""
    known = {component["name"]: component for component in facts["components"]}
    yield "README.md", index(components, known, facts)
    for component in components:
        yield component.name + ".md", page(component, known[component.name])


def index(components, known, facts):
    """Returns the list of components."""
    text = NOTE + "# Components\n\n"
    text += (
        "alloyc knows all %d components of Alloy %s and runs those below. A configuration that uses"
        " another one is refused with an error that says so.\n\n"
        % (len(facts["components"]), facts["source"]["version"].lstrip("v")))
    text += "| Component | Stability | What it does |\n|---|---|---|\n"
    for component in components:
        text += "| [%s](%s.md) | %s | %s |\n" % (
            component.name, component.name, known[component.name]["stability"], component.summary)
    return text


def page(component, fact):
    """Returns the page of a component."""
    text = NOTE + "# %s\n\n%s\n\n" % (component.name, component.summary)
    text += "Stability in Alloy: %s." % fact["stability"]
    if fact["stability"] != "generally-available":
        text += " Use it with `--stability.level=%s`." % fact["stability"]
    text += "\n\n## Usage\n\n```alloy\n%s```\n" % usage(component, fact)
    text += section("Arguments", component.body, fact)
    for path, block, inner in nested(component.body, fact, ()):
        text += section("Block `%s`" % " > ".join(path), block, inner, block.source.documentation)
    text += wiring(component) + exports(fact) + missing(component, fact)
    return text


def usage(component, fact):
    """Returns the smallest block that the checker accepts."""
    lines = ['%s "LABEL" {' % component.name]
    for argument in fact.get("arguments", []):
        if argument.get("required"):
            lines.append("\t%s = %s" % (argument["name"], placeholder(argument["kind"])))
    for block in fact.get("blocks", []):
        if not block.get("required"):
            continue
        lines.append("\t%s {" % block["name"])
        if block["name"] == "output":
            width = max(len(signal) for signal in signals(component.shape))
            for signal in signals(component.shape):
                lines.append("\t\t%s = [...]" % signal.ljust(width))
        for argument in block.get("arguments", []):
            if argument.get("required"):
                lines.append("\t\t%s = %s" % (argument["name"], placeholder(argument["kind"])))
        lines.append("\t}")
    if len(lines) == 1:
        return lines[0] + " }\n"
    return "\n".join(lines + ["}"]) + "\n"


def placeholder(kind):
    """Returns what stands for a value of a kind."""
    return '"%s"' % kind.upper() if kind.startswith(("string", "duration", "secret")) else kind.upper()


def signals(shape):
    """Returns the signals that a shape names."""
    names = ("metrics", "logs", "traces")
    return names if ".all" in shape else [name for name in names if "." + name in shape]


def nested(block, fact, path):
    """Returns every inner block with its path and facts, in order."""
    facts = {inner["name"]: inner for inner in fact.get("blocks", [])}
    for inner in block.blocks:
        here = path + (inner.name,)
        yield here, inner, facts[inner.name]
        yield from nested(inner, facts[inner.name], here)


def section(title, block, fact, documentation=""):
    """Returns the table of a block's attributes."""
    if not block.attributes and not documentation:
        return ""
    text = "\n## %s\n\n" % title
    if documentation:
        text += documentation + "\n"
    if not block.attributes:
        return text
    text += ("\n" if documentation else "") + "| Name | Type | Default | Meaning |\n|---|---|---|---|\n"
    facts = {argument["name"]: argument for argument in fact.get("arguments", [])}
    for item in block.attributes:
        argument = facts[item.name]
        default = "required" if argument.get("required") else "`%s`" % defaults.configuration(item.default)
        kind = argument["kind"]
        if item.enumeration:
            kind = "one of " + ", ".join('"%s"' % word for word in item.enumeration.cases.values())
        text += "| `%s` | %s | %s | %s |\n" % (item.name, kind, default, item.source.documentation)
    return text


def wiring(component):
    """Returns what the component takes and gives."""
    names = ", ".join(signals(component.shape))
    if component.role in ("Sink", "Handler"):
        return ""
    return "\n## Block `output`\n\nTelemetry goes to the components listed here, by signal: %s.\n" % names


def exports(fact):
    """Returns the list of exports."""
    if not fact.get("exports"):
        return ""
    text = "\n## Exports\n\n| Name | Type |\n|---|---|\n"
    for export in fact["exports"]:
        text += "| `%s` | %s |\n" % (export["name"], export["kind"])
    return text


def missing(component, fact):
    """Returns what Alloy has and alloyc does not."""
    names = list(absent(component.body, fact, ()))
    if not names:
        return ""
    text = "\n## Not yet supported\n\n"
    text += "Alloy has these; setting one to anything but its default is an error here.\n\n"
    return text + "".join("- `%s`\n" % name for name in names)


def absent(block, fact, path):
    """Returns the paths of what Alloy has in a block and the runtime lacks."""
    ours = {item.name for item in block.attributes}
    inner = {item.name: item for item in block.blocks}
    for argument in fact.get("arguments", []):
        if argument["name"] not in ours:
            yield " > ".join(path + (argument["name"],))
    for fact_block in fact.get("blocks", []):
        name = fact_block["name"]
        if name in inner:
            yield from absent(inner[name], fact_block, path + (name,))
        elif path or name != "output":
            yield " > ".join(path + (name, "")).rstrip(" >") + " { }"
