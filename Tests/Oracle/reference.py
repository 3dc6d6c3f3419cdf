"""The rules for export requests, written down a third time, slowly and by the descriptors.

It settles disagreements: where the runtime and a parser differ, the runtime has to be right by these
rules, and the difference has to be one that is known of that parser.
"""

from google.protobuf.descriptor import FieldDescriptor as Field

from messages import DELIMITED, FIXED32, FIXED64, GROUP, GROUP_END, VARINT, WIRE_TYPES

NESTING_LIMIT = 100
ITEMS = {"Span", "LogRecord", "NumberDataPoint", "HistogramDataPoint",
         "ExponentialHistogramDataPoint", "SummaryDataPoint"}


class Refused(Exception):
    """Why a body is refused: a reason of `WireError`, and the field if one is to blame."""

    def __init__(self, reason, field=None):
        super().__init__(reason)
        self.reason = reason
        self.field = field


class Reference:
    """Judges one body, and notes the peculiarities that parsers disagree about."""

    def __init__(self):
        self.peculiarities = set()

    def varint(self, body, at, end, limit, too_long):
        """The varint at `at` and the place after it."""
        value = 0
        for index in range(limit):
            if at + index >= end:
                raise Refused("truncated")
            byte = body[at + index]
            value |= (byte & 0x7f) << 7 * index
            if byte < 0x80:
                return value, at + index + 1
        raise Refused(too_long)

    def value(self, body, at, end):
        """The varint at `at` as the value of a field."""
        value, at = self.varint(body, at, end, 10, "varintOverflow")
        if value >= 2**64:
            raise Refused("varintOverflow")
        return at

    def tag(self, body, at, end):
        """The tag at `at`."""
        tag, at = self.varint(body, at, end, 5, "invalidTag")
        if tag >= 2**32:
            raise Refused("invalidTag")
        if tag >> 3 == 0:
            raise Refused("invalidFieldNumber")
        return tag >> 3, tag & 7, at

    def length(self, body, at, end):
        """The range of a delimited field."""
        length, at = self.varint(body, at, end, 5, "varintOverflow")
        if length >= 2**31 or length > end - at:
            raise Refused("lengthBeyondEnd")
        return at, at + length

    def skip(self, body, at, end, number, wire_type, nesting):
        """The place after an unknown field."""
        if wire_type == VARINT:
            return self.value(body, at, end)
        if wire_type in (FIXED64, FIXED32):
            size = 8 if wire_type == FIXED64 else 4
            if end - at < size:
                raise Refused("truncated")
            return at + size
        if wire_type == DELIMITED:
            return self.length(body, at, end)[1]
        if wire_type == GROUP:
            return self.group(body, at, end, number, nesting)
        raise Refused("unbalancedGroup" if wire_type == GROUP_END else "invalidWireType")

    def group(self, body, at, end, number, nesting):
        """The place after a group."""
        self.peculiarities.add("group")
        if nesting == 0:
            raise Refused("nestingTooDeep")
        while True:
            inner, wire_type, at = self.tag(body, at, end)
            if wire_type == GROUP_END:
                if inner != number:
                    raise Refused("unbalancedGroup")
                return at
            at = self.skip(body, at, end, inner, wire_type, nesting - 1)

    def message(self, descriptor, body, at, end, nesting=NESTING_LIMIT):
        """Judges a message. Returns the number of its items."""
        items, seen, oneofs = 0, {}, {}
        while at < end:
            number, wire_type, at = self.tag(body, at, end)
            field = descriptor.fields_by_number.get(number)
            if field is None:
                at = self.skip(body, at, end, number, wire_type, nesting)
                continue
            expected = WIRE_TYPES.get(field.type, VARINT)
            is_packed = field.is_repeated and expected != DELIMITED and wire_type == DELIMITED
            if wire_type > 5:
                raise Refused("invalidWireType")
            if wire_type != expected and not is_packed:
                raise Refused("wrongWireType", field)
            self.note_repetition(field, seen, oneofs)
            start = at
            if expected != DELIMITED and not is_packed:
                at = self.skip(body, at, end, number, wire_type, nesting)
                continue
            start, at = self.length(body, at, end)
            if field.type == Field.TYPE_MESSAGE:
                if nesting == 0:
                    raise Refused("nestingTooDeep")
                inner = self.message(field.message_type, body, start, at, nesting - 1)
                inner += field.message_type.name in ITEMS
                # Of a metric's data, the last kind counts; what was given of others is gone.
                if descriptor.name == "Metric" and field.containing_oneof:
                    items = items + inner if oneofs.get("last") == number else inner
                    oneofs["last"] = number
                else:
                    items += inner
            else:
                self.bytes(field, body[start:at], is_packed)
        return items

    def note_repetition(self, field, seen, oneofs):
        """Notes a field that is given twice though it is not repeated."""
        if not field.is_repeated and field.number in seen:
            self.peculiarities.add("repeated")
        seen[field.number] = True
        if field.containing_oneof and not field.containing_oneof.name.startswith("_"):
            if field.containing_oneof.name in oneofs:
                self.peculiarities.add("repeated")
            oneofs[field.containing_oneof.name] = True

    def bytes(self, field, value, is_packed):
        """Judges text, identifiers and packed numbers."""
        if is_packed and WIRE_TYPES.get(field.type, VARINT) == FIXED64:
            if len(value) % 8:
                raise Refused("invalidPackedLength")
        elif is_packed:
            at = 0
            while at < len(value):
                at = self.value(value, at, len(value))
        elif field.type == Field.TYPE_STRING:
            try:
                value.decode()
            except UnicodeDecodeError:
                raise Refused("invalidUTF8", field) from None
        elif field.name.endswith("_id") and len(value) not in (0, 16 if field.name == "trace_id" else 8):
            raise Refused("invalidIdentifierLength", field)


def judge(request, body):
    """(items or None, reason, field, peculiarities) by the rules."""
    reference = Reference()
    try:
        items = reference.message(request.DESCRIPTOR, body, 0, len(body))
        return items, None, None, reference.peculiarities
    except Refused as refusal:
        return None, refusal.reason, refusal.field, reference.peculiarities
