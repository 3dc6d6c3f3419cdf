"""OTLP over gRPC, as its specification words it."""

import gzip

import grpc as grpc_api
import pytest

from harness import grpc
from harness.h2client import call
from harness.otlp import BODIES, span_ids, spans_body

Code = grpc_api.StatusCode


@pytest.fixture
def client(collector):
    """A client of the collector."""
    client = grpc.Client(collector.grpc)
    yield client
    client.close()


@pytest.mark.parametrize("gzip", [False, True], ids=["none", "gzip"])
@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_success_is_an_empty_response_message(client, signal, gzip):
    assert client.export(signal, BODIES[signal](range(10)), gzip=gzip) == b""


@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_an_empty_request_is_fine(client, signal):
    assert client.export(signal, b"") == b""


def test_a_bad_body_is_invalid(client, collector, peer):
    client.export("traces", spans_body([10]))
    for body in (spans_body([1]).replace(b"work", b"\xff\xfe\xfd\xfc"), b"\x07", spans_body([1])[:-2]):
        error = client.failure(grpc.METHODS["traces"], body)
        assert error.code() == Code.INVALID_ARGUMENT
        assert error.details()
    client.export("traces", spans_body([11]))
    peer.await_requests(lambda got: len(span_ids(got)) >= 2)
    assert set(span_ids(peer.requests)) == {10, 11}


@pytest.mark.parametrize("method", [
    "/opentelemetry.proto.collector.trace.v1.TraceService/Import",
    "/opentelemetry.proto.collector.trace.v2.TraceService/Export", "/grpc.health.v1.Health/Check",
    "/x"])
def test_methods_that_are_not_there(client, method):
    assert client.failure(method, b"").code() == Code.UNIMPLEMENTED


def test_a_message_over_the_limit(launch, peer):
    collector = launch("limits", peer)
    client = grpc.Client(collector.grpc)
    for packed in (False, True):
        error = client.failure(grpc.METHODS["traces"], spans_body(range(3000)), gzip=packed)
        assert error.code() == Code.RESOURCE_EXHAUSTED
    client.export("traces", spans_body(range(300)))
    client.close()


def test_the_default_limit_is_4_mib(client):
    body = spans_body(range(50_000))
    assert (3 << 20) < len(body) < (4 << 20)
    client.export("traces", body)
    error = client.failure(grpc.METHODS["traces"], body + body)
    assert error.code() == Code.RESOURCE_EXHAUSTED
    client.export("traces", spans_body([1]))


def test_many_calls_at_a_time(client, peer):
    stub = client.channel.unary_unary(grpc.METHODS["traces"])
    calls = [stub.future(spans_body([n]), timeout=20) for n in range(500)]
    assert all(call.result() == b"" for call in calls)
    peer.await_requests(lambda got: len(span_ids(got)) >= 500)
    assert set(span_ids(peer.requests)) == set(range(500))


def test_metadata_is_accepted(client):
    metadata = [("authorization", "Bearer x"), ("x-bin", b"\x00\x01"), ("x-long", "y" * 4000)]
    client.export("traces", spans_body([1]), metadata=metadata)


def test_a_cancelled_call_does_not_disturb_the_next(client):
    stub = client.channel.unary_unary(grpc.METHODS["traces"])
    for _ in range(50):
        stub.future(spans_body(range(5000))).cancel()
    client.export("traces", spans_body([1]))


def test_a_damaged_gzip_message(collector):
    # grpcio does not send damaged messages: speak HTTP/2 by hand.
    packed = gzip.compress(spans_body(range(50)))
    method = grpc.METHODS["traces"]
    assert call(collector.grpc, method, packed, flag=1, encoding="gzip")["grpc-status"] == "0"
    for body, flag, encoding in ((packed[:-3], 1, "gzip"), (b"xx", 1, "gzip"), (packed, 1, None),
                                 (packed, 1, "br"), (packed, 7, "gzip")):
        status = call(collector.grpc, method, body, flag=flag, encoding=encoding)["grpc-status"]
        assert status not in ("0", "14"), (flag, encoding)
    assert call(collector.grpc, method, packed, flag=1, encoding="gzip")["grpc-status"] == "0"


def test_an_unknown_encoding_is_unimplemented_and_names_the_known(collector):
    answer = call(collector.grpc, grpc.METHODS["traces"], b"xx", flag=1, encoding="br")
    assert answer["grpc-status"] == "12"
    assert "gzip" in answer.get("grpc-accept-encoding", "")


def test_wrong_framing_of_messages(collector):
    method, body = grpc.METHODS["traces"], spans_body([1])
    for length in (0, len(body) - 1, len(body) + 1, 2**31, 2**32 - 1):
        answer = call(collector.grpc, method, body, length=length)
        assert answer.get("grpc-status") not in ("0", None), length
    assert call(collector.grpc, method, body)["grpc-status"] == "0"


def test_other_content_types(collector):
    answer = call(collector.grpc, grpc.METHODS["traces"], b"", kind="text/plain")
    assert answer[":status"] == "415"
    kind = "application/grpc+proto"
    assert call(collector.grpc, grpc.METHODS["traces"], b"", kind=kind)["grpc-status"] == "0"
