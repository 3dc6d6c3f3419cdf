"""The batch processor's sizes, exact for each signal."""

import time

import pytest

from harness.http import post
from harness.otlp import BODIES, count


@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_batches_are_exactly_as_large_as_asked(launch, peer, signal):
    collector = launch("batch-size", peer)
    for first, size in ((0, 30), (30, 30), (60, 250), (310, 7)):
        body = BODIES[signal](range(first, first + size))
        assert post(collector.http, f"/v1/{signal}", body).status == 200
    peer.await_requests(lambda got: count(signal, got) >= 317)
    sizes = [count(signal, [request]) for request in peer.requests]
    assert sorted(sizes, reverse=True) == [100, 100, 100, 17]


def test_the_timeout_sends_what_there_is(launch, peer):
    collector = launch("batch-size", peer)
    begun = time.monotonic()
    assert post(collector.http, "/v1/traces", BODIES["traces"](range(5))).status == 200
    assert not peer.requests
    peer.await_requests(lambda got: got)
    assert 0.45 < time.monotonic() - begun < 2
    assert count("traces", peer.requests) == 5
