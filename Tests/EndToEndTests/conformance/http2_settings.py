"""SETTINGS (sections 6.5 and 8.4) and flow control (sections 5.2 and 6.9)."""

from .case import Case
from .frames import (ACK, DATA, ENABLE_CONNECT, ENABLE_PUSH, GOOD, INITIAL_WINDOW, LARGEST, MAGIC,
                     MAX_FRAME, MAX_HEAD_LIST, MAX_STREAMS, NO_PRIORITIES, PADDED, SETTINGS, TABLE_SIZE,
                     WINDOW_UPDATE, data, frame, good, message, opened, ping, rst_stream, settings,
                     window_update)
from .http2_framing import FIRST, HARSHER, PROTOCOL, SIZE
from .wire import answered, connection_error, failed, stream_error

FLOW = "FLOW_CONTROL_ERROR"
ACKED = ["SETTINGS ACK"]
HEAD, _, TRAILERS = answered(1)
PONG = "PING ACK " + b"conform!".hex()
NOTHING_FLOWS = settings((INITIAL_WINDOW, 0))


def upload(wire):
    """Sends more than the connection's first window in calls that each fit a stream's, and asserts
    that room is given back: at least half of the window is always free (6.9)."""
    body = message(b"\xfa\x3e\xa0\xf7\x03" + bytes(64416))  # an unknown field of 64,416 bytes
    window, sent = 4 << 20, 0
    for stream in range(1, 201, 2):
        wire.send(opened(stream) + data(stream, body))
        wire.await_line(answered(stream)[2])
        sent += len(body)
        assert wire.credit.get(0, 0) >= sent - window // 2, "the connection's window is not refilled"
    assert sent > 6 << 20
    wire.seen.clear()


def fill_stream(wire):
    """Uses up three quarters of the windows that hold until the client acknowledges the server's
    settings, and asserts that room is given back on the stream as well (6.9.2)."""
    wire.send(MAGIC + settings() + opened(1) + data(1, message(bytes(15_995), length=65_000), 0))
    wire.send(data(1, bytes(16_000), 0) * 2 + ping())
    wire.await_line(PONG)
    assert wire.credit[1] >= 48_000 - 65_535 // 2


CASES = [
    # SETTINGS.
    Case("6.5", "SETTINGS on a stream", settings(stream=1), connection_error(PROTOCOL)),
    Case("6.5", "SETTINGS of five bytes", frame(SETTINGS, 0, 0, bytes(5)), connection_error(SIZE)),
    Case("6.5", "SETTINGS of seven bytes", frame(SETTINGS, 0, 0, b"\0\5\0\0\x40\0\0"),
         connection_error(SIZE)),
    Case("6.5", "an acknowledgement with content",
         frame(SETTINGS, ACK, 0, b"\0\5\0\0\x40\0"), connection_error(SIZE)),
    Case("6.5", "SETTINGS without any setting", settings(), ACKED),
    Case("6.5", "every known setting at once",
         settings((TABLE_SIZE, 4096), (ENABLE_PUSH, 0), (MAX_STREAMS, 7), (INITIAL_WINDOW, 70_000),
                  (MAX_FRAME, 16_384), (MAX_HEAD_LIST, 10_000)), ACKED),
    Case("6.5.2", "ENABLE_PUSH 1", settings((ENABLE_PUSH, 1)), ACKED),
    Case("6.5.2", "ENABLE_PUSH 2", settings((ENABLE_PUSH, 2)), connection_error(PROTOCOL)),
    Case("6.5.2", "INITIAL_WINDOW_SIZE 2^31 - 1", settings((INITIAL_WINDOW, LARGEST)), ACKED),
    Case("6.5.2", "INITIAL_WINDOW_SIZE 2^31", settings((INITIAL_WINDOW, 2**31)),
         connection_error(FLOW)),
    Case("6.5.2", "MAX_FRAME_SIZE 16383", settings((MAX_FRAME, 16_383)), connection_error(PROTOCOL)),
    Case("6.5.2", "MAX_FRAME_SIZE 2^24 - 1", settings((MAX_FRAME, 2**24 - 1)), ACKED),
    Case("6.5.2", "MAX_FRAME_SIZE 2^24", settings((MAX_FRAME, 2**24)), connection_error(PROTOCOL)),
    Case("6.5.2", "an unknown setting is ignored", settings((0xfafa, 2**32 - 1)), ACKED),
    Case("6.5.2", "MAX_CONCURRENT_STREAMS 0 forbids only pushes",
         [settings((MAX_STREAMS, 0)), *ACKED, good(1)], ACKED + answered(1)),
    Case("6.5.2", "MAX_HEADER_LIST_SIZE is advice", settings((MAX_HEAD_LIST, 100)) + good(1),
         ACKED + answered(1)),
    Case("6.5.2", "HEADER_TABLE_SIZE 2^32 - 1", settings((TABLE_SIZE, 2**32 - 1)) + good(1),
         ACKED + answered(1)),
    Case("6.5.3", "each SETTINGS is acknowledged", settings((MAX_STREAMS, 1)) * 7, ACKED * 7),
    Case("6.5.3", "an acknowledgement that nobody awaits", settings(flags=ACK),
         connection_error(PROTOCOL), "6.5.3 does not say; 5.4.1 allows to end any connection", [[]]),
    Case("6.5.3", "values are taken in order: the last stands",
         [settings((INITIAL_WINDOW, 9000), (INITIAL_WINDOW, 0)), *ACKED, good(1)],
         ACKED + [HEAD], room=5),
    Case("6.5.3", "values are taken in order: nothing but the last stands",
         [settings((INITIAL_WINDOW, 0), (INITIAL_WINDOW, 9000)), *ACKED, good(1)],
         ACKED + answered(1)),
    Case("RFC 8441, 3", "ENABLE_CONNECT_PROTOCOL 2", settings((ENABLE_CONNECT, 2)),
         connection_error(PROTOCOL), "RFC 8441, 3 speaks of servers' settings only", [ACKED]),
    Case("RFC 9218, 2.1", "NO_RFC7540_PRIORITIES 2", settings((NO_PRIORITIES, 2)),
         connection_error(PROTOCOL)),
    Case("RFC 9218, 2.1", "NO_RFC7540_PRIORITIES that changes",
         settings((NO_PRIORITIES, 1)) + settings((NO_PRIORITIES, 0)), connection_error(PROTOCOL),
         "RFC 9218, 2.1: an endpoint may, but need not, see an error in it", [ACKED * 2]),

    # Windows of what the server sends.
    Case("6.9", "an increment of zero on the connection", window_update(0, 0),
         connection_error(PROTOCOL)),
    Case("6.9", "an increment of zero on a stream", opened(1) + window_update(1, 0),
         connection_error(PROTOCOL, 1), HARSHER, [stream_error(1, PROTOCOL)]),
    Case("6.9", "WINDOW_UPDATE of three bytes on the connection", frame(WINDOW_UPDATE, 0, 0, bytes(3)),
         connection_error(SIZE)),
    Case("6.9", "WINDOW_UPDATE of five bytes on a stream",
         opened(1) + frame(WINDOW_UPDATE, 0, 1, b"\0\0\0\1\0"), connection_error(SIZE, 1)),
    Case("6.9", "the reserved bit of an increment is ignored",
         [NOTHING_FLOWS, *ACKED, good(1), HEAD, window_update(1, 5 | 1 << 31)],
         ACKED + answered(1), room=5),
    Case("6.9", "WINDOW_UPDATE on an idle stream", window_update(1, 1), connection_error(PROTOCOL)),
    Case("6.9", "WINDOW_UPDATE on a closed stream", [good(1), TRAILERS, window_update(1, 1)],
         answered(1)),
    Case("6.9.1", "the connection's window past 2^31 - 1", window_update(0, LARGEST),
         connection_error(FLOW)),
    Case("6.9.1", "the connection's window at 2^31 - 1", window_update(0, LARGEST - 65_535), []),
    Case("6.9.1", "a stream's window past 2^31 - 1", opened(1) + window_update(1, LARGEST),
         stream_error(1, FLOW) + connection_error(FLOW, 1), HARSHER, [stream_error(1, FLOW)]),
    Case("6.9.1", "a stream's window past 2^31 - 1 in steps",
         opened(1) + window_update(1, LARGEST - 65_535) + window_update(1, 1),
         stream_error(1, FLOW) + connection_error(FLOW, 1), HARSHER, [stream_error(1, FLOW)]),
    Case("6.9.1", "a stream's window at 2^31 - 1",
         opened(1) + window_update(1, LARGEST - 65_535) + data(1, GOOD), answered(1)),
    Case("6.9.2", "a new initial window that lifts a stream's past 2^31 - 1",
         opened(1) + window_update(1, LARGEST - 65_535) + settings((INITIAL_WINDOW, 65_536)),
         ACKED + stream_error(1, FLOW) + connection_error(FLOW, 1)),
    Case("6.9.1", "no DATA through a window of zero", [NOTHING_FLOWS, *ACKED, good(1)],
         ACKED + [HEAD], room=5),
    Case("6.9.1", "DATA in parts through a window that opens so",
         [NOTHING_FLOWS, *ACKED, good(1), HEAD, window_update(1, 1), "DATA 1 00", window_update(1, 2),
          "DATA 1 0000", window_update(1, 2)],
         ACKED + [HEAD, "DATA 1 00", "DATA 1 0000", "DATA 1 0000", TRAILERS], room=5),
    Case("6.9.2", "a new initial window opens streams", [
        NOTHING_FLOWS, *ACKED, good(1), HEAD, settings((INITIAL_WINDOW, 5))],
         ACKED * 2 + answered(1), room=5),
    Case("6.9.2", "a window below zero must be made up for", [
        settings((INITIAL_WINDOW, 3)), *ACKED, good(1), "DATA 1 000000", NOTHING_FLOWS,
        window_update(1, 3), window_update(1, 1), "DATA 1 00", window_update(1, 1)],
         ACKED * 2 + [HEAD, "DATA 1 000000", "DATA 1 00", "DATA 1 00", TRAILERS], room=5),
    Case("6.9.2", "trailers need no window", [
        settings((INITIAL_WINDOW, 5)), *ACKED, good(1)], ACKED + answered(1)),
    Case("6.9", "errors need no window", [NOTHING_FLOWS, *ACKED, opened(1) + data(1)],
         ACKED + failed(1, 13), room=5),
    Case("6.9", "a reset stream gives up what waits for a window",
         [NOTHING_FLOWS, *ACKED, good(1), HEAD, rst_stream(1)], ACKED + [HEAD], room=5),

    # Windows of what the client sends.
    Case("6.9.1", "the connection's window is given back", upload, []),
    Case("6.9.2", "a stream's window is given back", [fill_stream, rst_stream(1)], [*FIRST, PONG],
         raw=True),
    Case("6.1", "padding uses up a window that is given back", opened(1) + frame(
        DATA, PADDED, 1, b"\xff" + bytes(255)) * 300 + data(1, GOOD), answered(1)),
]
