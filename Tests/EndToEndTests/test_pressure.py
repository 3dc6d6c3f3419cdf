"""Pressure: three times as much is offered as can be taken. What is acknowledged arrives, what is refused
may come again, and memory stays bounded."""

import json
import os
import re
import resource
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest

from alloybench.measure import Sink
from alloybench.payloads import payload_file
from alloybench.process import stop
from conformance.frames import ACK, MAGIC, call, data, message, settings
from harness.collector import ROOT, WORK
from harness.otlp import span_ids, spans_body

PROGRAMS = ROOT / "bench" / "build"
# Spans a second that a slow endpoint takes.
SLOW = 100_000


class Gauge:
    """Reads a collector's memory, in MiB, ten times a second."""

    def __init__(self, collector):
        self.status = Path(f"/proc/{collector.pid}/status")
        self.anonymous, self.stopping = 0, threading.Event()
        self.thread = threading.Thread(target=self.work, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        self.thread.join()

    def work(self):
        """Reads until told to stop."""
        while not self.stopping.wait(0.1):
            self.anonymous = max(self.anonymous, self.read("RssAnon"))

    def read(self, name):
        """Returns a field of the process's status."""
        return int(re.search(rf"^{name}:\s+(\d+)", self.status.read_text(), re.M)[1]) // 1024

    @property
    def peak(self):
        """The most memory that was ever resident, without file pages as they are now."""
        return max(self.anonymous, self.read("VmHWM") - self.read("RssFile"))


def offer(collector, protocol, compressed, seconds, prefix=(), **options):
    """Sends traces for some seconds and returns the account."""
    port = collector.grpc if protocol == "grpc" else collector.http
    command = [*prefix, PROGRAMS / "loadgen", "--port", port, "--protocol", protocol, "--signal",
               "traces", "--payloads", payload_file(WORK / "payloads", "traces", 1000, compressed),
               "--seconds", seconds]
    for name, value in options.items():
        command += [f"--{name}", value]
    output = subprocess.run([str(part) for part in command], check=True, capture_output=True)
    return json.loads(output.stdout)


def check(outcome):
    """Asserts that every answer was yes, or not now; returns the number of items acknowledged."""
    assert outcome["broken"] == outcome["rejected"] == outcome["partial"] == 0, outcome
    assert outcome["untimed"] == 0, "a refusal did not say when to come back"
    return outcome["accepted_items"]


class Flow:
    """Counts what a sink gets for some time."""

    def __init__(self, sink):
        self.sink, self.first = sink, sink.stats()

    def end(self):
        """Returns items a second since the beginning."""
        last = self.sink.stats()
        items = last["traces"] - self.first["traces"]
        return items / max(1e-9, (last["last_ns"] - self.first["last_ns"]) / 1e9)


def press(launch, case, seconds, limit):
    """Measures what a collector takes, offers three times as much, and checks all that was promised."""
    protocol, compressed, connections, slow = case
    # Who limits must not depend on who else wants the processor.
    ours, theirs = ([], []) if slow else (["taskset", "-c", "1"], ["taskset", "-c", "0"])
    sink = Sink(PROGRAMS, WORK, SLOW if slow else 0, theirs)
    try:
        collector = launch("forward", env={"TEST_OUT": f"http://127.0.0.1:{sink.port}"},
                           prefix=ours)
        accepted = check(offer(collector, protocol, compressed, 1, theirs, connections=8, streams=1))
        flow = Flow(sink)
        calm = offer(collector, protocol, compressed, max(2, seconds / 6), theirs, connections=8,
                     streams=1, **{"retry-cap": 0.02})
        peak = flow.end()
        accepted += check(calm)
        with Gauge(collector) as gauge:
            flow = Flow(sink)
            outcome = offer(collector, protocol, compressed, seconds, theirs,
                            connections=connections, streams=4 if connections < 100 else 1,
                            rate=3 * peak, retry="no")
            through = flow.end()
        accepted += check(outcome)
        offered = outcome["sent_items"] / outcome["elapsed_s"]
        print(f"\nsummary: pressure, {protocol}, {'gzip' if compressed else 'none'}, "
              f"{connections} connections, {'slow endpoint' if slow else 'one core'}, "
              f"{collector.mode}: peak {peak:.0f}/s, offered {offered / peak:.1f}x, through "
              f"{through / peak:.0%}, {outcome['refused']} refused; anonymous {gauge.peak} MiB, "
              f"files {gauge.read('RssFile')} MiB")
        assert gauge.peak <= limit
        assert sink.await_items("traces", accepted, 10)["traces"] == accepted
        assert collector.terminate()[0] == 0
        return offered / peak, through / peak
    finally:
        stop(sink.process)


@pytest.mark.parametrize("compressed", [False, True], ids=["none", "gzip"])
@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_a_slow_endpoint_for_seconds(launch, protocol, compressed):
    press(launch, (protocol, compressed, 64, True), 3, 96)


@pytest.mark.soak
@pytest.mark.timeout(300)
@pytest.mark.modes("build")
@pytest.mark.parametrize("slow", [True, False], ids=["endpoint", "core"])
@pytest.mark.parametrize("connections", [64, 1000])
@pytest.mark.parametrize("compressed", [False, True], ids=["none", "gzip"])
@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_three_times_too_much_for_a_minute(launch, protocol, compressed, connections, slow):
    seconds = float(os.environ.get("TEST_SECONDS", 60))
    offered, through = press(launch, (protocol, compressed, connections, slow), seconds,
                             96 if connections == 64 else 160)
    assert through >= 0.9


def read_answer(connection, end):
    """Reads until the bytes that end an answer have come."""
    seen = b""
    while end not in seen:
        more = connection.recv(65536)
        assert more, f"closed after {seen!r}"
        seen += more


def visit(collector, protocol, number):
    """Returns a connection on which a span has been accepted, and which is idle since."""
    body = spans_body([number])
    if protocol == "http":
        connection = socket.create_connection(("127.0.0.1", collector.http), timeout=20)
        connection.sendall(b"POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                           b"application/x-protobuf\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        read_answer(connection, b"200 OK")
    else:
        connection = socket.create_connection(("127.0.0.1", collector.grpc), timeout=20)
        connection.sendall(MAGIC + settings() + settings(flags=ACK) + call(1, body=message(body)))
        read_answer(connection, data(1, message(b""), flags=0))
    return connection


@pytest.mark.modes("build")
@pytest.mark.parametrize("count", [2000, pytest.param(10_000, marks=pytest.mark.soak)])
def test_idle_connections_cost_little(launch, peer, count):
    descriptors = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    assert descriptors > count + 500, "the test needs more descriptors: see `ulimit -n`"
    resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))
    collector = launch("forward", peer)
    before = collector.memory()[1]
    connections = [visit(collector, ("http", "grpc")[n % 2], n + 1) for n in range(count)]
    # 60 MiB for 10,000. What can be given back is, after some seconds.
    limit, end = 12 * 1024 + 4.8 * count, time.monotonic() + 8
    while collector.memory()[0] > limit and time.monotonic() < end:
        time.sleep(0.2)
    resident, anonymous = collector.memory()
    print(f"\nsummary: {count} idle connections: {resident / 1024:.1f} MiB resident, "
          f"{anonymous / 1024:.1f} MiB anonymous, "
          f"{(anonymous - before) / count:.2f} KiB for each")
    assert resident <= limit
    for connection in connections:
        connection.close()
    peer.await_requests(lambda got: len(span_ids(got)) == count)
