"""Interworking with Rotel, in both directions."""

import importlib.util
import time
from pathlib import Path

import pytest

from alloybench.process import await_port, free_port, start, stop
from harness import sdk
from harness.collector import WORK
from harness.otlp import all_items
from test_sdk import assert_same

rotel = importlib.util.find_spec("rotel")
pytestmark = pytest.mark.skipif(not rotel, reason="rotel is not installed")


class Rotel:
    """A running Rotel that exports over a protocol to a port."""

    def __init__(self, protocol, port):
        self.http, self.grpc = free_port(), free_port()
        agent = Path(rotel.origin).parent / "rotel-agent"
        self.process = start(
            [agent, "start", "--otlp-http-endpoint", f"127.0.0.1:{self.http}",
             "--otlp-grpc-endpoint", f"127.0.0.1:{self.grpc}", "--exporter", "otlp",
             "--otlp-exporter-protocol", protocol,
             "--otlp-exporter-endpoint", f"http://127.0.0.1:{port}"], WORK / "rotel.log")
        await_port(self.http, self.process)
        await_port(self.grpc, self.process)
        time.sleep(0.2)


@pytest.fixture
def start_rotel():
    """Starts Rotels that end with the test."""
    started = []

    def make(protocol, port):
        started.append(Rotel(protocol, port))
        return started[-1]

    yield make
    for each in started:
        stop(each.process)


def without_bytes(items):
    """Drops the encoded form: Rotel writes fields anew, only their values must agree."""
    kept = type(items)()
    for key, number in items.items():
        kept[key[:-1]] += number
    return kept


@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_collector_sends_to_rotel(launch, peer, peers, start_rotel, signal):
    tap = peers()
    far = start_rotel("http", peer.port)
    collector = launch("forward", env={"TEST_OUT": f"http://127.0.0.1:{far.http}"})
    telemetry = sdk.MAKE[signal](30)
    sdk.export(signal, "http", tap.port, telemetry)
    sdk.export(signal, "grpc", collector.grpc, telemetry)
    sent = without_bytes(all_items(signal, tap.requests))
    arrived = peer.await_requests(lambda got: all_items(signal, got).total() >= sent.total())
    assert_same(signal, sent, without_bytes(all_items(signal, arrived)))


@pytest.mark.parametrize("protocol", ["http", "grpc"])
@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_rotel_sends_to_collector(collector, peer, peers, start_rotel, signal, protocol):
    tap = peers()
    near = start_rotel(protocol, collector.grpc if protocol == "grpc" else collector.http)
    telemetry = sdk.MAKE[signal](30)
    sdk.export(signal, "http", tap.port, telemetry)
    sdk.export(signal, "http", near.http, telemetry)
    sent = without_bytes(all_items(signal, tap.requests))
    arrived = peer.await_requests(lambda got: all_items(signal, got).total() >= sent.total())
    assert_same(signal, sent, without_bytes(all_items(signal, arrived)))
