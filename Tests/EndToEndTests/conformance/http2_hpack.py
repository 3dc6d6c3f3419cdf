"""Field compression (section 4.3 and RFC 7541). Whatever cannot be decoded ends the connection."""

from .case import Case
from .frames import (GOOD, HEAD, TABLE_SIZE, TRACES, block, continuation, data,
                     fields, good, headers, integer, literal, opened, rst_stream, settings, string)
from .wire import answered, connection_error

ERROR = connection_error("COMPRESSION_ERROR", 1)
START = block(fields())
# :method POST and :scheme http of the static table; what remains of a call.
POST, HTTP = b"\x83", b"\x86"
REST = block(fields(without=(":method", ":scheme")))
FIRST = 62  # index of the dynamic table's first entry


def begun(payload):
    """Returns a call's head that goes on with `payload`, and its message."""
    return headers(1, START + payload) + data(1, GOOD)


def indexed(index):
    """Returns an indexed field (RFC 7541, section 6.1)."""
    return integer(index, 7, 0x80)


def resized(size):
    """Returns a dynamic table size update (RFC 7541, section 6.3)."""
    return integer(size, 5, 0x20)


def named(index, value, first=0, bits=4):
    """Returns a literal with an indexed name."""
    return integer(index, bits, first) + string(value)


def huffman(data):
    """Returns a string that claims to be Huffman-coded."""
    return integer(len(data), 7, 0x80) + data


def forbid_table(wire):
    """Makes the decoder insist that the server's table has shrunk to nothing."""
    wire.decoder.max_allowed_table_size = 0


# 4,096 bytes hold one such entry, so each evicts the one before.
LARGE = literal("x-large", "y" * 3000, 0x40)

CASES = [
    Case("RFC 7541, 6.1", "fields of the static table", headers(1, POST + HTTP + REST) + data(1, GOOD),
         answered(1)),
    Case("RFC 7541, 6.2.1", "fields of the dynamic table", headers(
        1, b"".join(literal(k, v, 0x40) for k, v in HEAD.items())) + data(1, GOOD) + headers(
            3, b"".join(indexed(n) for n in range(FIRST + 5, FIRST - 1, -1))) + data(3, GOOD),
         answered(1) + answered(3)),
    Case("RFC 7541, 6.2.1", "names of the static table",
         headers(1, named(2, "POST", 0x40, 6) + named(6, "http", 0x40, 6) + named(4, TRACES, 0x40, 6)
                 + named(1, "x") + named(31, "application/grpc", 0x10)) + data(1, GOOD), answered(1)),
    Case("RFC 7541, 6.2.3", "fields that are never indexed", begun(literal("x-secret", "s", 0x10)),
         answered(1)),
    Case("RFC 7541, 4.4", "an entry larger than the table empties it",
         begun(literal("x-gone", "1", 0x40) + literal("x-huge", "y" * 5000, 0x40)), answered(1)),
    Case("RFC 7541, 4.4", "what the table has evicted is gone",
         begun(literal("x-gone", "1", 0x40) + LARGE * 2 + indexed(FIRST + 1)), ERROR),
    Case("RFC 7541, 2.3.2", "the entry that came last has the lowest index",
         headers(1, literal(":method", "POST", 0x40) + literal(":scheme", "http", 0x40) + REST)
         + headers(3, indexed(FIRST + 1) + indexed(FIRST) + REST) + data(1, GOOD) + data(3, GOOD),
         answered(1) + answered(3)),
    Case("RFC 7541, 5.1", "an integer with zeros to no purpose",
         begun(b"\x00" + b"\x7f\x81\x80\x80\x00" + b"n" * 128 + b"\x01v"), answered(1),
         "RFC 7541, 5.1: excessively long integers must be errors; the limit is the decoder's", [ERROR]),
    Case("RFC 7541, 5.1", "an integer past 32 bits", begun(b"\xff\xff\xff\xff\xff\x7f"), ERROR),
    Case("RFC 7541, 5.1", "an integer without an end", begun(b"\xff" + b"\x80" * 20), ERROR),
    Case("RFC 7541, 5.2", "strings in Huffman code", begun(
        b"\x00" + huffman(bytes.fromhex("25a849e95ba97d7f")) + huffman(
            bytes.fromhex("25a849e95bb8e8b4bf"))), answered(1)),
    Case("RFC 7541, 5.2", "Huffman padding of eight bits and more",
         begun(b"\x00\x01x" + huffman(b"\x1f\xff\xff")), ERROR),
    Case("RFC 7541, 5.2", "Huffman padding of zeros", begun(b"\x00\x01x" + huffman(b"\x18")), ERROR),
    Case("RFC 7541, 5.2", "Huffman code with the end of string in it",
         begun(b"\x00\x01x" + huffman(b"\xff\xff\xff\xff")), ERROR),
    Case("RFC 7541, 5.2", "a name longer than the block", begun(b"\x00\x7f\x00short"), ERROR),
    Case("RFC 7541, 5.2", "a value longer than the block", begun(b"\x00\x01x\x20short"), ERROR),
    Case("RFC 7541, 5.2", "a field without a value", begun(b"\x00\x01x"), ERROR),
    Case("RFC 7541, 6.1", "index 0", begun(indexed(0)), ERROR),
    Case("RFC 7541, 2.3.3", "an index past both tables", begun(indexed(FIRST)), ERROR),
    Case("RFC 7541, 2.3.3", "a huge index", begun(indexed(2**31)), ERROR),
    Case("RFC 7541, 2.3.3", "a name's index past both tables", begun(named(FIRST, "v")), ERROR),
    Case("RFC 7541, 6.3", "a table size below the limit",
         headers(1, resized(0) + resized(4096) + START) + data(1, GOOD), answered(1)),
    Case("RFC 7541, 6.3", "a table size above the limit", headers(1, resized(4097) + START), ERROR),
    Case("RFC 7541, 6.3", "a huge table size", headers(1, resized(2**31) + START), ERROR),
    Case("RFC 7541, 4.2", "a table size after the first field", begun(resized(100)), ERROR),
    Case("RFC 7541, 4.3", "a table size of zero evicts everything",
         headers(1, literal("x-kept", "1", 0x40) + START, 0x4) + data(1, GOOD)
         + headers(3, resized(0) + START + indexed(FIRST)) + data(3, GOOD),
         connection_error("COMPRESSION_ERROR", 3)),
    Case("RFC 7541, 6.3", "a block of nothing but a table size, in trailers",
         opened(1) + data(1, GOOD, 0) + headers(1, resized(100), 0x5), answered(1)),
    Case("RFC 7541, 4.2", "the server obeys a table size of zero",
         [settings((TABLE_SIZE, 0)), "SETTINGS ACK", forbid_table, good(1), answered(1)[2], good(3)],
         ["SETTINGS ACK"] + answered(1) + answered(3)),
    Case("4.3", "an error in trailers", opened(1) + data(1, b"", 0)
         + headers(1, indexed(99), 0x5), ERROR),
    Case("4.3", "an error in a CONTINUATION", headers(1, START, 0) + continuation(1, indexed(99)), ERROR),
    Case("4.3", "a field cut by the frames", headers(1, START[:-4], 0) + continuation(1, START[-4:])
         + data(1, GOOD), answered(1)),
    Case("4.3", "an empty block", headers(1, b"") + data(1), ["RST_STREAM 1 PROTOCOL_ERROR"]),
    Case("4.3", "the head of a refused call still moves the state",
         headers(1, POST + HTTP + literal("X-Upper", "1", 0x40) + literal("x-b", "2", 0x40)) +
         headers(3, START + indexed(FIRST) ) + data(3, GOOD),
         ["RST_STREAM 1 PROTOCOL_ERROR"] + answered(3)),
    Case("4.3", "the head of a reset call still moves the state",
         headers(1, START + literal("x-a", "1", 0x40)) + rst_stream(1)
         + headers(3, START + indexed(FIRST)) + data(3, GOOD), answered(3)),
]
