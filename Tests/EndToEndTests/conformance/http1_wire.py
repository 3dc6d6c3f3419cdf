"""The client's end of an HTTP/1.1 connection: bytes out, answers in, each of them checked for form."""

import re
import socket

from harness.http import PROTOBUF, connect
from harness.otlp import spans_body

# What must arrive when it is answered with success, and what must never arrive.
GOOD, BAD = spans_body([1]), spans_body([666])
POST = b"POST /v1/traces HTTP/1.1"
STATUS_LINE = re.compile(rb"HTTP/1\.1 ([1-5]\d\d) [\x20-\x7e]*")
FIELD = re.compile(rb"([!#$%&'*+\-.^_`|~0-9a-z]+): ([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)")
DATE = re.compile(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT")


def request(*fields, line=POST, body=GOOD, length=True, host=b"x", end=b"\r\n"):
    """Returns a request; `fields` are whole lines without their end."""
    lines = [line, *([b"Host: " + host] if host is not None else []),
             b"Content-Type: " + PROTOBUF.encode(), *fields]
    if length:
        lines.append(b"Content-Length: %d" % len(body))
    return end.join([*lines, b"", b""]) + body


# A request that must stay hidden, whatever one makes of the bytes before it.
HIDDEN = request(body=BAD)


def chunk(content, size=None, extension=b""):
    """Returns a chunk."""
    return b"%s%s\r\n%s\r\n" % (b"%x" % len(content) if size is None else size, extension, content)


def chunked(chunks, *fields, body=True, **change):
    """Returns a chunked request that goes on with `chunks` as they are."""
    return request(b"Transfer-Encoding: chunked", *fields, length=False, body=chunks, **change)


class Wire:
    """A connection; `seen` has the status of each answer, and "END" or "RESET"."""

    def __init__(self, port):
        self.socket = connect(port)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer, self.seen, self.bodiless = b"", [], False

    def send(self, data):
        """Sends bytes; that nobody takes them is found out by reading."""
        try:
            self.socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def read(self):
        """Notes what comes next."""
        try:
            part = self.socket.recv(1 << 16)
        except ConnectionResetError:
            self.seen.append("RESET")
            return
        except TimeoutError:
            raise AssertionError(f"nothing comes any more: {self.seen}, {self.buffer}") from None
        self.buffer += part
        while self.take():
            pass
        if not part:
            assert not self.buffer, f"the connection ends within an answer: {self.buffer}"
            self.seen.append("END")

    def take(self):
        """Takes an answer off the buffer, if it is there as a whole."""
        head, separator, rest = self.buffer.partition(b"\r\n\r\n")
        if not separator:
            return False
        first, *lines = head.split(b"\r\n")
        status = STATUS_LINE.fullmatch(first)
        assert status, f"not a status line (RFC 9112, 4): {first}"
        pairs = [FIELD.fullmatch(line) for line in lines]
        assert all(pairs), f"malformed fields (RFC 9112, 5): {lines}"
        fields = {pair[1].decode(): pair[2].decode() for pair in pairs}
        assert len(fields) == len(pairs), f"repeated fields: {lines}"
        length = 0 if status[1][:1] == b"1" else int(fields["content-length"])
        content = 0 if self.bodiless else length
        if len(rest) < content:
            return False
        self.check(status[1].decode(), fields)
        self.buffer = rest[content:]
        return True

    def check(self, status, fields):
        """Notes an answer and asserts what every one of its kind has."""
        assert "close" not in self.seen, f"{status} follows an answer that was the last (9.6)"
        self.seen.append(status)
        if status[0] == "1":
            assert not fields
            return
        assert DATE.fullmatch(fields["date"]), "RFC 9110, 6.6.1"
        assert status != "405" or fields["allow"] == "POST", "RFC 9110, 10.2.1"
        assert status != "503" or int(fields["retry-after"]) > 0
        assert fields.get("connection", "close") in ("close", "keep-alive")
        if fields.get("connection") == "close":
            self.seen.append("close")

    def await_line(self, line):
        """Reads until a status has come."""
        while line not in self.seen:
            assert self.seen[-1:] not in (["END"], ["RESET"]), f"ended before {line}: {self.seen}"
            self.read()

    def settle(self, answers):
        """Reads to the end, and returns which of the answers has come."""
        while self.seen[-1:] not in (["END"], ["RESET"]):
            self.read()
        matching = [answer for answer in answers if answer == self.seen]
        assert matching, f"expected {' or '.join(map(str, answers))}, got {self.seen}"
        return matching[0]

    def close(self):
        """Ends the connection."""
        self.socket.close()
