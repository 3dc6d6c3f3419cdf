"""An OTLP/HTTP backend that speaks HTTP/2 over TLS, records what arrives and misbehaves on demand."""

import socket
import threading
from dataclasses import dataclass, field

import h2.config
import h2.connection
import h2.errors
import h2.events
import h2.exceptions
import h2.settings

from .listener import Listener
from .peer import Request, decoded


@dataclass
class Answer:
    """How the peer treats a request. The default is success."""

    status: int = 200
    headers: dict = field(default_factory=dict)
    body: bytes = b""
    refuses: bool = False  # says that it has not begun with the request
    leaves: bool = False  # answers, and wants no further requests on the connection
    cuts: bool = False  # closes the connection instead of answering


class Peer(Listener):
    """A backend on a port of its own. `script` gives the answer to each request."""

    def __init__(self, tls, script=None, streams=100):
        tls.set_alpn_protocols(["h2"])
        self.tls, self.script, self.streams = tls, script, streams
        self.requests, self.attempts, self.connections = [], 0, 0
        self.pings, self.most, self.lock = 0, 0, threading.Lock()
        super().__init__()

    @property
    def url(self):
        """The base URL."""
        return f"https://127.0.0.1:{self.port}"

    def serve(self, connection):
        """Serves one connection."""
        try:
            with self.tls.wrap_socket(connection, server_side=True) as secure:
                self.connections += 1
                Session(self, secure).run()
        except (OSError, h2.exceptions.ProtocolError):
            pass


class Session:
    """One connection of a peer."""

    def __init__(self, peer, connection):
        self.peer, self.connection, self.streams, self.is_over = peer, connection, {}, False
        self.http2 = h2.connection.H2Connection(
            h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
        self.http2.local_settings = h2.settings.Settings(client=False, initial_values={
            h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS: peer.streams})
        self.http2.initiate_connection()

    def run(self):
        """Serves until the client has had enough."""
        self.connection.sendall(self.http2.data_to_send())
        while not self.is_over and (data := self.connection.recv(65536)):
            for event in self.http2.receive_data(data):
                self.handle(event)
            self.connection.sendall(self.http2.data_to_send())

    def handle(self, event):
        """Takes notice of what the client does."""
        if isinstance(event, h2.events.RequestReceived):
            self.streams[event.stream_id] = (dict(event.headers), bytearray())
            self.peer.most = max(self.peer.most, len(self.streams))
        elif isinstance(event, h2.events.DataReceived) and event.stream_id in self.streams:
            self.streams[event.stream_id][1].extend(event.data)
            self.http2.acknowledge_received_data(
                event.flow_controlled_length, event.stream_id)
        elif isinstance(event, h2.events.PingReceived):
            self.peer.pings += 1
        elif isinstance(event, h2.events.StreamReset):
            self.streams.pop(event.stream_id, None)
        elif isinstance(event, h2.events.StreamEnded) and event.stream_id in self.streams:
            self.answer(event.stream_id, *self.streams.pop(event.stream_id))

    def answer(self, stream, fields, raw):
        """Answers a request as the script says."""
        peer, raw = self.peer, bytes(raw)
        body = decoded(raw, fields.get("content-encoding"))
        request = Request(fields[":path"], fields, body, raw)
        with peer.lock:
            peer.attempts += 1
            number = peer.attempts
        answer = peer.script(number, request) if peer.script else Answer()
        if answer.cuts:
            self.is_over = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if answer.refuses:
            self.http2.reset_stream(stream, h2.errors.ErrorCodes.REFUSED_STREAM)
            return
        if answer.status == 200:
            peer.requests.append(request)
        self.http2.send_headers(stream, [
            (":status", str(answer.status)), ("content-type", "application/x-protobuf"),
            ("content-length", str(len(answer.body))), *answer.headers.items()])
        self.http2.send_data(stream, answer.body, end_stream=True)
        if answer.leaves:
            self.http2.close_connection(last_stream_id=stream)
            self.connection.sendall(self.http2.data_to_send())
            self.is_over = True
