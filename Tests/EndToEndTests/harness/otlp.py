"""OTLP bodies: making small ones with known ids, taking any apart, comparing them."""

from collections import Counter

from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.metrics.v1.metrics_pb2 import Metric

REQUESTS = {"traces": ExportTraceServiceRequest, "metrics": ExportMetricsServiceRequest,
            "logs": ExportLogsServiceRequest}
KINDS = ("gauge", "sum", "histogram", "exponential_histogram", "summary")


def signal_of(path):
    """Returns the signal that a request path speaks of."""
    return next(signal for signal in REQUESTS if path.endswith(signal))


def parse(signal, body):
    """Returns the decoded export request."""
    return REQUESTS[signal].FromString(body)


def spans_body(ids, name="work"):
    """Returns an encoded request with a span for each id, an integer that its span id carries."""
    request = ExportTraceServiceRequest()
    group = request.resource_spans.add()
    group.resource.attributes.add(key="service.name").value.string_value = "test"
    spans = group.scope_spans.add().spans
    for number in ids:
        span = spans.add(trace_id=number.to_bytes(16, "big"), span_id=number.to_bytes(8, "big"),
                         name=name, kind=2, start_time_unix_nano=10**18 + number,
                         end_time_unix_nano=10**18 + number + 5)
        span.attributes.add(key="number").value.int_value = number
    return request.SerializeToString()


def logs_body(ids):
    """Returns an encoded request with a log record for each id."""
    request = ExportLogsServiceRequest()
    records = request.resource_logs.add().scope_logs.add().log_records
    for number in ids:
        records.add(time_unix_nano=10**18 + number).body.int_value = number
    return request.SerializeToString()


def points_body(ids):
    """Returns an encoded request with one gauge that has a data point for each id."""
    request = ExportMetricsServiceRequest()
    metric = request.resource_metrics.add().scope_metrics.add().metrics.add(name="test.gauge")
    for number in ids:
        metric.gauge.data_points.add(time_unix_nano=10**18 + number, as_int=number)
    return request.SerializeToString()


def with_resource(signal, body):
    """Returns a request with a resource like those of an SDK."""
    request = parse(signal, body)
    group = getattr(request, {"traces": "resource_spans", "logs": "resource_logs",
                              "metrics": "resource_metrics"}[signal])[0]
    for key, value in (("service.namespace", "tests"), ("service.version", "1.4.2"),
                       ("service.instance.id", "0d9b6cf2-tests"), ("telemetry.sdk.name", "any"),
                       ("telemetry.sdk.language", "python"), ("telemetry.sdk.version", "1.4.2"),
                       ("host.name", "python-tests")):
        group.resource.attributes.add(key=key).value.string_value = value
    return request.SerializeToString()


BODIES = {"traces": spans_body, "logs": logs_body, "metrics": points_body}


def span_ids(requests):
    """Returns how often each span id arrived in a peer's requests."""
    seen = Counter()
    for request in requests:
        for group in parse("traces", request.body).resource_spans:
            for scope in group.scope_spans:
                seen.update(int.from_bytes(span.span_id, "big") for span in scope.spans)
    return seen


def log_ids(requests):
    """Returns the ids of all log records in some requests, in order."""
    return [record.body.int_value for request in requests if request.path.endswith("logs")
            for group in parse("logs", request.body).resource_logs
            for scope in group.scope_logs for record in scope.log_records]


def data_points(metric):
    """Splits a metric into metrics of one data point each; one without any stays whole."""
    kind = metric.WhichOneof("data")
    if kind is None or not getattr(metric, kind).data_points:
        return [metric]
    parts = []
    for point in getattr(metric, kind).data_points:
        part = Metric()
        part.CopyFrom(metric)
        del getattr(part, kind).data_points[:]
        getattr(part, kind).data_points.append(point)
        parts.append(part)
    return parts


def items(signal, body):
    """Returns each item of a body with all that belongs to it, as a multiset."""
    groups, scopes, members = {
        "traces": ("resource_spans", "scope_spans", "spans"),
        "metrics": ("resource_metrics", "scope_metrics", "metrics"),
        "logs": ("resource_logs", "scope_logs", "log_records")}[signal]
    found = Counter()
    for group in getattr(parse(signal, body), groups):
        for scope in getattr(group, scopes):
            for member in getattr(scope, members):
                for item in data_points(member) if signal == "metrics" else [member]:
                    found[(str(group.resource), group.schema_url, str(scope.scope),
                           scope.schema_url, str(item), item.SerializeToString())] += 1
    return found


def all_items(signal, requests):
    """Returns the items of a peer's requests for one signal."""
    found = Counter()
    for request in requests:
        if signal_of(request.path) == signal:
            found += items(signal, request.body)
    return found


def count(signal, requests):
    """Returns how many items of a signal a peer got."""
    return sum(all_items(signal, requests).values())
