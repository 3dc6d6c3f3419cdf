"""Where and how the exporter sends: endpoints, headers, TLS, keep-alive."""

import datetime
import ipaddress
import os
import ssl
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from harness.certificates import Authority
from harness.collector import WORK
from harness.http import post
from harness.otlp import BODIES, count, span_ids, spans_body
from harness.peer import Answer


def certificate(name, issuer=None, address="127.0.0.1", days=1):
    """Returns a key and a certificate: an authority's own, or a server's by that authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.timezone.utc)
    builder = (x509.CertificateBuilder().subject_name(subject).public_key(key.public_key())
               .issuer_name(issuer[1].subject if issuer else subject)
               .serial_number(x509.random_serial_number())
               .not_valid_before(now - datetime.timedelta(days=2))
               .not_valid_after(now + datetime.timedelta(days=days))
               .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), True))
    if issuer:
        names = [x509.IPAddress(ipaddress.ip_address(address))]
        builder = builder.add_extension(x509.SubjectAlternativeName(names), False)
    return key, builder.sign(issuer[0] if issuer else key, hashes.SHA256())


def write_pem(name, certificate, key=None):
    """Writes a certificate, and its key with it, and returns the path."""
    data = certificate.public_bytes(serialization.Encoding.PEM)
    if key:
        data += key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                  serialization.NoEncryption())
    # Several processes run tests at a time; none may replace what another has just written.
    path = WORK / f"{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}-{name}"
    path.write_bytes(data)
    return path


def server_context(issuer, **options):
    """Returns a TLS context whose certificate the issuer has signed."""
    key, own = certificate("server", issuer, **options)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(write_pem("server.pem", own, key))
    return context


@pytest.fixture(scope="module")
def authority():
    """A test authority: its key, certificate and the certificate's path."""
    WORK.mkdir(parents=True, exist_ok=True)
    key, own = certificate("test authority")
    return key, own, write_pem("authority.pem", own)


def test_https(launch, peers, authority):
    peer = peers(tls=server_context(authority[:2]))
    collector = launch("forward", peer, {"SSL_CERT_FILE": str(authority[2])})
    for number in range(20):
        assert post(collector.http, "/v1/traces", spans_body([number])).status == 200
        time.sleep(0.02)
    peer.await_requests(lambda got: len(span_ids(got)) >= 20)
    assert set(span_ids(peer.requests)) == set(range(20))


@pytest.mark.parametrize("flaw", ["authority", "name", "expired"])
def test_https_to_the_wrong_server_is_refused(launch, peers, authority, flaw):
    options = {"authority": {}, "name": {"address": "127.0.0.2"}, "expired": {"days": -1}}[flaw]
    issuer = certificate("another authority") if flaw == "authority" else authority[:2]
    peer = peers(tls=server_context(issuer, **options))
    collector = launch("forward", peer, {"SSL_CERT_FILE": str(authority[2])})
    assert post(collector.http, "/v1/traces", spans_body([1])).status == 200
    peer.await_requests(lambda got: got, 2)
    assert not peer.requests
    assert "certificate" in collector.log_text()


def test_each_signal_has_its_endpoint(launch, peer):
    collector = launch("endpoints", peer, {"TEST_TENANT": "team-7"})
    for signal, make in BODIES.items():
        assert post(collector.http, f"/v1/{signal}", make(range(3))).status == 200
    peer.await_requests(lambda got: len(got) == 3)
    paths = {request.path for request in peer.requests}
    assert paths == {"/tempo/spans", "/mimir/points", "/base/v1/logs"}
    for request in peer.requests:
        fields = request.headers
        assert fields["x-scope-orgid"] == "team-7"
        assert fields["x-fixed"] == "yes"
        assert fields["content-type"] == "application/x-protobuf"
        assert fields["user-agent"]
        assert fields["host"] == f"127.0.0.1:{peer.port}"
        assert "content-encoding" not in fields


def test_connections_are_kept(collector, peer):
    for number in range(15):
        assert post(collector.http, "/v1/traces", spans_body([number])).status == 200
        peer.await_requests(lambda got: len(span_ids(got)) > number)
    assert count("traces", peer.requests) == 15
    assert len(peer.connections) == 1


def test_a_peer_that_closes_idle_connections(collector, peer):
    for number in range(5):
        assert post(collector.http, "/v1/traces", spans_body([number])).status == 200
        peer.await_requests(lambda got: len(span_ids(got)) > number)
        peer.close()
        peer.open()
    assert set(span_ids(peer.requests)) == set(range(5))


@pytest.mark.parametrize("status", [307, 308])
def test_redirections_are_followed(collector, peer, peers, status):
    other = peers()
    peer.script = lambda number, request: Answer(
        status, {"Location": f"http://localhost:{other.port}/elsewhere?{request.path}"})
    for signal, make in BODIES.items():
        assert post(collector.http, f"/v1/{signal}", make([1])).status == 200
    got = other.await_requests(lambda got: len(got) == 3)
    assert {request.path: request.body for request in got} == {
        f"/elsewhere?/v1/{signal}": make([1]) for signal, make in BODIES.items()}
    assert all(request.headers["host"] == f"localhost:{other.port}" for request in got)


def test_redirections_from_http_to_https_and_back(launch, peers, tmp_path):
    def elsewhere(status, url):
        def script(_, request):
            secrets.append(request.headers["authorization"])
            return Answer(status, {"Location": url})
        return script

    authority, secrets = Authority(tmp_path), []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority.issue("server"))
    last = peers()
    encrypted = peers(elsewhere(308, f"{last.url}/plain"), tls=context)
    first = peers(elsewhere(307, f"{encrypted.url}/encrypted"))
    collector = launch("http-tls", first, {
        "TEST_CA": str(authority.path), "TEST_CERT": "", "TEST_KEY": "", "TEST_NAME": ""})
    assert post(collector.http, "/v1/traces", spans_body(range(5))).status == 200
    assert set(span_ids(last.await_requests(lambda got: got))) == set(range(5))
    # All three are one host, but what goes on without encryption is for everybody to read.
    path, headers = last.requests[0].path, last.requests[0].headers
    assert path == "/plain" and headers["x-kept"] == "kept" and "authorization" not in headers
    assert secrets == ["Bearer secret", "Bearer secret"]
    assert first.attempts == encrypted.attempts == 1


def test_a_peer_that_redirects_for_ever_is_given_up(collector, peer):
    peer.script = lambda number, request: Answer(307, {"Location": "/v1/again"})
    assert post(collector.http, "/v1/traces", spans_body([1])).status == 200
    end = time.monotonic() + 10
    while "sends requests elsewhere, for the 11th time" not in collector.log_text():
        assert time.monotonic() < end, "it does not give up"
        time.sleep(0.02)
    peer.script = None
    peer.await_requests(lambda got: 1 in span_ids(got))
    assert span_ids(peer.requests) == {1: 1}
