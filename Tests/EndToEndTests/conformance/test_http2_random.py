"""Frames in no order: whatever comes, the server answers in sound frames, or says GOAWAY and ends."""

import random

import pytest

from . import frames
from .frames import (END_HEADERS, END_STREAM, GOOD, HEADERS, LARGEST, PADDED, block, call,
                     continuation, data, fields, frame, goaway, good, headers, literal, opened, ping,
                     priority, rst_stream, settings, window_update)
from .wire import BARRIER, Wire

START = block(fields())
# Makers of frames, given a stream and a source of chance.
MAKERS = [
    lambda s, r: good(s), lambda s, r: opened(s), lambda s, r: opened(s, flags=END_STREAM),
    lambda s, r: data(s, GOOD[:9], 0), lambda s, r: data(s, GOOD[9:]), lambda s, r: data(s, b"", 0),
    lambda s, r: data(s, r.randbytes(r.randrange(3000)), 0), lambda s, r: data(s),
    lambda s, r: rst_stream(s, r.randrange(15)), lambda s, r: priority(s, r.choice((0, s, 3))),
    lambda s, r: window_update(r.choice((0, s)), r.choice((0, 1, 100, LARGEST))),
    lambda s, r: settings((r.randrange(11), r.choice((0, 1, 5, 16_384, 100_000, 2**31)))),
    lambda s, r: settings(flags=1), lambda s, r: ping(r.randbytes(8), r.randrange(2)),
    lambda s, r: goaway(r.randrange(15)), lambda s, r: frame(r.randrange(256), r.randrange(256), s),
    lambda s, r: headers(s, START[:40], 0), lambda s, r: continuation(s, START[40:]),
    lambda s, r: headers(s, START, 0) + continuation(s, b"", r.choice((0, END_HEADERS))),
    lambda s, r: headers(s, START + literal("x-a", "b", r.choice((0, 0x10, 0x40)))),
    lambda s, r: headers(s, START + bytes([r.randrange(256)])),
    lambda s, r: headers(s, block([("x-t", "1")]), END_HEADERS | END_STREAM),
    lambda s, r: call(s, ("content-length", str(r.randrange(200)))),
    lambda s, r: call(s, ("connection", "close"), body=GOOD),
    lambda s, r: call(s, ("x-large", "y" * r.choice((100, 40_000))), body=GOOD),
    lambda s, r: frame(HEADERS, END_HEADERS | PADDED, s, bytes([r.randrange(200)]) + START),
]


def sequence(rng):
    """Returns some frames, most of which make sense, and perhaps a flipped bit."""
    parts = [rng.choice(MAKERS)(rng.choice((1, 1, 3, 3, 5, 7, 2, 0)), rng)
             for _ in range(rng.randrange(1, 12))]
    wire = bytearray(b"".join(parts))
    if rng.random() < 0.2:
        wire[rng.randrange(len(wire))] ^= 1 << rng.randrange(8)
    return bytes(wire).replace(frames.BAD, GOOD)


@pytest.mark.parametrize("seed", range(20))
def test_frames_in_no_order(site, seed):
    rng = random.Random(seed)
    for _ in range(20):
        wire = Wire(site.collector.grpc).shake_hands()
        sent = sequence(rng)
        # A frame that was begun swallows the ping; the client's end then ends the connection.
        wire.send(sent + frames.ping(BARRIER))
        wire.socket.shutdown(1)
        while not wire.is_over:
            wire.read()
        assert wire.seen[-1] == "END", f"{wire.seen} answers {sent.hex()}"
        assert not any(line.startswith("unexpected") for line in wire.seen), wire.seen
        wire.close()
    fresh = Wire(site.collector.grpc).shake_hands()
    fresh.export(1, site.next_id())
    fresh.close()


def test_what_arrived_is_what_was_acknowledged(site):
    site.check()
