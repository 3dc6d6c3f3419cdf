"""Turns the initial value of a Swift property into the value that configuration would give."""

import re

UNITS = {"nanoseconds": 1, "microseconds": 10**3, "milliseconds": 10**6, "seconds": 10**9,
         "minutes": 60 * 10**9, "hours": 3600 * 10**9}
SIZES = {"bytes": 1, "kibibytes": 2**10, "mebibytes": 2**20, "gibibytes": 2**30}
TEXT_UNITS = {"ns": 1, "us": 10**3, "ms": 10**6, "s": 10**9, "m": 60 * 10**9, "h": 3600 * 10**9}
SIZE_UNITS = {"B": 1, "KiB": 2**10, "KB": 2**10, "MiB": 2**20, "MB": 2**20, "GiB": 2**30, "GB": 2**30}


class Unknown(Exception):
    """A literal that the generator does not know."""


def value(literal, type_name, enumeration=None):
    """Returns the Python value of a Swift default; None for nil.

    Durations are ("duration", nanoseconds), sizes ("bytes", count).
    """
    text = literal.strip()
    plain = type_name.rstrip("?")
    if text == "nil":
        return None
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"-?\d[\d_]*", text):
        return int(text.replace("_", ""))
    if re.fullmatch(r"-?\d[\d_]*\.\d+", text):
        return float(text.replace("_", ""))
    if re.fullmatch(r'"(\\["\\]|[^"\\])*"', text):
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if text in ("[]", "[:]"):
        return {} if text == "[:]" else []
    if text.startswith("["):
        return [value(item, plain[1:-1], enumeration) for item in items(text[1:-1])]
    if plain == "Secret" and text in ('Secret("")', '.init("")'):
        return ""
    if plain == "JSONObject" and text == 'JSONObject(json: "{}")':
        return {}
    member = re.fullmatch(r"(?:%s)?\.(\w+)(?:\((-?\d[\d_]*(?:\.\d+)?)\))?" % re.escape(plain), text)
    if not member:
        raise Unknown(literal)
    name, number = member.groups()
    if enumeration and number is None and name in enumeration.cases:
        return enumeration.cases[name]
    if plain == "Duration" and name == "zero" and number is None:
        return ("duration", 0)
    if plain == "Duration" and name in UNITS and number:
        return ("duration", round(float(number.replace("_", "")) * UNITS[name]))
    if plain == "ByteSize" and name in SIZES and number:
        return ("bytes", int(number.replace("_", "")) * SIZES[name])
    raise Unknown(literal)


def items(text):
    """Returns the parts of a list of plain literals."""
    return [part.strip() for part in re.findall(r'"(?:\\.|[^"\\])*"|[^,]+', text) if part.strip()]


def documented(value, kind):
    """Returns the default that the facts give, in the same notation as `value`."""
    if kind == "duration":
        return ("duration", measure(value, TEXT_UNITS))
    if kind == "string(bytes)":
        return ("bytes", measure(value, SIZE_UNITS))
    return value


def measure(text, units):
    """Returns the sum of numbers with units, such as `1h30m`."""
    parts = re.findall(r"(\d+(?:\.\d+)?)([A-Za-z]+)", text)
    return round(sum(float(number) * units[unit] for number, unit in parts))


def configuration(value):
    """Returns a default as configuration spells it."""
    if isinstance(value, tuple):
        kind, amount = value
        return '"%s"' % (spell_duration(amount) if kind == "duration" else spell_size(amount))
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"%s"' % value.replace("\\", "\\\\").replace('"', '\\"')
    if isinstance(value, list):
        return "[" + ", ".join(configuration(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join('"%s" = %s' % (k, configuration(v)) for k, v in sorted(value.items())) + "}"
    return repr(value)


def spell_duration(nanoseconds):
    """Returns a duration in the largest unit that fits."""
    for unit in ("h", "m", "s", "ms", "us"):
        if nanoseconds and nanoseconds % TEXT_UNITS[unit] == 0:
            return "%d%s" % (nanoseconds // TEXT_UNITS[unit], unit)
    return "%dns" % nanoseconds if nanoseconds else "0s"


def spell_size(count):
    """Returns a size in the largest unit that fits."""
    for unit in ("GiB", "MiB", "KiB"):
        if count and count % SIZE_UNITS[unit] == 0:
            return "%d%s" % (count // SIZE_UNITS[unit], unit)
    return "%dB" % count


def swift(value, literal, type_name):
    """Returns a default as generated code would spell the same value; `literal` is how the source does."""
    if isinstance(value, tuple):
        kind, amount = value
        units = UNITS if kind == "duration" else SIZES
        for unit in ("seconds", "milliseconds", "microseconds", "nanoseconds") \
                if kind == "duration" else ("gibibytes", "mebibytes", "kibibytes", "bytes"):
            if amount % units[unit] == 0 and (amount or unit in ("seconds", "bytes")):
                return ".%s(%d)" % (unit, amount // units[unit])
    if isinstance(value, (bool, float)) or value is None or value in ([], {}):
        return literal
    if isinstance(value, list):
        parts = items(literal.strip()[1:-1])
        return "[" + ", ".join(swift(*pair, type_name.rstrip("?")[1:-1]) for pair in zip(value, parts)) + "]"
    if isinstance(value, int):
        return repr(float(value)) if type_name.rstrip("?") == "Double" else str(value)
    if isinstance(value, str) and type_name.rstrip("?") == "Secret":
        return 'Secret("")'
    if isinstance(value, str) and not literal.startswith('"'):
        return "." + literal.rpartition(".")[2]
    return literal
