"""Tokens that exporters fetch from a server."""

import base64
import json
import time
from urllib.parse import parse_qs, quote_plus

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from harness.http import post
from harness.otlp import span_ids, spans_body
from harness.peer import Answer


@pytest.fixture
def start(launch, peer, tmp_path):
    """Starts a collector that asks `tokens` for tokens."""
    def start(tokens):
        (tmp_path / "secret").write_text("s3cret/+\n")
        return launch("oauth2", peer, {"TEST_SECRET": str(tmp_path / "secret"),
                                       "TEST_TOKENS": f"{tokens.url}/token"})
    return start


def answer(token, life=None, **others):
    """Returns the answer of a token endpoint."""
    fields = {"access_token": token, "token_type": "bearer", **others}
    if life:
        fields["expires_in"] = life
    return Answer(headers={"Content-Type": "application/json"}, body=json.dumps(fields).encode())


def send(collector, peer, number):
    """Sends a span and returns the authorization that it went on with."""
    assert post(collector.http, "/v1/traces", spans_body([number])).status == 200
    peer.await_requests(lambda got: number in span_ids(got))
    return next(request.headers["authorization"] for request in peer.requests
                if number in span_ids([request]))


def test_a_token_is_fetched_once_and_sent(start, peer, peers):
    tokens = peers(lambda number, request: answer(f"token-{number}", 3600))
    collector = start(tokens)
    assert [send(collector, peer, number) for number in range(3)] == ["Bearer token-1"] * 3
    [request] = tokens.requests
    pair = f"{quote_plus('col lector')}:{quote_plus('s3cret/+')}"
    assert request.headers["authorization"] == f"Basic {base64.b64encode(pair.encode()).decode()}"
    assert parse_qs(request.body.decode()) == {
        "grant_type": ["client_credentials"], "scope": ["write traces"], "audience": ["a&b"]}
    assert "s3cret" not in collector.log_text() and "token-1" not in collector.log_text()


def test_a_token_is_replaced_before_its_end(start, peer, peers):
    tokens = peers(lambda number, request: answer(f"token-{number}", 2))
    collector = start(tokens)
    assert send(collector, peer, 0) == "Bearer token-1"
    time.sleep(1.1)
    assert send(collector, peer, 1) == "Bearer token-2"


def test_credentials_go_into_the_body_where_that_is_wanted(start, peer, peers):
    def script(number, request):
        if "authorization" in request.headers:
            return Answer(status=401)
        return answer("token", 3600)

    tokens = peers(script)
    assert send(start(tokens), peer, 0) == "Bearer token"
    form = parse_qs(tokens.requests[-1].body.decode())
    assert form["client_id"] == ["col lector"] and form["client_secret"] == ["s3cret/+"]


def test_nothing_is_lost_while_there_is_no_token(start, peer, peers):
    def script(number, request):
        return answer("late") if number > 6 else Answer(
            status=400, body=b'{"error": "invalid_client"}', keep=False)

    collector = start(peers(script))
    assert send(collector, peer, 0) == "Bearer late"
    assert "the token endpoint answered HTTP 400: invalid_client" in collector.log_text()


def test_loops_share_a_token(launch, peer, peers, tmp_path):
    tokens = peers(lambda number, request: answer(f"token-{number}", 3600))
    (tmp_path / "secret").write_text("s3cret")
    collector = launch("oauth2", peer, {"TEST_SECRET": str(tmp_path / "secret"),
                                        "TEST_TOKENS": f"{tokens.url}/token"},
                       arguments=["--threads=3"])
    # Each connection goes to the loop that has had the fewest.
    assert [send(collector, peer, number) for number in range(6)] == ["Bearer token-1"] * 6
    assert len(tokens.requests) == 1


def write_key(folder, key):
    """Writes a private key and returns the path."""
    path = folder / "key.pem"
    path.write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return str(path)


def part(text):
    """Returns a part of a JSON web token."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@pytest.mark.modes("run", "build")
def test_a_signed_assertion_is_exchanged_for_a_token(launch, peer, peers, tmp_path):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    tokens = peers(lambda number, request: answer("token", 3600))
    collector = launch("oauth2-jwt", peer, {"TEST_KEY": write_key(tmp_path, key),
                                            "TEST_TOKENS": f"{tokens.url}/token"})
    assert send(collector, peer, 0) == "Bearer token"
    [request] = tokens.requests
    assert "authorization" not in request.headers
    form = parse_qs(request.body.decode())
    [assertion] = form.pop("assertion")
    assert form == {"grant_type": ["urn:ietf:params:oauth:grant-type:jwt-bearer"],
                    "scope": ["write"], "resource": ["x"]}
    signed, _, signature = assertion.rpartition(".")
    header, claims = (json.loads(part(text)) for text in signed.split("."))
    assert header == {"alg": "RS384", "typ": "JWT", "kid": "key-7"}
    assert abs(claims["iat"] - time.time()) < 60 and claims["exp"] - claims["iat"] == 1800
    assert len(claims["jti"]) == 36
    assert {name: claims[name] for name in set(claims) - {"iat", "exp", "jti"}} == {
        "iss": "issuer", "sub": "collector", "aud": "https://audience.example", "scope": "write",
        "tenant": "red", "level": 3}
    key.public_key().verify(part(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA384())


@pytest.mark.modes("run")
def test_a_key_that_cannot_sign_is_found_at_once(launch, peer, tmp_path):
    key = write_key(tmp_path, ec.generate_private_key(ec.SECP256R1()))
    collector = launch("oauth2-jwt", peer, {"TEST_KEY": key, "TEST_TOKENS": "http://[::1]:9/"},
                       ready=False)
    assert collector.process.wait(20) == 1
    assert "otelcol.auth.oauth2.out: the key to sign with is not an RSA key" in collector.log_text()
