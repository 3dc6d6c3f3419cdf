"""HTTP/2 by hand, for calls that no gRPC library would send."""

import struct

import h2.config
import h2.connection
import h2.events
import h2.exceptions

from .http import connect


class Connection:
    """An HTTP/2 connection to a port."""

    def __init__(self, port, timeout=10):
        self.socket = connect(port, timeout)
        self.http2 = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding="utf-8"))
        self.http2.initiate_connection()
        self.early = []
        self.flush()

    def flush(self):
        """Sends what is due."""
        self.socket.sendall(self.http2.data_to_send())

    def begin(self, method, encoding=None, kind="application/grpc", extra=()):
        """Opens a stream and returns its number."""
        stream = self.http2.get_next_available_stream_id()
        headers = [(":method", "POST"), (":scheme", "http"), (":path", method),
                   (":authority", "127.0.0.1"), ("content-type", kind), ("te", "trailers"), *extra]
        if encoding:
            headers.append(("grpc-encoding", encoding))
        self.http2.send_headers(stream, headers)
        self.flush()
        return stream

    def room(self, stream):
        """Returns how many bytes the windows allow; all once the stream has ended."""
        try:
            return self.http2.local_flow_control_window(stream)
        except h2.exceptions.ProtocolError:
            return 1 << 30

    def send(self, stream, data, end=True):
        """Sends data as far as the windows allow, waiting for more where they do not."""
        while data:
            room = min(self.room(stream), 16384, len(data))
            if room == 0:
                events = self.events()
                self.early += events
                if not events:
                    return
                continue
            try:
                self.http2.send_data(stream, data[:room])
                self.flush()
            except (h2.exceptions.ProtocolError, OSError):
                return
            data = data[room:]
        try:
            if end:
                self.http2.end_stream(stream)
                self.flush()
        except (h2.exceptions.ProtocolError, OSError):
            pass  # it ended early; `answer` says how

    def events(self):
        """Returns what the other side sent next; nothing when it closed."""
        try:
            data = self.socket.recv(65536)
        except ConnectionError:
            return []
        events = self.http2.receive_data(data) if data else []
        self.flush()
        return events or ([None] if data else [])

    def answer(self, stream):
        """Returns the fields of the answer, or what ended the stream instead."""
        fields = {}
        events, self.early = self.early or self.events(), []
        while events:
            for event in events:
                if isinstance(event, h2.events.ConnectionTerminated):
                    return {**fields, "goaway": event.error_code}
                if getattr(event, "stream_id", None) != stream:
                    continue
                if isinstance(event, (h2.events.ResponseReceived, h2.events.TrailersReceived)):
                    fields.update(event.headers)
                if isinstance(event, h2.events.StreamReset):
                    return {**fields, "reset": event.error_code}
                if isinstance(event, h2.events.StreamEnded):
                    return fields
            events = self.events()
        return {**fields, "closed": True}

    def close(self):
        """Ends the connection."""
        self.socket.close()


def call(port, method, body, flag=0, length=None, encoding=None, kind="application/grpc"):
    """Makes one call with a message prefix as given and returns the answer's fields."""
    connection = Connection(port)
    try:
        stream = connection.begin(method, encoding, kind)
        prefix = struct.pack(">BI", flag, len(body) if length is None else length)
        connection.send(stream, prefix + body)
        return connection.answer(stream)
    finally:
        connection.close()
