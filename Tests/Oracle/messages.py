"""Random export requests: valid ones in every form the wire format allows, odd ones, mutated ones."""

import struct

from google.protobuf.descriptor import FieldDescriptor as Field

VARINT, FIXED64, DELIMITED, GROUP, GROUP_END, FIXED32 = range(6)
WIRE_TYPES = {
    Field.TYPE_DOUBLE: FIXED64, Field.TYPE_FIXED64: FIXED64, Field.TYPE_SFIXED64: FIXED64,
    Field.TYPE_FIXED32: FIXED32, Field.TYPE_STRING: DELIMITED, Field.TYPE_BYTES: DELIMITED,
    Field.TYPE_MESSAGE: DELIMITED,
}
TEXTS = [b"", b"a", b"service.name", b"GET /orders/{id}", "Zürich".encode(), "日本語".encode(),
         "🦉".encode(), b"x" * 15, b"y" * 127, b"z" * 128, b"nul\0inside", b"q" * 300]
BAD_TEXTS = [b"\xff", b"abc\x80", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"ok\0\xfe",
             b"x" * 40 + b"\xe2\x82", b"\xf8\x88\x80\x80\x80"]
NUMBERS = [0, 1, 5, 127, 128, 300, 2**31 - 1, 2**31, 2**32, 2**63 - 1, 2**63, 2**64 - 1]


def varint(value, width=0):
    """A varint; padded with continuation bits to `width` bytes if it is shorter."""
    out = bytearray()
    while value > 0x7f or len(out) + 1 < width:
        out.append(value & 0x7f | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


class Writer:
    """Writes one random message. `oddity` is the probability of a deviation at each field."""

    def __init__(self, random, oddity):
        self.random = random
        self.oddity = oddity
        # Fields left before no more messages are nested: they would grow without bound.
        self.budget = random.choice([20, 60, 200])

    def odd(self):
        """Whether to deviate here."""
        return self.random.random() < self.oddity

    def varint(self, value, limit=10):
        """A varint, sometimes longer than it has to be."""
        if self.odd():
            return varint(value, self.random.randint(1, limit))
        return varint(value)

    def tag(self, number, wire_type):
        """A tag, sometimes longer than it has to be."""
        return self.varint(number << 3 | wire_type, 6)

    def delimited(self, number, body):
        """A field with a length, which is sometimes longer than it has to be, seldom wrong."""
        length = self.varint(len(body), 5)
        if self.random.random() < self.oddity / 20:
            length = varint(max(0, len(body) + self.random.randint(-3, 3)))
        return self.tag(number, DELIMITED) + length + body

    def scalar(self, wire_type):
        """A value of a wire type other than the delimited one."""
        if wire_type == VARINT:
            if self.odd() and self.odd():
                return b"\xff" * 9 + bytes([self.random.choice([1, 2, 0x7f, 0x80])])
            return self.varint(self.random.choice(NUMBERS))
        return self.random.randbytes(8 if wire_type == FIXED64 else 4)

    def text(self):
        """A string, seldom one that is not UTF-8."""
        bad = self.random.random() < self.oddity / 10
        return self.random.choice(BAD_TEXTS if bad else TEXTS)

    def identifier(self, name):
        """An identifier of the right length, or none, seldom of another."""
        right = 16 if name == "trace_id" else 8
        wrong = self.random.random() < self.oddity / 10
        return self.random.randbytes(self.random.choice([1, 8, 16, 20] if wrong else [right, right, 0]))

    def unknown(self, depth=0):
        """A field that the protocol does not have, sometimes a group."""
        number = self.random.choice([17, 18, 31, 32, 99, 1000, 2**29 - 1])
        wire_type = self.random.choice([VARINT, FIXED64, DELIMITED, FIXED32, GROUP])
        if wire_type == DELIMITED:
            return self.delimited(number, self.random.randbytes(self.random.randint(0, 9)))
        if wire_type != GROUP:
            return self.tag(number, wire_type) + self.scalar(wire_type)
        inner = b"".join(self.unknown(depth + 1) for _ in range(self.random.randint(0, 2 if depth < 4 else 0)))
        end = number + 1 if self.random.random() < self.oddity / 20 else number
        return self.tag(number, GROUP) + inner + self.tag(end, GROUP_END)

    def field(self, field, depth):
        """One occurrence of a known field, sometimes of the wrong wire type."""
        if self.random.random() < self.oddity / 40:
            wire_type = self.random.choice([VARINT, FIXED64, FIXED32])
            return self.tag(field.number, wire_type) + self.scalar(wire_type)
        wire_type = WIRE_TYPES.get(field.type, VARINT)
        if field.type == Field.TYPE_MESSAGE:
            return self.delimited(field.number, self.message(field.message_type, depth + 1))
        if field.type == Field.TYPE_STRING:
            return self.delimited(field.number, self.text())
        if field.type == Field.TYPE_BYTES:
            is_identifier = field.name.endswith("_id")
            body = self.identifier(field.name) if is_identifier else self.random.randbytes(5)
            return self.delimited(field.number, body)
        if field.is_repeated and not self.odd():
            count = self.random.randint(0, 4)
            packed = b"".join(self.scalar(wire_type) for _ in range(count))
            return self.delimited(field.number, packed + b"\x80" * self.odd())
        return self.tag(field.number, wire_type) + self.scalar(wire_type)

    def message(self, descriptor, depth=0):
        """The fields of a message: most in order, some missing, some twice, some unknown."""
        out = []
        for field in self.chosen(descriptor):
            for _ in range(self.random.choice([1, 1, 2, 3]) if field.is_repeated else 1):
                self.budget -= 1
                if field.type != Field.TYPE_MESSAGE or self.budget > 0:
                    out.append(self.field(field, depth))
            if not field.is_repeated and self.odd() and self.budget > 0:
                out.append(self.field(field, depth))
        if self.odd():
            out.insert(self.random.randint(0, len(out)), self.unknown())
        if self.odd():
            self.random.shuffle(out)
        return b"".join(out)

    def chosen(self, descriptor):
        """The fields that a message gets: of a oneof mostly one."""
        picked = {}
        for oneof in descriptor.oneofs:
            if len(oneof.fields) > 1 and not self.odd():
                picked[oneof.name] = self.random.choice(oneof.fields)
        for field in descriptor.fields:
            oneof = field.containing_oneof
            if oneof and oneof.name in picked:
                if picked[oneof.name] is field and self.random.random() < 0.9:
                    yield field
            elif self.random.random() < (0.8 if field.type == Field.TYPE_MESSAGE else 0.5):
                yield field


def nested(random, depth):
    """The value of a log's body, nested in arrays and maps to about `depth` messages."""
    value = b"\x0a\x02ok"
    for _ in range(depth // 2):
        if random.random() < 0.5:
            value = b"\x2a" + varint(len(inner := b"\x0a" + varint(len(value)) + value)) + inner
        else:
            pair = b"\x0a\x01k\x12" + varint(len(value)) + value
            value = b"\x32" + varint(len(inner := b"\x0a" + varint(len(pair)) + pair)) + inner
    for tag in b"\x2a\x12\x12\x0a":
        value = bytes([tag]) + varint(len(value)) + value
    return value


def mutate(random, body, other):
    """A body with a few bytes changed, cut, repeated, or joined with another."""
    out = bytearray(body)
    for _ in range(random.choice([1, 1, 1, 2, 4])):
        if not out:
            out += random.randbytes(3)
        at = random.randrange(len(out))
        match random.randrange(8):
            case 0: out[at] ^= 1 << random.randrange(8)
            case 1: out[at] = random.randrange(256)
            case 2: out[at] = (out[at] + random.choice([-1, 1])) & 0xff
            case 3: del out[at:at + random.randint(1, 4)]
            case 4: out[at:at] = random.randbytes(random.randint(1, 3))
            case 5: del out[at:]
            case 6: out[at:at] = out[at:at + random.randint(1, 40)]
            case 7: out[at:] = other[random.randrange(len(other) + 1):]
    return bytes(out)
