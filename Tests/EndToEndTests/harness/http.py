"""Plain HTTP/1.1 and raw sockets towards a collector."""

import http.client
import socket
from dataclasses import dataclass

from google.rpc.status_pb2 import Status

PROTOBUF = "application/x-protobuf"


@dataclass
class Reply:
    """An answer."""

    status: int
    headers: dict
    body: bytes

    @property
    def rpc(self):
        """The body as google.rpc.Status."""
        return Status.FromString(self.body)


def post(port, path, body, headers=None, method="POST", timeout=10):
    """Sends one request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        fields = {"Content-Type": PROTOBUF, **(headers or {})}
        connection.request(method, path, body, {k: v for k, v in fields.items() if v is not None})
        answer = connection.getresponse()
        names = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, names, answer.read())
    finally:
        connection.close()


def connect(port, timeout=10):
    """Opens a plain connection."""
    return socket.create_connection(("127.0.0.1", port), timeout=timeout)


def read_all(connection):
    """Reads until the other side ends the connection; a reset counts as an end."""
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except ConnectionError:
        pass
    return b"".join(parts)
