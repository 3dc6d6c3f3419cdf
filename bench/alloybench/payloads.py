"""Seeded OTLP bodies that look like what services send: about 550 bytes and 12 attributes a span."""

import gzip
import random
import struct
from pathlib import Path

from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.common.v1.common_pb2 import KeyValue

SIGNALS = ("traces", "metrics", "logs")
SERVICES = ("checkout", "cart", "catalogue", "payment", "shipping", "accounts", "search", "frontend")
ROUTES = ("/", "/cart", "/cart/{item}", "/product/{id}", "/api/v1/orders", "/api/v1/orders/{id}",
          "/api/v1/stock", "/login", "/search", "/healthz")
METHODS = ("GET", "GET", "GET", "POST", "PUT", "DELETE")
AGENTS = ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15",
          "okhttp/4.12.0", "python-requests/2.32.3", "kube-probe/1.30")
START = 1_750_000_000_000_000_000


def attribute(key, value):
    """Returns an attribute with the value in its own type."""
    pair = KeyValue(key=key)
    if isinstance(value, bool):
        pair.value.bool_value = value
    elif isinstance(value, int):
        pair.value.int_value = value
    elif isinstance(value, float):
        pair.value.double_value = value
    else:
        pair.value.string_value = value
    return pair


def fill_resource(resource, rng):
    """Describes one service instance."""
    service = rng.choice(SERVICES)
    resource.attributes.extend([
        attribute("service.name", service),
        attribute("service.version", f"1.{rng.randrange(40)}.{rng.randrange(10)}"),
        attribute("service.instance.id", f"{service}-{rng.getrandbits(40):010x}"),
        attribute("deployment.environment.name", "production"),
        attribute("k8s.pod.name", f"{service}-{rng.getrandbits(32):08x}-{rng.getrandbits(20):05x}"),
        attribute("host.name", f"node-{rng.randrange(64)}.example.internal"),
    ])


def request_attributes(rng):
    """Returns twelve attributes of one HTTP request."""
    method, route = rng.choice(METHODS), rng.choice(ROUTES)
    number = rng.randrange(1_000_000)
    path = route.replace("{item}", str(number)).replace("{id}", str(number))
    return method, route, [
        attribute("http.request.method", method),
        attribute("http.route", route),
        attribute("url.path", path),
        attribute("url.scheme", "https"),
        attribute("http.response.status_code", rng.choice((200, 200, 200, 200, 201, 404, 500))),
        attribute("http.response.body.size", rng.randrange(200, 90_000)),
        attribute("server.address", "shop.eu-west-1.example.com"),
        attribute("server.port", 443),
        attribute("client.address", f"10.{rng.randrange(4)}.{rng.randrange(256)}.{rng.randrange(256)}"),
        attribute("user_agent.original", rng.choice(AGENTS)),
        attribute("url.full", f"https://shop.eu-west-1.example.com{path}?visit={rng.getrandbits(32):08x}"),
        attribute("session.id", f"web-session-{rng.getrandbits(72):018x}"),
    ]


def fill_spans(spans, count, rng):
    """Adds spans in traces of about eight."""
    now, trace, parent = START + rng.randrange(10**12), rng.randbytes(16), b""
    for number in range(count):
        if number % 8 == 0:
            trace, parent = rng.randbytes(16), b""
        span = spans.add(trace_id=trace, span_id=rng.randbytes(8), parent_span_id=parent)
        parent, now = span.span_id, now + rng.randrange(50_000, 3_000_000)
        method, route, attributes = request_attributes(rng)
        span.name, span.kind, span.flags = f"{method} {route}", rng.choice((1, 2, 2, 3)), 0x101
        span.start_time_unix_nano = now
        span.end_time_unix_nano = now + int(rng.lognormvariate(15, 1.5))
        span.attributes.extend(attributes)
        if rng.random() < 0.05:
            span.status.code, span.status.message = 2, "upstream connect error"
        if rng.random() < 0.1:
            span.events.add(name="cache.miss", time_unix_nano=now + 1000).attributes.append(
                attribute("cache.key", f"session:{rng.getrandbits(48):012x}"))


def fill_points(metrics, count, rng):
    """Adds metrics of ten data points each: sums, gauges and histograms in turn."""
    now = START + rng.randrange(10**12)
    kinds = ("sum", "gauge", "histogram")
    for number in range(0, count, 10):
        kind = kinds[number // 10 % 3]
        metric = metrics.add(name=f"shop.{rng.choice(SERVICES)}.{kind}.{number // 30}", unit="By",
                             description="Work done for requests, by route")
        data = getattr(metric, kind)
        if kind != "gauge":
            data.aggregation_temporality = 2
        if kind == "sum":
            data.is_monotonic = True
        for _ in range(min(10, count - number)):
            point = data.data_points.add(start_time_unix_nano=START, time_unix_nano=now)
            point.attributes.extend(request_attributes(rng)[2][:5])
            fill_value(point, kind, rng)


def fill_value(point, kind, rng):
    """Gives a data point its numbers."""
    if kind == "sum":
        point.as_int = rng.randrange(10**9)
    elif kind == "gauge":
        point.as_double = rng.lognormvariate(3, 2)
    else:
        bounds = [5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000]
        point.explicit_bounds.extend(bounds)
        point.bucket_counts.extend(int(rng.lognormvariate(4, 1.5)) for _ in range(len(bounds) + 1))
        point.count = sum(point.bucket_counts)
        point.sum = point.count * rng.lognormvariate(4, 0.5)


def fill_records(records, count, rng):
    """Adds access-log lines with the request's attributes."""
    now = START + rng.randrange(10**12)
    for _ in range(count):
        now += rng.randrange(10_000, 2_000_000)
        method, route, attributes = request_attributes(rng)
        record = records.add(time_unix_nano=now, observed_time_unix_nano=now + 40_000,
                             severity_number=rng.choice((9, 9, 9, 13, 17)), severity_text="INFO",
                             trace_id=rng.randbytes(16), span_id=rng.randbytes(8))
        record.body.string_value = (
            f'{attributes[8].value.string_value} "{method} {attributes[2].value.string_value}" '
            f"{attributes[4].value.int_value} took {rng.lognormvariate(2, 1):.3f} ms")
        record.attributes.extend(attributes[:6])


def make_body(signal, items, rng):
    """Returns one encoded export request with `items` items, a resource for each 250."""
    request = {"traces": ExportTraceServiceRequest, "metrics": ExportMetricsServiceRequest,
               "logs": ExportLogsServiceRequest}[signal]()
    for first in range(0, items, 250):
        count = min(250, items - first)
        group = getattr(request, {"traces": "resource_spans", "metrics": "resource_metrics",
                                  "logs": "resource_logs"}[signal]).add()
        fill_resource(group.resource, rng)
        if signal == "traces":
            fill_spans(group.scope_spans.add().spans, count, rng)
        elif signal == "metrics":
            fill_points(group.scope_metrics.add().metrics, count, rng)
        else:
            fill_records(group.scope_logs.add().log_records, count, rng)
    return request.SerializeToString()


def distinct_bodies(items):
    """Returns how many different bodies of a size are worth having: about 32,000 items in all."""
    return max(4, min(512, 32_000 // items))


def payload_file(folder, signal, items, compressed, seed=1):
    """Writes, unless it is there, a payload file for the load generator and returns its path."""
    name = f"{signal}-{items}-{'gzip' if compressed else 'none'}-{seed}.payloads"
    path = Path(folder) / name
    if path.exists():
        return path
    rng = random.Random(f"{seed}/{signal}/{items}")
    bodies = [make_body(signal, items, rng) for _ in range(distinct_bodies(items))]
    write_payloads(path, [(body, items) for body in bodies], compressed)
    return path


def write_payloads(path, bodies, compressed):
    """Writes (body, items) pairs in the load generator's format."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    with open(partial, "wb") as file:
        file.write(b"OTLPLOAD" + struct.pack("<II", len(bodies), 1 if compressed else 0))
        for body, items in bodies:
            if compressed:
                body = gzip.compress(body, 6, mtime=0)
            file.write(struct.pack("<II", len(body), items) + body)
    partial.rename(path)
