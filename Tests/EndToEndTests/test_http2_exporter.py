"""The HTTP exporter over HTTP/2: one connection for many requests, and peers that misbehave."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from harness.certificates import Authority
from harness.h2_peer import Answer, Peer
from harness.http import post
from harness.otlp import log_ids, logs_body
from test_http_extras import encrypted, forward, proxies  # noqa: F401


@pytest.fixture
def authority(tmp_path):
    """The authority that everybody trusts."""
    return Authority(tmp_path)


@pytest.fixture
def http2_peers(authority):
    """Makes HTTP/2 backends that end with the test."""
    made = []

    def make(*arguments, **options):
        made.append(Peer(encrypted(authority, "peer"), *arguments, **options))
        return made[-1]

    yield make
    for peer in made:
        peer.close()


def send(collector, count, size=1):
    """Sends logs at the same time, with ids from 0 on; returns the statuses."""
    bodies = [logs_body(range(n * size, (n + 1) * size)) for n in range(count)]
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(lambda body: post(collector.http, "/v1/logs", body).status, bodies))


def test_many_requests_share_a_connection(forward, http2_peers, authority):  # noqa: F811
    peer = http2_peers()
    collector = forward(peer, TEST_CA=str(authority.path), TEST_COMPRESSION="gzip")
    assert set(send(collector, 40, size=500)) == {200}
    assert sorted(log_ids(peer.requests)) == list(range(20_000))
    assert peer.connections == 1
    fields = peer.requests[0].headers
    assert fields[":method"] == "POST" and fields[":path"] == "/v1/logs"
    assert fields[":authority"] == f"127.0.0.1:{peer.port}" and fields[":scheme"] == "https"
    assert fields["content-type"] == "application/x-protobuf" and "connection" not in fields
    assert fields["content-length"] == str(len(peer.requests[0].raw))


def test_large_bodies_wait_for_the_window(forward, http2_peers, authority):  # noqa: F811
    peer = http2_peers()
    collector = forward(peer, TEST_CA=str(authority.path))
    assert send(collector, 1, size=60_000) == [200]
    assert log_ids(peer.requests) == list(range(60_000))


def test_no_more_at_a_time_than_the_peer_allows(forward, http2_peers, authority):  # noqa: F811
    peer = http2_peers(streams=2)
    collector = forward(peer, TEST_CA=str(authority.path))
    assert set(send(collector, 30)) == {200}
    assert sorted(log_ids(peer.requests)) == list(range(30))
    assert peer.connections == 1 and peer.most <= 2


@pytest.mark.parametrize("trouble", ["refuses", "leaves", "cuts"])
def test_nothing_is_lost_when_a_peer_has_enough(forward, http2_peers, authority, trouble):  # noqa: F811
    peer = http2_peers(lambda number, request: Answer(**{trouble: number % 5 == 0}))
    collector = forward(peer, TEST_CA=str(authority.path))
    for number in range(12):
        assert post(collector.http, "/v1/logs", logs_body([number])).status == 200
    assert sorted(set(log_ids(peer.requests))) == list(range(12))
    assert peer.connections > 1 if trouble != "refuses" else peer.connections == 1


def test_refusals_and_cookies(forward, http2_peers, authority):  # noqa: F811
    def script(number, request):
        if number == 2:
            return Answer(503, {"retry-after": "0"})
        return Answer(headers={"set-cookie": "a=1; Secure"}) if number == 1 else Answer(
            403, body=b"\x12\x04gone")

    peer = http2_peers(script)
    collector = forward(peer, TEST_CA=str(authority.path))
    assert post(collector.http, "/v1/logs", logs_body([1])).status == 200
    refused = post(collector.http, "/v1/logs", logs_body([2]))
    assert refused.status == 400 and b"HTTP 403: gone" in refused.body and peer.attempts == 3


def test_through_a_proxy(forward, http2_peers, proxies, authority):  # noqa: F811
    peer, proxy = http2_peers(), proxies(tls=encrypted(authority, "proxy"))
    collector = forward(peer, TEST_CA=str(authority.path), TEST_PROXY=f"https://{proxy.place}")
    assert set(send(collector, 10)) == {200}
    assert sorted(log_ids(peer.requests)) == list(range(10)) and peer.connections == 1
    assert proxy.lines[0] == f"CONNECT 127.0.0.1:{peer.port} HTTP/1.1"


def test_peers_without_http2_are_spoken_to_in_http1(forward, peers, authority):  # noqa: F811
    context = encrypted(authority, "peer")
    context.set_alpn_protocols(["http/1.1"])
    peer = peers(tls=context)
    collector = forward(peer, TEST_CA=str(authority.path))
    assert set(send(collector, 10)) == {200}
    assert sorted(log_ids(peer.requests)) == list(range(10))


def test_http2_can_be_turned_off(forward, http2_peers, authority):  # noqa: F811
    peer = http2_peers()
    peer.tls.set_alpn_protocols(["h2", "http/1.1"])
    collector = forward(peer, TEST_CA=str(authority.path), TEST_HTTP2="off")
    assert post(collector.http, "/v1/logs", logs_body([1]), timeout=20).status == 503
    assert not peer.requests, "the peer speaks HTTP/2 only"
