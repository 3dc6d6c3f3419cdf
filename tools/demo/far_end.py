"""An OTLP/HTTP endpoint that decodes what it gets with the official messages, and remembers it."""

import gzip
import http.server
import threading

from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import (
    ExportLogsServiceRequest, ExportLogsServiceResponse)
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import (
    ExportMetricsServiceRequest, ExportMetricsServiceResponse)
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest, ExportTraceServiceResponse)

MESSAGES = {
    "/v1/traces": ("traces", ExportTraceServiceRequest, ExportTraceServiceResponse),
    "/v1/metrics": ("metrics", ExportMetricsServiceRequest, ExportMetricsServiceResponse),
    "/v1/logs": ("logs", ExportLogsServiceRequest, ExportLogsServiceResponse),
}


def value(any_value):
    """An attribute's value as text."""
    kind = any_value.WhichOneof("value")
    return str(getattr(any_value, kind)) if kind else ""


def attributes(pairs):
    """Attributes as text."""
    return " ".join(f"{pair.key}={value(pair.value)}" for pair in pairs)


def service(resource):
    """The name of the service that a resource stands for."""
    names = [value(a.value) for a in resource.attributes if a.key == "service.name"]
    return names[0] if names else "?"


def trace_lines(request):
    """A line for each span."""
    for resource in request.resource_spans:
        for scope in resource.scope_spans:
            for span in scope.spans:
                microseconds = (span.end_time_unix_nano - span.start_time_unix_nano) // 1000
                yield (f"span    {service(resource.resource):10} {span.name:18} "
                       f"trace {span.trace_id.hex()[:8]} {microseconds:5} us  "
                       f"{attributes(span.attributes)}")


def metric_lines(request):
    """A line for each data point."""
    for resource in request.resource_metrics:
        for scope in resource.scope_metrics:
            for metric in scope.metrics:
                data = getattr(metric, metric.WhichOneof("data"))
                for point in data.data_points:
                    if metric.HasField("histogram"):
                        number = f"count {point.count}, sum {point.sum:g}"
                    else:
                        number = f"{point.as_int or point.as_double}"
                    yield (f"metric  {service(resource.resource):10} {metric.name:18} "
                           f"{number}  {attributes(point.attributes)}")


def log_lines(request):
    """A line for each log record."""
    for resource in request.resource_logs:
        for scope in resource.scope_logs:
            for record in scope.log_records:
                yield (f"log     {service(resource.resource):10} {record.severity_text:18} "
                       f"{value(record.body)}")


LINES = {"traces": trace_lines, "metrics": metric_lines, "logs": log_lines}


class FarEnd:
    """The endpoint, on a free port of 127.0.0.1."""

    def __init__(self):
        self.received = {"traces": [], "metrics": [], "logs": []}
        self.requests = []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def handler(self):
        """The class that serves requests on behalf of this endpoint."""
        end = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """Serves one connection."""

            protocol_version = "HTTP/1.1"

            def do_POST(self):
                """Takes one export request."""
                body = self.rfile.read(int(self.headers["content-length"]))
                if self.headers.get("content-encoding") == "gzip":
                    body = gzip.decompress(body)
                signal, request, response = MESSAGES[self.path]
                lines = list(LINES[signal](request.FromString(body)))
                end.received[signal] += lines
                end.requests.append((signal, len(lines)))
                answer = response().SerializeToString()
                self.send_response(200)
                self.send_header("content-type", "application/x-protobuf")
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                """Stays silent."""

        return Handler

    def has(self, expected):
        """Whether at least so many items of each signal have arrived."""
        return all(len(self.received[signal]) >= count for signal, count in expected.items())

    def lines(self):
        """What arrived, a line for each item, after a line of totals."""
        requests = ", ".join(f"{count} {signal}" for signal, count in self.requests)
        yield f"{len(self.requests)} requests ({requests})"
        for signal in ("traces", "metrics", "logs"):
            yield from self.received[signal]
