"""Bodies between clients and an endpoint of one coding stay compressed, and say the same."""

import gzip
import time
import zlib
from collections import Counter

import cramjam
import pytest

from harness.http import post
from harness.otlp import span_ids, spans_body, with_resource
from harness.peer import Answer

GZIP = {"Content-Encoding": "gzip"}
ZSTD = {"Content-Encoding": "zstd"}


def zstd(body, level=3):
    """Returns a body as one frame."""
    return bytes(cramjam.zstd.compress(body, level))


# Batches are as full as they may be, however slowly bodies come.
PATIENT = {"TEST_TIMEOUT": "4s"}


def await_spans(peer, count):
    """Waits until so many spans have arrived."""
    end = time.monotonic() + 20
    while len(span_ids(peer.requests)) < count:
        assert time.monotonic() < end, "spans are missing"
        time.sleep(0.02)


def is_one_member(body):
    """Says whether a body is one gzip member with nothing behind it."""
    stream = zlib.decompressobj(31)
    stream.decompress(body)
    return stream.eof and not stream.unused_data


def is_one_frame(body):
    """Says whether a body is one Zstandard frame that tells its size (RFC 8878, 3.1.1)."""
    assert body[:4] == b"\x28\xb5\x2f\xfd"
    flag, is_single, has_checksum = body[4] >> 6, body[4] >> 5 & 1, body[4] >> 2 & 1
    place = 5 + (1 - is_single) + (is_single if flag == 0 else 1 << flag)
    is_last = False
    while not is_last:
        header = int.from_bytes(body[place:place + 3], "little")
        is_last, kind, size = header & 1, header >> 1 & 3, header >> 3
        place += 3 + (1 if kind == 1 else size)
    return flag + is_single > 0 and place + 4 * has_checksum == len(body)


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_one_body_leaves_as_it_came(launch, peer, coding):
    collector = launch("compressed", peer, {"TEST_COMPRESSION": coding})
    plain = with_resource("traces", spans_body(range(1, 1001)))
    body = gzip.compress(plain, 9) if coding == "gzip" else zstd(plain, 9)
    assert post(collector.http, "/v1/traces", body, {"Content-Encoding": coding}).status == 200
    await_spans(peer, 1000)
    assert peer.requests[0].raw == body


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_other_codings_are_left_behind(launch, peer, coding):
    collector = launch("compressed", peer, {"TEST_COMPRESSION": coding})
    bodies = {"gzip": gzip.compress, "zstd": zstd, "zlib": zlib.compress}
    for number, (name, compress) in enumerate(bodies.items()):
        body = compress(spans_body(range(number * 1000, number * 1000 + 1000)))
        assert post(collector.http, "/v1/traces", body, {"Content-Encoding": name}).status == 200
    await_spans(peer, 3000)
    assert Counter(span_ids(peer.requests)) == Counter(range(3000))
    assert {request.headers["content-encoding"] for request in peer.requests} == {coding}


def test_frames_of_any_make_are_joined_into_one(launch, peer):
    collector = launch("compressed", peer, {"TEST_COMPRESSION": "zstd", **PATIENT})
    first, blocks = 1, []
    for level in (1, 2, 3, 5, 7, 9, 12, 14, 19):
        body = zstd(with_resource("traces", spans_body(range(first, first + 1000))), level)
        assert post(collector.http, "/v1/traces", body, ZSTD).status == 200
        blocks.append(body[100:-100])
        first += 1000
    # One of two frames, one that is small, and one that is not compressed, are compressed again.
    plain = [spans_body(range(start, start + 400)) for start in (first, first + 400)]
    small = [spans_body(range(start, start + 5)) for start in (first + 800, first + 805)]
    for body, encoding in ((zstd(plain[0]) + zstd(plain[1]), ZSTD), (zstd(small[0]), ZSTD),
                           (small[1], {})):
        assert post(collector.http, "/v1/traces", body, encoding).status == 200
    first += 810
    await_spans(peer, first - 1)
    assert Counter(span_ids(peer.requests)) == Counter(range(1, first))
    assert all(is_one_frame(request.raw) for request in peer.requests)
    # All are joined as they are but the one that is cut.
    found = [any(block in request.raw for request in peer.requests) for block in blocks]
    assert found == [True] * 4 + [False] + [True] * 4
    counts = [len(span_ids([request])) for request in peer.requests]
    assert counts[:2] == [4500, 4500], "a batch is cut where its limit says"


def test_bodies_of_any_make_are_joined_into_one_member(launch, peer):
    collector = launch("compressed", peer, PATIENT)
    first = 1
    for level in (1, 6, 9):
        for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FIXED, zlib.Z_HUFFMAN_ONLY):
            stream = zlib.compressobj(level, zlib.DEFLATED, 31, 8, strategy)
            plain = spans_body(range(first, first + 1000))
            half = len(plain) // 2
            body = stream.compress(plain[:half]) + stream.flush(zlib.Z_SYNC_FLUSH)
            body += stream.compress(plain[half:]) + stream.flush()
            assert post(collector.http, "/v1/traces", body, GZIP).status == 200
            first += 1000
    # One that is small, and one that is not compressed, go behind the others.
    for encoding in (GZIP, {}):
        plain = spans_body(range(first, first + 5))
        assert post(collector.http, "/v1/traces", gzip.compress(plain) if encoding else plain,
                    encoding).status == 200
        first += 5
    await_spans(peer, first - 1)
    assert Counter(span_ids(peer.requests)) == Counter(range(1, first))
    assert all(is_one_member(request.raw) for request in peer.requests)
    counts = [len(span_ids([request])) for request in peer.requests]
    assert counts[:2] == [4500, 4500], "a batch is cut where its limit says"


def test_a_merged_request_that_is_rejected_loses_only_the_bad_body(launch, peers):
    """The endpoint rejects whatever holds span 1500; the bodies around it arrive."""
    def script(_, request):
        return Answer(400 if 1500 in span_ids([request]) else 200)

    peer = peers(script)
    collector = launch("compressed", peer, PATIENT)
    for first in range(1, 4001, 1000):
        body = gzip.compress(spans_body(range(first, first + 1000)))
        assert post(collector.http, "/v1/traces", body, GZIP).status == 200
    await_spans(peer, 3000)
    collector.await_metric("otelcol_exporter_send_failed_spans_total", 1000)
    assert peer.attempts > 4, "they were merged, and taken apart"
    assert sorted(span_ids(peer.requests)) == [*range(1, 1001), *range(2001, 4001)]
