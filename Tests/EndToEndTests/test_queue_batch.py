"""Batches that are put together in an exporter's queue: exact sizes, senders that wait, kill -9."""

import threading

from harness.http import post
from harness.otlp import count, log_ids, logs_body
from harness.peer import Answer
from test_storage import PREVIEW, kill_rounds


def start(launch, peer, folder):
    """Starts a collector whose exporters batch."""
    return launch("queue-batch", peer, {"TEST_STORAGE": str(folder)}, options=PREVIEW)


def send_at_once(collector, bodies):
    """Posts logs from as many threads as there are bodies; returns the statuses in order."""
    statuses = [0] * len(bodies)

    def send(number, body):
        statuses[number] = post(collector.http, "/v1/logs", body).status

    threads = [threading.Thread(target=send, args=pair) for pair in enumerate(bodies)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return statuses


def test_sizes_are_exact(launch, peer, tmp_path):
    collector = start(launch, peer, tmp_path)
    bodies = [logs_body(range(n * 300, (n + 1) * 300)) for n in range(8)]
    assert send_at_once(collector, bodies) == [200] * 8
    sizes = [count("logs", [request]) for request in peer.requests]
    assert sum(sizes) == 2400 and max(sizes) == 1000
    assert sizes.count(1000) == 2 or len(sizes) > 3, sizes
    assert sorted(log_ids(peer.requests)) == list(range(2400))
    assert collector.terminate()[0] == 0


def test_only_the_guilty_sender_is_refused(launch, peer, tmp_path):
    peer.script = lambda number, request: Answer(400 if 666 in log_ids([request]) else 200)
    collector = start(launch, peer, tmp_path)
    bodies = [logs_body([number]) for number in (1, 2, 666, 3)]
    assert send_at_once(collector, bodies) == [200, 200, 400, 200]
    assert sorted(log_ids(peer.requests)) == [1, 2, 3]


def test_kill_at_any_moment_loses_nothing(launch, peer, tmp_path):
    arrivals = kill_rounds(launch, peer, tmp_path, "http", 3, seed=7, config="queue-batch")
    assert arrivals.largest == 100
