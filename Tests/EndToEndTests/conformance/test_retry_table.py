"""OTLP's table of what is tried again, from both sides (OTLP specification 1.x, sections "OTLP/gRPC
Response", "OTLP/HTTP Response", "Retryable Response Codes" and "OTLP/HTTP Throttling").

That a receiver whose pipeline is full asks to come back, over HTTP and gRPC, is in test_refusal.py;
that a peer which fails for a while loses nothing, in test_faulty_peer.py.
"""

import math
import threading
import time
from collections import defaultdict
from functools import partial

import grpc as grpc_api
import pytest
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceResponse
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceResponse
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceResponse

from harness import grpc
from harness.http import post
from harness.otlp import BODIES, span_ids, spans_body
from harness.peer import Answer, Peer

RETRYABLE = {429, 502, 503, 504}
Code = grpc_api.StatusCode
BAD_UTF8 = spans_body([1]).replace(b"work", b"\xff\xfe\xfd\xfc")


# The receiver's side.

@pytest.mark.parametrize("body, status, code", [
    (BAD_UTF8, 400, 3), (b"\x07", 400, 3), (spans_body([1])[:-1], 400, 3), (bytes(65_537), 413, 8)],
    ids=["utf-8", "structure", "cut", "size"])
def test_http_requests_that_must_not_be_tried_again(site, body, status, code):
    answer = post(site.collector.http, "/v1/traces", body)
    assert answer.status == status
    assert answer.headers["content-type"] == "application/x-protobuf"
    assert answer.rpc.code == code and answer.rpc.message and not answer.rpc.details
    assert "retry-after" not in answer.headers


@pytest.mark.parametrize("path, fields, status", [
    ("/v1/spans", {}, 404), ("/v1/traces", {"Content-Type": "text/plain"}, 415),
    ("/v1/traces", {"Content-Encoding": "br"}, 415)], ids=["path", "type", "encoding"])
def test_http_requests_that_are_not_otlp(site, path, fields, status):
    answer = post(site.collector.http, path, spans_body([666]), fields)
    assert answer.status == status not in RETRYABLE
    assert "retry-after" not in answer.headers


@pytest.mark.parametrize("method, body, code", [
    (grpc.METHODS["traces"], BAD_UTF8, Code.INVALID_ARGUMENT),
    (grpc.METHODS["logs"], b"\x07", Code.INVALID_ARGUMENT),
    (grpc.METHODS["metrics"], bytes(65_537), Code.RESOURCE_EXHAUSTED),
    ("/none/Such", b"", Code.UNIMPLEMENTED)], ids=["utf-8", "structure", "size", "method"])
def test_grpc_calls_that_must_not_be_tried_again(site, method, body, code):
    client = grpc.Client(site.collector.grpc)
    error = client.failure(method, body)
    assert error.code() == code and error.details()
    # RESOURCE_EXHAUSTED with a delay would be retryable.
    assert grpc.retry_delay(error) is None
    client.close()


# The exporter's side.

class Script:
    """Answers each body by its number: with the answers that were set for it, or what these return
    when it is time, then with success."""

    def __init__(self):
        self.answers, self.times, self.lock = {}, defaultdict(list), threading.Lock()

    def __call__(self, _, request):
        number = next(iter(span_ids([request])))
        with self.lock:
            self.times[number].append(time.monotonic())
            attempt = len(self.times[number])
        answers = self.answers[number]
        answer = answers[attempt - 1] if attempt <= len(answers) else Answer()
        return answer() if callable(answer) else answer

    @property
    def attempts(self):
        """How often each number was tried."""
        with self.lock:
            return {number: len(times) for number, times in self.times.items()}


@pytest.fixture
def run(launch):
    """Sends a body for each number of `answers`, which go to the peer's script, and waits until the
    exporter is done with all. Returns the script, the collector and the peer."""
    made = []

    def make(answers):
        script = Script()
        script.answers = answers
        peer = Peer(script)
        made.append(peer)
        collector = launch("retries", peer)
        for number in answers:
            assert post(collector.http, "/v1/traces", spans_body([number])).status == 200
        names = [f"otelcol_exporter_{what}_spans_total" for what in ("sent", "send_failed")]
        end = time.monotonic() + 30
        while sum(collector.metric(name) for name in names) < len(answers):
            assert time.monotonic() < end, script.attempts
            time.sleep(0.05)
        return script, collector, peer

    yield make
    for peer in made:
        peer.close()


def test_every_status(run):
    statuses = range(200, 600)
    script, collector, peer = run({status: [Answer(status, keep=False)] for status in statuses})
    assert script.attempts == {status: 2 if status in RETRYABLE else 1 for status in statuses}
    # Every 2xx is success; what is tried again succeeds, all else is dropped.
    assert collector.metric("otelcol_exporter_sent_spans_total") == 100 + len(RETRYABLE)
    assert collector.metric("otelcol_exporter_send_failed_spans_total") == 300 - len(RETRYABLE)
    assert set(span_ids(peer.requests)) == RETRYABLE


def test_every_retryable_status_again_and_again(run):
    script, collector, _ = run({status: [Answer(status)] * 9 for status in RETRYABLE})
    assert script.attempts == dict.fromkeys(RETRYABLE, 10)
    assert collector.metric("otelcol_exporter_sent_spans_total") == len(RETRYABLE)


# The three forms of a date in HTTP (RFC 9110, section 5.6.7).
DATES = ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y")


def in_seconds(form, seconds):
    """Returns the date when so many seconds will have passed, at least."""
    return time.strftime(form, time.gmtime(math.ceil(time.time()) + seconds))


def test_retry_after(run):
    # The value when it is sent, and the seconds that must pass at least.
    values = [("2", 2), (" 2 ", 2), ("002", 2), *((partial(in_seconds, form, 2), 2) for form in DATES),
              *((partial(in_seconds, form, -3600), 0) for form in DATES), ("0", 0), ("-1", 0), ("1.5", 0),
              ("soon", 0), ("", 0), ("99999999999999999999x", 0), ("Sun, 99 Foo 2020 99:99:99 GMT", 0)]
    cases = {number: (status, *value) for number, (status, value) in enumerate(
        ((status, value) for status in RETRYABLE for value in values), 1)}

    def answer(status, value):
        return Answer(status, {"Retry-After": value() if callable(value) else value})

    script, _, _ = run({number: [partial(answer, status, value)]
                        for number, (status, value, _) in cases.items()})
    assert script.attempts == dict.fromkeys(cases, 2)
    for number, (status, value, least) in cases.items():
        first, second = script.times[number]
        # Timers are as exact as the loop's turns.
        assert second - first > least - 0.05, f"{status}, Retry-After: {value}"


def test_retry_after_does_not_make_a_permanent_answer_retryable(run):
    statuses = (400, 401, 404, 413, 500, 501, 505)
    script, _, _ = run({status: [Answer(status, {"Retry-After": "0"})] for status in statuses})
    assert script.attempts == dict.fromkeys(statuses, 1)


OK = b"HTTP/1.1 200 OK\r\n"
BROKEN = {
    "nothing": b"", "half a status line": b"HTTP/1.1 2", "no end of the head": OK + b"Content-Le",
    "no end of the body": OK + b"Content-Length: 10\r\n\r\n12345", "garbage": b"\x00\xff" * 100,
    "another protocol": b"SSH-2.0-OpenSSH_9.9\r\n", "HTTP/0.9": b"<html></html>",
    "HTTP/2": b"\0\0\0\4\0\0\0\0\0", "a status of two digits": b"HTTP/1.1 20 OK\r\n\r\n",
    "a status of four digits": b"HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n",
    "a status that is none": b"HTTP/1.1 two OK\r\nContent-Length: 0\r\n\r\n",
    "a negative length": OK + b"Content-Length: -1\r\n\r\n",
    "two lengths": OK + b"Content-Length: 0\r\nContent-Length: 5\r\n\r\n12345",
    "a length and chunks": OK + b"Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a chunk without a size": OK + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
    "chunks without an end": OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
    "a field without a colon": OK + b"Content\r\n\r\n",
    "a folded field": OK + b"X-A: 1\r\n 2\r\nContent-Length: 0\r\n\r\n",
    "a head without end": OK + b"X-A: 1\r\n" * 100_000, "other protocols offered":
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
    "only an informational answer": b"HTTP/1.1 100 Continue\r\n\r\n"}


def test_connections_that_are_lost_and_answers_that_are_malformed(run):
    numbered = dict(enumerate(BROKEN, 1))
    answers = {number: [Answer(raw=BROKEN[name])] for number, name in numbered.items()}
    resets = range(1000, 1010)
    answers |= {number: [Answer(reset=True)] for number in resets}
    script, collector, peer = run(answers)
    assert {numbered.get(number, number): times for number, times in script.attempts.items()} == \
        dict.fromkeys((*BROKEN, *resets), 2)
    assert collector.metric("otelcol_exporter_sent_spans_total") == len(answers)
    assert span_ids(peer.requests) == dict.fromkeys(answers, 1)


SOUND = {
    "an informational answer before": b"HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n"
                                      b"HTTP/1.1 100 Continue\r\n\r\n" + OK
                                      + b"Content-Length: 0\r\n\r\n",
    "chunks": OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "the connection's end": OK + b"\r\n",
    "HTTP/1.0": b"HTTP/1.0 200 OK\r\n\r\n", "no reason": b"HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n",
    "another success": b"HTTP/1.1 204 No Content\r\n\r\n",
    "a body that is not OTLP": OK + b"Content-Length: 4\r\n\r\n\xff\xff\xff\xff",
    "a body of text": OK + b"Content-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"}


def test_unusual_answers_that_are_successes(run):
    numbered = dict(enumerate(SOUND, 1))
    script, collector, _ = run({number: [Answer(raw=SOUND[name])] for number, name in numbered.items()})
    assert {numbered[number]: times for number, times in script.attempts.items()} == \
        dict.fromkeys(SOUND, 1)
    assert collector.metric("otelcol_exporter_sent_spans_total") == len(SOUND)


PARTIAL = {"traces": (ExportTraceServiceResponse, "rejected_spans", "spans"),
           "metrics": (ExportMetricsServiceResponse, "rejected_data_points", "metric_points"),
           "logs": (ExportLogsServiceResponse, "rejected_log_records", "log_records")}


def test_partial_success_of_every_signal(launch, peers):
    def script(_, request):
        signal = request.path.rsplit("/", 1)[1]
        kind, name, _ = PARTIAL[signal]
        response = kind()
        setattr(response.partial_success, name, 3)
        response.partial_success.error_message = f"three {signal} were too old"
        return Answer(body=response.SerializeToString())

    peer = peers(script)
    collector = launch("retries", peer)
    for signal, make in BODIES.items():
        assert post(collector.http, f"/v1/{signal}", make(range(10))).status == 200
    peer.await_requests(lambda got: len(got) == 3)
    for signal, (_, _, items) in PARTIAL.items():
        collector.await_metric(f"otelcol_exporter_sent_{items}_total", 7)
        collector.await_metric(f"otelcol_exporter_send_failed_{items}_total", 3)
        assert f"three {signal} were too old" in collector.log_text()
    assert peer.attempts == 3, "what was taken in part must not be sent again"


@pytest.mark.parametrize("rejected, sent", [(0, 10), (10, 0), (11, 0), (2**63 - 1, 0), (-5, 10)])
def test_partial_success_with_odd_numbers(launch, peers, rejected, sent):
    response = ExportTraceServiceResponse()
    response.partial_success.rejected_spans = rejected
    response.partial_success.error_message = "about this request"
    peer = peers(lambda *_: Answer(body=response.SerializeToString()))
    collector = launch("retries", peer)
    assert post(collector.http, "/v1/traces", spans_body(range(10))).status == 200
    peer.await_requests(lambda got: got)
    collector.await_metric("otelcol_exporter_sent_spans_total", sent)
    collector.await_metric("otelcol_exporter_send_failed_spans_total", 10 - sent)
    assert "about this request" in collector.log_text()
    assert peer.attempts == 1
