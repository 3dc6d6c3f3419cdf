"""The debug exporter: what arrives is shown in the log and in a file."""

import json

from harness import grpc
from harness.http import post
from harness.otlp import BODIES

EXPERIMENTAL = ["--stability.level=experimental"]
COUNTS = {"Traces": "spans", "Logs": "log records", "Metrics": "data points"}


def start(launch, tmp_path, level):
    """Starts a collector that shows everything, and returns it with the file that it writes."""
    path = tmp_path / "shown.txt"
    env = {"TEST_FILE": str(path), "TEST_LEVEL": level}
    return launch("debug", env=env, options=EXPERIMENTAL), path


def test_what_arrives_is_shown(launch, tmp_path):
    collector, path = start(launch, tmp_path, "info")
    for signal, make in BODIES.items():
        assert post(collector.http, f"/v1/{signal}", make(range(1, 4))).status == 200
        grpc.Client(collector.grpc).export(signal, make(range(4, 9)))
    assert collector.terminate()[0] == 0

    lines = [json.loads(line) for line in collector.log_text().splitlines()]
    for name, unit in COUNTS.items():
        assert [line[unit] for line in lines if line.get("msg") == name] == [3, 5]
    text = path.read_text()
    for number in range(1, 9):
        assert f"    ID             : {number:016x}\n" in text
        assert f"Body: Int({number})\n" in text
        assert f"Value: {number}\n" in text
    assert text.count("     -> service.name: Str(test)\n") == 2
    assert collector.process.returncode == 0


def test_the_log_level_may_come_from_the_environment(launch, tmp_path):
    collector, path = start(launch, tmp_path, "warn")
    collector.unaccounted = "it logs no closing report at this level"
    assert post(collector.http, "/v1/traces", BODIES["traces"]([1])).status == 200
    assert collector.terminate()[0] == 0
    assert collector.log_text() == ""
    assert "Traces" in path.read_text()


def test_a_wrong_log_level_is_located(launch, tmp_path):
    env = {"TEST_FILE": str(tmp_path / "shown.txt"), "TEST_LEVEL": "loud"}
    collector = launch("debug", env=env, options=EXPERIMENTAL, ready=False)
    assert collector.process.wait(10) == 1
    assert "debug.alloy:2:11" in collector.log_text() and "loud" in collector.log_text()
