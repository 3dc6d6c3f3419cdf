"""An OTLP/HTTP backend in Python that records what arrives and misbehaves on demand."""

import gzip
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cramjam
from alloybench.process import free_port

DECODERS = {"gzip": gzip.decompress, "zstd": lambda body: bytes(cramjam.zstd.decompress(body))}


def decoded(body, coding):
    """Returns a body without its coding, if that is one of those that are understood."""
    return DECODERS.get(coding, bytes)(body)


@dataclass
class Request:
    """One request that was answered with success."""

    path: str
    headers: dict  # by lower-case names
    body: bytes  # after decompression
    raw: bytes


@dataclass
class Answer:
    """How the peer treats a request. The default is success."""

    status: int = 200
    headers: dict = field(default_factory=dict)
    body: bytes = b""
    delay: float = 0
    reset: bool = False  # close the connection instead of answering
    raw: bytes | None = None  # what is sent instead of an answer, and then the end
    keep: bool | None = None  # whether the content counts as arrived; by default on success

    @property
    def keeps(self):
        """Whether the peer takes the content."""
        is_success = self.status == 200 and not self.reset and self.raw is None
        return self.keep if self.keep is not None else is_success


class Handler(BaseHTTPRequestHandler):
    """Serves one connection of a peer."""

    protocol_version = "HTTP/1.1"
    timeout = 120

    def setup(self):
        """Remembers the connection, so that the peer can cut it."""
        super().setup()
        self.server.peer.connections.add(self.connection)

    def finish(self):
        """Forgets the connection."""
        self.server.peer.connections.discard(self.connection)
        try:
            super().finish()
        except OSError:
            pass

    def read_body(self):
        """Returns the body, chunked or not."""
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def do_POST(self):
        """Answers as the peer decides."""
        peer = self.server.peer
        raw = self.read_body()
        body = decoded(raw, self.headers.get("Content-Encoding"))
        fields = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.path, fields, body, raw)
        answer = peer.decide(request)
        if answer.delay:
            time.sleep(answer.delay)
        if answer.keeps:
            peer.requests.append(request)
        if answer.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            return
        if answer.raw is not None:
            self.close_connection = True
            self.wfile.write(answer.raw)
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if "Content-Type" not in answer.headers:
            self.send_header("Content-Type", "application/x-protobuf")
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def handle(self):
        """Serves until the client or the peer has had enough."""
        try:
            super().handle()
        except (OSError, ValueError):
            pass

    def log_message(self, *_):
        """Stays quiet."""


class Server(ThreadingHTTPServer):
    """A server whose threads end with the process."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 256

    def handle_error(self, request, client_address):
        """Stays quiet about clients that went away."""


class Peer:
    """A backend on a port of its own. `script` gives the answer to each request."""

    def __init__(self, script=None, tls=None):
        self.port = free_port()
        self.script, self.tls = script, tls
        self.requests, self.attempts, self.connections = [], 0, set()
        self.lock = threading.Lock()
        self.server = None
        self.open()

    def decide(self, request):
        """Returns the answer to a request."""
        with self.lock:
            self.attempts += 1
            number = self.attempts
        return self.script(number, request) if self.script else Answer()

    def open(self):
        """Begins to listen, again if need be."""
        self.server = Server(("127.0.0.1", self.port), Handler)
        self.server.peer = self
        if self.tls:
            self.server.socket = self.tls.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self):
        """Stops listening and cuts all connections."""
        if not self.server:
            return
        self.server.shutdown()
        self.server.server_close()
        self.server = None
        for connection in list(self.connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    @property
    def url(self):
        """The base URL."""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def await_requests(self, done, seconds=15):
        """Waits until `done(requests)` holds; returns the requests either way."""
        end = time.monotonic() + seconds
        while not done(list(self.requests)) and time.monotonic() < end:
            time.sleep(0.02)
        return list(self.requests)
