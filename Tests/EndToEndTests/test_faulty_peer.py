"""A peer that fails in every way it can: nothing acknowledged is lost."""

import threading
import time

import pytest

from google.rpc.status_pb2 import Status
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceResponse

from harness.http import post
from harness.load import Load
from harness.otlp import span_ids, spans_body
from harness.peer import Answer


def failing(answer, until):
    """Returns a script that gives `answer` for `until` seconds, then accepts."""
    end = time.monotonic() + until
    return lambda number, request: answer if time.monotonic() < end else Answer()


def every(nth, answer):
    """Returns a script that gives `answer` to every nth request."""
    return lambda number, request: answer if number % nth == 0 else Answer()


def run_load(collector, peer, seconds=3, **options):
    """Sends for a while, ends the collector, and returns the load's account."""
    with Load(collector, options.pop("protocol", "http"), **options) as load:
        time.sleep(seconds)
    code, _ = collector.terminate()
    assert code == 0, collector.log_text()[-2000:]
    lost = load.acknowledged - set(span_ids(peer.requests))
    assert not lost, f"{len(lost)} of {len(load.acknowledged)} acknowledged spans are lost"
    assert len(load.acknowledged) > 200
    assert not load.rejected
    return load


@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_down_for_five_seconds(launch, peer, protocol):
    collector = launch("forward", peer)
    outage = threading.Timer(1, peer.close)
    outage.start()
    back = threading.Timer(6, peer.open)
    back.start()
    run_load(collector, peer, 7, protocol=protocol)


@pytest.mark.parametrize("answer", [
    Answer(503, {"Retry-After": "1"}), Answer(429, {"Retry-After": "1"}), Answer(429),
    Answer(503), Answer(502), Answer(504)],
    ids=["503-retry-after", "429-retry-after", "429", "503", "502", "504"])
def test_asks_to_wait(launch, peers, answer):
    peer = peers(failing(answer, 2))
    run_load(launch("forward", peer), peer)
    assert peer.attempts > len(peer.requests)


def test_waits_as_long_as_it_is_told(launch, peers):
    times = []

    def script(number, request):
        times.append(time.monotonic())
        return Answer(503, {"Retry-After": "2"}) if number == 1 else Answer()

    peer = peers(script)
    collector = launch("forward", peer)
    assert post(collector.http, "/v1/traces", spans_body(range(10))).status == 200
    peer.await_requests(lambda got: got)
    assert 1.9 < times[1] - times[0] < 4


@pytest.mark.parametrize("nth", [2, 5])
def test_resets_connections(launch, peers, nth):
    peer = peers(every(nth, Answer(reset=True)))
    run_load(launch("forward", peer), peer)
    assert peer.attempts > len(peer.requests)


def test_resets_after_taking_the_request(launch, peers):
    peer = peers(every(3, Answer(reset=True, keep=True)))
    run_load(launch("forward", peer), peer)


def test_answers_slowly(launch, peers):
    peer = peers(every(1, Answer(delay=0.5)))
    run_load(launch("forward", peer), peer)


def test_answers_later_than_the_timeout(launch, peers):
    peer = peers(every(4, Answer(delay=4, keep=False)))
    run_load(launch("forward", peer), peer, 5)
    assert peer.attempts > len(peer.requests)


def test_permanent_rejection_loses_only_that_request_and_counts_it(launch, peers):
    poison = b"poison"

    def script(number, request):
        return Answer(400, body=Status(code=3, message="no").SerializeToString()) \
            if poison in request.body else Answer()

    peer = peers(script)
    collector = launch("forward", peer)
    bodies = [spans_body(range(n * 10, n * 10 + 10), "poison" if n == 3 else "sound")
              for n in range(8)]
    for body in bodies:
        assert post(collector.http, "/v1/traces", body).status == 200
    wanted = set(range(80)) - set(range(30, 40))
    peer.await_requests(lambda got: set(span_ids(got)) >= wanted)
    assert dict(span_ids(peer.requests)) == dict.fromkeys(wanted, 1)
    # The peer has a request before the collector has the answer to it.
    names = ["otelcol_exporter_sent_spans_total", "otelcol_exporter_send_failed_spans_total"]
    deadline = time.monotonic() + 10
    while (counts := [collector.metric(name) for name in names]) != [70, 10]:
        assert time.monotonic() < deadline, counts
        time.sleep(0.05)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 415, 500, 501])
def test_statuses_that_do_not_ask_for_a_retry_are_permanent(launch, peers, status):
    peer = peers(lambda number, request: Answer(status))
    collector = launch("forward", peer)
    assert post(collector.http, "/v1/traces", spans_body(range(10))).status == 200
    collector.await_metric("otelcol_exporter_send_failed_spans_total", 10)
    assert peer.attempts == 1
    assert str(status) in collector.log_text()


def test_partial_success_is_counted_and_not_sent_again(launch, peers):
    response = ExportTraceServiceResponse()
    response.partial_success.rejected_spans = 4
    response.partial_success.error_message = "four were too old"
    peer = peers(lambda number, request: Answer(body=response.SerializeToString()))
    collector = launch("forward", peer)
    assert post(collector.http, "/v1/traces", spans_body(range(10))).status == 200
    peer.await_requests(lambda got: got)
    time.sleep(1)
    assert peer.attempts == 1
    assert collector.metric("otelcol_exporter_send_failed_spans_total") == 4
    assert "four were too old" in collector.log_text()


def test_one_destination_down_does_not_lose_for_the_other(launch, peers):
    gateway, audit = peers(), peers()
    collector = launch("gateway", gateway, {"TEST_AUDIT": audit.url})
    with Load(collector, "http", threads=2) as load:
        time.sleep(1)
        audit.close()
        time.sleep(2)
        audit.open()
        time.sleep(1)
    code, _ = collector.terminate(60)
    assert code == 0, collector.log_text()[-2000:]
    for peer in (gateway, audit):
        assert not load.acknowledged - set(span_ids(peer.requests))


def test_gives_up_after_max_elapsed_time_and_says_so(launch, peers):
    peer = peers(lambda number, request: Answer(503))
    collector = launch("gives-up", peer)
    assert post(collector.http, "/v1/traces", spans_body(range(10))).status == 200
    collector.await_metric("otelcol_exporter_send_failed_spans_total", 10)
    attempts = peer.attempts
    assert attempts > 3
    time.sleep(1)
    assert peer.attempts == attempts


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_outage_of_minutes(launch, peer, protocol):
    collector = launch("forward", peer)
    with Load(collector, protocol) as load:
        for _ in range(3):
            time.sleep(20)
            peer.close()
            time.sleep(150)
            peer.open()
        time.sleep(60)
    code, _ = collector.terminate(60)
    assert code == 0
    assert not load.acknowledged - set(span_ids(peer.requests))
    print(f"\nsummary: outages, {protocol}, {collector.mode}: {len(load.acknowledged)} acknowledged, "
          f"{load.refused} refusals, none lost")
