"""gRPC over HTTP/2, as gRPC's PROTOCOL-HTTP2.md words it; statuses are gRPC's."""

import gzip

from harness.otlp import spans_body

from .case import Case
from .frames import BAD, END_STREAM, GOOD, call, data, good, message, opened, rst_stream
from .wire import ENCODINGS, answered, failed

INTERNAL, EXHAUSTED, UNIMPLEMENTED, DEADLINE, INVALID = 13, 8, 12, 4, 3
REQUESTS, MESSAGES, STATUSES = "gRPC Requests", "gRPC Length-Prefixed-Message", "gRPC Responses"
SOUND, PACKED = spans_body([1]), gzip.compress(spans_body([1]))
# A field that nobody knows, of a mebibyte.
HUGE = gzip.compress(b"\xfa\x3e\x80\x80\x40" + bytes(1 << 20))
MORE = f"grpc-accept-encoding={ENCODINGS}"


def typed(value):
    """Returns a call of another content type, if any."""
    extra = [("content-type", value)] if value is not None else []
    return call(1, *extra, without=("content-type",))


def method_of(path):
    """Returns a call to a method."""
    return call(1, _path=path)


CASES = [
    Case(REQUESTS, "a call without a message", opened(1) + data(1), failed(1, INTERNAL)),
    Case(REQUESTS, "a call of nothing but a head", opened(1, flags=END_STREAM), failed(1, INTERNAL)),
    Case(REQUESTS, "an empty message", call(1, body=message(b"")), answered(1)),
    Case(REQUESTS, "methods other than POST", call(1, _method="GET"),
         failed(1, INTERNAL, 405, "allow=POST")),
    Case(REQUESTS, "methods are case-sensitive", call(1, _method="post"),
         failed(1, INTERNAL, 405, "allow=POST")),
    Case(REQUESTS, "OPTIONS *", call(1, _method="OPTIONS", _path="*"),
         failed(1, INTERNAL, 405, "allow=POST")),
    *(Case(REQUESTS, f"content type {value}", typed(value), failed(1, INTERNAL, 415)) for value in (
        None, "application/json", "application/grpcx", "text/plain", "", "application/grp")),
    *(Case(REQUESTS, f"content type {value}", opened(1, ("content-type", value), without=(
        "content-type",)) + data(1, GOOD), answered(1)) for value in (
            "application/grpc+proto", "application/grpc;charset=utf-8", "application/GRPC")),
    *(Case(STATUSES, f"the method {path}", method_of(path), failed(
        1, UNIMPLEMENTED, more=MORE)) for path in (
            "/opentelemetry.proto.collector.trace.v1.TraceService/Import", "/Export", "/",
            "/grpc.health.v1.Health/Check",
            "//opentelemetry.proto.collector.trace.v1.TraceService/Export",
            "/opentelemetry.proto.collector.trace.v1.TraceService/Export/",
            "/opentelemetry.proto.collector.trace.v1.TraceService/Export?x=1")),

    # Messages.
    Case(MESSAGES, "a message in many DATA frames",
         opened(1) + b"".join(data(1, GOOD[i:i + 1], 0) for i in range(len(GOOD))) + data(1),
         answered(1)),
    Case(MESSAGES, "two messages", opened(1) + data(1, BAD + BAD), failed(1, INTERNAL)),
    Case(MESSAGES, "a message and a byte", opened(1) + data(1, BAD + b"\0"), failed(1, INTERNAL)),
    Case(MESSAGES, "a message cut short", opened(1) + data(1, BAD[:-1]), failed(1, INTERNAL)),
    Case(MESSAGES, "a prefix cut short", opened(1) + data(1, BAD[:3]), failed(1, INTERNAL)),
    Case(MESSAGES, "a flag of 2", call(1, body=message(SOUND, 2)), failed(1, INTERNAL)),
    Case(MESSAGES, "a flag of 255", call(1, body=message(SOUND, 255)), failed(1, INTERNAL)),
    Case(MESSAGES, "a message at the limit", call(
        1, body=message(b"\xfa\x3e\xfb\xff\x03" + bytes(65531))), answered(1)),
    Case(MESSAGES, "a message over the limit", call(1, body=message(bytes(65537))),
         failed(1, EXHAUSTED), "8.1: the answer may come before the request's end",
         [failed(1, EXHAUSTED, early=True)]),
    Case(MESSAGES, "a message that claims 4 GiB, and is not ended",
         opened(1) + data(1, message(b"", length=2**32 - 1), 0), failed(1, EXHAUSTED, early=True)),
    Case(MESSAGES, "an answer before the request's end, and what comes after it", [
        opened(1) + data(1, message(b"", length=2**31), 0), failed(1, EXHAUSTED, early=True)[1],
        data(1, bytes(1000), 0) * 10 + data(1)], failed(1, EXHAUSTED, early=True)),
    Case(MESSAGES, "a message that is not OTLP", call(1, body=message(b"\x07")), failed(1, INVALID)),
    Case(MESSAGES, "a message with bad UTF-8",
         call(1, body=message(SOUND.replace(b"work", b"\xff\xfe\xfd\xfc"))), failed(1, INVALID)),

    # Compression.
    Case(MESSAGES, "a compressed message",
         call(1, ("grpc-encoding", "gzip"), body=message(PACKED, 1)), answered(1)),
    Case(MESSAGES, "an encoding that is announced, and not used",
         good(1, ("grpc-encoding", "gzip")), answered(1)),
    Case(MESSAGES, "the encoding identity", good(1, ("grpc-encoding", "identity")), answered(1)),
    Case(MESSAGES, "a compressed message without an encoding", call(1, body=message(PACKED, 1)),
         failed(1, INTERNAL)),
    Case(MESSAGES, "a compressed message with the encoding identity",
         call(1, ("grpc-encoding", "identity"), body=message(PACKED, 1)), failed(1, INTERNAL)),
    Case(MESSAGES, "an unknown encoding",
         call(1, ("grpc-encoding", "br"), body=message(PACKED, 1)),
         failed(1, UNIMPLEMENTED, more=MORE)),
    Case(MESSAGES, "a compressed message that is cut",
         call(1, ("grpc-encoding", "gzip"), body=message(PACKED[:-9], 1)), failed(1, INVALID)),
    Case(MESSAGES, "a compressed message that grows past the limit", call(
        1, ("grpc-encoding", "gzip"), body=message(HUGE, 1)), failed(1, EXHAUSTED)),

    # Deadlines and metadata.
    *(Case(REQUESTS, f"grpc-timeout {value}", good(1, ("grpc-timeout", value)), answered(1))
      for value in ("1H", "2M", "30S", "30000m", "99999999u", "99999999H")),
    *(Case(REQUESTS, f"a grpc-timeout that is malformed: {value}", call(1, ("grpc-timeout", value)),
           failed(1, INTERNAL, 400)) for value in (
               "", "S", "10", "-1S", "1.5S", "1s", "999999999S", "1 S", "S1")),
    Case(REQUESTS, "a grpc-timeout that runs out before the message is there",
         opened(1, ("grpc-timeout", "1m")) + data(1, GOOD[:10], 0), failed(1, DEADLINE, early=True)),
    Case(REQUESTS, "metadata, binary and not, and twice the same", good(
        1, ("x-bin", "AAEC"), ("x-bin", "////,AA=="), ("x-a", "1"), ("x-a", "2"),
        ("user-agent", "conformance"), ("grpc-accept-encoding", "identity,deflate,gzip")), answered(1)),
    Case(REQUESTS, "a call that is cancelled at once", opened(1) + rst_stream(1), []),
    Case(REQUESTS, "calls side by side, their messages interleaved",
         opened(1) + opened(3) + data(1, GOOD[:8], 0) + data(3, GOOD[:9], 0) + data(1, GOOD[8:])
         + data(3, GOOD[9:]), answered(1) + answered(3)),
]
