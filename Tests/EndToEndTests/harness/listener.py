"""Servers in Python below the level of requests."""

import socket
import threading

from alloybench.process import free_port


class Listener:
    """Accepts connections on a port of its own; `serve` takes each, in a thread."""

    def __init__(self):
        self.port = free_port()
        self.listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self.accept, daemon=True).start()

    def close(self):
        """Stops listening."""
        self.listener.close()

    def accept(self):
        """Serves connections, each in a thread."""
        while True:
            try:
                connection = self.listener.accept()[0]
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()
