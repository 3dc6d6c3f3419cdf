"""Peers measured on one row, alternating."""

import os
import subprocess
import sys
from pathlib import Path

from . import measure
from .payloads import payload_file


def measure_row(row, found, programs, work, rounds, scale):
    """Measures all peers on a row, alternating, and returns their medians."""
    payloads = payload_file(Path(work) / "payloads", row.signal, row.items, row.inbound == "gzip")
    samples = {peer.name: [] for peer in found}
    for _ in range(rounds):
        for peer in found:
            try:
                sample = measure.measure(programs, work, row, peer, payloads, scale)
                samples[peer.name].append(sample)
            except (RuntimeError, OSError, subprocess.SubprocessError) as problem:
                print(f"{row.name}: {peer.name}: {problem}", file=sys.stderr)
    return {name: measure.medians(found) for name, found in samples.items() if found}


def machine():
    """Returns a short description of the machine."""
    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().split("\n")
                  if line.startswith("model name")), "unknown processor")
    return f"{os.cpu_count()} x {model}"
