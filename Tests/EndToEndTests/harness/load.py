"""Senders that know what was acknowledged."""

import http.client
import itertools
import random
import threading
import time

import grpc as grpc_api

from . import grpc
from .http import PROTOBUF
from .otlp import spans_body


class Load:
    """Threads that send spans with ids of their own and note which were acknowledged.

    A refused body is sent again, as an OTLP client must; one whose connection broke is sent again
    too, and what was acknowledged is then a lower bound of what must arrive.
    """

    def __init__(self, collector, protocol, threads=4, spans=20, pause=0.002, numbers=None):
        self.collector, self.protocol, self.spans, self.pause = collector, protocol, spans, pause
        self.acknowledged, self.rejected = set(), set()
        self.refused, self.broken, self.waits = 0, 0, []
        self.numbers, self.lock = numbers or itertools.count(1), threading.Lock()
        self.open = self.begun = 0  # requests without an answer, and all
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self.work, daemon=True) for _ in range(threads)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Stops sending and waits for what is under way."""
        self.stopping.set()
        for thread in self.threads:
            thread.join(30)
        assert not any(thread.is_alive() for thread in self.threads), "a sender hangs"

    def next_ids(self):
        """Returns ids that nobody else sends."""
        with self.lock:
            number = next(self.numbers)
        return range(number * self.spans, (number + 1) * self.spans)

    def work(self):
        """Sends until told to stop."""
        sender = HTTPSender(self) if self.protocol == "http" else GRPCSender(self)
        while not self.stopping.is_set():
            ids = self.next_ids()
            body = spans_body(ids)
            while True:
                with self.lock:
                    self.open += 1
                    self.begun += 1
                outcome, delay = sender.send(body)
                self.note(ids, outcome, delay)
                if outcome in ("accepted", "rejected") or self.stopping.is_set():
                    break
                self.stopping.wait(min(delay or 0.05, 1))
            # Senders that are answered at a time are not to go on at a time for ever.
            time.sleep(self.pause * random.uniform(0, 2))
        sender.close()

    def kill(self):
        """Kills the collector at a moment when requests are without an answer, and says how many.

        It is frozen first: what it has answered can arrive, and what comes from then on is not counted.
        """
        end = time.monotonic() + 10
        while time.monotonic() < end:
            self.collector.freeze()
            with self.lock:
                begun = self.begun
            time.sleep(0.02)
            with self.lock:
                unanswered = begun - (self.begun - self.open)
            if unanswered > 0:
                self.stopping.set()
                self.collector.kill()
                return unanswered
            self.collector.thaw()
            time.sleep(0.01 * random.random())
        raise AssertionError("no request was ever without an answer")

    def note(self, ids, outcome, delay):
        """Adds an outcome to the account."""
        with self.lock:
            self.open -= 1
            if outcome == "accepted":
                self.acknowledged.update(ids)
            elif outcome == "rejected":
                self.rejected.update(ids)
            elif outcome == "refused":
                self.refused += 1
                self.waits.append(delay)
            else:
                self.broken += 1


class HTTPSender:
    """Sends bodies over one HTTP connection at a time."""

    def __init__(self, load):
        self.port, self.connection = load.collector.http, None

    def send(self, body):
        """Returns the outcome and how long to wait before another try."""
        try:
            if not self.connection:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
            self.connection.request("POST", "/v1/traces", body, {"Content-Type": PROTOBUF})
            answer = self.connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            self.close()
            return "broken", None
        if answer.getheader("Connection", "").lower() == "close":
            self.close()
        if answer.status == 200:
            return "accepted", None
        if answer.status in (429, 502, 503, 504):
            wait = answer.getheader("Retry-After")
            return "refused", float(wait) if wait else None
        return "rejected", None

    def close(self):
        """Ends the connection."""
        if self.connection:
            self.connection.close()
        self.connection = None


class GRPCSender:
    """Sends bodies over one gRPC channel."""

    def __init__(self, load):
        self.client = grpc.Client(load.collector.grpc)

    def send(self, body):
        """Returns the outcome and how long to wait before another try."""
        try:
            self.client.export("traces", body, timeout=20)
            return "accepted", None
        except grpc_api.RpcError as error:
            if error.code() != grpc_api.StatusCode.UNAVAILABLE:
                return "rejected", None
            delay = grpc.retry_delay(error)
            return ("refused" if delay is not None else "broken"), delay

    def close(self):
        """Ends the channel."""
        self.client.close()
