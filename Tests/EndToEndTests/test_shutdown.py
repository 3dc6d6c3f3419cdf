"""SIGTERM in the middle of load loses nothing that was acknowledged."""

import re
import signal
import time

import pytest

from harness.load import Load
from harness.otlp import points_body, span_ids, spans_body
from harness.http import connect, post


@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_sigterm_in_mid_load_loses_nothing(collector, peer, protocol):
    with Load(collector, protocol) as load:
        time.sleep(1.5)
        code, seconds = collector.terminate()
    arrived = span_ids(peer.requests)
    assert len(load.acknowledged) > 500
    assert not load.acknowledged - set(arrived), "acknowledged spans are lost"
    assert code == 0, collector.log_text()[-2000:]
    assert seconds < 10
    assert not load.rejected


def test_sigint_does_the_same(collector, peer):
    with Load(collector, "http") as load:
        time.sleep(0.5)
        collector.process.send_signal(signal.SIGINT)
        assert collector.process.wait(20) == 0
    assert load.acknowledged and not load.acknowledged - set(span_ids(peer.requests))


def test_what_waits_in_a_batch_is_sent(launch, peer, peers):
    collector = launch("gateway", peer, {"TEST_AUDIT": peers().url})
    assert post(collector.http, "/v1/metrics", points_body(range(5))).status == 200
    code, seconds = collector.terminate()
    assert code == 0 and seconds < 5
    assert [request.path for request in peer.requests] == ["/v1/metrics"]


def test_a_peer_that_is_away_ends_it_within_the_deadline(launch, peers):
    away = peers()
    away.close()
    collector = launch("forward", away)
    assert post(collector.http, "/v1/traces", spans_body(range(7))).status == 200
    code, seconds = collector.terminate(60)
    assert code == 1, "undelivered telemetry is a failure"
    assert seconds < 45
    assert re.search(r"\b7\b[^\n]*spans?", collector.log_text()), "the log says what was left"


def test_idle_connections_do_not_hold_it_up(collector):
    connections = [connect(collector.http) for _ in range(20)]
    code, seconds = collector.terminate()
    for connection in connections:
        connection.close()
    assert code == 0 and seconds < 5
