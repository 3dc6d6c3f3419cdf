"""Telemetry made with the Python SDK, and the SDK's own exporters."""

import grpc
from opentelemetry._logs import SeverityNumber
from opentelemetry.exporter.otlp.proto.grpc import _log_exporter as grpc_logs
from opentelemetry.exporter.otlp.proto.grpc import metric_exporter as grpc_metrics
from opentelemetry.exporter.otlp.proto.grpc import trace_exporter as grpc_traces
from opentelemetry.exporter.otlp.proto.http import Compression
from opentelemetry.exporter.otlp.proto.http import _log_exporter as http_logs
from opentelemetry.exporter.otlp.proto.http import metric_exporter as http_metrics
from opentelemetry.exporter.otlp.proto.http import trace_exporter as http_traces
from opentelemetry.metrics import Observation
from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import InMemoryLogRecordExporter, SimpleLogRecordProcessor
from opentelemetry.sdk.metrics import Counter, Histogram, MeterProvider
from opentelemetry.sdk.metrics.export import AggregationTemporality, InMemoryMetricReader
from opentelemetry.sdk.metrics.view import ExponentialBucketHistogramAggregation, View
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import Link, SpanKind, Status, StatusCode
from opentelemetry.trace.span import TraceState

RESOURCE = Resource.create({"service.name": "prüfstand", "service.instance.id": 7, "edge": True},
                           schema_url="https://opentelemetry.io/schemas/1.24.0")
ATTRIBUTES = {"string": "naïve ✓", "empty": "", "int": -5, "big": 2**62, "double": 0.1, "bool": False,
              "strings": ["a", "b", ""], "ints": [1, -2], "doubles": [1.5, float("inf")],
              "bools": [True, False]}


def make_spans(count):
    """Returns finished spans with parents, events, links, states, kinds and exceptions."""
    memory = InMemorySpanExporter()
    provider = TracerProvider(resource=RESOURCE)
    provider.add_span_processor(SimpleSpanProcessor(memory))
    tracers = [provider.get_tracer(f"scope-{n}", f"1.{n}", "https://example.com/schema", {"n": n})
               for n in range(3)]
    kinds = list(SpanKind)
    for number in range(count):
        tracer = tracers[number % 3]
        with tracer.start_as_current_span(f"parent {number}", kind=kinds[number % 5],
                                          attributes=ATTRIBUTES) as parent:
            link = Link(parent.get_span_context(), {"why": "retry", "n": number})
            with tracer.start_as_current_span("child", links=[link, link]) as child:
                child.add_event("first", {"n": number, "list": ["x"]})
                child.add_event("second")
                child.set_status(Status(StatusCode.ERROR, "went wrong"))
                try:
                    raise ValueError("an exception")
                except ValueError as error:
                    child.record_exception(error)
            parent.set_status(StatusCode.OK)
    return memory.get_finished_spans()


def make_metrics(count):
    """Returns metrics of every kind that the SDK has, cumulative and delta."""
    delta = {Counter: AggregationTemporality.DELTA, Histogram: AggregationTemporality.DELTA}
    readers = [InMemoryMetricReader(), InMemoryMetricReader(preferred_temporality=delta)]
    exponential = View(instrument_name="exponential", aggregation=ExponentialBucketHistogramAggregation())
    provider = MeterProvider(readers, RESOURCE, views=[exponential])
    meter = provider.get_meter("meter", "2.0", "https://example.com/schema", {"deep": "yes"})
    counter, updown = meter.create_counter("counter", "By", "counted"), meter.create_up_down_counter("updown")
    histogram, gauge = meter.create_histogram("histogram"), meter.create_gauge("gauge")
    exponents = meter.create_histogram("exponential", "ms")
    meter.create_observable_gauge("observed", [lambda _: [Observation(1.25, {"a": 1})]])
    meter.create_observable_counter("observed.sum", [lambda _: [Observation(12)]])
    for number in range(count):
        labels = {**ATTRIBUTES, "series": number}
        counter.add(number, labels)
        updown.add(-number, labels)
        gauge.set(number / 3, labels)
        for value in (0, 0.5, number, 1e6):
            histogram.record(value, labels)
            exponents.record(value, labels)
    return [reader.get_metrics_data() for reader in readers]


def make_logs(count):
    """Returns log records with bodies of every type."""
    memory = InMemoryLogRecordExporter()
    provider = LoggerProvider(resource=RESOURCE)
    provider.add_log_record_processor(SimpleLogRecordProcessor(memory))
    logger = provider.get_logger("logger", "3.0", "https://example.com/schema", {"n": 1})
    bodies = ["text ✓", "", 12, -0.5, True, b"\x00\xff", ["a", 1, [2.0]], {"k": {"deep": [1, "x"]}}]
    for number in range(count):
        logger.emit(timestamp=10**18 + number, observed_timestamp=10**18 + number + 1,
                    severity_number=list(SeverityNumber)[number % 25], severity_text="WARN",
                    body=bodies[number % len(bodies)], attributes={**ATTRIBUTES, "n": number},
                    event_name="event" if number % 3 == 0 else None)
    return memory.get_finished_logs()


def exporter(signal, protocol, port, compressed):
    """Returns the SDK's exporter for a signal, pointed at a port."""
    if protocol == "grpc":
        kind = {"traces": grpc_traces.OTLPSpanExporter, "metrics": grpc_metrics.OTLPMetricExporter,
                "logs": grpc_logs.OTLPLogExporter}[signal]
        compression = grpc.Compression.Gzip if compressed else grpc.Compression.NoCompression
        return kind(f"http://127.0.0.1:{port}", insecure=True, compression=compression)
    kind = {"traces": http_traces.OTLPSpanExporter, "metrics": http_metrics.OTLPMetricExporter,
            "logs": http_logs.OTLPLogExporter}[signal]
    compression = Compression.Gzip if compressed else Compression.NoCompression
    return kind(f"http://127.0.0.1:{port}/v1/{signal}", compression=compression)


def export(signal, protocol, port, telemetry, compressed=False):
    """Exports telemetry with the SDK's exporter; fails unless all was taken."""
    sender = exporter(signal, protocol, port, compressed)
    try:
        for part in telemetry if signal == "metrics" else [telemetry]:
            result = sender.export(part)
            assert result.name == "SUCCESS", f"{signal} over {protocol}: {result}"
    finally:
        sender.shutdown()


MAKE = {"traces": make_spans, "metrics": make_metrics, "logs": make_logs}
