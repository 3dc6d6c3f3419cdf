"""Compares what the runtime declares with what Alloy documents."""

from . import defaults
from .swift_source import SourceError

KINDS = {
    "Int": "number", "Double": "number", "Bool": "bool", "String": "string",
    "Duration": "duration", "ByteSize": "string(bytes)", "Secret": "secret",
    "OptionalSecret": "optional_secret", "JSONObject": "map(any)",
    "AuthenticationHandler": "capsule(auth.Handler)",
    "StorageHandler": "capsule(extension.ExtensionHandler)",
}


def compare(components, facts):
    """Stops at the first thing that Alloy does not document or documents otherwise."""
    known = {component["name"]: component for component in facts["components"]}
    for component in components:
        if component.name not in known:
            raise SourceError(component.place, "Alloy has no component '%s'" % component.name)
        block(component.body, known[component.name], component.place)


def block(ours, theirs, place):
    """Compares a block, its attributes and the blocks inside."""
    arguments = {argument["name"]: argument for argument in theirs.get("arguments", [])}
    blocks = {inner["name"]: inner for inner in theirs.get("blocks", [])}
    for item in ours.attributes:
        if item.name not in arguments:
            raise SourceError(item.source.place, "Alloy has no attribute '%s' here" % item.name)
        attribute(item, arguments[item.name])
    for item in ours.blocks:
        inner = blocks.get(item.name)
        if not inner:
            raise SourceError(item.source.place, "Alloy has no block '%s' here" % item.name)
        if (item.multiplicity == "many") != bool(inner.get("repeatable")):
            raise SourceError(
                item.source.place, "'%s' may %sbe repeated in Alloy"
                % (item.name, "" if inner.get("repeatable") else "not "))
        block(item, inner, item.source.place)


def attribute(item, fact):
    """Compares an attribute's kind and default."""
    ours = kind(item)
    theirs = fact["kind"]
    if ours != theirs and not (ours == "word" and theirs.startswith("string")):
        raise SourceError(
            item.source.place, "'%s' is %s in Alloy, not %s" % (item.name, theirs, ours))
    if "default" not in fact or fact.get("required"):
        return
    documented = defaults.documented(fact["default"], theirs)
    if item.default != documented:
        raise SourceError(
            item.source.place, "the default of '%s' is %s in Alloy, not %s"
            % (item.name, defaults.configuration(documented), defaults.configuration(item.default)))


def kind(item):
    """Returns the kind that an attribute's Swift type has."""
    if item.enumeration:
        return "word"
    return kind_of_type(item.source.type, item.source.place)


def kind_of_type(name, place):
    """Returns the kind of a Swift type."""
    name = name.rstrip("?")
    if name.startswith("[") and ":" in name:
        return "map(%s)" % kind_of_type(name[1:-1].split(":")[1].strip(), place)
    if name.startswith("["):
        return "list(%s)" % kind_of_type(name[1:-1], place)
    if name not in KINDS:
        raise SourceError(place, "'%s' is no type that an attribute can have" % name)
    return KINDS[name]
