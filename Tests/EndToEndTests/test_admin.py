"""The admin server: metrics, readiness, health."""

from harness.http import post
from harness.otlp import BODIES

NAMES = {"traces": "spans", "metrics": "metric_points", "logs": "log_records"}


def test_ready_and_healthy(collector):
    assert collector.get("/-/ready")[0] == 200
    assert collector.get("/-/healthy")[0] == 200
    assert collector.get("/nothing")[0] == 404


def test_metrics_add_up(collector, peer):
    for signal, make in BODIES.items():
        for number in range(5):
            body = make(range(number * 10, number * 10 + 10))
            assert post(collector.http, f"/v1/{signal}", body).status == 200
    peer.await_requests(lambda got: {r.path for r in got} >= {f"/v1/{s}" for s in BODIES})
    for signal, what in NAMES.items():
        labels = {"component_id": "otelcol.receiver.otlp.in"}
        name = f"otelcol_receiver_accepted_{what}_total"
        assert collector.metric(name, **labels) == 50
        assert collector.metric(name, transport="http") == 50
        assert collector.metric(f"otelcol_receiver_refused_{what}_total") == 0
        end = {"component_id": "otelcol.exporter.otlphttp.out"}
        peer.await_requests(
            lambda got: collector.metric(f"otelcol_exporter_sent_{what}_total", **end) == 50, 5)
        assert collector.metric(f"otelcol_exporter_sent_{what}_total", **end) == 50
        assert collector.metric(f"otelcol_exporter_send_failed_{what}_total", **end) == 0


def test_metrics_of_queue_and_batch(collector, peer):
    assert post(collector.http, "/v1/traces", BODIES["traces"](range(10))).status == 200
    peer.await_requests(lambda got: got)
    assert collector.metric("otelcol_exporter_queue_capacity") > 0
    assert collector.metric("otelcol_exporter_queue_size") == 0
    batch = {"component_id": "otelcol.processor.batch.all"}
    assert collector.metric("otelcol_processor_batch_timeout_trigger_send_total", **batch) == 1
    assert collector.metric("otelcol_processor_batch_batch_send_size_sum", **batch) == 10
    assert collector.metric("otelcol_processor_batch_batch_send_size_count", **batch) == 1


def test_metrics_are_well_formed(collector):
    status, text = collector.get("/metrics")
    assert status == 200 and text.endswith("\n")
    described, seen = {}, set()
    for line in text.splitlines():
        if line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            assert name not in described, f"{name} is described twice"
            described[name] = kind
        elif not line.startswith("#"):
            series = line.rsplit(" ", 1)[0]
            assert series not in seen, f"{series} is there twice"
            seen.add(series)
            float(line.rsplit(" ", 1)[1])
            name = series.split("{")[0]
            base = [name, name.removesuffix("_bucket"), name.removesuffix("_sum"),
                    name.removesuffix("_count")]
            assert any(each in described for each in base), f"{name} has no type"
