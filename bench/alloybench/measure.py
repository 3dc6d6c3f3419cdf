"""One measurement: a fresh sink, a fresh collector, a warm-up, then the load."""

import json
import subprocess
import time
import urllib.request
from pathlib import Path
from statistics import median

from .process import await_port, cpu_seconds, free_port, peak_memory, start, stop


class Sink:
    """A started sink."""

    def __init__(self, programs, work, rate=0, prefix=()):
        self.port = free_port()
        command = [*prefix, Path(programs) / "sink", "--port", self.port, "--rate", rate]
        self.process = start(command, Path(work) / "sink.log")
        await_port(self.port, self.process)

    def stats(self):
        """Returns the counts so far."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/stats", timeout=30) as answer:
            return json.load(answer)

    def await_items(self, signal, count, patience=5.0):
        """Waits until so many items arrived, or nothing new for `patience` seconds."""
        last, quiet_since = -1, time.monotonic()
        while True:
            stats = self.stats()
            if stats[signal] != last:
                last, quiet_since = stats[signal], time.monotonic()
            if last >= count or time.monotonic() - quiet_since > patience:
                return stats
            time.sleep(0.02)


def send(programs, row, port, payloads, requests):
    """Runs the load generator and returns its account."""
    shape = ["--connections", 2, "--streams", 8] if row.protocol == "grpc" else ["--connections", 8]
    command = [Path(programs) / "loadgen", "--port", port, "--protocol", row.protocol,
               "--signal", row.signal, "--payloads", payloads, "--requests", requests,
               "--seconds", 120, *shape]
    return json.loads(subprocess.run([str(part) for part in command], check=True,
                                     capture_output=True, timeout=300).stdout)


def measure(programs, work, row, peer, payloads, scale):
    """Measures one peer on one row and returns its figures."""
    sink = Sink(programs, work)
    running = None
    try:
        running = peer.start(row, sink.port)
        pid = running.process.pid
        warm = send(programs, row, running.port, payloads, max(8, row.requests(scale) // 20))
        before = sink.await_items(row.signal, warm["accepted_items"])
        cpu = cpu_seconds(pid)
        sent = send(programs, row, running.port, payloads, row.requests(scale))
        after = sink.await_items(row.signal, before[row.signal] + sent["accepted_items"])
        cpu = cpu_seconds(pid) - cpu
        return figures(row, before, after, sent, cpu, peak_memory(pid))
    finally:
        if running:
            stop(running.process)
        stop(sink.process)


def figures(row, before, after, sent, cpu, memory):
    """Works out the figures of a measurement."""
    arrived = after[row.signal] - before[row.signal]
    seconds = (after["last_ns"] - sent["started_ns"]) / 1e9
    million = max(arrived, 1) / 1e6
    return {
        "cpu_s_per_million": cpu / million,
        "items_per_s": arrived / seconds,
        "peak_mib": memory,
        "delivered": arrived / max(sent["accepted_items"], 1),
        "bytes_out_per_item": (after["body_bytes"] - before["body_bytes"]) / max(arrived, 1),
        "gzip_out": after["gzip_requests"] > 0,
        "refused": sent["refused"], "rejected": sent["rejected"], "broken": sent["broken"],
        "loadgen_cpu_s_per_million": sent["cpu_s"] / million,
        "sink_cpu_s_per_million": (after["cpu_s"] - before["cpu_s"]) / million,
        "items": arrived,
    }


def medians(samples):
    """Returns the median of each figure; counts of trouble are added up."""
    result = {}
    for key in samples[0]:
        values = [sample[key] for sample in samples]
        if key in ("refused", "rejected", "broken"):
            result[key] = sum(values)
        elif key == "gzip_out":
            result[key] = any(values)
        elif key == "delivered":
            result[key] = min(values)
        else:
            result[key] = median(values)
    return result
