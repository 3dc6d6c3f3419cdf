"""The client's end of an HTTP/2 connection that hides nothing: what is sent is the test's, and every
frame that comes back is taken apart and noted in one line."""

import select
import socket
import time

import hpack
from hyperframe.frame import Frame

from harness.http import connect
from harness.otlp import spans_body

from . import frames

CODES = ("NO_ERROR", "PROTOCOL_ERROR", "INTERNAL_ERROR", "FLOW_CONTROL_ERROR", "SETTINGS_TIMEOUT",
         "STREAM_CLOSED", "FRAME_SIZE_ERROR", "REFUSED_STREAM", "CANCEL", "COMPRESSION_ERROR",
         "CONNECT_ERROR", "ENHANCE_YOUR_CALM", "INADEQUATE_SECURITY", "HTTP_1_1_REQUIRED")
ENCODINGS = "identity,gzip,zstd,snappy"
BARRIER = b"barrier!"


class Wire:
    """A connection. `seen` has a line for each frame that came, "END" or "RESET" for its end; window
    updates go to `credit` instead, by stream."""

    def __init__(self, port, patience=10):
        self.socket = connect(port, patience)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.decoder = hpack.Decoder()
        self.buffer, self.seen, self.credit, self.limits = b"", [], {}, {}
        self.patience = patience

    def shake_hands(self):
        """Exchanges settings; nothing of that counts as seen."""
        self.send(frames.MAGIC + frames.settings())
        self.await_line("SETTINGS ACK")
        self.send(frames.settings(flags=frames.ACK))
        assert self.seen[0].startswith("SETTINGS "), "the first frame is not SETTINGS (3.4)"
        self.seen.clear()
        return self

    def send(self, data):
        """Sends bytes; that nobody takes them is found out by reading."""
        try:
            self.socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass

    @property
    def is_over(self):
        """Whether the other side has ended the connection."""
        return bool(self.seen) and self.seen[-1] in ("END", "RESET")

    def has_news(self):
        """Whether something has come that is not noted."""
        return bool(select.select([self.socket], [], [], 0)[0])

    def read(self):
        """Notes what comes next."""
        try:
            part = self.socket.recv(1 << 16)
        except ConnectionResetError:
            self.seen.append("RESET")
            return
        except TimeoutError:
            raise AssertionError(f"nothing comes any more; so far: {self.seen}") from None
        if not part:
            assert not self.buffer, "the connection ends within a frame"
            self.seen.append("END")
        self.buffer += part
        while len(self.buffer) >= 9:
            found, length = Frame.parse_frame_header(memoryview(self.buffer[:9]))
            if len(self.buffer) < 9 + length:
                break
            found.parse_body(memoryview(self.buffer[9:9 + length]))
            self.buffer = self.buffer[9 + length:]
            self.note(found)

    def note(self, found):
        """Notes a frame."""
        kind, flags = type(found).__name__.removesuffix("Frame"), set(found.flags)
        stream, end = found.stream_id, " END_STREAM" if "END_STREAM" in found.flags else ""
        if kind == "WindowUpdate":
            self.credit[stream] = self.credit.get(stream, 0) + found.window_increment
        elif kind == "Settings":
            self.limits.update(found.settings)
            values = " ".join(f"{k}={v}" for k, v in sorted(found.settings.items()))
            self.seen.append("SETTINGS ACK" if "ACK" in flags else f"SETTINGS {values}")
        elif kind == "Ping":
            self.seen.append(f"PING{' ACK' if 'ACK' in flags else ''} {found.opaque_data.hex()}")
        elif kind == "GoAway":
            self.seen.append(f"GOAWAY {CODES[found.error_code]} last={found.last_stream_id}")
        elif kind == "RstStream":
            self.seen.append(f"RST_STREAM {stream} {CODES[found.error_code]}")
        elif kind == "Data":
            self.seen.append(f"DATA {stream} {found.data.hex()}{end}")
        elif kind == "Headers" and "END_HEADERS" in flags:
            self.seen.append(f"HEADERS {stream} {self.describe(found.data)}{end}")
        else:
            self.seen.append(f"unexpected {found!r}")

    def describe(self, data):
        """Takes a head or trailers apart: what every answer has is checked, the rest returned."""
        fields = self.decoder.decode(data)
        names = [name for name, _ in fields]
        assert len(names) == len(set(names)), f"repeated: {fields}"
        assert all(name == name.lower() for name in names), f"not lower case: {fields}"
        assert ":status" not in names[1:], f"the pseudo-header is not first (8.3): {fields}"
        values = dict(fields)
        assert not {"connection", "transfer-encoding", "keep-alive"} & set(values)
        if names[0] == ":status":
            assert values.pop("content-type") == "application/grpc"
            if "grpc-status" not in values:
                assert values.pop("grpc-accept-encoding") == ENCODINGS
        if values.get("grpc-status", "0") != "0":
            assert values.pop("grpc-message")
        return " ".join(f"{name}={value}" for name, value in values.items())

    def await_line(self, line):
        """Reads until a frame has come."""
        end = time.monotonic() + self.patience
        while line not in self.seen:
            assert not self.is_over, f"ended before {line}: {self.seen}"
            assert time.monotonic() < end, f"{line} does not come: {self.seen}"
            self.read()

    def settle(self, answers):
        """Reads until one of the answers has come whole, and whatever came before the reply to a ping
        that is sent then; returns which it was, and asserts that nothing else came."""
        end = time.monotonic() + self.patience
        barrier = f"PING ACK {BARRIER.hex()}"
        has_asked = False
        while not self.is_over and barrier not in self.seen:
            complete = any(len(self.seen) >= len(answer) and "END" not in answer
                           for answer in answers)
            if complete and not has_asked:
                self.send(frames.ping(BARRIER))
                has_asked = True
            assert time.monotonic() < end, f"still open: {self.seen}"
            self.read()
        seen = by_stream(line for line in self.seen if line != barrier)
        self.seen.clear()
        matching = [answer for answer in answers if by_stream(answer) == seen]
        assert matching, f"expected {' or '.join(map(str, answers))}, got {seen}"
        return matching[0]

    def export(self, stream, number, room=0):
        """Makes a good call with a span of its own, and asserts that it is answered with success."""
        self.send(frames.call(stream, body=frames.message(spans_body([number]))))
        if room:
            self.send(frames.window_update(stream, room))
        self.settle([answered(stream)])

    def close(self):
        """Ends the connection."""
        self.socket.close()


def by_stream(lines):
    """Returns lines by stream, in order: the order of frames of different streams means nothing."""
    groups = {}
    for line in lines:
        kind, _, rest = line.partition(" ")
        stream = rest.split(" ")[0] if kind in ("HEADERS", "DATA", "RST_STREAM") else "0"
        groups.setdefault(stream, []).append(line)
    return groups


def answered(stream):
    """Returns the frames of an answer with success: head, empty message, trailers."""
    return [f"HEADERS {stream} :status=200", f"DATA {stream} 0000000000",
            f"HEADERS {stream} grpc-status=0 END_STREAM"]


def failed(stream, status, http=200, more="", early=False):
    """Returns the frames of an answer with an error: trailers alone, and a reset that says that the
    rest of the request is not wanted (8.1), if it answers early."""
    fields = f":status={http} grpc-status={status}{' ' + more if more else ''}"
    reset = [f"RST_STREAM {stream} NO_ERROR"] if early else []
    return [f"HEADERS {stream} {fields} END_STREAM", *reset]


def stream_error(stream, code):
    """Returns the frame of a stream error (5.4.2)."""
    return [f"RST_STREAM {stream} {code}"]


def connection_error(code, last=0):
    """Returns what a connection error shows (5.4.1): GOAWAY, then the end."""
    return [f"GOAWAY {code} last={last}", "END"]
