"""Processes that the benchmark starts, and what they cost."""

import itertools
import os
import signal
import socket
import subprocess
import time
from pathlib import Path


def _candidates():
    """Returns ports to try, below those that the system gives to clients. Each process has a block of
    them for itself, since a port that is free at the moment may be that of a peer which comes back."""
    for first in range(12_000, 32_000, 1_000):
        guard = socket.socket()
        try:
            guard.bind(("127.0.0.1", first))
        except OSError:
            guard.close()
            continue
        return zip(itertools.cycle(range(first + 1, first + 1_000)), itertools.repeat(guard))
    raise RuntimeError("all blocks of ports are taken")


_PORTS = _candidates()


def free_port():
    """Returns a port of 127.0.0.1 that nobody listens on."""
    for port, _ in itertools.islice(_PORTS, 1_000):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return probe.getsockname()[1]
            except OSError:
                continue
    raise RuntimeError("no port is free")


def await_port(port, process, seconds=20):
    """Waits until a port accepts connections; fails when the process ends first."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args[0]} ended with {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    raise RuntimeError(f"{process.args[0]} does not listen on {port}")


def start(arguments, log, env=None):
    """Starts a process whose output goes to a file."""
    with open(log, "wb") as output:
        return subprocess.Popen([str(a) for a in arguments], stdout=output, stderr=output,
                                stdin=subprocess.DEVNULL, env={**os.environ, **(env or {})})


def stop(process, seconds=15):
    """Ends a process that we started, by its id, and returns its exit code."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    return process.returncode


def family(pid):
    """Returns a process and its descendants."""
    found = [pid]
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += family(int(child))
    except FileNotFoundError:
        pass
    return found


def cpu_seconds(pid):
    """Returns the CPU time of a process and its descendants, to the nanosecond."""
    # A negative clock id names another process's CPU clock; its low bits pick the scheduler's.
    return sum(time.clock_gettime((~member << 3) | 2) for member in family(pid))


def peak_memory(pid):
    """Returns the largest resident size of a process and its descendants, in MiB."""
    total = 0
    for member in family(pid):
        for line in Path(f"/proc/{member}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                total += int(line.split()[1])
    return total / 1024
