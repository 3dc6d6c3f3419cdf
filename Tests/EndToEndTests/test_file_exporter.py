"""Telemetry in files: forms, rotation, groups, full disks and kill -9."""

import itertools
import json
import struct
import time

import cramjam
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from harness.http import post
from harness.load import Load
from harness.otlp import items, logs_body, parse, spans_body
from test_otlp_json import LOGS, METRICS, TRACES, as_protobuf

PREVIEW = ["--stability.level=public-preview"]
DOCUMENTS = {"traces": TRACES, "metrics": METRICS, "logs": LOGS}


@pytest.fixture
def start(launch, tmp_path):
    """Starts a collector that writes to a file."""
    def make(path=tmp_path / "out", form="json", compression="", config="file", **options):
        return launch(config, None, {
            "TEST_PATH": str(path), "TEST_FORMAT": form, "TEST_COMPRESSION": compression,
            "TEST_GROUPS": str(tmp_path / "by" / "*.bin")}, options=PREVIEW, **options)

    return make


def framed(content):
    """Splits messages with their lengths in front."""
    while content:
        size = struct.unpack(">I", content[:4])[0]
        assert len(content) >= 4 + size
        yield content[4:4 + size]
        content = content[4 + size:]


def documents(content):
    """Returns the requests in lines, as protobuf, with their signals."""
    for line in content.splitlines():
        document = json.loads(line)
        (key,) = document
        signal = {"resourceSpans": "traces", "resourceMetrics": "metrics", "resourceLogs": "logs"}[key]
        yield signal, as_protobuf(signal, document)


def log_ids(content):
    """Returns the ids of log records in lines."""
    return [record.body.int_value for signal, body in documents(content)
            for group in parse(signal, body).resource_logs
            for scope in group.scope_logs for record in scope.log_records]


def span_ids(content):
    """Returns the ids of spans in lines."""
    return [int.from_bytes(span.span_id, "big") for signal, body in documents(content)
            for group in parse(signal, body).resource_spans
            for scope in group.scope_spans for span in scope.spans]


def unpacked(content, form, compression):
    """Returns the signals and requests in a file."""
    if form == "json" and not compression:
        return list(documents(content))
    messages = list(framed(content))
    if compression:
        messages = [bytes(cramjam.zstd.decompress(message)) for message in messages]
    if form == "json":
        return [pair for message in messages for pair in documents(message)]
    return list(zip(DOCUMENTS, messages))


@pytest.mark.parametrize("form", ["json", "proto"])
@pytest.mark.parametrize("compression", ["", "zstd"])
def test_forms(start, tmp_path, form, compression):
    collector = start(form=form, compression=compression)
    sent = [(signal, as_protobuf(signal, document)) for signal, document in DOCUMENTS.items()]
    for signal, body in sent:
        assert post(collector.http, f"/v1/{signal}", body).status == 200
    # What is acknowledged is in the file.
    found = unpacked((tmp_path / "out").read_bytes(), form, compression)
    assert [(signal, items(signal, body)) for signal, body in found] == [
        (signal, items(signal, body)) for signal, body in sent]
    assert collector.metric("otelcol_exporter_sent_log_records_total") == 1
    assert collector.terminate()[0] == 0


def test_rotation_loses_nothing(start, tmp_path):
    collector = start(config="file-rotation")
    for number in range(40):
        body = logs_body(range(number * 1000, (number + 1) * 1000))
        assert post(collector.http, "/v1/logs", body).status == 200
    assert collector.terminate()[0] == 0
    files = sorted(tmp_path.glob("out-*")) + [tmp_path / "out"]
    assert len(files) == 2 and all(path.stat().st_size <= 1 << 20 for path in files)
    ids = [number for path in files for number in log_ids(path.read_bytes())]
    assert ids == list(range(40_000 - len(ids), 40_000)) and 10_000 < len(ids) < 40_000


def test_every_service_has_its_file(start, tmp_path):
    collector = start(config="file-rotation")

    def body(name, number):
        request = ExportTraceServiceRequest.FromString(spans_body([number]))
        if name:
            request.resource_spans[0].resource.attributes[0].value.string_value = name
        else:
            request.resource_spans[0].resource.ClearField("attributes")
        return request.SerializeToString()

    # Requests merge by concatenation.
    assert post(collector.http, "/v1/traces", body("shop", 1) + body("../web", 2)).status == 200
    assert post(collector.http, "/v1/traces", body("shop", 3)).status == 200
    partial = post(collector.http, "/v1/traces", body("shop", 4) + body("", 5))
    assert partial.status == 200 and b"service.name" in partial.body
    assert collector.metric("otelcol_exporter_sent_spans_total") == 4
    assert collector.metric("otelcol_exporter_send_failed_spans_total") == 1

    def found(name):
        messages = framed((tmp_path / "by" / name).read_bytes())
        return [int.from_bytes(span.span_id, "big") for message in messages
                for group in parse("traces", message).resource_spans
                for scope in group.scope_spans for span in scope.spans]

    assert found("shop.bin") == [1, 3, 4] and found("web.bin") == [2]


def test_a_full_disk_refuses_until_there_is_room(start, tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    script = f"mount -t tmpfs -o size=256k tmpfs {folder} && exec \"$@\""
    collector = start(path=folder / "out", prefix=["unshare", "-rm", "sh", "-c", script, "sh"])
    inside = f"/proc/{collector.pid}/root{folder}/out"
    accepted, refused = [], 0
    while refused < 3:
        number = len(accepted) * 100
        answer = post(collector.http, "/v1/logs", logs_body(range(number, number + 100)))
        if answer.status == 200:
            accepted.extend(range(number, number + 100))
            continue
        assert answer.status == 503 and "retry-after" in answer.headers
        refused += 1
    with open(inside, "rb+") as file:
        content = file.read()
        assert log_ids(content) == accepted, "half a message is left"
        file.truncate(0)
    assert "No space left on device" in collector.log_text()
    assert post(collector.http, "/v1/logs", logs_body([7])).status == 200
    assert collector.terminate()[0] == 0


def test_kill_at_any_moment_loses_nothing(start, tmp_path):
    acknowledged, numbers = set(), itertools.count(1)
    for _ in range(2):
        collector = start()
        load = Load(collector, "http", numbers=numbers)
        with load:
            end = time.monotonic() + 20
            while len(load.acknowledged) < 600 and time.monotonic() < end:
                time.sleep(0.01)
            collector.kill()
        acknowledged |= load.acknowledged
    found = set()
    for line in (tmp_path / "out").read_bytes().splitlines():
        try:
            found.update(span_ids(line))
        except ValueError:
            continue  # a line that the killed process could not end
    assert len(acknowledged) >= 1200 and not acknowledged - found


def test_a_path_that_cannot_be_is_an_error(start, tmp_path):
    collector = start(path=tmp_path / "nowhere" / "out", ready=False)
    assert collector.process.wait(20) == 1
    assert "otelcol.exporter.file.out: cannot open" in collector.log_text()
