"""OTLP over HTTP, as its specification words it."""

import gzip
import zlib

import pytest

from harness.http import connect, post, read_all
from harness.otlp import BODIES, REQUESTS, span_ids, spans_body

BAD_UTF8 = spans_body([1]).replace(b"work", b"\xff\xfe\xfd\xfc")


@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_success_is_an_empty_response_message(collector, signal):
    answer = post(collector.http, f"/v1/{signal}", BODIES[signal]([1, 2]))
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/x-protobuf"
    assert answer.body == b""


@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_an_empty_request_is_fine(collector, peer, signal):
    assert post(collector.http, f"/v1/{signal}", b"").status == 200
    assert post(collector.http, f"/v1/{signal}", REQUESTS[signal]().SerializeToString()).status == 200


@pytest.mark.parametrize("body", [
    BAD_UTF8, spans_body([1])[:-3], b"\x0a\xff\xff\xff\xff\x0f", b"\x07", b"not protobuf at all"],
    ids=["utf-8", "cut", "length", "wire-type", "text"])
def test_a_bad_body_is_refused_alone_with_its_reason(collector, peer, body):
    assert post(collector.http, "/v1/traces", spans_body([10])).status == 200
    answer = post(collector.http, "/v1/traces", body)
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/x-protobuf"
    assert answer.rpc.code == 3 and answer.rpc.message
    assert post(collector.http, "/v1/traces", spans_body([11])).status == 200
    peer.await_requests(lambda got: len(span_ids(got)) >= 2)
    assert set(span_ids(peer.requests)) == {10, 11}
    assert collector.metric("otelcol_receiver_accepted_spans_total") == 2


def test_methods_other_than_post(collector):
    for method in ("GET", "PUT", "DELETE", "HEAD", "OPTIONS"):
        answer = post(collector.http, "/v1/traces", None, method=method)
        assert answer.status == 405, method
        assert "POST" in answer.headers["allow"]


@pytest.mark.parametrize("path", ["/", "/v1/spans", "/v1/traces/x", "/V1/traces", "//v1/traces"])
def test_paths_that_are_not_there(collector, path):
    assert post(collector.http, path, spans_body([1])).status == 404


def test_a_query_does_not_hide_the_path(collector):
    assert post(collector.http, "/v1/traces?key=1", spans_body([1])).status == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/grpc", None])
def test_media_types_that_are_not_otlp(collector, kind):
    answer = post(collector.http, "/v1/traces", spans_body([1]), {"Content-Type": kind})
    assert answer.status == 415


def test_parameters_of_the_media_type_are_ignored(collector):
    kind = "application/x-protobuf; charset=utf-8"
    assert post(collector.http, "/v1/traces", spans_body([1]), {"Content-Type": kind}).status == 200
    kind = "Application/X-Protobuf"
    assert post(collector.http, "/v1/traces", spans_body([1]), {"Content-Type": kind}).status == 200


def test_gzip_bodies(collector, peer):
    body = gzip.compress(spans_body(range(50)))
    assert post(collector.http, "/v1/traces", body, {"Content-Encoding": "gzip"}).status == 200
    peer.await_requests(lambda got: len(span_ids(got)) >= 50)
    assert set(span_ids(peer.requests)) == set(range(50))


def test_gzip_of_several_members(collector, peer):
    body = gzip.compress(spans_body([1])) + gzip.compress(spans_body([2]))
    assert post(collector.http, "/v1/traces", body, {"Content-Encoding": "gzip"}).status == 200
    peer.await_requests(lambda got: len(span_ids(got)) >= 2)
    assert set(span_ids(peer.requests)) == {1, 2}


@pytest.mark.parametrize("damage", [
    lambda b: b[:-4], lambda b: b[:-8] + b"\0\0\0\0" + b[-4:], lambda b: b[:-4] + b"\1\0\0\0",
    lambda b: b[:20] + b"\xff\xff\xff" + b[23:], lambda b: b + b"rest", lambda b: b"plain",
    lambda b: b""], ids=["cut", "crc", "length", "data", "trailing", "not-gzip", "empty"])
def test_damaged_gzip_is_refused(collector, peer, damage):
    body = damage(gzip.compress(spans_body(range(50))))
    answer = post(collector.http, "/v1/traces", body, {"Content-Encoding": "gzip"})
    assert answer.status == 400
    assert answer.rpc.message
    assert not peer.requests


def test_encodings_that_are_not_known(collector):
    body = zlib.compress(spans_body([1]))
    assert post(collector.http, "/v1/traces", body, {"Content-Encoding": "br"}).status == 415


def test_identity_is_no_encoding(collector):
    fields = {"Content-Encoding": "identity"}
    assert post(collector.http, "/v1/traces", spans_body([1]), fields).status == 200


def test_chunked_bodies(collector, peer):
    body = spans_body(range(200))
    answer = post(collector.http, "/v1/traces", (body[i:i + 700] for i in range(0, len(body), 700)))
    assert answer.status == 200
    peer.await_requests(lambda got: len(span_ids(got)) >= 200)
    assert set(span_ids(peer.requests)) == set(range(200))


def test_requests_that_come_together_are_answered_in_order(collector):
    one = (b"POST /v1/traces HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-protobuf\r\n"
           b"Content-Length: %d\r\n\r\n%s")
    body = spans_body([1])
    last = one.replace(b"Host: x", b"Host: x\r\nConnection: close")
    with connect(collector.http) as connection:
        connection.sendall((one % (len(body), body)) * 9 + last % (len(body), body))
        assert read_all(connection).count(b"HTTP/1.1 200 OK") == 10


def test_expect_continue(collector):
    body = spans_body([1])
    with connect(collector.http) as connection:
        connection.sendall(b"POST /v1/traces HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                           b"Content-Type: application/x-protobuf\r\nConnection: close\r\n"
                           b"Content-Length: %d\r\n\r\n" % len(body))
        assert connection.recv(1000).startswith(b"HTTP/1.1 100 ")
        connection.sendall(body)
        assert b"HTTP/1.1 200 OK" in read_all(connection)


def test_http_1_0(collector):
    body = spans_body([1])
    with connect(collector.http) as connection:
        connection.sendall(b"POST /v1/traces HTTP/1.0\r\nContent-Type: application/x-protobuf\r\n"
                           b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        assert b" 200 OK" in read_all(connection)


def test_a_body_over_the_limit(launch, peer):
    collector = launch("limits", peer)
    assert post(collector.http, "/v1/traces", spans_body(range(500))).status == 200
    for body in (spans_body(range(2000)), (b"x" * 1000 for _ in range(100))):
        answer = post(collector.http, "/v1/traces", body)
        assert answer.status == 413
    packed = gzip.compress(spans_body(range(2000)))
    assert len(packed) < 64 << 10
    answer = post(collector.http, "/v1/traces", packed, {"Content-Encoding": "gzip"})
    assert answer.status == 413
    peer.await_requests(lambda got: len(span_ids(got)) >= 500)
    assert set(span_ids(peer.requests)) == set(range(500))


def test_a_signal_that_nobody_takes(launch, peer):
    collector = launch("gives-up", peer)
    assert post(collector.http, "/v1/logs", BODIES["logs"]([1])).status == 404
    assert post(collector.http, "/v1/traces", spans_body([1])).status == 200
