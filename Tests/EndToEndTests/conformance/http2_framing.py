"""Connection preface, frames, sizes, and frame types with their own rules (sections 3 to 7)."""

import struct

from .case import Case
from .frames import (ACK, BAD, CONTINUATION, DATA, END_HEADERS, END_STREAM, GOAWAY, GOOD, HEADERS,
                     MAGIC, PADDED, PRIORITIZED, PRIORITY, PUSH_PROMISE, RST_STREAM, SETTINGS, block,
                     continuation, data, fields, frame, goaway, good, headers, opened, ping,
                     priority, rst_stream, settings, window_update)
from .wire import answered, connection_error, failed, stream_error

CLOSED = ["END"]
PREFACE = "3.4: the GOAWAY may be omitted"
HARSHER = "5.4.1: a stream error may end the connection"
PROTOCOL, SIZE = "PROTOCOL_ERROR", "FRAME_SIZE_ERROR"
SERVER_SETTINGS = "SETTINGS 3=20 4=131072 5=262144 6=32768 9=1"


def byte_by_byte(wire):
    """Sends a connection's first frames in pieces of one byte, and goes on as usual."""
    for byte in MAGIC + settings() + good(1):
        wire.send(bytes([byte]))


def half_close(wire):
    """Ends what the client sends."""
    wire.socket.shutdown(1)


def padded(kind, stream, payload, padding, flags=0, tail=None):
    """Returns a padded frame; the padding's true length may differ from what is said."""
    tail = bytes(padding) if tail is None else tail
    return frame(kind, flags | PADDED, stream, bytes([padding]) + payload + tail)


HEAD = block(fields())
FIRST = [SERVER_SETTINGS, "SETTINGS ACK"]

CASES = [
    # The preface.
    Case("3.4", "the server's preface does not wait for the client's", [SERVER_SETTINGS, half_close],
         [SERVER_SETTINGS, "END"], raw=True),
    Case("3.4", "a request together with the preface", MAGIC + settings() + good(1),
         FIRST + answered(1), raw=True),
    Case("3.4", "a preface that comes byte by byte", byte_by_byte, FIRST + answered(1), raw=True),
    Case("3.4", "another protocol", b"POST /v1/traces HTTP/1.1\r\nHost: x\r\n\r\n",
         [SERVER_SETTINGS] + connection_error(PROTOCOL), PREFACE, [[SERVER_SETTINGS, "END"]], raw=True),
    Case("3.4", "a magic that is wrong in its last byte", MAGIC[:-1] + b"\r" + settings(),
         [SERVER_SETTINGS] + connection_error(PROTOCOL), PREFACE, [[SERVER_SETTINGS, "END"]], raw=True),
    Case("3.4", "a magic that ends early", [MAGIC[:11], half_close], [SERVER_SETTINGS, "END"], raw=True),
    Case("3.4", "a first frame that is a PING", MAGIC + ping(),
         [SERVER_SETTINGS] + connection_error(PROTOCOL), PREFACE, [[SERVER_SETTINGS, "END"]], raw=True),
    Case("3.4", "a first frame that is a SETTINGS with ACK", MAGIC + settings(flags=ACK),
         [SERVER_SETTINGS] + connection_error(PROTOCOL), PREFACE, [[SERVER_SETTINGS, "END"]], raw=True),
    Case("3.4", "a magic that comes twice", [MAGIC + settings(), "SETTINGS ACK", MAGIC],
         FIRST + connection_error(SIZE), raw=True),

    # Frame format.
    Case("4.1", "the reserved bit of a stream number is ignored", good(1 | 1 << 31), answered(1)),
    Case("4.1", "flags without meaning on DATA", opened(1) + data(1, GOOD, END_STREAM | 0xd6),
         answered(1)),
    Case("4.1", "flags without meaning on HEADERS",
         headers(1, fields(), END_HEADERS | 0xd2) + data(1, GOOD), answered(1)),
    Case("4.1", "flags without meaning on SETTINGS", settings(flags=0xfe), ["SETTINGS ACK"]),
    Case("4.1", "flags without meaning on PING", ping(b"12345678", 0xfe),
         ["PING ACK 3132333435363738"]),
    Case("4.1", "flags without meaning on RST_STREAM", opened(1) + frame(
        RST_STREAM, 0xff, 1, bytes(4)), []),
    Case("5.5", "a frame of unknown type on the connection", frame(0x7f, 0xff, 0, b"x" * 100), []),
    Case("5.5", "a frame of unknown type within a request",
         opened(1) + frame(0xfa, 0xff, 1, b"x") + data(1, GOOD), answered(1)),
    Case("5.5", "a frame of unknown type on an idle stream", frame(0xbb, 0, 99, b""), []),
    Case("5.5", "an unknown frame inside a field block",
         headers(1, HEAD, END_STREAM) + frame(0x7f, 0, 1), connection_error(PROTOCOL, 1)),

    # Sizes.
    Case("4.2", "DATA as large as the default allows",
         opened(1) + data(1, GOOD[:5], 0) + data(1, b"", 0) + data(1, GOOD[5:]), answered(1)),
    Case("4.2", "DATA larger than SETTINGS_MAX_FRAME_SIZE", opened(1) + frame(
        DATA, 0, 1, b"x", length=262145), connection_error(SIZE, 1), HARSHER,
         [stream_error(1, SIZE)]),
    Case("4.2", "DATA of the largest length there is", opened(1) + frame(
        DATA, 0, 1, b"x", length=2**24 - 1), connection_error(SIZE, 1), HARSHER,
         [stream_error(1, SIZE)]),
    Case("4.2", "HEADERS larger than SETTINGS_MAX_FRAME_SIZE", frame(
        HEADERS, END_HEADERS, 1, b"x", length=262145), connection_error(SIZE)),
    Case("4.2", "CONTINUATION larger than SETTINGS_MAX_FRAME_SIZE", headers(1, HEAD, 0) + frame(
        CONTINUATION, END_HEADERS, 1, b"x", length=262145), connection_error(SIZE, 1), HARSHER,
         [connection_error(SIZE)]),
    Case("4.2", "SETTINGS larger than SETTINGS_MAX_FRAME_SIZE", frame(
        SETTINGS, 0, 0, b"x", length=262146), connection_error(SIZE)),
    Case("4.2", "an unknown frame larger than SETTINGS_MAX_FRAME_SIZE", frame(
        0x7f, 0, 0, b"x", length=262145), connection_error(SIZE)),

    # DATA.
    Case("6.1", "DATA on stream 0", data(0, b"x"), connection_error(PROTOCOL)),
    Case("6.1", "padded DATA", opened(1) + padded(DATA, 1, GOOD, 200, END_STREAM), answered(1)),
    Case("6.1", "padding of no length", opened(1) + padded(DATA, 1, GOOD, 0, END_STREAM), answered(1)),
    Case("6.1", "DATA that is all padding", opened(1) + padded(DATA, 1, b"", 255) + data(1, GOOD),
         answered(1)),
    Case("6.1", "padding as long as the payload", opened(1) + padded(DATA, 1, b"", 9, tail=bytes(8)),
         connection_error(PROTOCOL, 1)),
    Case("6.1", "padding longer than the payload", opened(1) + padded(DATA, 1, b"x", 255, tail=b""),
         connection_error(PROTOCOL, 1)),
    Case("6.1", "padding that is not zero", opened(1) + padded(DATA, 1, GOOD, 3, END_STREAM, b"abc"),
         answered(1), "6.1: a receiver may, but need not, check the padding",
         [connection_error(PROTOCOL, 1)]),
    Case("4.2", "padded DATA without the padding's length", opened(1) + frame(DATA, PADDED, 1),
         connection_error(SIZE, 1), "6.1: the padding is then as long as the payload or longer",
         [connection_error(PROTOCOL, 1), stream_error(1, SIZE)]),
    Case("6.1", "an empty DATA that ends the stream", opened(1) + data(1, GOOD, 0) + data(1),
         answered(1)),

    # HEADERS and PRIORITY.
    Case("6.2", "HEADERS on stream 0", headers(0, HEAD), connection_error(PROTOCOL)),
    Case("6.2", "padded HEADERS", padded(HEADERS, 1, HEAD, 50, END_HEADERS) + data(1, GOOD),
         answered(1)),
    Case("6.2", "HEADERS with a priority",
         headers(1, b"\0\0\0\0\x10" + HEAD, END_HEADERS | PRIORITIZED) + data(1, GOOD), answered(1)),
    Case("6.2", "HEADERS with an exclusive priority and padding",
         padded(HEADERS, 1, b"\x80\0\0\x03\xff" + HEAD, 7, END_HEADERS | PRIORITIZED) + data(1, GOOD),
         answered(1)),
    Case("6.2", "HEADERS whose padding is longer than the rest",
         padded(HEADERS, 1, HEAD, 255, END_HEADERS, b""), connection_error(PROTOCOL)),
    Case("4.2", "HEADERS too short for their priority",
         headers(1, b"\0\0\0", END_HEADERS | PRIORITIZED), connection_error(SIZE)),
    Case("6.2", "HEADERS that depend on their own stream",
         headers(1, b"\0\0\0\1\x10" + HEAD, END_HEADERS | PRIORITIZED) + data(1, BAD),
         connection_error(PROTOCOL),
         "RFC 7540, 5.3.1 makes it a stream error, 5.4.1 allows more, and 5.3.2 ignores priorities",
         [stream_error(1, PROTOCOL), answered(1)]),
    Case("6.3", "PRIORITY on stream 0", priority(0), connection_error(PROTOCOL)),
    Case("6.3", "PRIORITY of four bytes", opened(1) + frame(PRIORITY, 0, 1, bytes(4)),
         connection_error(SIZE, 1), HARSHER, [stream_error(1, SIZE)]),
    Case("6.3", "PRIORITY of six bytes", opened(1) + frame(PRIORITY, 0, 1, bytes(6)),
         connection_error(SIZE, 1), HARSHER, [stream_error(1, SIZE)]),
    Case("6.3", "PRIORITY on an idle stream", priority(77, 1), []),
    Case("6.3", "PRIORITY within a request", opened(1) + priority(1, 0) + data(1, GOOD), answered(1)),
    Case("6.3", "PRIORITY on a closed stream", [good(1), answered(1)[2], priority(1)], answered(1)),

    # RST_STREAM.
    Case("6.4", "RST_STREAM on stream 0", rst_stream(0), connection_error(PROTOCOL)),
    Case("6.4", "RST_STREAM on an idle stream", rst_stream(1), connection_error(PROTOCOL)),
    Case("6.4", "RST_STREAM of three bytes", opened(1) + frame(RST_STREAM, 0, 1, bytes(3)),
         connection_error(SIZE, 1)),
    Case("6.4", "RST_STREAM of five bytes", opened(1) + frame(RST_STREAM, 0, 1, bytes(5)),
         connection_error(SIZE, 1)),
    Case("6.4", "RST_STREAM ends a request", opened(1) + data(1, BAD[:9], 0) + rst_stream(1), []),
    Case("7", "an unknown error code in RST_STREAM", opened(1) + rst_stream(1, 0xdeadbeef), []),

    # PUSH_PROMISE.
    Case("8.4", "PUSH_PROMISE from a client", opened(1) + frame(
        PUSH_PROMISE, END_HEADERS, 1, struct.pack(">I", 2) + HEAD), connection_error(PROTOCOL, 1)),
    Case("8.4", "PUSH_PROMISE on stream 0", frame(
        PUSH_PROMISE, END_HEADERS, 0, struct.pack(">I", 2) + HEAD), connection_error(PROTOCOL)),

    # PING.
    Case("6.7", "PINGs are answered with their payload, in order",
         ping(b"first...") + ping(b"\0" * 8) + ping(b"\xff" * 8),
         ["PING ACK 66697273742e2e2e", "PING ACK " + "00" * 8, "PING ACK " + "ff" * 8]),
    Case("6.7", "a PING with ACK is not answered", ping(b"whatever", ACK), []),
    Case("6.7", "PING on a stream", ping(stream=1), connection_error(PROTOCOL)),
    Case("6.7", "PING of seven bytes", ping(b"1234567"), connection_error(SIZE)),
    Case("6.7", "PING of nine bytes", ping(b"123456789"), connection_error(SIZE)),
    Case("6.7", "PING within a request", opened(1) + ping(b"12345678") + data(1, GOOD),
         ["PING ACK 3132333435363738", *answered(1)]),

    # GOAWAY.
    Case("6.8", "GOAWAY on a stream", goaway(stream=1), connection_error(PROTOCOL)),
    Case("6.8", "GOAWAY of seven bytes", frame(GOAWAY, 0, 0, bytes(7)), connection_error(SIZE)),
    Case("6.8", "GOAWAY ends an idle connection", goaway(), connection_error("NO_ERROR")),
    Case("6.8", "GOAWAY lets open requests finish", opened(1) + goaway() + data(1, GOOD),
         answered(1) + connection_error("NO_ERROR", 1)),
    Case("6.8", "GOAWAY twice", goaway() * 2, connection_error("NO_ERROR")),
    Case("6.8", "GOAWAY with debug data and an unknown code", goaway(0xabcdef, 0, b"bye"),
         connection_error("NO_ERROR")),

    # CONTINUATION.
    Case("6.10", "a head in three frames", headers(1, HEAD[:20], 0) + continuation(1, HEAD[20:50], 0)
         + continuation(1, HEAD[50:]) + data(1, GOOD), answered(1)),
    Case("6.10", "a head in an empty HEADERS and a CONTINUATION", headers(1, b"", 0)
         + continuation(1, HEAD) + data(1, GOOD), answered(1)),
    Case("6.10", "some empty CONTINUATIONs", headers(1, HEAD, 0) + continuation(1, b"", 0) * 5
         + continuation(1) + data(1, GOOD), answered(1)),
    Case("6.10", "the stream ends with HEADERS, not with CONTINUATION",
         headers(1, HEAD, END_STREAM) + continuation(1), failed(1, 13)),
    Case("6.10", "CONTINUATION on stream 0", continuation(0, HEAD), connection_error(PROTOCOL)),
    Case("6.10", "CONTINUATION without HEADERS", continuation(1, HEAD), connection_error(PROTOCOL)),
    Case("6.10", "CONTINUATION after the head's end", opened(1) + continuation(1, b""),
         connection_error(PROTOCOL, 1)),
    Case("6.10", "CONTINUATION after DATA", opened(1) + data(1, BAD, 0) + continuation(1, b""),
         connection_error(PROTOCOL, 1)),
    Case("6.10", "CONTINUATION of another stream", headers(1, HEAD, 0) + continuation(3, b""),
         connection_error(PROTOCOL, 1)),
    Case("6.2", "DATA inside a field block", headers(1, HEAD, 0) + data(1, BAD),
         connection_error(PROTOCOL, 1)),
    Case("6.2", "HEADERS inside a field block", headers(1, HEAD, 0) + headers(3, HEAD),
         connection_error(PROTOCOL, 1)),
    Case("6.2", "PING inside a field block", headers(1, HEAD, 0) + ping(), connection_error(PROTOCOL, 1)),
    Case("6.2", "SETTINGS inside a field block", headers(1, HEAD, 0) + settings(),
         connection_error(PROTOCOL, 1)),
    Case("6.2", "WINDOW_UPDATE inside a field block", headers(1, HEAD, 0) + window_update(0, 1),
         connection_error(PROTOCOL, 1)),
    Case("6.2", "a connection that ends inside a field block",
         [headers(1, HEAD, 0), half_close], CLOSED),
]
