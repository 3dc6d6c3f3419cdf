"""Sends traces, metrics and logs with the OpenTelemetry SDK for Python, as an application would."""

import logging

from opentelemetry.exporter.otlp.proto.grpc import (
    _log_exporter as grpc_logs, metric_exporter as grpc_metrics, trace_exporter as grpc_traces)
from opentelemetry.exporter.otlp.proto.http import (
    _log_exporter as http_logs, metric_exporter as http_metrics, trace_exporter as http_traces)
from opentelemetry.sdk._logs import LoggerProvider, LoggingHandler
from opentelemetry.sdk._logs.export import BatchLogRecordProcessor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor


def exporters(protocol, port):
    """The SDK's three exporters for a protocol."""
    if protocol == "grpc":
        place = {"endpoint": f"127.0.0.1:{port}", "insecure": True}
        return (grpc_traces.OTLPSpanExporter(**place), grpc_metrics.OTLPMetricExporter(**place),
                grpc_logs.OTLPLogExporter(**place))
    base = f"http://127.0.0.1:{port}/v1"
    return (http_traces.OTLPSpanExporter(endpoint=f"{base}/traces"),
            http_metrics.OTLPMetricExporter(endpoint=f"{base}/metrics"),
            http_logs.OTLPLogExporter(endpoint=f"{base}/logs"))


def send(protocol, port):
    """Sends some telemetry. Returns what it was, as text."""
    resource = Resource.create({"service.name": f"shop-{protocol}"})
    to_traces, to_metrics, to_logs = exporters(protocol, port)

    tracers = TracerProvider(resource=resource)
    tracers.add_span_processor(BatchSpanProcessor(to_traces))
    tracer = tracers.get_tracer("demo")
    with tracer.start_as_current_span("GET /cart", attributes={"http.response.status_code": 200}):
        with tracer.start_as_current_span("SELECT cart", attributes={"db.system": "postgresql"}):
            pass
        with tracer.start_as_current_span("render"):
            pass

    meters = MeterProvider(resource=resource,
                           metric_readers=[PeriodicExportingMetricReader(to_metrics)])
    meter = meters.get_meter("demo")
    meter.create_counter("cart.requests").add(3, {"user.tier": "gold"})
    meter.create_histogram("cart.duration", unit="ms").record(12.5)

    loggers = LoggerProvider(resource=resource)
    loggers.add_log_record_processor(BatchLogRecordProcessor(to_logs))
    logger = logging.getLogger(f"demo.{protocol}")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(LoggingHandler(logger_provider=loggers))
    logger.info("the cart was opened")
    logger.warning("the cart is empty")

    for provider in (tracers, meters, loggers):
        provider.shutdown()
    return "3 spans, 2 metrics, 2 log records"
