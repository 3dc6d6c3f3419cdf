"""Tokens that exporters fetch from a server."""

import base64
import json
import time
from urllib.parse import parse_qs, quote_plus

import pytest

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
