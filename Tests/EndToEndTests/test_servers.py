"""Settings of the servers: browsers, connections that may not stay, clients that ping too often."""

import h2.errors
import h2.events

from harness import grpc
from harness.h2client import Connection
from harness.http import post
from harness.otlp import span_ids, spans_body

PAGE = "https://shop.pages.test"


def test_a_browser_asks_and_sends(launch, peer):
    collector = launch("servers", peer)
    ask = {"Origin": PAGE, "Access-Control-Request-Method": "POST",
           "Access-Control-Request-Headers": "content-type,x-token", "Content-Type": None}
    answer = post(collector.http, "/v1/traces", None, ask, method="OPTIONS")
    assert answer.status == 204 and answer.body == b""
    assert answer.headers["access-control-allow-origin"] == PAGE
    assert answer.headers["access-control-allow-methods"] == "POST"
    assert answer.headers["access-control-allow-headers"] == "content-type,x-token"
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert answer.headers["access-control-max-age"] == "60"
    sent = [post(collector.http, "/v1/traces", spans_body([1]), {"Origin": PAGE}),
            post(collector.http, "/v1/traces", b"\x07", {"Origin": PAGE}),
            post(collector.http, "/elsewhere", b"", {"Origin": PAGE})]
    assert [answer.status for answer in sent] == [200, 400, 404]
    for answer in sent:
        assert answer.headers["vary"] == "Origin"
        assert answer.headers["access-control-allow-origin"] == PAGE
        assert answer.headers["access-control-expose-headers"] == "Date"


def test_other_pages_get_no_leave(launch, peer):
    collector = launch("servers", peer)
    for origin in ("https://pages.test", "http://shop.pages.test", "null"):
        ask = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        answer = post(collector.http, "/v1/traces", None, ask, method="OPTIONS")
        assert answer.status == 204
        assert "access-control-allow-origin" not in answer.headers
        answer = post(collector.http, "/v1/traces", spans_body([1]), {"Origin": origin})
        assert answer.status == 200
        assert "access-control-allow-origin" not in answer.headers
    answer = post(collector.http, "/v1/traces", spans_body([1]))
    assert answer.headers["vary"] == "Origin"


def test_connections_for_one_request(launch, peer):
    collector = launch("servers", peer)
    answer = post(collector.http, "/v1/traces", spans_body([1]))
    assert answer.status == 200 and answer.headers["connection"] == "close"


def test_old_connections_end_and_nothing_is_lost(launch, peer):
    collector = launch("servers", peer)
    connection = Connection(collector.grpc)
    seen = []
    while not any(isinstance(event, h2.events.ConnectionTerminated) for event in seen):
        events = connection.events()
        assert events, "closed without a word"
        seen += events
    assert seen[-1].error_code == h2.errors.ErrorCodes.NO_ERROR
    connection.close()
    client = grpc.Client(collector.grpc)
    for number in range(200):
        client.export("traces", spans_body([number]))
    client.export("traces", spans_body(range(1000, 20_000)))
    client.close()
    peer.await_requests(lambda got: len(span_ids(got)) >= 19_200)


def test_too_many_pings(launch, peer):
    collector = launch("servers", peer)
    connection = Connection(collector.grpc)
    seen = []
    for _ in range(5):
        connection.http2.ping(b"12345678")
    connection.flush()
    while not any(isinstance(event, h2.events.ConnectionTerminated) for event in seen):
        events = connection.events()
        assert events, "closed without a word"
        seen += events
    last = next(event for event in seen if isinstance(event, h2.events.ConnectionTerminated))
    assert last.error_code == h2.errors.ErrorCodes.ENHANCE_YOUR_CALM
    assert last.additional_data == b"too_many_pings"
    connection.close()
