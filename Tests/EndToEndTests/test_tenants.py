"""Metadata of requests that goes along with their telemetry."""

import http.client
import sqlite3
import time

import grpc
import pytest
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest

from harness.grpc import METHODS, Client
from harness.http import post
from harness.otlp import span_ids, spans_body
from harness.peer import Answer


@pytest.fixture
def start(launch, tmp_path):
    """Starts a collector; the second time with what the first has left on disk."""
    return lambda peer: launch("tenants", peer, {"TEST_DISK": str(tmp_path / "disk")},
                               options=["--stability.level=public-preview"])


def logs_body():
    """Returns a request with one record."""
    body = ExportLogsServiceRequest()
    body.resource_logs.add().scope_logs.add().log_records.add(severity_text="INFO")
    return body.SerializeToString()


def test_batches_are_made_for_each_tenant(start, peer):
    collector = start(peer)
    client = Client(collector.grpc)
    try:
        for number in range(12):
            tenant = "ab"[number % 2]
            if number < 6:
                fields = {"X-TENANT": tenant, "Authorization": "secret"}
                assert post(collector.http, "/v1/traces", spans_body([number]), fields).status == 200
            else:
                client.export("traces", spans_body([number]), metadata=[("x-tenant", tenant)])
    finally:
        client.close()
    peer.await_requests(lambda got: len(span_ids(got)) == 12)
    found = {}
    for request in peer.requests:
        found.setdefault(request.headers["x-scope-orgid"], set()).update(span_ids([request]))
        assert "authorization" not in request.headers
    assert found == {"a": set(range(0, 12, 2)), "b": set(range(1, 12, 2))}
    assert len(peer.requests) < 12
    assert collector.metric("otelcol_processor_batch_metadata_cardinality") == 2


def test_too_many_tenants_are_rejected(start, peer):
    collector = start(peer)
    statuses = [post(collector.http, "/v1/traces", spans_body([number]),
                     {"x-tenant": str(number)}).status for number in range(5)]
    assert statuses == [200, 200, 200, 400, 400]
    assert post(collector.http, "/v1/traces", spans_body([9]), {"x-tenant": "0"}).status == 200
    client = Client(collector.grpc)
    try:
        error = client.failure(METHODS["traces"], spans_body([8]), metadata=[("x-tenant", "new")])
        assert error.code() == grpc.StatusCode.INVALID_ARGUMENT and "metadata" in error.details()
    finally:
        client.close()
    peer.await_requests(lambda got: len(span_ids(got)) == 4)
    assert set(span_ids(peer.requests)) == {0, 1, 2, 9}


def test_the_host_that_was_asked_is_metadata(start, peer):
    collector = start(peer)
    assert post(collector.http, "/v1/logs", logs_body(), {"host": "http.test"}).status == 200
    client = Client(collector.grpc, options=[("grpc.default_authority", "grpc.test")])
    try:
        client.export("logs", logs_body())
    finally:
        client.close()
    peer.await_requests(lambda got: len(got) == 2)
    assert {(request.headers["x-asked-host"], request.headers["x-authority"])
            for request in peer.requests} == {("http.test", ""), ("grpc.test", "grpc.test")}


def test_metadata_survives_in_storage(start, peers, tmp_path):
    peer = peers(lambda number, request: Answer(status=503))
    collector = start(peer)
    for tenant in ("a", "b"):
        fields = {"x-tenant": tenant, "authorization": "Bearer hidden"}
        assert post(collector.http, "/v1/logs", logs_body(), fields).status == 200
    collector.kill()
    database = sqlite3.connect(tmp_path / "disk" / "queues.db")
    bodies = [row[0] for row in database.execute("SELECT body FROM record")]
    database.close()
    # Only what is needed lies on disk.
    assert len(bodies) == 2 and all(b"x-tenant" in body for body in bodies)
    assert not any(b"hidden" in body for body in bodies)
    peer.script = None
    start(peer)
    peer.await_requests(lambda got: len(got) >= 2)
    assert sorted(request.headers["x-scope-orgid"] for request in peer.requests) == ["a", "b"]


def test_values_that_are_not_certain_are_not_sent(start, peer):
    collector = start(peer)
    connection = http.client.HTTPConnection("127.0.0.1", collector.http, timeout=10)
    connection.putrequest("POST", "/v1/logs")
    for value in ("a", "b"):
        connection.putheader("X-Tenant", value)
    connection.putheader("Content-Type", "application/x-protobuf")
    connection.putheader("Content-Length", str(len(logs_body())))
    connection.endheaders(logs_body())
    assert connection.getresponse().status == 200
    connection.close()
    end = time.monotonic() + 10
    while "'x-tenant' has 2 values" not in collector.log_text():
        assert time.monotonic() < end
        time.sleep(0.05)
    assert peer.requests == []
