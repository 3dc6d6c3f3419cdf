"""Clients that wear a server out (section 10.5): the connection ends, and says why; others are served."""

from .case import Case
from .frames import (BAD, DATA, GOOD, PADDED, block, call, continuation, data, fields, frame, good,
                     headers, integer, literal, message, opened, ping, priority, rst_stream, settings,
                     window_update)
from .wire import answered, failed, stream_error

CALM = ["GOAWAY ENHANCE_YOUR_CALM", "END"]
START = block(fields())
EXHAUSTED = 8
LIMIT = "10.5.1: a server may answer 431 or end the stream; 7 leaves the code to it"


class Flood:
    """Sends something again and again until the server ends the connection, or so often that it must
    have been a mistake not to; only how it ends counts as seen."""

    def __init__(self, make, before=b"", most=30_000, step=250, waits=False):
        self.make, self.before, self.most, self.step = make, before, most, step
        self.waits = waits  # for as many frames in return

    def __call__(self, wire):
        wire.send(self.before)
        for start in range(0, self.most, self.step):
            wire.send(b"".join(self.make(number) for number in range(start, start + self.step)))
            wanted = len(wire.seen) + self.step if self.waits else 0
            while not wire.is_over and (wire.has_news() or len(wire.seen) < wanted):
                wire.read()
            if wire.is_over:
                break
        wire.seen[:] = [line.split(" last=")[0] for line in wire.seen
                        if line.startswith(("GOAWAY", "END", "RESET"))]


def flood(name, make, before=b"", section="10.5", **options):
    """Returns a case of a flood that must be stopped."""
    return Case(section, name, Flood(make, before, **options), CALM)


def pings(wire):
    """Makes 2,000 PINGs one by one, as a client that measures round trips."""
    for number in range(2000):
        payload = b"%08d" % number
        wire.send(ping(payload))
        wire.await_line(f"PING ACK {payload.hex()}")
        wire.seen.clear()


def cancellations(wire):
    """Makes 300 calls that are cancelled early, and as many that are answered."""
    for number in range(300):
        first = odd(2 * number)
        wire.send(opened(first) + data(first, GOOD[:9], 0) + rst_stream(first))
        wire.send(good(first + 2))
        wire.await_line(answered(first + 2)[2])
        wire.seen.clear()


def odd(number):
    """Returns the number of a client's stream."""
    return 2 * number + 1


CASES = [
    flood("a flood of PINGs", lambda n: ping()),
    flood("a flood of PINGs with ACK", lambda n: ping(flags=1)),
    flood("a flood of empty SETTINGS", lambda n: settings()),
    flood("a flood of SETTINGS", lambda n: settings(*[(3, n)] * 5)),
    flood("a flood of PRIORITYs", lambda n: priority(odd(n % 1000))),
    flood("a flood of WINDOW_UPDATEs", lambda n: window_update(0, 1)),
    flood("a flood of WINDOW_UPDATEs on a stream", lambda n: window_update(1, 1), opened(1)),
    flood("a flood of unknown frames", lambda n: frame(0xee, 0, 0, b"x")),
    flood("a flood of empty DATA", lambda n: data(1, b"", 0), opened(1)),
    flood("a flood of padding", lambda n: frame(DATA, PADDED, 1, b"\x08" + bytes(8)), opened(1)),
    flood("rapid reset: calls that are cancelled at once",
          lambda n: opened(odd(n)) + rst_stream(odd(n))),
    Case("10.5", "rapid reset: whole calls that are cancelled", Flood(
        lambda n: call(odd(n), body=message(b"")) + rst_stream(odd(n))), CALM,
         "10.5: calls that were handled need not count; 7: the code is nghttp2's",
         [["GOAWAY INTERNAL_ERROR", "END"]]),
    flood("resets by the server: heads that are malformed",
          lambda n: headers(odd(n), b"\x83"), step=10, waits=True),
    flood("resets by the server: trailers that are malformed",
          lambda n: opened(odd(n)) + headers(odd(n), b"\x83"), step=10, waits=True),
    flood("resets by the server: lengths that do not match",
          lambda n: opened(odd(n), ("content-length", "9")) + data(odd(n)), step=10, waits=True),
    flood("a flood of CONTINUATIONs", lambda n: continuation(1, b"", 0), headers(1, START, 0)),
    flood("a flood of CONTINUATIONs with fields",
          lambda n: continuation(1, literal(f"x-{n}", "v"), 0), headers(1, START, 0)),

    # Heads that are too large.
    Case("10.5.1", "a head of more bytes than SETTINGS_MAX_HEADER_LIST_SIZE",
         call(1, ("x-large", "y" * 32_768)), failed(1, EXHAUSTED, 431)),
    Case("10.5.1", "a head of many small fields",
         call(1, *[("x-small", "")] * 101), failed(1, EXHAUSTED, 431)),
    Case("10.5.1", "a head of as many fields as there may be",
         good(1, *[("x-small", "")] * 94), answered(1)),
    Case("10.5.1", "a head far too large, in one frame",
         opened(1, *[("x-large", "y" * 20_000)] * 13), stream_error(1, "INTERNAL_ERROR"), LIMIT,
         [failed(1, EXHAUSTED, 431, early=True)]),
    Case("10.5.1", "a small head that grows by HPACK",
         headers(1, START + literal("x", "y" * 3000, 0x40) + integer(62, 7, 0x80) * 8000) + data(1, BAD),
         stream_error(1, "INTERNAL_ERROR"), LIMIT, [failed(1, EXHAUSTED, 431)]),
    Case("10.5.1", "after a head that is too large the state is whole",
         headers(1, START + literal("x-big", "y" * 3000, 0x40) + integer(62, 7, 0x80) * 8000
                 + literal("x-kept", "1", 0x40)) + data(1, BAD)
         + headers(3, START + integer(62, 7, 0x80)) + data(3, GOOD),
         stream_error(1, "INTERNAL_ERROR") + answered(3), LIMIT,
         [failed(1, EXHAUSTED, 431) + answered(3)]),

    # What must not be taken for abuse.
    Case("10.5", "many PINGs, each after the answer to the last", pings, []),
    Case("10.5", "many cancelled calls among many that are not", cancellations, []),
]
