"""Compressed bodies, made by other libraries than the collector's own."""

import gzip
import zlib

import cramjam
import pytest

from harness.grpc import METHODS
from harness.h2client import call
from harness.http import post
from harness.otlp import span_ids, spans_body

PACKERS = {
    "gzip": gzip.compress,
    "zlib": zlib.compress,
    "deflate": zlib.compress,
    "zstd": lambda body: bytes(cramjam.zstd.compress(body)),
    "snappy": lambda body: bytes(cramjam.snappy.compress_raw(body)),
    "lz4": lambda body: bytes(cramjam.lz4.compress(body)),
}


def framed(body):
    """Returns a body in snappy's framing format."""
    return bytes(cramjam.snappy.compress(body))


@pytest.mark.parametrize("coding", PACKERS)
def test_bodies_of_every_coding(collector, peer, coding):
    ids = range(2000)
    body = PACKERS[coding](spans_body(ids))
    for name in (coding, coding.upper()):
        answer = post(collector.http, "/v1/traces", body, {"Content-Encoding": name})
        assert answer.status == 200
    peer.await_requests(lambda got: sum(span_ids(got).values()) >= 4000)
    assert span_ids(peer.requests) == {number: 2 for number in ids}


def test_snappy_in_frames_says_so_itself(collector, peer):
    body = framed(spans_body(range(3000)))
    assert post(collector.http, "/v1/traces", body, {"Content-Encoding": "snappy"}).status == 200
    peer.await_requests(lambda got: len(span_ids(got)) >= 3000)


def test_frames_that_follow_one_another(collector, peer):
    for coding, pack in (("zstd", PACKERS["zstd"]), ("lz4", PACKERS["lz4"]), ("snappy", framed)):
        body = pack(spans_body([1, 2])) + pack(spans_body([3]))
        assert post(collector.http, "/v1/traces", body, {"Content-Encoding": coding}).status == 200
    peer.await_requests(lambda got: sum(span_ids(got).values()) >= 9)
    assert span_ids(peer.requests) == {1: 3, 2: 3, 3: 3}


@pytest.mark.parametrize("coding", PACKERS)
def test_damage_is_refused_with_its_reason(collector, peer, coding):
    whole = PACKERS[coding](spans_body(range(50)))
    for body in (whole[:-3], whole[:12], b"", b"this is not compressed at all", whole + b"more"):
        answer = post(collector.http, "/v1/traces", body, {"Content-Encoding": coding})
        assert answer.status == 400, body[:20]
        name = "zlib" if coding == "deflate" else coding
        assert name in answer.rpc.message
    assert post(collector.http, "/v1/traces", whole, {"Content-Encoding": coding}).status == 200
    peer.await_requests(lambda got: len(span_ids(got)) >= 50)
    assert sum(span_ids(peer.requests).values()) == 50


@pytest.mark.parametrize("coding", PACKERS)
def test_bombs_are_refused_in_little_memory(collector, coding):
    bomb = PACKERS[coding](bytes(64 << 20))
    for _ in range(5):  # what the collector keeps to use again
        post(collector.http, "/v1/traces", bomb, {"Content-Encoding": coding})
    before, _ = collector.memory()
    for _ in range(20):
        answer = post(collector.http, "/v1/traces", bomb, {"Content-Encoding": coding})
        assert answer.status == 413
    assert collector.memory()[0] - before < 8 << 10


def test_only_the_codings_that_are_configured(launch, peer):
    collector = launch("codings", peer)
    body = spans_body([1])
    answer = post(collector.http, "/v1/traces", body, {"Content-Encoding": "gzip"})
    assert answer.status == 415
    assert answer.headers["accept-encoding"] == "zstd, x-snappy-framed"
    assert b"supported: [zstd x-snappy-framed]" in answer.body
    assert post(collector.http, "/v1/traces", body).status == 415
    for coding, packed in (("zstd", PACKERS["zstd"](body)), ("x-snappy-framed", framed(body))):
        assert post(collector.http, "/v1/traces", packed, {"Content-Encoding": coding}).status == 200
    block = PACKERS["snappy"](body)
    fields = {"Content-Encoding": "x-snappy-framed"}
    assert post(collector.http, "/v1/traces", block, fields).status == 400


@pytest.mark.parametrize("coding", ["gzip", "zstd", "snappy"])
def test_messages_of_every_coding(collector, peer, coding):
    method, body = METHODS["traces"], spans_body(range(500))
    pack = PACKERS[coding]
    packed = [pack(body)] + ([framed(body)] if coding == "snappy" else [])
    for message in packed:
        answer = call(collector.grpc, method, message, flag=1, encoding=coding)
        assert answer["grpc-status"] == "0"
        assert answer["grpc-accept-encoding"] == "identity,gzip,zstd,snappy"
    answer = call(collector.grpc, method, packed[0][:-3], flag=1, encoding=coding)
    assert answer["grpc-status"] == "3"
    peer.await_requests(lambda got: sum(span_ids(got).values()) >= 500 * len(packed))


UNPACKERS = {
    "gzip": gzip.decompress,
    "zlib": zlib.decompress,
    "deflate": zlib.decompress,
    "zstd": lambda body: bytes(cramjam.zstd.decompress(body)),
    "snappy": lambda body: bytes(cramjam.snappy.decompress_raw(body)),
}


def test_exporters_of_every_coding(launch, peer):
    collector = launch("packed-out", peer)
    body = spans_body(range(3000))
    assert post(collector.http, "/v1/traces", body).status == 200
    peer.await_requests(lambda got: len(got) >= 6)
    found = {request.path.split("/")[1]: request for request in peer.requests}
    assert set(found) == {*UNPACKERS, "none"}
    for coding, request in found.items():
        if coding == "none":
            assert "content-encoding" not in request.headers and request.raw == body
            continue
        assert request.headers["content-encoding"] == coding
        assert UNPACKERS[coding](request.raw) == body
        assert len(request.raw) < len(body) / 2
