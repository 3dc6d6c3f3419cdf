"""Reads the declarations of the runtime's components: a small, strict part of Swift.

Only what `make generate` needs is understood: components, argument sets, the enumerations that
attributes use, and where they are nested. Everything else is skipped by its braces. A declaration that
should be understood and is not stops the generator, with its place.
"""

import re
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<string>\#*"{3}|\#*")
  | (?P<number>\d[\w]*(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<word>[A-Za-z_]\w*|`\w+`|@\w+|\#\w+)
  | (?P<mark>->|==|&&|\|\||[{}()\[\]<>:,.=?!&|+\-*/%;$\\^~'@\#])
    """,
    re.X | re.S,
)


class SourceError(Exception):
    """A declaration that could not be understood."""

    def __init__(self, place, message):
        super().__init__("%s: error: %s" % (place, message))


@dataclass
class Token:
    """A token and where it stands."""

    kind: str
    text: str
    start: int
    end: int
    line: int


@dataclass
class Property:
    """A property of an argument set."""

    place: str
    wrapper: str
    documentation: str
    name: str
    property: str
    type: str
    default: str
    role: str = ""


@dataclass
class ArgumentSet:
    """A type whose properties are a block's attributes and inner blocks."""

    place: str
    name: str
    properties: list = field(default_factory=list)


@dataclass
class Enumeration:
    """A type of fixed words: configuration's word by Swift's case."""

    place: str
    name: str
    cases: dict = field(default_factory=dict)


@dataclass
class Component:
    """A component and what it declares about itself."""

    place: str
    type: str
    statics: dict = field(default_factory=dict)


@dataclass
class Module:
    """All that was found, by qualified Swift name."""

    components: dict = field(default_factory=dict)
    argument_sets: dict = field(default_factory=dict)
    enumerations: dict = field(default_factory=dict)
    types: set = field(default_factory=set)
    # Types with an initializer that takes a node and may throw.
    failing: set = field(default_factory=set)

    def resolve(self, table, name, scope):
        """Returns the entry that `name` means inside the type `scope`, or None."""
        while scope:
            found = table.get(scope + "." + name)
            if found:
                return found
            scope = scope.rpartition(".")[0]
        return table.get(name)


# What a component says of itself.
STATICS = ("name", "summary", "shape", "traits")

# What tells files that declare components, or parts of them, from all others.
WORTH_READING = re.compile(
    r"@Attribute|@Block|\b(ArgumentSet|ConfigEnum|Component)\b|(class|struct) (Source|Stage|Sink|Handler)\b")


def read(paths, root):
    """Returns what the files at `paths` declare; places are given relative to `root`."""
    module = Module()
    for path in sorted(paths):
        text = path.read_text(encoding="utf-8")
        if WORTH_READING.search(text):
            Reader(text, str(path.relative_to(root)), module).read()
    return module


class Reader:
    """Reads one file."""

    def __init__(self, text, path, module):
        self.text = text
        self.path = path
        self.module = module
        self.tokens = []
        self.at = 0
        self.tokenize()

    def tokenize(self):
        """Cuts the text into tokens, without blanks and comments."""
        position, line = 0, 1
        while position < len(self.text):
            match = TOKEN.match(self.text, position)
            if not match:
                raise SourceError("%s:%d" % (self.path, line), "unexpected character")
            end = match.end()
            if match.lastgroup == "string":
                end = self.string_end(end, match.group(), line)
            if match.lastgroup not in ("space", "comment"):
                text = self.text[position:end]
                self.tokens.append(Token(match.lastgroup, text, position, end, line))
            line += self.text.count("\n", position, end)
            position = end
        self.tokens.append(Token("end", "", position, position, line))

    def string_end(self, position, opening, line):
        """Returns where the string ends that `opening` begins, interpolations included."""
        hashes = opening.rstrip('"')
        closing = opening[len(hashes) :] + hashes
        escape = "\\" + hashes
        while position < len(self.text):
            if self.text.startswith(closing, position):
                return position + len(closing)
            if self.text[position] == "\n" and '"""' not in closing:
                break
            if self.text.startswith(escape + "(", position):
                position = self.interpolation_end(position + len(escape) + 1, line)
            elif self.text.startswith(escape, position):
                position += len(escape) + 1
            else:
                position += 1
        raise SourceError("%s:%d" % (self.path, line), "unclosed string")

    def interpolation_end(self, position, line):
        """Returns where the parenthesis of an interpolation closes."""
        depth = 1
        while depth:
            match = TOKEN.match(self.text, position)
            if not match:
                raise SourceError("%s:%d" % (self.path, line), "unexpected character")
            position = match.end()
            if match.lastgroup == "string":
                position = self.string_end(position, match.group(), line)
            depth += {"(": 1, ")": -1}.get(match.group(), 0)
        return position

    # Moving through the tokens.

    @property
    def token(self):
        """The next token."""
        return self.tokens[self.at]

    def place(self, token=None):
        """Where a token stands: the next one unless said otherwise."""
        return "%s:%d" % (self.path, (token or self.token).line)

    def next(self):
        """Takes the next token."""
        token = self.token
        if token.kind != "end":
            self.at += 1
        return token

    def take(self, text):
        """Takes the next token if it reads `text`."""
        if self.token.text != text:
            return False
        self.at += 1
        return True

    def expect(self, text):
        """Takes the next token, which has to read `text`."""
        if not self.take(text):
            raise SourceError(self.place(), "expected '%s', got '%s'" % (text, self.token.text))

    def word(self):
        """Takes a word."""
        if self.token.kind != "word":
            raise SourceError(self.place(), "expected a name, got '%s'" % self.token.text)
        return self.next().text.strip("`")

    def skip_balanced(self):
        """Takes what stands between the next bracket and its partner, both included."""
        partner = {"{": "}", "(": ")", "[": "]"}
        open_token = self.token
        close = [partner[self.next().text]]
        while close:
            token = self.next()
            if token.kind == "end":
                raise SourceError(self.place(open_token), "unclosed '%s'" % open_token.text)
            if token.text in partner:
                close.append(partner[token.text])
            elif token.text == close[-1]:
                close.pop()

    # Declarations.

    def read(self):
        """Reads the whole file."""
        while self.token.kind != "end":
            self.declaration("")

    def declaration(self, scope):
        """Reads a declaration that stands in the type `scope`, or steps over one token."""
        token = self.token
        if token.text in ("struct", "enum", "class", "extension", "actor", "protocol"):
            self.type_declaration(scope)
        elif token.text in ("@Attribute", "@Block"):
            raise SourceError(self.place(), "%s outside an ArgumentSet" % token.text)
        elif token.text in ("{", "(", "["):
            self.skip_balanced()
        elif self.next().text == "init":
            self.initializer(scope)

    def initializer(self, scope):
        """Reads what follows `init` in the type `scope`, up to the body."""
        start = self.at
        if self.token.text != "(":
            return
        self.skip_balanced()
        parameters = [token.text for token in self.tokens[start : self.at]]
        if self.token.text == "throws" and "Node" in parameters:
            self.module.failing.add(scope)

    def type_declaration(self, scope):
        """Reads a type or extension and what is nested in it."""
        keyword = self.next().text
        place = self.place()
        if keyword == "class" and self.token.text in ("func", "var", "let"):
            return
        name = self.type_text() if keyword == "extension" else self.word()
        conformances = []
        while self.token.text not in ("{", ""):
            conformances.append(self.next().text)
        full = name if keyword == "extension" or not scope else scope + "." + name
        self.expect("{")
        self.module.types.add(full)
        known = set(conformances)
        if "ArgumentSet" in known and keyword != "protocol":
            self.argument_set(place, full, keyword)
        elif "ConfigEnum" in known and keyword == "enum":
            self.enumeration(place, full)
        elif "Component" in known and keyword == "enum":
            self.component(place, full)
        else:
            self.members(full)

    def members(self, scope):
        """Reads declarations up to the brace that closes the type."""
        while not self.take("}"):
            if self.token.kind == "end":
                raise SourceError(self.place(), "expected '}'")
            self.declaration(scope)

    def component(self, place, name):
        """Reads a component: its statics, and what is nested in it."""
        component = Component(place, name)
        self.module.components[name] = component
        while not self.take("}"):
            if self.token.kind == "end":
                raise SourceError(self.place(), "expected '}'")
            if self.token.text == "static":
                self.static_member(component)
            else:
                self.declaration(name)

    def static_member(self, component):
        """Reads `static var name: Type { expression }`, or steps over another static member."""
        self.expect("static")
        if not self.take("var"):
            return
        name = self.word()
        if self.take(":"):
            self.type_text()
        if name in STATICS and self.take("{"):
            component.statics[name] = (self.place(), self.expression())
            self.expect("}")

    def argument_set(self, place, name, keyword):
        """Reads an argument set."""
        if keyword != "struct":
            raise SourceError(place, "an ArgumentSet has to be a struct that declares it itself")
        arguments = ArgumentSet(place, name)
        self.module.argument_sets[name] = arguments
        while not self.take("}"):
            if self.token.kind == "end":
                raise SourceError(self.place(), "expected '}'")
            if self.token.text in ("@Attribute", "@Block"):
                arguments.properties.append(self.property())
            elif self.token.text in ("var", "let"):
                self.unmarked_property()
            elif self.token.text == "static":
                self.next()
                self.next()
            else:
                self.declaration(name)

    def unmarked_property(self):
        """Steps over a computed property; one that is stored is an error."""
        place = self.place()
        self.next()
        name = self.word()
        if self.take(":"):
            self.type_text()
        if self.token.text != "{":
            raise SourceError(place, "'%s' is neither @Attribute nor @Block" % name)
        self.skip_balanced()

    def property(self):
        """Reads a property marked @Attribute or @Block."""
        place = self.place()
        wrapper = self.next().text[1:]
        documentation, options = self.wrapper_arguments(wrapper)
        self.take("public")
        self.expect("var")
        name = self.word()
        type_name = self.type_text() if self.take(":") else ""
        default = self.expression() if self.take("=") else ""
        if self.token.text == "{":
            raise SourceError(place, "'%s' cannot be computed" % name)
        if not type_name:
            type_name = self.inferred_type(place, name, default)
        return Property(
            place, wrapper, documentation, options.get("name") or snake_case(name), name,
            type_name, default, options.get("role", ""),
        )

    def wrapper_arguments(self, wrapper):
        """Reads `("documentation", name: "...", role: .role)`."""
        self.expect("(")
        documentation = self.string()
        options = {}
        while self.take(","):
            option = self.word()
            self.expect(":")
            if option == "name":
                options["name"] = self.string()
            elif option == "role" and wrapper == "Attribute":
                self.expect(".")
                options["role"] = self.word()
            else:
                raise SourceError(self.place(), "unknown option '%s' of @%s" % (option, wrapper))
        self.expect(")")
        return documentation, options

    def string(self):
        """Reads a plain string literal, or several joined by `+`."""
        text = ""
        while True:
            token = self.next()
            plain = re.fullmatch(r'"((?:\\["\\]|[^"\\])*)"', token.text)
            if token.kind != "string" or not plain:
                raise SourceError(self.place(token), "expected a plain string literal")
            text += plain.group(1).replace('\\"', '"').replace("\\\\", "\\")
            if not self.take("+"):
                return text

    def enumeration(self, place, name):
        """Reads the cases of an enumeration of words."""
        enumeration = Enumeration(place, name)
        self.module.enumerations[name] = enumeration
        while not self.take("}"):
            if self.token.kind == "end":
                raise SourceError(self.place(), "expected '}'")
            if not self.take("case"):
                self.declaration(name)
                continue
            while True:
                case = self.word()
                enumeration.cases[case] = self.string() if self.take("=") else case
                if not self.take(","):
                    break

    def type_text(self):
        """Reads a type: a name, `[T]`, `[K: V]`, with `?` behind it."""
        start = self.token.start
        if self.token.text == "[":
            self.skip_balanced()
        else:
            self.word()
            while self.take("."):
                self.word()
        self.take("?")
        return re.sub(r"\s+", " ", self.text[start : self.tokens[self.at - 1].end])

    def expression(self):
        """Reads an expression: up to the end of the line on which its last bracket closes."""
        first = self.at
        line = self.token.line
        while self.token.kind != "end" and (self.token.line == line or self.token.text in "+."):
            if self.token.text in ("{", "(", "["):
                self.skip_balanced()
                line = self.tokens[self.at - 1].line
            elif self.token.text in ("}", ";"):
                break
            else:
                self.next()
        if self.at == first:
            raise SourceError(self.place(), "expected an expression")
        return self.text[self.tokens[first].start : self.tokens[self.at - 1].end]

    def inferred_type(self, place, name, default):
        """Returns the type of a property without a type, from the literal that it starts with."""
        if re.fullmatch(r"-?\d[\d_]*", default):
            return "Int"
        if re.fullmatch(r"-?\d[\d_]*\.\d+", default):
            return "Double"
        if default in ("true", "false"):
            return "Bool"
        if re.fullmatch(r'"(\\.|[^"\\])*"', default):
            return "String"
        constructed = re.fullmatch(r"([A-Z]\w*(?:\.[A-Z]\w*)*)(?:\(.*\)|\.[a-z]\w*(?:\(.*\))?)", default)
        if constructed:
            return constructed.group(1)
        raise SourceError(place, "the type of '%s' cannot be seen; write it down" % name)


def snake_case(name):
    """Returns the spelling in configuration: `sendBatchSize` is `send_batch_size`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()
