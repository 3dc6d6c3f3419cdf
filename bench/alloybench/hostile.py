"""The check that comes first: a body with bad UTF-8 must be refused."""

import json
import random
import subprocess
from dataclasses import replace
from pathlib import Path

from .measure import Sink
from .payloads import make_body, write_payloads
from .process import stop
from .rows import Row

ROW = Row("traces", "http", 10, "none", "gzip")


def bad_utf8():
    """Returns a sound request in which one span's name is not UTF-8."""
    body = make_body("traces", 10, random.Random(7))
    at = body.index(b"GET /")
    return body[:at] + b"\xff\xfe\xfd" + body[at + 3:]


def refuses_bad_utf8(programs, work, peer):
    """Returns, for each protocol, whether the peer rejects the body for good."""
    path = Path(work) / "bad-utf8.payloads"
    write_payloads(path, [(bad_utf8(), 10)], False)
    verdicts = {}
    for protocol, key, wanted in (("http", "http", "400"), ("grpc", "grpc", "3")):
        row, sink = replace(ROW, protocol=protocol), Sink(programs, work)
        running = None
        try:
            running = peer.start(row, sink.port)
            outcome = subprocess.run(
                [str(Path(programs) / "loadgen"), "--port", str(running.port), "--protocol",
                 protocol, "--signal", "traces", "--payloads", str(path), "--requests", "1",
                 "--seconds", "20"], check=True, capture_output=True, timeout=60).stdout
            statuses = json.loads(outcome)[key]
            verdicts[protocol] = statuses == {wanted: 1}, statuses
        finally:
            if running:
                stop(running.process)
            stop(sink.process)
    return verdicts
