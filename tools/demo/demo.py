"""The demonstration: compiles an example, runs it, sends it telemetry with the OpenTelemetry SDK for
Python, over gRPC and over HTTP, and prints what came out at the far end.

Everything listens on 127.0.0.1, on ports that happen to be free.
"""

import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

import sender
from far_end import FarEnd

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EXAMPLE = ROOT / "examples" / "three-signal-gateway.alloy"


def free_port():
    """A TCP port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def show(text=""):
    """Prints a line at once."""
    print(text, flush=True)


def localised_example(ports, audit):
    """The example's text with its addresses replaced by free ones on 127.0.0.1."""
    text = EXAMPLE.read_text()
    text = text.replace("0.0.0.0:4317", f"127.0.0.1:{ports['grpc']}")
    text = text.replace("0.0.0.0:4318", f"127.0.0.1:{ports['http']}")
    return re.sub(r"http://127\.0\.0\.1:14318", audit.url, text)


def build(folder, ports, audit):
    """Compiles the example. Returns the collector's path."""
    configuration = folder / EXAMPLE.name
    configuration.write_text(localised_example(ports, audit))
    collector = folder / "collector"
    show(f"$ alloyc build examples/{EXAMPLE.name} -o collector")
    start = time.monotonic()
    subprocess.run([ROOT / "bin" / "alloyc", "build", configuration, "-o", collector], check=True)
    seconds = time.monotonic() - start
    size = collector.stat().st_size / 1e6
    show(f"  {size:.1f} MB, static, after {seconds:.1f} s")
    return collector


def wait_until(what, condition, seconds=20):
    """Waits for a condition; gives up with a message."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            sys.exit(f"demo: waited {seconds} s in vain for {what}")
        time.sleep(0.02)


def listens(port):
    """Whether something accepts connections on a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def main():
    """Runs the demonstration."""
    gateway, audit = FarEnd(), FarEnd()
    ports = {name: free_port() for name in ("grpc", "http", "admin")}
    with tempfile.TemporaryDirectory(prefix="alloyc-demo-") as name:
        folder = pathlib.Path(name)
        collector = build(folder, ports, audit)
        show()
        show(f"$ GATEWAY_URL={gateway.url} ./collector")
        process = subprocess.Popen(
            [collector, f"--server.http.listen-addr=127.0.0.1:{ports['admin']}",
             f"--storage.path={folder / 'data'}"],
            env={**os.environ, "GATEWAY_URL": gateway.url})
        try:
            wait_until("the collector to listen", lambda: listens(ports["grpc"]))
            show()
            for protocol in ("grpc", "http"):
                sent = sender.send(protocol, ports[protocol])
                show(f"sent with the Python SDK over {protocol}: {sent}")
            expected = {"traces": 6, "metrics": 4, "logs": 4}
            wait_until("all telemetry to arrive", lambda: gateway.has(expected))
            wait_until("traces to arrive at the audit store",
                       lambda: audit.has({"traces": expected["traces"]}))
        finally:
            process.send_signal(signal.SIGTERM)
            status = process.wait(timeout=30)
        for title, end in (("the gateway", gateway), ("the audit store", audit)):
            show()
            show(f"what came out at {title} ({end.url}):")
            for line in end.lines():
                show(f"  {line}")
        show()
        show(f"the collector ended with exit code {status}")
        sys.exit(status)


if __name__ == "__main__":
    main()
