"""gRPC's own client towards a collector. What no such client would send is in http2_calls.py."""

import random
import threading

import grpc as grpc_api
import pytest

from harness import grpc
from harness.otlp import BODIES, spans_body


Code = grpc_api.StatusCode
TRACES = grpc.METHODS["traces"]
LIMIT = 64 << 10  # of the configuration


def padded(number, size):
    """Returns a body of exactly so many bytes: a span, and a field that nobody knows."""
    body = spans_body([number])
    for length in range(size - len(body) - 7, size - len(body)):
        whole = body + b"\xfa\x3e" + varint(length) + bytes(length)
        if len(whole) == size:
            return whole
    raise AssertionError(f"no padding makes {size} bytes")


def varint(number):
    """Returns a varint."""
    out = b""
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


@pytest.fixture
def client(site):
    """A client; the next call after a test must be served, on the same channel and on another."""
    client = grpc.Client(site.collector.grpc)
    yield client
    assert client.export("traces", spans_body([site.next_id()])) == b""
    client.close()
    fresh = grpc.Client(site.collector.grpc)
    assert fresh.export("traces", spans_body([site.next_id()])) == b""
    fresh.close()


@pytest.mark.parametrize("gzip", [False, True], ids=["none", "gzip"])
@pytest.mark.parametrize("signal", BODIES)
def test_empty(client, signal, gzip):
    assert client.export(signal, b"", gzip=gzip) == b""


@pytest.mark.parametrize("gzip", [False, True], ids=["none", "gzip"])
def test_as_large_as_the_limit(client, site, gzip):
    assert client.export("traces", padded(site.next_id(), LIMIT), gzip=gzip) == b""


@pytest.mark.parametrize("gzip", [False, True], ids=["none", "gzip"])
@pytest.mark.parametrize("size", [LIMIT + 1, 2 * LIMIT, 64 * LIMIT])
def test_larger_than_the_limit(client, size, gzip):
    error = client.failure(TRACES, padded(666, size), gzip=gzip)
    assert error.code() == Code.RESOURCE_EXHAUSTED
    assert str(LIMIT) in error.details()
    assert grpc.retry_delay(error) is None


def test_many_at_a_time(client, site):
    others = [grpc.Client(site.collector.grpc) for _ in range(7)]
    stubs = [one.channel.unary_unary(TRACES) for one in (client, *others)]
    calls = [stubs[n % 8].future(spans_body([site.next_id()]), timeout=30) for n in range(400)]
    assert all(call.result() == b"" for call in calls)
    for one in others:
        one.close()


def test_compression(client, site):
    call = client.channel.unary_unary(TRACES)
    for kind in (grpc_api.Compression.NoCompression, grpc_api.Compression.Gzip):
        assert call(spans_body([site.next_id()]), compression=kind) == b""
    with pytest.raises(grpc_api.RpcError) as raised:
        # A message so small that compressing it is of no use is sent as it is.
        call(padded(666, 5000), compression=grpc_api.Compression.Deflate)
    assert raised.value.code() == Code.UNIMPLEMENTED
    assert "deflate" in raised.value.details()


def test_deadlines(client, site):
    assert client.export("traces", spans_body([site.next_id()]), timeout=3600) == b""
    held = threading.Event()
    calls = [client.channel.stream_unary(TRACES).future(iter(held.wait, True), timeout=0.05)
             for _ in range(10)]
    assert all(call.code() == Code.DEADLINE_EXCEEDED for call in calls)
    held.set()


def test_metadata(client, site):
    metadata = [("authorization", "Bearer x"), ("x-bin", bytes(range(256))), ("x-empty", ""),
                ("x-twice", "1"), ("x-twice", "2"), ("x-empty-bin", b""), ("x-long", "y" * 20_000)]
    assert client.export("traces", spans_body([site.next_id()]), metadata=metadata) == b""


def test_metadata_without_end(client):
    for metadata in ([("x-long", "y" * 40_000)], [(f"x-{n}", "v") for n in range(200)]):
        error = client.failure(TRACES, spans_body([666]), metadata=metadata)
        assert error.code() == Code.RESOURCE_EXHAUSTED


def test_cancelled(client):
    # What was cancelled may or may not have been taken: these spans are the tables' good ones.
    call, rng = client.channel.unary_unary(TRACES), random.Random(1)
    calls = [call.future(spans_body([1]), timeout=30) for _ in range(400)]
    cancelled = [one for one in calls if rng.random() < 0.5 and one.cancel()]
    for one in calls:
        if one not in cancelled:
            assert one.result() == b""


def test_streams_that_are_cancelled(client):
    call = client.channel.stream_unary(TRACES)
    for _ in range(50):
        call.future(iter(lambda: None, 1), timeout=30).cancel()


@pytest.mark.parametrize("method", [
    TRACES + "s", TRACES.lower(), TRACES.replace("v1", "v2"), TRACES.replace("trace", "profiles"),
    "/opentelemetry.proto.collector.trace.v1.TraceService/Import", "/grpc.health.v1.Health/Check",
    "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", "/x", "/"])
def test_unimplemented(client, method):
    error = client.failure(method, spans_body([666]))
    assert error.code() == Code.UNIMPLEMENTED
    assert method in error.details()


@pytest.mark.parametrize("messages", [0, 2, 3])
def test_not_one_message(client, messages):
    with pytest.raises(grpc_api.RpcError) as raised:
        client.channel.stream_unary(TRACES)(iter([spans_body([666])] * messages), timeout=30)
    assert raised.value.code() == Code.INTERNAL


def test_streams_of_one_message(client, site):
    channel = client.channel
    assert channel.stream_unary(TRACES)(iter([spans_body([site.next_id()])])) == b""
    assert list(channel.unary_stream(TRACES)(spans_body([site.next_id()]))) == [b""]
    assert list(channel.stream_stream(TRACES)(iter([spans_body([site.next_id()])]))) == [b""]


def test_a_client_that_pings(site):
    options = [("grpc.keepalive_time_ms", 10), ("grpc.keepalive_permit_without_calls", 1),
               ("grpc.http2.max_pings_without_data", 0), ("grpc.use_local_subchannel_pool", 1)]
    with grpc_api.insecure_channel(f"127.0.0.1:{site.collector.grpc}", options=options) as channel:
        call = channel.unary_unary(TRACES)
        for _ in range(200):
            assert call(spans_body([site.next_id()]), timeout=30) == b""


def test_what_arrived_is_what_was_acknowledged(site):
    site.check()
