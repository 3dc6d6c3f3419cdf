"""Encrypted servers: certificates of both sides, reloading, versions, and what goes wrong."""

import http.client
import socket
import ssl
import time

import grpc
import pytest

from harness.certificates import Authority
from harness.grpc import METHODS
from harness.http import PROTOBUF, post, read_all
from harness.otlp import span_ids, spans_body


@pytest.fixture
def authority(tmp_path):
    """The authority that everybody trusts."""
    return Authority(tmp_path)


@pytest.fixture
def server(authority):
    """The server's certificate and key."""
    return authority.issue("server")


@pytest.fixture
def collector(launch, peer, authority, server):
    """A collector with encrypted servers."""
    certificate, key = server
    return launch("tls", peer, {"TEST_CERT": str(certificate), "TEST_KEY": str(key),
                                "TEST_CLIENT_CA": str(authority.path)})


def post_tls(port, authority, body, context=None):
    """Posts spans over TLS; returns the status and the server's certificate."""
    context = context or ssl.create_default_context(cafile=str(authority.path))
    connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=10, context=context)
    try:
        connection.request("POST", "/v1/traces", body, {"Content-Type": PROTOBUF})
        certificate = connection.sock.getpeercert(binary_form=True)
        return connection.getresponse().status, certificate
    finally:
        connection.close()


def channel(port, authority, identity=None):
    """A gRPC channel that trusts the authority, with a certificate of its own or none."""
    certificate, key = (path.read_bytes() for path in identity) if identity else (None, None)
    credentials = grpc.ssl_channel_credentials(
        authority.path.read_bytes(), private_key=key, certificate_chain=certificate)
    options = [("grpc.use_local_subchannel_pool", 1), ("grpc.enable_retries", 0)]
    return grpc.secure_channel(f"127.0.0.1:{port}", credentials, options)


def test_requests_of_any_size(collector, peer, authority):
    ids = 0
    for count in (1, 10, 1000, 40_000):
        body = spans_body(range(ids, ids + count))
        assert post_tls(collector.http, authority, body)[0] == 200
        ids += count
    peer.await_requests(lambda got: len(span_ids(got)) >= ids)


def test_one_connection_for_many_requests(collector, authority):
    context = ssl.create_default_context(cafile=str(authority.path))
    connection = http.client.HTTPSConnection("127.0.0.1", collector.http, timeout=10, context=context)
    for number in range(50):
        connection.request("POST", "/v1/traces", spans_body([number]), {"Content-Type": PROTOBUF})
        answer = connection.getresponse()
        assert answer.status == 200 and answer.read() == b""
    connection.close()


def test_grpc_clients_need_a_certificate(collector, peer, authority, tmp_path):
    identity = authority.issue("client")
    with channel(collector.grpc, authority, identity) as trusted:
        call = trusted.unary_unary(METHODS["traces"])
        for ids in ([1], range(10, 20_000)):
            assert call(spans_body(ids), timeout=10) == b""
    (tmp_path / "other").mkdir()
    stranger = Authority(tmp_path / "other", "Other Authority").issue("stranger")
    for identity in (None, stranger):
        with channel(collector.grpc, authority, identity) as refused:
            with pytest.raises(grpc.RpcError) as error:
                refused.unary_unary(METHODS["traces"])(spans_body([2]), timeout=5)
            assert error.value.code() in (grpc.StatusCode.UNAVAILABLE,
                                          grpc.StatusCode.DEADLINE_EXCEEDED)
    peer.await_requests(lambda got: len(span_ids(got)) >= 19_991)
    assert 2 not in span_ids(peer.requests)
    assert "a TLS handshake failed" in collector.log_text()


def test_a_client_that_does_not_trust_the_server(collector, tmp_path):
    (tmp_path / "other").mkdir()
    other = Authority(tmp_path / "other", "Other Authority")
    with pytest.raises(ssl.SSLCertVerificationError):
        post_tls(collector.http, other, spans_body([1]))


def test_versions_below_the_lowest(collector, authority):
    context = ssl.create_default_context(cafile=str(authority.path))
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with pytest.raises(ssl.SSLError):
        post_tls(collector.http, authority, spans_body([1]), context)


@pytest.mark.parametrize("offers, choice", [
    (["http/1.1"], "http/1.1"), (["h2", "http/1.1"], "http/1.1"), ([], None), (["h2"], "refused")])
def test_the_protocol_that_is_negotiated(collector, authority, offers, choice):
    context = ssl.create_default_context(cafile=str(authority.path))
    if offers:
        context.set_alpn_protocols(offers)
    plain = socket.create_connection(("127.0.0.1", collector.http), timeout=5)
    if choice == "refused":
        with pytest.raises(ssl.SSLError):
            context.wrap_socket(plain, server_hostname="127.0.0.1")
        return
    with context.wrap_socket(plain, server_hostname="127.0.0.1") as connection:
        assert connection.selected_alpn_protocol() == choice


def test_a_changed_certificate_is_used_and_a_broken_one_is_not(collector, authority, server):
    certificate, key = server
    before = post_tls(collector.http, authority, spans_body([1]))[1]
    fresh, fresh_key = authority.issue("fresh")
    key.write_bytes(fresh_key.read_bytes())
    certificate.write_bytes(fresh.read_bytes())
    end = time.monotonic() + 10
    while (after := post_tls(collector.http, authority, spans_body([2]))[1]) == before:
        assert time.monotonic() < end, "the new certificate is not used"
    certificate.write_text("this is no certificate")
    end = time.monotonic() + 10
    while "the changed certificate cannot be used" not in collector.log_text():
        assert post_tls(collector.http, authority, spans_body([3])) == (200, after)
        assert time.monotonic() < end, "nobody has noticed"
    assert post_tls(collector.http, authority, spans_body([4])) == (200, after)
    assert f"'{certificate}' holds no certificate" in collector.log_text()


def test_plain_requests_and_silence_disturb_nobody(collector, authority):
    silent = socket.create_connection(("127.0.0.1", collector.http), timeout=5)
    for _ in range(3):
        with pytest.raises((http.client.HTTPException, OSError)):
            post(collector.http, "/v1/traces", spans_body([1]))
    for start in (b"\x16\x03\x01\xff\xff" + b"x" * 500, b"\x16\x03", b"\0" * 2000):
        with socket.create_connection(("127.0.0.1", collector.http), timeout=5) as garbage:
            garbage.sendall(start)
            garbage.shutdown(socket.SHUT_WR)
            read_all(garbage)
    assert post_tls(collector.http, authority, spans_body([2]))[0] == 200
    silent.close()


def test_a_certificate_that_cannot_be_used_is_said_at_start(launch, peer, authority, server, tmp_path):
    env = {"TEST_CERT": str(tmp_path / "missing.pem"), "TEST_KEY": str(server[1]),
           "TEST_CLIENT_CA": str(authority.path)}
    collector = launch("tls", peer, env, ready=False)
    assert collector.process.wait(timeout=20) == 1
    assert "missing.pem' cannot be read: No such file or directory" in collector.log_text()
