"""Credentials: what receivers ask for, and what exporters send."""

import base64
import time

import grpc
import pytest

from harness.certificates import Authority
from harness.grpc import METHODS, Client
from harness.grpc_peer import Peer as GRPCPeer
from harness.http import post
from harness.otlp import span_ids, spans_body
from test_grpc_exporter import server_credentials

# The password is "secret", by bcrypt and by Apache's MD5.
USERS = ("ana:$2y$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW\n"
         "bob:$apr1$8lmQ3zRv$TBb6yr.WwFp5uwviURzXp.\n")
TOKEN = "s3cret-token"


def basic(user, password):
    """Returns the fields of a request with a name and a password."""
    pair = base64.b64encode(f"{user}:{password}".encode()).decode()
    return {"Authorization": f"Basic {pair}"}


@pytest.fixture
def files(tmp_path):
    """The files of users and of the exporter's password."""
    (tmp_path / "users").write_text(USERS)
    (tmp_path / "password").write_text("first\n")
    return tmp_path


@pytest.fixture
def collector(launch, peer, files):
    """A collector that asks for credentials."""
    return launch("auth", peer, {"TEST_TOKEN": TOKEN, "TEST_USERS": str(files / "users"),
                                 "TEST_PASSWORD": str(files / "password")})


def test_users_come_in_and_others_do_not(collector, peer):
    good = [basic("ana", "secret"), basic("bob", "secret"), basic("carl", "plain")] * 2
    for number, fields in enumerate(good):
        assert post(collector.http, "/v1/traces", spans_body([number]), fields).status == 200
    bad = [{}, basic("ana", "Secret"), basic("ana", ""), basic("bob", "plain"), basic("eve", "x"),
           {"Authorization": f"Bearer {TOKEN}"}, {"Authorization": "Basic ?"}]
    for fields in bad:
        reply = post(collector.http, "/v1/traces", spans_body([100]), fields)
        assert reply.status == 401, fields
        assert reply.rpc.code == grpc.StatusCode.UNAUTHENTICATED.value[0] and reply.rpc.message
        assert reply.headers["www-authenticate"].startswith("Basic realm=")
    reply = post(collector.http, "/nowhere", b"", {"Content-Type": "application/json"})
    assert reply.status == 401 and b'"code":16' in reply.body
    assert post(collector.http, "/nowhere", b"", basic("carl", "plain")).status == 404
    peer.await_requests(lambda got: len(span_ids(got)) == len(good))
    assert set(span_ids(peer.requests)) == set(range(len(good)))
    text = collector.log_text()
    assert not [word for word in ("secret", "plain", "c2VjcmV0") if word in text]


def test_a_token_opens_grpc(collector, peer):
    client = Client(collector.grpc)
    try:
        client.export("traces", spans_body([1]), metadata=[("authorization", f"Bearer {TOKEN}")])
        for fields in ([], [("authorization", TOKEN)], [("authorization", f"Bearer {TOKEN}x")],
                       list((key.lower(), value) for key, value in basic("ana", "secret").items())):
            error = client.failure(METHODS["traces"], spans_body([2]), metadata=fields)
            assert error.code() == grpc.StatusCode.UNAUTHENTICATED
            assert error.details() and TOKEN not in error.details()
    finally:
        client.close()
    peer.await_requests(lambda got: got)
    assert set(span_ids(peer.requests)) == {1}


def test_a_changed_file_of_users_counts(collector, files):
    assert post(collector.http, "/v1/traces", spans_body([1]), basic("ana", "secret")).status == 200
    (files / "users").write_text("dora:new\n")
    end = time.monotonic() + 10
    while post(collector.http, "/v1/traces", spans_body([2]), basic("dora", "new")).status != 200:
        assert time.monotonic() < end
        time.sleep(0.05)
    assert post(collector.http, "/v1/traces", spans_body([3]), basic("ana", "secret")).status == 401


def test_exporters_send_names_and_passwords(collector, peer, files):
    def send(number):
        post(collector.http, "/v1/traces", spans_body([number]), basic("carl", "plain"))
        return peer.await_requests(lambda got: len(got) > number)[number].headers["authorization"]

    assert send(0) == basic("collector", "first")["Authorization"]
    (files / "password").write_text("second\n")
    for number in range(1, 200):
        if send(number) == basic("collector", "second")["Authorization"]:
            break
        time.sleep(0.05)
    assert peer.requests[-1].headers["authorization"] == basic("collector", "second")["Authorization"]


def test_exporters_set_fields(collector, peer):
    from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
    body = ExportLogsServiceRequest()
    body.resource_logs.add().scope_logs.add().log_records.add(severity_text="INFO")
    assert post(collector.http, "/v1/logs", body.SerializeToString(),
                basic("carl", "plain")).status == 200
    [request] = peer.await_requests(lambda got: got)
    assert request.headers["x-tenant"] == TOKEN
    assert request.headers["x-replaced"] == "new" and request.headers["x-kept"] == "kept"
    assert "x-deleted" not in request.headers
    assert request.headers["content-type"] == "application/x-protobuf"


def test_a_token_goes_out_over_grpc(launch, tmp_path):
    authority = Authority(tmp_path)
    server = GRPCPeer(credentials=server_credentials(authority))
    try:
        collector = launch("auth-grpc", server,
                           {"TEST_TOKEN": TOKEN, "TEST_CA": str(authority.path)})
        assert post(collector.http, "/v1/traces", spans_body([1])).status == 200
        [request] = server.await_requests(lambda got: got)
        assert request.headers["authorization"] == f"Token {TOKEN}"
    finally:
        server.close()


@pytest.mark.parametrize("config, env, words", [
    ("auth-grpc", {"TEST_TOKEN": TOKEN, "TEST_CA": ""}, "encrypted"),
    ("auth-grpc", {"TEST_TOKEN": "", "TEST_CA": ""}, "the token is empty"),
    ("auth", {"TEST_TOKEN": TOKEN, "TEST_USERS": "/nowhere/users", "TEST_PASSWORD": "/dev/null"},
     "/nowhere/users"),
])
def test_what_cannot_work_is_said_at_the_start(launch, config, env, words):
    address = "127.0.0.1:1" if config == "auth-grpc" else "http://127.0.0.1:1"
    collector = launch(config, env={"TEST_OUT": address, **env}, ready=False)
    assert collector.process.wait(20) == 1
    assert words in collector.log_text()
