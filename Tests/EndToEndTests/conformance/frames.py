"""HTTP/2 frames, sound or not, as bytes (RFC 9113, section 6). Heads use no HPACK state (RFC 7541,
section 6.2.2: literals without indexing), so every frame means the same on every connection."""

import struct

from harness.grpc import METHODS
from harness.otlp import spans_body

MAGIC = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
(DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE,
 CONTINUATION) = range(10)
ACK = END_STREAM = 0x1
END_HEADERS, PADDED, PRIORITIZED = 0x4, 0x8, 0x20
(TABLE_SIZE, ENABLE_PUSH, MAX_STREAMS, INITIAL_WINDOW, MAX_FRAME, MAX_HEAD_LIST) = range(1, 7)
ENABLE_CONNECT, NO_PRIORITIES = 8, 9
LARGEST = 2**31 - 1

TRACES = METHODS["traces"]
HEAD = {":method": "POST", ":scheme": "http", ":path": TRACES, ":authority": "127.0.0.1",
        "content-type": "application/grpc", "te": "trailers"}


def message(body, flag=0, length=None):
    """Returns a gRPC message: a flag, a length, content."""
    return struct.pack(">BI", flag, len(body) if length is None else length) + body


# What must arrive when its call is answered with success, and what must never arrive.
GOOD, BAD = message(spans_body([1])), message(spans_body([666]))


def frame(kind, flags=0, stream=0, payload=b"", length=None):
    """Returns a frame; `length` may lie."""
    size = len(payload) if length is None else length
    return struct.pack(">I", size)[1:] + struct.pack(">BBI", kind, flags, stream) + payload


def integer(value, bits=7, first=0):
    """Returns an integer with a prefix of so many bits (RFC 7541, section 5.1)."""
    most = (1 << bits) - 1
    if value < most:
        return bytes([first | value])
    out, value = bytes([first | most]), value - most
    while value > 127:
        out, value = out + bytes([value & 127 | 128]), value >> 7
    return out + bytes([value])


def string(text):
    """Returns a string without Huffman coding (RFC 7541, section 5.2)."""
    data = text if isinstance(text, bytes) else text.encode()
    return integer(len(data)) + data


def literal(name, value, first=0):
    """Returns a literal field with a name of its own; 0x40 indexes it, 0x10 forbids to."""
    return bytes([first]) + string(name) + string(value)


def block(fields):
    """Returns a field block."""
    return b"".join(literal(name, value) for name, value in fields)


def fields(*extra, without=(), **other):
    """Returns the fields of a call with some left out, changed (`_path="/"` is `:path`) or added."""
    changed = {name.replace("_", ":", 1): value for name, value in other.items()}
    kept = [(name, changed.get(name, value)) for name, value in HEAD.items() if name not in without]
    return kept + list(extra)


def headers(stream, payload, flags=END_HEADERS):
    """Returns a HEADERS frame with a field block, or with a list of fields."""
    return frame(HEADERS, flags, stream, payload if isinstance(payload, bytes) else block(payload))


def opened(stream, *extra, flags=0, **change):
    """Returns the head of a call whose message is yet to come."""
    return headers(stream, fields(*extra, **change), END_HEADERS | flags)


def data(stream, payload=b"", flags=END_STREAM):
    """Returns a DATA frame, the last of its stream unless `flags` says otherwise."""
    return frame(DATA, flags, stream, payload)


def call(stream, *extra, body=BAD, **change):
    """Returns a whole call. As it stands it is sound, but its content must not arrive."""
    return opened(stream, *extra, **change) + data(stream, body)


def good(stream, *extra, **change):
    """Returns a whole call that is to be answered with success."""
    return call(stream, *extra, body=GOOD, **change)


def settings(*pairs, flags=0, stream=0):
    """Returns a SETTINGS frame."""
    return frame(SETTINGS, flags, stream, b"".join(struct.pack(">HI", *pair) for pair in pairs))


def window_update(stream, increment):
    """Returns a WINDOW_UPDATE frame."""
    return frame(WINDOW_UPDATE, 0, stream, struct.pack(">I", increment))


def rst_stream(stream, code=8):
    """Returns a RST_STREAM frame; by default for CANCEL."""
    return frame(RST_STREAM, 0, stream, struct.pack(">I", code))


def priority(stream, parent=0, weight=15):
    """Returns a PRIORITY frame."""
    return frame(PRIORITY, 0, stream, struct.pack(">IB", parent, weight))


def ping(payload=b"conform!", flags=0, stream=0):
    """Returns a PING frame."""
    return frame(PING, flags, stream, payload)


def goaway(code=0, last=0, debug=b"", stream=0):
    """Returns a GOAWAY frame."""
    return frame(GOAWAY, 0, stream, struct.pack(">II", last, code) + debug)


def continuation(stream, payload=b"", flags=END_HEADERS):
    """Returns a CONTINUATION frame."""
    return frame(CONTINUATION, flags, stream, payload)
