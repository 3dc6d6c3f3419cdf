"""Long steady load and overload: memory stays flat, nothing is lost."""

import json
import subprocess

import pytest

from alloybench.payloads import payload_file
from harness.collector import ROOT, WORK
from harness.peer import Answer

LOADGEN = ROOT / "bench" / "build" / "loadgen"


def load(collector, protocol, seconds, **options):
    """Sends traces for some seconds and returns the account."""
    port = collector.grpc if protocol == "grpc" else collector.http
    command = [LOADGEN, "--port", port, "--protocol", protocol, "--signal", "traces", "--payloads",
               payload_file(WORK / "payloads", "traces", 1000, True), "--seconds", seconds]
    for name, value in options.items():
        command += [f"--{name}", value]
    output = subprocess.run([str(part) for part in command], check=True, capture_output=True)
    return json.loads(output.stdout)


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_memory_is_flat_over_ten_minutes(launch, sink, protocol):
    collector = launch("forward", env={"TEST_OUT": f"http://127.0.0.1:{sink.port}"})
    accepted, sizes = 0, []
    for _ in range(10):
        accepted += load(collector, protocol, 60)["accepted_items"]
        sizes.append(collector.memory()[0])
    print(f"\nsummary: steady, {protocol}, {collector.mode}: {accepted} spans, RSS MiB "
          f"{[size // 1024 for size in sizes]}")
    assert sink.await_items("traces", accepted, 30)["traces"] == accepted
    assert max(sizes) < min(sizes) + 48 * 1024


@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_overload_is_refused_and_memory_bounded(launch, peers, protocol):
    peer = peers(lambda number, request: Answer(delay=0.5))
    collector = launch("forward", peer)
    outcome = load(collector, protocol, 6, connections=64, streams=4)
    assert outcome["broken"] == outcome["rejected"] == 0, outcome
    assert collector.memory()[0] < 400 * 1024
    assert collector.is_running()
