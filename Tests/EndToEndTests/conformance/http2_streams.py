"""States, numbers and limits of streams (section 5.1)."""

from .case import Case
from .frames import (BAD, END_STREAM, GOOD, INITIAL_WINDOW, LARGEST, call, continuation, data, good,
                     opened, priority, rst_stream, settings, window_update)
from .http2_framing import HARSHER, PROTOCOL
from .wire import answered, connection_error, failed, stream_error

CLOSED = "STREAM_CLOSED"
LENIENT = "5.1: frames on a closed stream may be treated as errors, or ignored"
HEAD, _, TRAILERS = answered(1)
ACKED = ["SETTINGS ACK"]
# The server has a call's end, and cannot send its own: the stream is half-closed (remote).
HALF_CLOSED = [settings((INITIAL_WINDOW, 0)), *ACKED, good(1), HEAD]
DONE = [good(1), TRAILERS]
LIMIT = 20  # max_concurrent_streams of the configuration
FULL = b"".join(opened(stream) for stream in range(1, 2 * LIMIT, 2))


def churn(wire):
    """Makes three times as many calls as there may be at a time, by twos."""
    for stream in range(1, 6 * LIMIT, 4):
        wire.send(good(stream) + good(stream + 2))
        for one in (stream, stream + 2):
            wire.await_line(answered(one)[2])


CASES = [
    # Idle.
    Case("5.1", "DATA on an idle stream", data(1, BAD), connection_error(PROTOCOL)),
    Case("5.1", "an empty DATA on an idle stream", data(1), connection_error(PROTOCOL)),
    Case("5.1", "RST_STREAM on an idle stream above an open one", opened(1) + rst_stream(3),
         connection_error(PROTOCOL, 1)),
    Case("5.1", "WINDOW_UPDATE on an idle stream above an open one", opened(1) + window_update(3, 1),
         connection_error(PROTOCOL, 1)),
    Case("5.1", "CONTINUATION on an idle stream above an open one", opened(1) + continuation(3),
         connection_error(PROTOCOL, 1)),
    Case("5.1", "PRIORITY on idle streams", priority(5, 3) + priority(3) + good(1), answered(1)),

    # Half-closed (remote).
    Case("5.1", "DATA on a half-closed stream", [*HALF_CLOSED, data(1, b"x")],
         ACKED + [HEAD] + connection_error(CLOSED, 1), HARSHER,
         [ACKED + [HEAD] + stream_error(1, CLOSED)], room=5),
    Case("5.1", "DATA on a half-closed stream within one segment",
         opened(1, flags=END_STREAM) + data(1, BAD),
         connection_error(CLOSED, 1), HARSHER, [stream_error(1, CLOSED), failed(1, 13)]),
    Case("5.1", "HEADERS on a half-closed stream", [*HALF_CLOSED, opened(1, flags=END_STREAM)],
         ACKED + [HEAD] + connection_error(CLOSED, 1), HARSHER,
         [ACKED + [HEAD] + stream_error(1, CLOSED)], room=5),
    Case("5.1", "CONTINUATION on a half-closed stream", [*HALF_CLOSED, continuation(1)],
         ACKED + [HEAD] + connection_error(PROTOCOL, 1)),
    Case("5.1", "WINDOW_UPDATE on a half-closed stream", [*HALF_CLOSED, window_update(1, 5)],
         ACKED + answered(1), room=5),
    Case("5.1", "PRIORITY on a half-closed stream",
         [*HALF_CLOSED, priority(1), window_update(1, 5)], ACKED + answered(1), room=5),
    Case("5.1", "RST_STREAM on a half-closed stream", [*HALF_CLOSED, rst_stream(1)],
         ACKED + [HEAD], room=5),

    # Closed.
    Case("5.1", "DATA on a closed stream", [*DONE, data(1, b"x")], answered(1), LENIENT,
         [answered(1) + connection_error(CLOSED, 1), answered(1) + stream_error(1, CLOSED)]),
    Case("5.1", "HEADERS on a closed stream", [*DONE, call(1)],
         answered(1) + connection_error(CLOSED, 1), LENIENT, [answered(1)]),
    Case("5.1", "CONTINUATION on a closed stream", [*DONE, continuation(1)],
         answered(1) + connection_error(PROTOCOL, 1)),
    Case("5.1", "RST_STREAM on a closed stream", [*DONE, rst_stream(1)], answered(1)),
    Case("5.1", "DATA after RST_STREAM", opened(1) + rst_stream(1) + data(1, BAD), [], LENIENT,
         [connection_error(CLOSED, 1), stream_error(1, CLOSED)]),
    Case("5.1", "HEADERS after RST_STREAM", opened(1) + rst_stream(1) + call(1),
         connection_error(CLOSED, 1), LENIENT, [[], stream_error(1, CLOSED)]),
    Case("5.1", "RST_STREAM after RST_STREAM", opened(1) + rst_stream(1) * 3, []),
    Case("5.1", "WINDOW_UPDATE after RST_STREAM", opened(1) + rst_stream(1) + window_update(1, 1), []),
    Case("5.1", "what is under way when the server resets a stream is ignored",
         [call(1, ("connection", "close")), stream_error(1, PROTOCOL)[0], data(1, BAD), opened(1),
          window_update(1, 9), rst_stream(1)], stream_error(1, PROTOCOL)),

    # Numbers.
    Case("5.1.1", "a stream with an even number", good(2), connection_error(PROTOCOL)),
    Case("5.1.1", "the largest number", good(LARGEST), answered(LARGEST), is_last=True),
    Case("5.1.1", "numbers that leave out some", good(7) + good(1001), answered(7) + answered(1001)),
    Case("5.1.1", "a number below the last", [good(9), answered(9)[2], call(5)],
         answered(9) + connection_error(PROTOCOL, 9)),
    Case("5.1.1", "a number below the last, while that is open", opened(9) + call(5),
         connection_error(PROTOCOL, 9)),

    # Limits.
    Case("5.1.2", "as many streams as there may be", FULL + b"".join(
        data(stream, GOOD) for stream in range(1, 2 * LIMIT, 2)),
         [line for stream in range(1, 2 * LIMIT, 2) for line in answered(stream)]),
    Case("5.1.2", "one stream too many", FULL + call(2 * LIMIT + 1),
         connection_error(PROTOCOL, 2 * LIMIT - 1), HARSHER,
         [stream_error(2 * LIMIT + 1, PROTOCOL), stream_error(2 * LIMIT + 1, "REFUSED_STREAM")]),
    Case("5.1.2", "streams that were reset make room", FULL + b"".join(
        rst_stream(stream) for stream in range(1, 2 * LIMIT, 2)) + good(101), answered(101)),
    Case("5.1.2", "streams that were answered make room", churn,
         [line for stream in range(1, 6 * LIMIT, 2) for line in answered(stream)]),
    Case("5.1.2", "streams in reverse order of their end",
         b"".join(opened(stream) for stream in (1, 3, 5)) + b"".join(
             data(stream, GOOD) for stream in (5, 3, 1)), answered(1) + answered(3) + answered(5)),
]
