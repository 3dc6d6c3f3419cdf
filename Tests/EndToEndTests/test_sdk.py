"""Everything that the Python SDK's exporters send arrives, equal field by field."""

import pytest

from harness import sdk
from harness.otlp import all_items, signal_of


def assert_same(signal, sent, arrived):
    """Compares items with their resources and scopes, order aside."""
    missing, extra = sent - arrived, arrived - sent
    assert not missing, f"{sum(missing.values())} {signal} are missing, such as {list(missing)[0]}"
    assert not extra, f"{sum(extra.values())} {signal} were not sent, such as {list(extra)[0]}"
    assert sum(sent.values()) > 0


@pytest.mark.parametrize("compressed", [False, True], ids=["none", "gzip"])
@pytest.mark.parametrize("protocol", ["http", "grpc"])
@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_all_items_arrive(collector, peer, peers, signal, protocol, compressed):
    tap = peers()
    telemetry = sdk.MAKE[signal](60)
    sdk.export(signal, "http", tap.port, telemetry)
    sdk.export(signal, protocol, collector.grpc if protocol == "grpc" else collector.http,
               telemetry, compressed)
    sent = all_items(signal, tap.requests)
    arrived = peer.await_requests(lambda got: all_items(signal, got).total() >= sent.total())
    assert_same(signal, sent, all_items(signal, arrived))


def test_gateway_sends_each_signal_where_the_configuration_says(launch, peers):
    gateway, audit, tap = peers(), peers(), peers()
    collector = launch("gateway", gateway, {"TEST_AUDIT": audit.url})
    telemetry = {signal: make(100) for signal, make in sdk.MAKE.items()}
    for signal, items in telemetry.items():
        sdk.export(signal, "http", tap.port, items)
        sdk.export(signal, "http", collector.http, items, compressed=True)
        sdk.export(signal, "grpc", collector.grpc, items)
    sent = {signal: all_items(signal, tap.requests) for signal in telemetry}
    gateway.await_requests(lambda got: all(
        all_items(s, got).total() >= 2 * sent[s].total() for s in sent))
    audit.await_requests(lambda got: all_items("traces", got).total() >= 2 * sent["traces"].total())
    for signal, items in sent.items():
        assert_same(signal, items + items, all_items(signal, gateway.requests))
    assert_same("traces", sent["traces"] + sent["traces"], all_items("traces", audit.requests))
    assert {signal_of(request.path) for request in audit.requests} == {"traces"}
    assert all(r.headers.get("content-encoding") == "gzip" for r in gateway.requests)
    assert not any("content-encoding" in r.headers for r in audit.requests)
