"""Many items through one collector: exactly as many come out as were accepted."""

import json
import subprocess

import pytest

from alloybench.payloads import payload_file
from harness.collector import ROOT, WORK

LOADGEN = ROOT / "bench" / "build" / "loadgen"


@pytest.mark.parametrize("compressed", [False, True], ids=["none", "gzip"])
@pytest.mark.parametrize("protocol", ["http", "grpc"])
@pytest.mark.parametrize("signal", ["traces", "metrics", "logs"])
def test_counts_agree(launch, sink, signal, protocol, compressed):
    collector = launch("forward", env={"TEST_OUT": f"http://127.0.0.1:{sink.port}"})
    sent = 0
    for items, requests in ((10, 2000), (1000, 60)):
        payloads = payload_file(WORK / "payloads", signal, items, compressed)
        port = collector.grpc if protocol == "grpc" else collector.http
        command = [LOADGEN, "--port", port, "--protocol", protocol, "--signal", signal,
                   "--payloads", payloads, "--requests", requests, "--seconds", 60]
        outcome = json.loads(subprocess.run([str(part) for part in command], check=True,
                                            capture_output=True).stdout)
        assert outcome["accepted_items"] == items * requests, outcome
        assert outcome["rejected"] == outcome["broken"] == outcome["partial"] == 0
        sent += items * requests
    stats = sink.await_items(signal, sent)
    assert stats[signal] == sent
    assert stats["malformed"] == 0
    what = {"traces": "spans", "metrics": "metric_points", "logs": "log_records"}[signal]
    assert collector.metric(f"otelcol_receiver_accepted_{what}_total") == sent
    assert collector.metric(f"otelcol_exporter_sent_{what}_total") == sent


@pytest.mark.parametrize("threads", [2, 4])
def test_several_loops(launch, sink, threads):
    collector = launch("forward", env={"TEST_OUT": f"http://127.0.0.1:{sink.port}"},
                       arguments=[f"--threads={threads}"])
    payloads = payload_file(WORK / "payloads", "traces", 10, False)
    for protocol, port in (("http", collector.http), ("grpc", collector.grpc)):
        command = [LOADGEN, "--port", port, "--protocol", protocol, "--signal", "traces",
                   "--payloads", payloads, "--requests", 4000, "--connections", 24, "--seconds", 60]
        outcome = json.loads(subprocess.run([str(part) for part in command], check=True,
                                            capture_output=True).stdout)
        assert outcome["accepted_items"] == 40_000, outcome
    assert sink.await_items("traces", 80_000)["traces"] == 80_000
    assert collector.terminate()[0] == 0
