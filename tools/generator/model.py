"""The components as the generator's writers see them: argument sets resolved, defaults understood."""

import re
from dataclasses import dataclass, field

from . import defaults
from .swift_source import SourceError

SHAPES = ("source", "stage", "sink", "handler")


def shape_word(shape):
    """Returns the case of `Shape` that an expression names, or None."""
    match = re.match(r"(?:Shape)?\.(\w+)\b", shape.strip())
    return match.group(1) if match and match.group(1) in SHAPES else None


@dataclass
class Attribute:
    """An attribute of a block."""

    source: object
    enumeration: object
    default: object

    @property
    def name(self):
        """The name in configuration."""
        return self.source.name


@dataclass
class Block:
    """A block: how its parent holds it, and what is in it."""

    source: object
    type: str
    multiplicity: str
    attributes: list = field(default_factory=list)
    blocks: list = field(default_factory=list)

    @property
    def name(self):
        """The name in configuration; empty for a component's body."""
        return self.source.name if self.source else ""


@dataclass
class Component:
    """A component."""

    place: str
    type: str
    name: str
    summary: str
    shape: str
    traits: str
    body: Block
    # Whether making an instance may throw.
    can_fail: bool

    @property
    def role(self):
        """The name of the type inside the component that does its work."""
        return shape_word(self.shape).capitalize()


def components(module):
    """Returns the components of a module, by name in configuration."""
    found = {}
    for declaration in module.components.values():
        component = resolve(declaration, module)
        if component.name in found:
            raise SourceError(component.place, "two components are called '%s'" % component.name)
        found[component.name] = component
    return [found[name] for name in sorted(found)]


def resolve(declaration, module):
    """Returns a component with its whole tree of arguments."""
    def static(name):
        if name not in declaration.statics:
            raise SourceError(declaration.place, "%s has no '%s'" % (declaration.type, name))
        return declaration.statics[name]

    arguments = module.argument_sets.get(declaration.type + ".Arguments")
    if not arguments:
        raise SourceError(declaration.place, "%s has no struct Arguments" % declaration.type)
    place, shape = static("shape")
    if not shape_word(shape):
        raise SourceError(place, "unknown shape: %s" % shape)
    role = shape_word(shape).capitalize()
    work = "%s.%s" % (declaration.type, role)
    if work not in module.types:
        raise SourceError(declaration.place, "there is no type %s" % work)
    return Component(
        declaration.place, declaration.type, text(*static("name")), text(*static("summary")),
        shape, declaration.statics.get("traits", ("", "[]"))[1],
        block(None, "one", arguments, module, ()), work in module.failing)


def text(place, literal):
    """Returns the text of a plain string literal."""
    if not (literal.startswith('"') and literal.endswith('"') and "\\" not in literal):
        raise SourceError(place, "expected a plain string literal, got %s" % literal)
    return literal[1:-1]


def block(source, multiplicity, arguments, module, above):
    """Returns a block with everything in it; `above` are the argument sets it is nested in."""
    if arguments.name in above:
        raise SourceError(arguments.place, "%s holds itself" % arguments.name)
    result = Block(source, arguments.name, multiplicity)
    for item in arguments.properties:
        if item.wrapper == "Attribute":
            result.attributes.append(attribute(item, arguments, module))
        elif item.type != "Output":
            result.blocks.append(inner_block(item, arguments, module, above))
    names = [item.name for item in result.attributes + result.blocks]
    if len(set(names)) < len(names):
        raise SourceError(arguments.place, "%s has a name twice" % arguments.name)
    return result


def inner_block(item, arguments, module, above):
    """Returns the block that a property holds."""
    name, multiplicity = item.type, "one"
    if name.endswith("?"):
        name, multiplicity = name[:-1], "optional"
    elif name.startswith("["):
        name, multiplicity = name[1:-1], "many"
    inner = module.resolve(module.argument_sets, name, arguments.name)
    if not inner:
        raise SourceError(item.place, "'%s' is no ArgumentSet that can be found" % name)
    if not item.default:
        raise SourceError(item.place, "'%s' has no initial value" % item.property)
    return block(item, multiplicity, inner, module, above + (arguments.name,))


def attribute(item, arguments, module):
    """Returns the attribute that a property holds."""
    plain = item.type.rstrip("?").strip("[]")
    enumeration = module.resolve(module.enumerations, plain, arguments.name)
    if not item.default:
        raise SourceError(item.place, "'%s' has no initial value" % item.property)
    try:
        default = defaults.value(item.default, item.type, enumeration)
    except defaults.Unknown:
        raise SourceError(item.place, "cannot read the default %s" % item.default) from None
    return Attribute(item, enumeration, default)
