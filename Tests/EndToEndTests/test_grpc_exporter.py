"""The gRPC exporter, against grpcio, against ourselves and against Rotel."""

import ssl
import threading
import time
from collections import Counter

import grpc
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceResponse

from harness import sdk
from harness.certificates import Authority
from harness.grpc import METHODS
from harness.grpc_peer import Answer, Peer
from harness.http import post
from harness.load import Load
from harness.otlp import all_items, items, span_ids, spans_body
from test_rotel import rotel, start_rotel, without_bytes  # noqa: F401
from test_sdk import assert_same

Code = grpc.StatusCode
# "OTLP/gRPC Response" in the specification; RESOURCE_EXHAUSTED has a test of its own.
RETRYABLE = {Code.CANCELLED, Code.DEADLINE_EXCEEDED, Code.ABORTED, Code.OUT_OF_RANGE,
             Code.UNAVAILABLE, Code.DATA_LOSS}


@pytest.fixture
def servers():
    """Makes gRPC backends that end with the test."""
    made = []

    def make(*arguments, **options):
        made.append(Peer(*arguments, **options))
        return made[-1]

    yield make
    for server in made:
        server.close()


@pytest.fixture
def forward(launch):
    """Starts a collector that forwards to a gRPC backend."""
    def start(server, compression="gzip", config="grpc-out", **env):
        return launch(config, server, {"TEST_COMPRESSION": compression, **env})

    return start


def signal_of(path):
    """Returns the signal that a method takes."""
    return next(signal for signal, method in METHODS.items() if method == path)


def arrived(signal, requests):
    """Returns the items of a signal in calls."""
    found = Counter()
    for request in requests:
        if signal_of(request.path) == signal:
            found += items(signal, request.body)
    return found


def run_load(collector, server, seconds=3, protocol="grpc", **options):
    """Sends for a while, ends the collector, and returns the load's account."""
    with Load(collector, protocol, **options) as load:
        time.sleep(seconds)
    code, _ = collector.terminate()
    assert code == 0, collector.log_text()[-2000:]
    lost = load.acknowledged - set(span_ids(server.requests))
    assert not lost, f"{len(lost)} of {len(load.acknowledged)} acknowledged spans are lost"
    assert len(load.acknowledged) > 200
    assert not load.rejected
    return load


# What arrives

@pytest.mark.parametrize("compression", ["none", "gzip", ""])
@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_all_items_arrive(forward, servers, peers, signal, compression):
    tap, server = peers(), servers()
    collector = forward(server, compression)
    telemetry = sdk.MAKE[signal](60)
    sdk.export(signal, "http", tap.port, telemetry)
    sdk.export(signal, "grpc", collector.grpc, telemetry, compressed=True)
    sent = all_items(signal, tap.requests)
    server.await_requests(lambda got: arrived(signal, got).total() >= sent.total())
    assert_same(signal, sent, arrived(signal, server.requests))
    fields = server.requests[0].headers
    assert fields["x-scope-orgid"] == "team-7"
    assert "alloyc/" in fields["user-agent"]


@pytest.mark.parametrize("compression", ["none", "gzip", "zstd", "snappy"])
@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_two_tiers(forward, launch, peer, peers, signal, compression):
    tap = peers()
    second = launch("forward", peer)
    first = launch("grpc-out", env={"TEST_OUT": f"127.0.0.1:{second.grpc}",
                                    "TEST_COMPRESSION": compression})
    telemetry = sdk.MAKE[signal](60)
    sdk.export(signal, "http", tap.port, telemetry)
    sdk.export(signal, "grpc", first.grpc, telemetry)
    sent = all_items(signal, tap.requests)
    peer.await_requests(lambda got: all_items(signal, got).total() >= sent.total())
    assert_same(signal, sent, all_items(signal, peer.requests))


@pytest.mark.skipif(not rotel, reason="rotel is not installed")
@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_collector_sends_to_rotel(launch, peer, peers, start_rotel, signal):  # noqa: F811
    tap = peers()
    far = start_rotel("http", peer.port)
    collector = launch("grpc-out", env={"TEST_OUT": f"127.0.0.1:{far.grpc}",
                                        "TEST_COMPRESSION": "gzip"})
    telemetry = sdk.MAKE[signal](30)
    sdk.export(signal, "http", tap.port, telemetry)
    sdk.export(signal, "http", collector.http, telemetry)
    sent = without_bytes(all_items(signal, tap.requests))
    peer.await_requests(lambda got: all_items(signal, got).total() >= sent.total())
    assert_same(signal, sent, without_bytes(all_items(signal, peer.requests)))


def test_large_requests_arrive_whole(forward, servers):
    server = servers()
    collector = forward(server, "none")
    body = spans_body(range(20000), "x" * 150)
    assert len(body) > 4 << 20
    assert post(collector.http, "/v1/traces", body).status == 200
    server.await_requests(lambda got: len(span_ids(got)) == 20000, 30)
    assert dict(span_ids(server.requests)) == dict.fromkeys(range(20000), 1)


# What is answered

@pytest.mark.parametrize("code", [code for code in Code if code != Code.OK], ids=lambda c: c.name)
def test_every_status_is_tried_again_or_not(forward, servers, code):
    server = servers(lambda number, request: Answer(code, "because") if number <= 2 else Answer())
    collector = forward(server)
    assert post(collector.http, "/v1/traces", spans_body(range(10))).status == 200
    if code in RETRYABLE:
        server.await_requests(lambda got: got)
        collector.await_metric("otelcol_exporter_sent_spans_total", 10)
        assert server.attempts == 3
        assert collector.metric("otelcol_exporter_send_failed_spans_total") == 0
    else:
        collector.await_metric("otelcol_exporter_send_failed_spans_total", 10)
        time.sleep(0.7)
        assert server.attempts == 1
        assert f"the endpoint answered {code.name}: because" in collector.log_text()


@pytest.mark.parametrize("code", [Code.RESOURCE_EXHAUSTED, Code.UNAVAILABLE], ids=lambda c: c.name)
def test_waits_as_long_as_it_is_told(forward, servers, code):
    times = []

    def script(number, request):
        times.append(time.monotonic())
        return Answer(code, "slow down", retry_after=2) if number == 1 else Answer()

    server = servers(script)
    collector = forward(server)
    assert post(collector.http, "/v1/traces", spans_body(range(10))).status == 200
    server.await_requests(lambda got: got)
    assert set(span_ids(server.requests)) == set(range(10))
    assert 1.9 < times[1] - times[0] < 4


def test_permanent_rejection_loses_only_that_request_and_counts_it(forward, servers):
    def script(number, request):
        return Answer(Code.INVALID_ARGUMENT, "no") if b"poison" in request.body else Answer()

    server = servers(script)
    collector = forward(server)
    for n in range(8):
        body = spans_body(range(n * 10, n * 10 + 10), "poison" if n == 3 else "sound")
        assert post(collector.http, "/v1/traces", body).status == 200
    wanted = set(range(80)) - set(range(30, 40))
    server.await_requests(lambda got: set(span_ids(got)) >= wanted)
    assert dict(span_ids(server.requests)) == dict.fromkeys(wanted, 1)
    collector.await_metric("otelcol_exporter_sent_spans_total", 70)
    collector.await_metric("otelcol_exporter_send_failed_spans_total", 10)


def test_messages_too_large_for_the_server_are_sent_in_parts(forward, servers):
    server = servers(options=[("grpc.max_receive_message_length", 20000)])
    collector = forward(server, "none")
    for n in range(10):
        body = spans_body(range(n * 50, n * 50 + 50), "x" * 60)
        assert post(collector.http, "/v1/traces", body).status == 200
    server.await_requests(lambda got: len(span_ids(got)) == 500)
    assert dict(span_ids(server.requests)) == dict.fromkeys(range(500), 1)


def test_partial_success_is_counted_and_not_sent_again(forward, servers):
    response = ExportTraceServiceResponse()
    response.partial_success.rejected_spans = 4
    response.partial_success.error_message = "four were too old"
    server = servers(lambda number, request: Answer(body=response.SerializeToString()))
    collector = forward(server)
    assert post(collector.http, "/v1/traces", spans_body(range(10))).status == 200
    collector.await_metric("otelcol_exporter_send_failed_spans_total", 4)
    collector.await_metric("otelcol_exporter_sent_spans_total", 6)
    time.sleep(0.5)
    assert server.attempts == 1
    assert "four were too old" in collector.log_text()


# What breaks

def test_server_ends_connections_under_load(forward, servers):
    server = servers(options=[("grpc.max_connection_age_ms", 300),
                              ("grpc.max_connection_age_grace_ms", 1000)])
    run_load(forward(server), server, 4)
    assert len(server.clients) > 5


def test_server_ends_connections_without_mercy(forward, servers):
    server = servers(lambda number, request: Answer(delay=0.1),
                     options=[("grpc.max_connection_age_ms", 250),
                              ("grpc.max_connection_age_grace_ms", 1)])
    run_load(forward(server), server, 4)


@pytest.mark.parametrize("grace", [None, 1])
def test_server_restarts_under_load(forward, servers, grace):
    server = servers()
    collector = forward(server)

    def restart():
        server.close(grace)
        time.sleep(1)
        server.open()

    for second in (1, 3):
        threading.Timer(second, restart).start()
    run_load(collector, server, 6)


def test_server_is_down_for_five_seconds(forward, servers):
    server = servers()
    collector = forward(server)
    threading.Timer(1, server.close).start()
    threading.Timer(6, server.open).start()
    run_load(collector, server, 7, protocol="http")


def test_server_answers_later_than_the_timeout(forward, servers):
    server = servers(lambda number, request: Answer(delay=4, keep=False) if number % 4 == 0
                     else Answer())
    # Few enough that what waits is sent in time when the collector ends.
    run_load(forward(server), server, 5, spans=4)
    assert server.attempts > len(server.requests)


def test_connections_are_kept(forward, servers):
    server = servers()
    collector = forward(server)
    for number in range(15):
        assert post(collector.http, "/v1/traces", spans_body([number])).status == 200
        server.await_requests(lambda got: len(span_ids(got)) > number)
    assert len(server.clients) == 1


# Encryption

@pytest.fixture
def authority(tmp_path):
    """The authority that everybody trusts."""
    return Authority(tmp_path)


def tls_environment(authority, client=None, name=""):
    """Returns the environment for a collector that trusts an authority and shows a certificate."""
    certificate, key = client or ("", "")
    return {"TEST_CA": str(authority.path), "TEST_CERT": str(certificate), "TEST_KEY": str(key),
            "TEST_NAME": name}


def server_credentials(authority, clients=None, **options):
    """Returns a server's credentials; with `clients`, it demands certificates of that authority."""
    certificate, key = authority.issue("server", **options)
    return grpc.ssl_server_credentials(
        [(key.read_bytes(), certificate.read_bytes())],
        clients.path.read_bytes() if clients else None, clients is not None)


def test_private_authority(forward, servers, authority):
    server = servers(credentials=server_credentials(authority))
    collector = forward(server, config="grpc-tls", **tls_environment(authority))
    for number in range(20):
        assert post(collector.http, "/v1/traces", spans_body([number])).status == 200
    server.await_requests(lambda got: len(span_ids(got)) >= 20)
    assert set(span_ids(server.requests)) == set(range(20))


def test_mutual_tls(forward, servers, authority):
    server = servers(credentials=server_credentials(authority, clients=authority))
    collector = forward(server, config="grpc-tls",
                        **tls_environment(authority, authority.issue("client")))
    assert post(collector.http, "/v1/traces", spans_body(range(20))).status == 200
    server.await_requests(lambda got: got)
    assert set(span_ids(server.requests)) == set(range(20))


def test_a_server_that_demands_a_certificate_gets_nothing_without(forward, servers, authority):
    server = servers(credentials=server_credentials(authority, clients=authority))
    collector = forward(server, config="grpc-tls", **tls_environment(authority))
    assert post(collector.http, "/v1/traces", spans_body(range(20))).status == 200
    assert not server.await_requests(lambda got: got, 1.5)
    assert "exporting failed" in collector.log_text()


def test_a_changed_certificate_is_shown(forward, servers, authority, tmp_path):
    server = servers(credentials=server_credentials(authority, clients=authority))
    (tmp_path / "other").mkdir()
    shown = Authority(tmp_path / "other", "Stranger").issue("client")
    collector = forward(server, config="grpc-tls", **tls_environment(authority, shown))
    assert post(collector.http, "/v1/traces", spans_body(range(20))).status == 200
    assert not server.await_requests(lambda got: got, 1)
    for path, good in zip(shown, authority.issue("good")):
        path.write_bytes(good.read_bytes())
    server.await_requests(lambda got: got)
    assert set(span_ids(server.requests)) == set(range(20))


@pytest.mark.parametrize("flaw", ["authority", "name", "expired"])
def test_the_wrong_server_is_refused(forward, servers, authority, tmp_path, flaw):
    options = {"authority": {}, "name": {"address": "127.0.0.2"}, "expired": {"days": -1}}[flaw]
    issuer = Authority(tmp_path, "Stranger") if flaw == "authority" else authority
    server = servers(credentials=server_credentials(issuer, **options))
    collector = forward(server, config="grpc-tls", **tls_environment(authority))
    assert post(collector.http, "/v1/traces", spans_body([1])).status == 200
    assert not server.await_requests(lambda got: got, 1.5)
    assert "certificate" in collector.log_text()


def test_another_name_may_be_demanded(forward, servers, authority):
    server = servers(credentials=server_credentials(authority, host="tempo.test"))
    collector = forward(server, config="grpc-tls", **tls_environment(authority, name="tempo.test"))
    assert post(collector.http, "/v1/traces", spans_body([1])).status == 200
    server.await_requests(lambda got: got)
    assert set(span_ids(server.requests)) == {1}


def test_mutual_tls_over_http(launch, peers, authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority.issue("server"))
    context.load_verify_locations(authority.path)
    context.verify_mode = ssl.CERT_REQUIRED
    peer = peers(tls=context)
    collector = launch("http-tls", peer, tls_environment(authority, authority.issue("client")))
    assert post(collector.http, "/v1/traces", spans_body(range(5))).status == 200
    peer.await_requests(lambda got: got)
    assert set(span_ids(peer.requests)) == set(range(5))
