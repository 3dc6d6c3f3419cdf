"""Bodies between gzip clients and a gzip endpoint stay compressed, and say the same."""

import gzip
import time
import zlib
from collections import Counter

from harness.http import post
from harness.otlp import span_ids, spans_body
from harness.peer import Answer

GZIP = {"Content-Encoding": "gzip"}


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


def test_one_body_leaves_as_it_came(launch, peer):
    collector = launch("compressed", peer)
    body = gzip.compress(spans_body(range(1, 1001)), 9)
    assert post(collector.http, "/v1/traces", body, GZIP).status == 200
    await_spans(peer, 1000)
    assert peer.requests[0].raw == body


def test_bodies_of_any_make_are_joined_into_one_member(launch, peer):
    collector = launch("compressed", peer)
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
    collector = launch("compressed", peer)
    for first in range(1, 4001, 1000):
        body = gzip.compress(spans_body(range(first, first + 1000)))
        assert post(collector.http, "/v1/traces", body, GZIP).status == 200
    await_spans(peer, 3000)
    assert peer.attempts > 4, "they were merged, and taken apart"
    assert sorted(span_ids(peer.requests)) == [*range(1, 1001), *range(2001, 4001)]
    assert collector.metric("otelcol_exporter_send_failed_spans_total") == 1000
