"""The HTTP exporter: bodies in JSON, proxies, cookies."""

import json
import ssl

import pytest

from harness.certificates import Authority
from harness.http import post
from harness.otlp import BODIES, items, log_ids, logs_body
from harness.peer import Answer
from harness.proxy import Proxy
from test_grpc_exporter import servers  # noqa: F401
from test_otlp_json import LOGS, METRICS, TRACES, as_protobuf


@pytest.fixture
def forward(launch):
    """Starts a collector that forwards to a backend."""
    def start(peer, **env):
        fields = {"TEST_ENCODING": "proto", "TEST_COMPRESSION": "none", "TEST_PROXY": "",
                  "TEST_CA": "", "TEST_HTTP2": "", **env}
        return launch("http-extras", peer, fields)

    return start


@pytest.fixture
def proxies():
    """Makes proxies that end with the test."""
    made = []

    def make(**options):
        made.append(Proxy(**options))
        return made[-1]

    yield make
    for proxy in made:
        proxy.close()


def encrypted(authority, label):
    """Returns the settings of an encrypted server on this machine."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority.issue(label))
    return context


@pytest.mark.parametrize("compression", ["none", "gzip"])
def test_json_says_the_same(forward, peer, compression):
    collector = forward(peer, TEST_ENCODING="json", TEST_COMPRESSION=compression)
    for signal, document in {"traces": TRACES, "metrics": METRICS, "logs": LOGS}.items():
        body = as_protobuf(signal, document)
        assert post(collector.http, f"/v1/{signal}", body).status == 200
        request = peer.requests[-1]
        assert request.headers["content-type"] == "application/json"
        # A reader that knows the protocol's JSON, and not ours.
        text = request.body.decode()
        assert items(signal, as_protobuf(signal, json.loads(text))) == items(signal, body)
        assert (request.raw[:2] == b"\x1f\x8b") == (compression == "gzip")


def test_json_answers_are_understood(forward, peer):
    collector = forward(peer, TEST_ENCODING="json")
    kind = {"Content-Type": "application/json"}
    said = json.dumps({"partialSuccess": {"rejectedLogRecords": "1", "errorMessage": "too old"}})
    peer.script = lambda number, request: Answer(headers=kind, body=said.encode())
    assert b"too old" in post(collector.http, "/v1/logs", logs_body([1, 2])).body
    assert collector.metric("otelcol_exporter_send_failed_log_records_total") == 1
    no = json.dumps({"code": 3, "message": "no such tenant"}).encode()
    peer.script = lambda number, request: Answer(403, kind, no)
    refused = post(collector.http, "/v1/logs", logs_body([3]))
    assert refused.status == 400 and b"HTTP 403: no such tenant" in refused.body


def test_cookies_come_back(forward, peer):
    def script(number, request):
        return Answer(headers={"Set-Cookie": f"session=s{number}; Path=/v1; HttpOnly"})

    peer.script = script
    collector = forward(peer)
    for number in range(3):
        assert post(collector.http, "/v1/logs", logs_body([number])).status == 200
    assert [request.headers.get("cookie") for request in peer.requests] == [
        None, "session=s1", "session=s2"]


@pytest.mark.parametrize("is_proxy_secure", [False, True])
@pytest.mark.parametrize("is_peer_secure", [False, True])
def test_proxies(forward, peers, proxies, tmp_path, is_proxy_secure, is_peer_secure):
    authority = Authority(tmp_path)
    peer = peers(tls=encrypted(authority, "peer") if is_peer_secure else None)
    proxy = proxies(tls=encrypted(authority, "proxy") if is_proxy_secure else None,
                    password="me:s3cret@")
    scheme = "https" if is_proxy_secure else "http"
    collector = forward(peer, TEST_PROXY=f"{scheme}://me:s3cret%40@{proxy.place}",
                        TEST_CA=str(authority.path))
    bodies = [logs_body([1]), logs_body(range(2, 20_000))]
    for body in bodies:
        assert post(collector.http, "/v1/logs", body).status == 200
    assert sorted(log_ids(peer.requests)) == list(range(1, 20_000))
    place = f"127.0.0.1:{peer.port}"
    if is_peer_secure:
        assert set(proxy.lines) == {f"CONNECT {place} HTTP/1.1"}
    else:
        assert set(proxy.lines) == {f"POST http://{place}/v1/logs HTTP/1.1"}
    assert "proxy-authorization" not in peer.requests[0].headers or not is_peer_secure


def test_a_proxy_that_refuses_is_named(forward, peers, proxies, tmp_path):
    authority = Authority(tmp_path)
    peer, proxy = peers(tls=encrypted(authority, "peer")), proxies(password="me:right")
    collector = forward(peer, TEST_PROXY=f"me:wrong@{proxy.place}", TEST_CA=str(authority.path))
    assert post(collector.http, "/v1/logs", logs_body([1]), timeout=20).status == 503
    assert f"through the proxy {proxy.place}: the proxy answered 407" in collector.log_text()


def test_the_environment_names_proxies(forward, peer, proxies):
    proxy = proxies(routes={"backend.test": ("127.0.0.1", peer.port)})
    collector = forward(peer, TEST_OUT="http://backend.test:4318", HTTP_PROXY=f"http://{proxy.place}")
    assert post(collector.http, "/v1/logs", logs_body([1])).status == 200
    assert proxy.lines == ["POST http://backend.test:4318/v1/logs HTTP/1.1"]
    direct = forward(peer, HTTP_PROXY="http://127.0.0.1:1")
    assert post(direct.http, "/v1/logs", logs_body([2])).status == 200
    assert log_ids(peer.requests) == [1, 2]


def test_grpc_goes_through_the_proxy_of_the_environment(launch, servers, proxies):  # noqa: F811
    server = servers()
    proxy = proxies(routes={"backend.test": ("127.0.0.1", server.port)})
    collector = launch("grpc-out", None, {
        "TEST_COMPRESSION": "none", "TEST_OUT": "backend.test:4317",
        "https_proxy": f"http://{proxy.place}", "NO_PROXY": "other.test"})
    for signal, body in BODIES.items():
        assert post(collector.http, f"/v1/{signal}", body(range(5))).status == 200
    assert len(server.await_requests(lambda got: len(got) == 3)) == 3
    assert set(proxy.lines) == {"CONNECT backend.test:4317 HTTP/1.1"}
