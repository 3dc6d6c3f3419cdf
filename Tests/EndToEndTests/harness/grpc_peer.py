"""An OTLP/gRPC backend in Python (grpcio) that records what arrives and misbehaves on demand."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import grpc
from google.protobuf.duration_pb2 import Duration
from google.rpc.error_details_pb2 import RetryInfo
from google.rpc.status_pb2 import Status
from grpc_status import rpc_status

from alloybench.process import free_port
from .grpc import METHODS
from .otlp import REQUESTS


@dataclass
class Request:
    """One call that was answered with success."""

    path: str
    headers: dict
    body: bytes  # the message, decompressed


@dataclass
class Answer:
    """How the peer treats a call. The default is success."""

    code: grpc.StatusCode = grpc.StatusCode.OK
    message: str = ""
    retry_after: float | None = None  # seconds, as RetryInfo
    body: bytes = b""
    delay: float = 0
    keep: bool | None = None  # whether the content counts as arrived; by default on success

    @property
    def keeps(self):
        """Whether the peer takes the content."""
        return self.keep if self.keep is not None else self.code == grpc.StatusCode.OK


class Peer:
    """A backend on a port of its own. `script` gives the answer to each call."""

    def __init__(self, script=None, credentials=None, options=(), address="127.0.0.1"):
        self.script, self.credentials, self.options = script, credentials, list(options)
        self.address, self.port = address, free_port()
        self.requests, self.attempts, self.clients = [], 0, set()
        self.lock = threading.Lock()
        self.server = None
        self.open()

    def handle(self, path, body, context):
        """Answers a call as the script says."""
        fields = dict(context.invocation_metadata())
        request = Request(path, fields, body)
        with self.lock:
            self.attempts += 1
            number = self.attempts
            self.clients.add(context.peer())
        answer = self.script(number, request) if self.script else Answer()
        if answer.delay:
            time.sleep(answer.delay)
        if answer.keeps:
            self.requests.append(request)
        if answer.code == grpc.StatusCode.OK:
            return answer.body
        if answer.retry_after is None:
            context.abort(answer.code, answer.message)
        status = Status(code=answer.code.value[0], message=answer.message)
        delay = Duration()
        delay.FromNanoseconds(int(answer.retry_after * 1e9))
        status.details.add().Pack(RetryInfo(retry_delay=delay))
        context.abort_with_status(rpc_status.to_status(status))

    def handlers(self):
        """Returns the services' handlers, which keep messages as bytes but check that they parse."""
        def method(signal, path):
            def call(body, context):
                REQUESTS[signal].FromString(body)
                return self.handle(path, body, context)
            return grpc.unary_unary_rpc_method_handler(call)
        for signal, path in METHODS.items():
            _, service, name = path.split("/")
            yield grpc.method_handlers_generic_handler(service, {name: method(signal, path)})

    def open(self):
        """Begins to listen, again if need be."""
        options = [("grpc.so_reuseport", 0), ("grpc.max_receive_message_length", 64 << 20)]
        # What the caller says comes last and counts.
        self.server = grpc.server(ThreadPoolExecutor(32), options=options + self.options)
        self.server.add_generic_rpc_handlers(tuple(self.handlers()))
        place = f"{self.address}:{self.port}"
        if self.credentials:
            bound = self.server.add_secure_port(place, self.credentials)
        else:
            bound = self.server.add_insecure_port(place)
        assert bound == self.port, f"cannot listen on {place}"
        self.server.start()

    def close(self, grace=None):
        """Stops listening; calls under way are cut off after the grace period."""
        if self.server:
            self.server.stop(grace).wait()
        self.server = None

    @property
    def url(self):
        """The endpoint."""
        return f"{self.address}:{self.port}"

    def await_requests(self, done, seconds=15):
        """Waits until `done(requests)` holds; returns the requests either way."""
        end = time.monotonic() + seconds
        while not done(list(self.requests)) and time.monotonic() < end:
            time.sleep(0.02)
        return list(self.requests)
