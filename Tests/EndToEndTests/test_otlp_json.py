"""OTLP/JSON: documents built like the examples of the protocol's repository, and what goes wrong."""

import base64
import copy
import gzip
import json

import cramjam
import pytest
from google.protobuf import json_format

from harness.http import connect, post, read_all
from harness.otlp import REQUESTS, all_items, count, items, signal_of, span_ids

JSON = {"Content-Type": "application/json"}
TRACE, SPAN = "7BA9F33312B3DBB8B2C2C62BB7ABE2D1", "086E83747D0E381E"


def attribute(key, **value):
    """Returns an attribute."""
    return {"key": key, "value": value}


ORIGIN = {"attributes": [attribute("service.name", stringValue="basket")]}
SCOPE = {"name": "library", "version": "2.1.0",
         "attributes": [attribute("scope.attribute", stringValue="scope value")]}
EVERYTHING = [
    attribute("string", stringValue="some \"text\" – ünïcödé \U0001f980"),
    attribute("boolean", boolValue=True), attribute("int", intValue="-10"),
    attribute("number", intValue=9007199254740993), attribute("double", doubleValue=637.704),
    attribute("array", arrayValue={"values": [{"stringValue": "many"}, {"doubleValue": 1e-9}]}),
    attribute("map", kvlistValue={"values": [attribute("inner", stringValue="value")]}),
    attribute("bytes", bytesValue=base64.b64encode(bytes(range(256))).decode()),
    {"key": "nothing", "value": {}}]

TRACES = {"resourceSpans": [{"resource": ORIGIN, "schemaUrl": "https://schemas.test/1", "scopeSpans": [{
    "scope": SCOPE, "spans": [{
        "traceId": TRACE, "spanId": SPAN, "parentSpanId": "18bb307ac23f8f9e", "name": "GET /basket",
        "startTimeUnixNano": "1700000000123456789", "endTimeUnixNano": 1700000000223456789, "kind": 2,
        "traceState": "vendor=1", "flags": 257, "droppedAttributesCount": 1, "attributes": EVERYTHING,
        "events": [{"timeUnixNano": "1700000000200000000", "name": "cache miss",
                    "attributes": [attribute("key", stringValue="k")]}],
        "links": [{"traceId": TRACE.lower(), "spanId": SPAN.lower(), "attributes": []}],
        "status": {"code": 2, "message": "gave up"}}]}]}]}

POINT = {"startTimeUnixNano": "1700000000000000000", "timeUnixNano": "1700000060000000000",
         "attributes": [attribute("point.attribute", stringValue="value")]}
METRICS = {"resourceMetrics": [{"resource": ORIGIN, "scopeMetrics": [{"scope": SCOPE, "metrics": [
    {"name": "items.sold", "unit": "1", "description": "Items sold", "sum": {
        "aggregationTemporality": 1, "isMonotonic": True, "dataPoints": [{**POINT, "asDouble": 5}]}},
    {"name": "temperature", "unit": "Cel", "gauge": {"dataPoints": [
        {**POINT, "asDouble": 21.5}, {**POINT, "asInt": "-7", "exemplars": [
            {"timeUnixNano": "1700000000000000001", "asInt": "3", "spanId": SPAN,
             "traceId": TRACE}]}]}},
    {"name": "latency", "unit": "s", "histogram": {"aggregationTemporality": 2, "dataPoints": [
        {**POINT, "count": 3, "sum": 2.75, "bucketCounts": ["1", 2], "explicitBounds": [1],
         "min": 0.25, "max": 1.5}]}},
    {"name": "latency.exponential", "exponentialHistogram": {
        "aggregationTemporality": 1, "dataPoints": [
            {**POINT, "count": "3", "sum": 10, "scale": -2, "zeroCount": 1, "zeroThreshold": 0,
             "positive": {"offset": 1, "bucketCounts": [0, "2"]},
             "negative": {"offset": -4, "bucketCounts": []}, "min": 0, "max": 5}]}},
    {"name": "quantiles", "summary": {"dataPoints": [
        {**POINT, "count": "8", "sum": 4, "quantileValues": [{"quantile": 0.5, "value": 1.25}]}]}},
]}]}]}

RECORD = {"timeUnixNano": "1700000000500000000", "observedTimeUnixNano": "1700000000600000000",
          "traceId": TRACE, "spanId": SPAN}
LOGS = {"resourceLogs": [{"resource": ORIGIN, "scopeLogs": [{"scope": SCOPE, "logRecords": [
    {**RECORD, "severityNumber": 10, "severityText": "Information",
     "body": {"stringValue": "line 1\nline 2\t\u0007"}, "attributes": EVERYTHING, "flags": 1}]}]}]}
EVENTS = {"resourceLogs": [{"resource": ORIGIN, "scopeLogs": [{"scope": SCOPE, "logRecords": [
    {**RECORD, "eventName": "browser.page_view", "severityNumber": 9,
     "body": {"kvlistValue": {"values": [attribute("type", intValue="0"),
                                         attribute("url", stringValue="https://shop.test/")]}}}]}]}]}
DOCUMENTS = {"traces": ("traces", TRACES), "metrics": ("metrics", METRICS), "logs": ("logs", LOGS),
             "events": ("logs", EVENTS)}


def as_protobuf(signal, document):
    """Returns the request as the official library reads it, identifiers turned into its Base64."""
    def turned(value, key=""):
        if isinstance(value, dict):
            return {name: turned(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [turned(inner) for inner in value]
        if key.lower().endswith(("traceid", "spanid")):
            return base64.b64encode(bytes.fromhex(value)).decode()
        return value
    return json_format.ParseDict(turned(document), REQUESTS[signal]()).SerializeToString()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_mean_what_the_official_library_reads(collector, peer, name):
    signal, document = DOCUMENTS[name]
    answer = post(collector.http, f"/v1/{signal}", json.dumps(document), JSON)
    assert answer.status == 200, answer.body
    assert answer.headers["content-type"] == "application/json" and answer.body == b"{}"
    expected = items(signal, as_protobuf(signal, document))
    peer.await_requests(lambda got: count(signal, got) >= sum(expected.values()))
    assert all_items(signal, peer.requests) == expected


@pytest.mark.parametrize("name", DOCUMENTS)
def test_blanks_escapes_and_order_make_no_difference(collector, peer, name):
    signal, document = DOCUMENTS[name]
    text = json.dumps(document, indent="\t \r\n", ensure_ascii=True).replace("/", "\\/")
    assert post(collector.http, f"/v1/{signal}", text, JSON).status == 200
    text = json.dumps(document, ensure_ascii=False).encode()
    kind = {"Content-Type": "Application/JSON; charset=utf-8"}
    assert post(collector.http, f"/v1/{signal}", text, kind).status == 200
    once = items(signal, as_protobuf(signal, document))
    peer.await_requests(lambda got: count(signal, got) >= 2 * sum(once.values()))
    assert all_items(signal, peer.requests) == once + once


def test_compressed_documents(collector, peer):
    text = json.dumps(TRACES).encode()
    for coding, body in (("gzip", gzip.compress(text)), ("zstd", bytes(cramjam.zstd.compress(text)))):
        fields = {**JSON, "Content-Encoding": coding}
        assert post(collector.http, "/v1/traces", body, fields).status == 200
    peer.await_requests(lambda got: count("traces", got) >= 2)


def test_json_and_protobuf_side_by_side(collector, peer):
    document = copy.deepcopy(TRACES)
    spans = document["resourceSpans"][0]["scopeSpans"][0]["spans"]
    for number in range(300):
        spans[0]["spanId"] = f"{number:016x}"
        body = json.dumps(document) if number % 2 else as_protobuf("traces", document)
        assert post(collector.http, "/v1/traces", body, JSON if number % 2 else {}).status == 200
    peer.await_requests(lambda got: len(span_ids(got)) >= 300)
    assert span_ids(peer.requests) == {number: 1 for number in range(300)}
    assert {signal_of(request.path) for request in peer.requests} == {"traces"}


@pytest.mark.parametrize("text, place", [
    ('{"resourceSpans":[{]}', "expected a string at byte 19"),
    ("", "the body is empty"), ("[]", "expected an object at byte 0"),
    ('{"resourceSpans":[{"scopeSpans":[{"spans":[{"kind":"SPAN_KIND_SERVER"}]}]}]}',
     "expected the number of an enumeration's value at byte 51"),
    ('{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"AQ=="}]}]}]}',
     "expected 32 hexadecimal digits at byte 54"),
    ('{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"\\ud83d"}]}]}]}', "half a character"),
    ('{"a":' * 1000, "values are nested too deeply"),
    (json.dumps(TRACES)[:-1], "the text ends too early")])
def test_bad_documents_are_refused_with_the_place(collector, peer, text, place):
    answer = post(collector.http, "/v1/traces", text, JSON)
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/json"
    status = json.loads(answer.body)
    assert status["code"] == 3 and place in status["message"]
    assert status["message"].startswith("the request is not valid OTLP/JSON: ")
    assert not peer.requests


def test_limits_and_broken_bodies_are_answered_in_json(launch, peer):
    collector = launch("limits", peer)
    answer = post(collector.http, "/v1/traces", " " * 70_000, JSON)
    assert answer.status == 413 and json.loads(answer.body)["code"] == 8
    with connect(collector.http) as connection:
        connection.sendall(b"POST /v1/traces HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                           b"Transfer-Encoding: chunked\r\n\r\nzz\r\n")
        head, _, body = read_all(connection).partition(b"\r\n\r\n")
    assert b" 400 " in head and json.loads(body)["code"] == 3


def test_refusals_are_answered_in_json(launch, peers):
    down = peers()
    down.close()
    collector = launch("small-queue", down)
    for _ in range(2000):
        answer = post(collector.http, "/v1/traces", json.dumps(TRACES), JSON)
        if answer.status != 200:
            break
    assert answer.status == 503 and int(answer.headers["retry-after"]) >= 1
    status = json.loads(answer.body)
    assert status["code"] == 14
    assert status["details"][0]["@type"].endswith("google.rpc.RetryInfo")
    assert status["details"][0]["retryDelay"].endswith("s")


def test_unknown_fields_are_ignored(collector, peer):
    document = copy.deepcopy(TRACES)
    document["future"] = {"a": [1, None, {"b": "c"}]}
    document["resourceSpans"][0]["scopeSpans"][0]["spans"][0]["newField"] = [[[]], -1.5e-7, False]
    assert post(collector.http, "/v1/traces", json.dumps(document), JSON).status == 200
    peer.await_requests(lambda got: count("traces", got) >= 1)
    assert all_items("traces", peer.requests) == items("traces", as_protobuf("traces", TRACES))
