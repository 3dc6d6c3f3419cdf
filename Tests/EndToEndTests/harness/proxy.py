"""An HTTP proxy in Python: CONNECT and requests in absolute form, encrypted or not."""

import base64
import socket
import threading
from urllib.parse import urlsplit

from .listener import Listener


class Proxy(Listener):
    """A proxy on a port of its own. `routes` says where to connect to for names that do not exist."""

    def __init__(self, tls=None, password=None, routes=None):
        self.tls, self.routes = tls, routes or {}
        self.authorization = password and "Basic " + base64.b64encode(password.encode()).decode()
        self.lines = []  # the first lines of all requests that were passed on
        super().__init__()

    @property
    def place(self):
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    def serve(self, connection):
        """Serves one connection."""
        try:
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            connection.settimeout(30)
            head = b""
            while b"\r\n\r\n" not in head and (part := connection.recv(65536)):
                head += part
            if head:
                self.answer(connection, *head.split(b"\r\n\r\n", 1))
        except (OSError, ValueError):
            pass
        finally:
            connection.close()

    def answer(self, connection, head, rest):
        """Passes a connection or its requests on."""
        line, *fields = head.decode().split("\r\n")
        method, target, _ = line.split()
        values = dict(field.split(": ", 1) for field in fields)
        if self.authorization and values.get("proxy-authorization") != self.authorization:
            connection.sendall(b"HTTP/1.1 407 Who are you?\r\ncontent-length: 0\r\n\r\n")
            return
        self.lines.append(line)
        if method == "CONNECT":
            host, port = target.rsplit(":", 1)
            peer = self.connect(host, port)
            connection.sendall(b"HTTP/1.1 200 Go ahead\r\nvia: test\r\n\r\n")
        else:
            url = urlsplit(target)
            peer = self.connect(url.hostname, url.port)
            path = url.path.encode()
            peer.sendall(b"%s %s HTTP/1.1\r\n" % (method.encode(), path)
                         + "\r\n".join(fields).encode() + b"\r\nconnection: close\r\n\r\n" + rest)
        back = threading.Thread(target=relay, args=(peer, connection), daemon=True)
        back.start()
        relay(connection, peer)
        back.join(30)
        peer.close()

    def connect(self, host, port):
        """Opens a connection to where a host leads."""
        return socket.create_connection(self.routes.get(host, (host, int(port))), timeout=10)


def relay(source, target):
    """Passes bytes on until there are no more."""
    try:
        while part := source.recv(65536):
            target.sendall(part)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass
