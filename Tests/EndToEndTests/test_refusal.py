"""When the queue is full, senders are told to come back; nothing acknowledged is dropped."""

import gzip
import select
import time

import grpc as grpc_api
import pytest

from harness import grpc
from harness.http import connect, post
from harness.load import Load
from harness.otlp import span_ids, spans_body
from harness.peer import Answer


def fill(collector, limit=200):
    """Sends bodies until one is refused; returns that answer and the ids taken before."""
    taken = set()
    for number in range(limit):
        ids = range(number * 100, number * 100 + 100)
        answer = post(collector.http, "/v1/traces", spans_body(ids))
        if answer.status != 200:
            return answer, taken
        taken.update(ids)
    raise AssertionError("never refused")


def test_http_is_refused_in_retryable_words(launch, peers):
    peer = peers()
    peer.close()
    collector = launch("small-queue", peer)
    answer, taken = fill(collector)
    assert answer.status in (429, 503)
    assert float(answer.headers["retry-after"]) > 0
    assert answer.headers["content-type"] == "application/x-protobuf"
    assert answer.rpc.message
    assert len(taken) <= 2000, "a queue of four requests of 100 took far more"
    peer.open()
    peer.await_requests(lambda got: set(span_ids(got)) >= taken)
    assert set(span_ids(peer.requests)) == taken


def test_grpc_is_refused_in_retryable_words(launch, peers):
    peer = peers()
    peer.close()
    collector = launch("small-queue", peer)
    _, taken = fill(collector)
    client = grpc.Client(collector.grpc)
    error = client.failure(grpc.METHODS["traces"], spans_body(range(10**6, 10**6 + 100)))
    assert error.code() == grpc_api.StatusCode.UNAVAILABLE
    assert grpc.retry_delay(error) > 0
    peer.open()
    peer.await_requests(lambda got: set(span_ids(got)) >= taken)
    assert set(span_ids(peer.requests)) == taken
    time.sleep(0.5)
    client.export("traces", spans_body([5]))


def test_refusals_are_counted(launch, peers):
    peer = peers()
    peer.close()
    collector = launch("small-queue", peer)
    _, taken = fill(collector)
    assert collector.metric("otelcol_receiver_accepted_spans_total") == len(taken)
    # The body was not read, so nobody knows how many spans it has.
    assert collector.metric("otelcol_receiver_turned_away_traces_requests_total") == 1
    assert collector.metric("otelcol_receiver_refused_spans_total") == 0


HEAD = (b"POST /v1/traces HTTP/1.1\r\nHost: localhost\r\n"
        b"Content-Type: application/x-protobuf\r\nTransfer-Encoding: chunked\r\n\r\n")
CHUNK = b"100000\r\n" + bytes(1 << 20) + b"\r\n"


def hold(collector, mebibytes):
    """Begins a request with a body that goes on, and returns its connection; the answer ends it."""
    connection = connect(collector.http)
    connection.sendall(HEAD)
    for _ in range(mebibytes):
        if select.select([connection], [], [], 0)[0]:
            break
        connection.sendall(CHUNK)
    return connection


def await_memory(collector, kibibytes, seconds=10):
    """Waits until a collector has so much memory of its own."""
    end = time.monotonic() + seconds
    while collector.memory()[1] < kibibytes and time.monotonic() < end:
        time.sleep(0.05)
    assert collector.memory()[1] >= kibibytes


def test_a_lack_of_memory_is_counted(launch, peer):
    collector = launch("forward", peer, arguments=["--memory.limit=32MiB"])
    before = collector.memory()[1]
    with hold(collector, 16):
        await_memory(collector, before + 16 * 1024)
        answer = post(collector.http, "/v1/traces", gzip.compress(bytes(18 << 20)),
                      headers={"content-encoding": "gzip"})
        assert answer.status == 503
        assert float(answer.headers["retry-after"]) > 0
        with hold(collector, 19) as second:
            assert second.recv(100).startswith(b"HTTP/1.1 503 ")
    assert collector.metric("otelcol_receiver_turned_away_traces_requests_total") == 2
    assert collector.metric("otelcol_receiver_invalid_traces_requests_total") == 0
    assert post(collector.http, "/v1/traces", spans_body([1])).status == 200


@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_senders_that_come_back_lose_nothing(launch, peers, protocol):
    peer = peers(lambda number, request: Answer(delay=0.02))
    collector = launch("small-queue", peer)
    with Load(collector, protocol, threads=6, spans=50, pause=0) as load:
        time.sleep(1)
        peer.close()
        time.sleep(2)
        peer.open()
        time.sleep(2)
    assert load.refused > 0, "the queue was never full"
    assert all(wait for wait in load.waits), "a refusal did not say how long to wait"
    code, _ = collector.terminate()
    assert code == 0
    assert not load.acknowledged - set(span_ids(peer.requests))
    assert not load.rejected


def test_memory_stays_bounded_while_nothing_can_be_sent(launch, peers):
    peer = peers()
    peer.close()
    collector = launch("forward", peer)
    with Load(collector, "http", threads=4, spans=1000, pause=0):
        time.sleep(8)
        resident, _ = collector.memory()
    assert resident < 400 * 1024
    assert collector.is_running()
