"""Damaged bodies by the million over HTTP and gRPC: no crash, no leak, good ones still served."""

import http.client
import json
import random
import subprocess

import pytest
from google.protobuf.message import DecodeError

from alloybench.payloads import make_body, write_payloads
from harness import grpc
from harness.collector import ROOT, WORK
from harness.http import PROTOBUF, post
from harness.otlp import BODIES, parse

LOADGEN = ROOT / "bench" / "build" / "loadgen"
SIGNALS = ("traces", "metrics", "logs")


def seeds(signal, compressed):
    """Writes sound bodies of one to five items for the load generator to damage."""
    rng = random.Random(11)
    bodies = [(make_body(signal, 1 + n % 5, rng), 1 + n % 5) for n in range(64)]
    path = WORK / f"fuzz-{signal}-{compressed}.payloads"
    write_payloads(path, bodies, compressed)
    return path


def fuzz(collector, signal, protocol, compressed, count, seed):
    """Sends damaged bodies and returns the account."""
    port = collector.grpc if protocol == "grpc" else collector.http
    command = [LOADGEN, "--port", port, "--protocol", protocol, "--signal", signal, "--payloads",
               seeds(signal, compressed), "--requests", count, "--mutate", seed, "--seconds", 36_000,
               "--connections", 4, "--patience", 20]
    output = subprocess.run([str(part) for part in command], check=True, capture_output=True)
    return json.loads(output.stdout)


def run_fuzz(collector, sink, total, seed):
    """Spreads damaged bodies over signals, protocols and encodings; returns what to print."""
    mixes = [(s, p, c) for s in SIGNALS for p in ("http", "grpc") for c in (False, True)]
    statuses, first, sent = {}, None, 0
    for number, (signal, protocol, compressed) in enumerate(mixes):
        outcome = fuzz(collector, signal, protocol, compressed, total // len(mixes) + 1,
                       seed + number)
        assert collector.is_running(), collector.log_text()[-3000:]
        assert outcome["broken"] == 0, (signal, protocol, compressed, outcome)
        sent += outcome["requests"]
        for name in ("http", "grpc"):
            for status, times in outcome[name].items():
                key = f"{name} {status}"
                statuses[key] = statuses.get(key, 0) + times
        first = first or collector.memory()[0]
    for signal in SIGNALS:
        assert post(collector.http, f"/v1/{signal}", BODIES[signal]([1])).status == 200
        grpc.Client(collector.grpc).export(signal, BODIES[signal]([2]))
    last = collector.memory()[0]
    print(f"\nsummary: fuzz, {collector.mode}: {sent} bodies, seed {seed}, RSS first {first} KiB, "
          f"last {last} KiB, statuses {json.dumps(statuses, sort_keys=True)}")
    return statuses, first, last, sent


def check(statuses, first, last):
    """Says whether the statuses are OTLP's and memory stayed flat."""
    allowed = {"http 200", "http 400", "http 413", "http 429", "http 503", "grpc 0", "grpc 3",
               "grpc 8", "grpc 14"}
    assert set(statuses) <= allowed
    assert {"http 200", "http 400", "grpc 0", "grpc 3"} <= set(statuses)
    assert last < first + 24 * 1024


@pytest.fixture
def fuzzed(launch, sink):
    """A collector that forwards to the counting sink."""
    return launch("forward", env={"TEST_OUT": f"http://127.0.0.1:{sink.port}"})


@pytest.mark.timeout(900)
def test_damaged_bodies(fuzzed, sink, mode):
    total = 1_000_000 if mode == "build" else 60_000
    statuses, first, last, sent = run_fuzz(fuzzed, sink, total, 20_260_101)
    assert sent >= total
    check(statuses, first, last)
    assert sink.stats()["malformed"] == 0, "what was let through is not OTLP"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("signal", SIGNALS)
def test_what_is_let_through_is_otlp(collector, peer, signal):
    for protocol in ("http", "grpc"):
        outcome = fuzz(collector, signal, protocol, False, 4000, 99)
        assert outcome["accepted_requests"] > 100
    assert collector.terminate()[0] == 0
    assert peer.requests
    for request in peer.requests:
        parse(signal, request.body)


@pytest.mark.parametrize("signal", SIGNALS)
def test_verdicts_are_those_of_the_official_messages(collector, signal):
    rng = random.Random(3)
    sound = [make_body(signal, 2, rng) for _ in range(20)]
    connection = http.client.HTTPConnection("127.0.0.1", collector.http, timeout=10)
    verdicts = {True: 0, False: 0}
    for _ in range(3000):
        body = damage(rng.choice(sound), rng)
        connection.request("POST", f"/v1/{signal}", body, {"Content-Type": PROTOBUF})
        answer = connection.getresponse()
        reason = answer.read()
        assert answer.status in (200, 400)
        if answer.status == 200 or not is_strict(reason):
            assert (answer.status == 200) == is_sound(signal, body), (body.hex(), reason)
        verdicts[answer.status == 200] += 1
    assert min(verdicts.values()) > 200, verdicts


def is_strict(reason):
    """Says whether a refusal is one where we, like Go's collectors, are stricter than protobuf."""
    return b"wire type" in reason or b"identifier" in reason


def damage(body, rng):
    """Returns a body with one to three bytes changed, dropped or added."""
    body = bytearray(body)
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(body))
        if rng.random() < 0.8:
            body[at] = rng.choice((rng.randrange(256), body[at] ^ 1 << rng.randrange(8)))
        elif rng.random() < 0.5:
            del body[at]
        else:
            body.insert(at, rng.randrange(256))
    return bytes(body)


def is_sound(signal, body):
    """Says whether the official messages can be read from a body."""
    try:
        parse(signal, body)
        return True
    except DecodeError:
        return False


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.modes("build")
def test_damaged_bodies_for_an_hour(fuzzed, sink):
    for lap in range(20):
        statuses, first, last, _ = run_fuzz(fuzzed, sink, 2_000_000, 777 + 100 * lap)
        check(statuses, first, last)
    assert sink.stats()["malformed"] == 0
