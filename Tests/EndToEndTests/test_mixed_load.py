"""Broken bodies among good ones: each broken one is refused alone, in its client's words, and every good
one arrives."""

import gzip
import http.client
import itertools
import random
import threading
import time
from collections import Counter

import grpc as grpc_api
import pytest

from harness import grpc
from harness.http import PROTOBUF
from harness.load import Load
from harness.otlp import span_ids, spans_body


def field(number, payload):
    """Returns a length-delimited field."""
    out, length = bytes([number << 3 | 2]), len(payload)
    while length > 127:
        out += bytes([length & 127 | 128])
        length >>= 7
    return out + bytes([length]) + payload


def in_span(content):
    """Returns a request with one span of the given content."""
    return field(1, field(2, field(2, content)))


def nested(depth):
    """Returns a request whose only attribute is lists within lists."""
    value = b"\x18\x01"
    for _ in range(depth):
        value = field(5, field(1, value))
    return field(1, field(1, field(1, field(1, b"k") + field(2, value))))


def broken_bodies(rng):
    """Yields endless pairs of a name and a body that is no OTLP request."""
    good = spans_body(range(10**12, 10**12 + 20))
    makers = {
        "cut short": lambda: good[:rng.randrange(len(good) - 30, len(good) - 1)],
        "wrong wire type": lambda: in_span(b"\x28\x05"),
        "field number 0": lambda: good + b"\x02\x00",
        "bad UTF-8 in a name": lambda: in_span(field(5, b"caf\xe9" + b"%d" % rng.randrange(99))),
        "half a surrogate": lambda: in_span(field(5, b"\xed\xa0\x80")),
        "length past the end": lambda: good + b"\x0a\xff\xff\x7f" + rng.randbytes(5),
        "length of an exbibyte": lambda: good + b"\x0a\x80\x80\x80\x80\x80\x80\x80\x80\x10",
        "endless varint": lambda: good + b"\x0a" + b"\xff" * 11,
        "group without an end": lambda: good + b"\x53",
        "nested too deep": lambda: nested(300),
        "trace id of 5 bytes": lambda: in_span(field(1, b"abcde")),
    }
    for name in itertools.cycle(makers):
        yield name, makers[name]()


class Breaker:
    """Clients that send a broken body for every 99 that others get accepted, over all protocols, plain
    and gzip, each on a connection that good bodies of theirs use, too."""

    def __init__(self, collector, others, seed):
        self.collector, self.others = collector, others
        self.bodies = broken_bodies(random.Random(seed))
        self.answers, self.good = Counter(), set()
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.work, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        self.thread.join(30)

    def work(self):
        """Sends one after the other until told to stop."""
        self.connection = http.client.HTTPConnection("127.0.0.1", self.collector.http, timeout=20)
        self.client = grpc.Client(self.collector.grpc)
        ways = itertools.cycle([(way, packed) for way in (self.post, self.call)
                                for packed in (False, True)])
        for number in itertools.count(10**15):
            due = sum(len(load.acknowledged) // load.spans for load in self.others) // 99
            if self.stopping.is_set():
                break
            if sum(self.answers.values()) >= due:
                time.sleep(0.002)
                continue
            way, packed = next(ways)
            name, body = next(self.bodies)
            self.answers[name, way(body, packed)] += 1
            # The same connection goes on to serve.
            if way(spans_body([number]), packed) in (200, grpc_api.StatusCode.OK):
                self.good.add(number)
        self.connection.close()
        self.client.close()

    def post(self, body, packed):
        """Sends a body over HTTP and returns the answer's status."""
        fields = {"Content-Type": PROTOBUF, **({"Content-Encoding": "gzip"} if packed else {})}
        self.connection.request("POST", "/v1/traces", gzip.compress(body, 1) if packed else body,
                                fields)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status

    def call(self, body, packed):
        """Sends a body over gRPC and returns the answer's status."""
        try:
            self.client.export("traces", body, gzip=packed)
            return grpc_api.StatusCode.OK
        except grpc_api.RpcError as error:
            return error.code()


def mix(launch, peer, seconds):
    """Mixes 1 % of broken bodies into a load; returns what to print."""
    collector = launch("forward", peer)
    numbers = itertools.count(1)
    loads = [Load(collector, protocol, threads=2, numbers=numbers, pause=0)
             for protocol in ("http", "grpc")]
    with loads[0], loads[1], Breaker(collector, loads, seed=9) as breaker:
        time.sleep(seconds)
    assert not any(load.rejected or load.broken for load in loads)
    refusals = {400, grpc_api.StatusCode.INVALID_ARGUMENT}
    wrong = {key: count for key, count in breaker.answers.items() if key[1] not in refusals}
    assert not wrong, wrong
    kinds = {name for name, _ in breaker.answers}
    assert len(kinds) == 11 and {status for _, status in breaker.answers} == refusals
    sent = sum(breaker.answers.values())
    invalid = "otelcol_receiver_invalid_traces_requests_total"
    assert collector.metric(invalid) == sent
    assert collector.terminate()[0] == 0
    acknowledged = set.union(breaker.good, *(load.acknowledged for load in loads))
    arrived = span_ids(peer.requests)
    assert breaker.good and not acknowledged - set(arrived)
    assert not set(arrived) - acknowledged
    print(f"\nsummary: mixed load, {collector.mode}: {len(acknowledged)} good spans arrived, "
          f"{sent} broken bodies refused, each alone")


def test_broken_bodies_hurt_only_their_sender(launch, peer):
    mix(launch, peer, 4)


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_broken_bodies_for_two_minutes(launch, peer):
    mix(launch, peer, 120)
