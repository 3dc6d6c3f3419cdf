"""Hostile clients: whatever they do, the next good request is served and memory stays flat."""

import gzip
import random
import struct
import time

import pytest

from harness import grpc
from harness.h2client import Connection, call
from harness.http import connect, post, read_all
from harness.otlp import span_ids, spans_body

HEAD = (b"POST /v1/traces HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-protobuf\r\n")


@pytest.fixture
def limited(launch, peer):
    """A collector with small limits; it must serve well when the test is over."""
    collector = launch("limits", peer)
    yield collector
    assert collector.is_running()
    body = spans_body([4711])
    assert post(collector.http, "/v1/traces", body).status == 200
    assert call(collector.grpc, grpc.METHODS["traces"], body)["grpc-status"] == "0"
    peer.await_requests(lambda got: span_ids(got)[4711] >= 2)
    assert span_ids(peer.requests)[4711] == 2


def growth(collector, work, rounds=4):
    """Returns the KiB by which memory grows over some work done twice before: the mean of some rounds,
    since connections that have not closed yet count in one, but a leak counts in all."""
    work()
    work()
    before = collector.memory()[0]
    for _ in range(rounds):
        work()
    return (collector.memory()[0] - before) / rounds


def bomb(inflated):
    """Returns a gzip body that inflates to so many bytes of a valid field that nobody knows."""
    field = b"\xfa\x3e" + varint(inflated) + bytes(inflated)
    return gzip.compress(field, 9)


def varint(number):
    """Returns a varint."""
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def test_gzip_bombs_are_refused_at_the_limit(limited):
    packed = bomb(60 << 20)
    assert len(packed) < 64 << 10

    def work():
        for _ in range(20):
            answer = post(limited.http, "/v1/traces", packed, {"Content-Encoding": "gzip"})
            assert answer.status == 413
            answer = call(limited.grpc, grpc.METHODS["traces"], packed, 1, encoding="gzip")
            assert answer["grpc-status"] == "8"

    assert growth(limited, work) < 2048
    assert limited.memory()[0] < 40 * 1024


def test_lengths_that_lie(limited):
    for told in (b"99999999999999999999", b"-1", b"1e3", b"0x10", b"1 2", b"", b"+5"):
        with connect(limited.http) as connection:
            connection.sendall(HEAD + b"Content-Length: " + told + b"\r\n\r\n")
            assert read_all(connection)[9:12] in (b"400", b"413"), told


@pytest.mark.parametrize("fields", [
    b"Content-Length: 5\r\nContent-Length: 6\r\n", b"Content-Length: 5, 6\r\n",
    b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    b"Transfer-Encoding: gzip\r\n", b"Transfer-Encoding: chunked, chunked\r\n",
    b"Transfer-Encoding: xchunked\r\n", b"Transfer-Encoding : chunked\r\n",
    b" folded: x\r\n", b"no colon\r\n", b": empty\r\n", b"bad name: x\r\n", b"nul: a\0b\r\n"])
def test_heads_that_could_smuggle(limited, fields):
    with connect(limited.http) as connection:
        connection.sendall(HEAD + fields + b"\r\nhello")
        answer = read_all(connection)
    assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 501")), answer[:100]
    assert answer.count(b"HTTP/1.1") == 1


@pytest.mark.parametrize("chunks", [
    b"5\r\nhelloX\r\n0\r\n\r\n", b"-1\r\n", b"ffffffffffffffffff\r\n", b"5;" + b"x" * 70000 + b"\r\n",
    b"zz\r\n", b"\r\n", b"0x5\r\nhello\r\n0\r\n\r\n", b"5 \n"])
def test_chunks_that_are_wrong(limited, chunks):
    with connect(limited.http) as connection:
        try:
            connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)
        except ConnectionError:
            pass
        assert read_all(connection)[9:12] in (b"400", b"413"), chunks[:20]


@pytest.mark.parametrize("line", [
    b"GARBAGE\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 50,
    b"POST /v1/traces HTTP/9.9\r\n\r\n", b"POST  HTTP/1.1\r\n\r\n", b"POST /\0 HTTP/1.1\r\n\r\n",
    b"A" * 100_000, b"POST /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n", b"\r\n" * 50_000],
    ids=["words", "tls", "version", "no-path", "nul", "endless-method", "long-path", "newlines"])
def test_first_lines_that_are_wrong(limited, line):
    with connect(limited.http) as connection:
        try:
            connection.sendall(line)
        except ConnectionError:
            pass
        answer = read_all(connection)
    assert answer == b"" or answer[9:10] in (b"4", b"5")


def test_header_floods(limited):
    def work():
        for flood in (b"X: " + b"y" * 200_000, b"".join(b"X%d: y\r\n" % n for n in range(20_000))):
            with connect(limited.http) as connection:
                try:
                    connection.sendall(HEAD + flood)
                except ConnectionError:
                    pass
                answer = read_all(connection)
                assert answer == b"" or answer.startswith(b"HTTP/1.1 431"), answer[:50]

    assert growth(limited, work) < 1024


def test_header_floods_over_http2(limited):
    connection = Connection(limited.grpc)
    extra = [(f"x-{n}", "y" * 1000) for n in range(100)]
    try:
        for _ in range(50):
            stream = connection.begin(grpc.METHODS["traces"], extra=extra)
            answer = connection.answer(stream)
            assert answer.get(":status") == "431" or {"reset", "goaway", "closed"} & set(answer)
            if "goaway" in answer or "closed" in answer:
                break
    except ConnectionError:
        pass  # being cut off is a fine answer
    finally:
        connection.close()
    assert limited.memory()[0] < 40 * 1024


def test_slow_heads_are_cut_off(limited):
    begun = time.monotonic()
    with connect(limited.http, 15) as connection:
        connection.sendall(HEAD)
        answer = read_all(connection)
    assert 0.5 < time.monotonic() - begun < 5
    assert answer == b"" or answer.startswith(b"HTTP/1.1 408")


def test_slowloris_is_cut_off(limited):
    begun = time.monotonic()
    connections = [connect(limited.http, 15) for _ in range(100)]
    alive = set(connections)
    while alive and time.monotonic() - begun < 10:
        for connection in list(alive):
            try:
                connection.sendall(b"a")
            except ConnectionError:
                alive.discard(connection)
        time.sleep(0.1)
    for connection in connections:
        connection.close()
    assert not alive
    assert time.monotonic() - begun < 8


def test_slow_bodies_are_cut_off(limited):
    begun = time.monotonic()
    with connect(limited.http, 15) as connection:
        connection.sendall(HEAD + b"Content-Length: 60000\r\n\r\n")
        try:
            while time.monotonic() - begun < 10:
                connection.sendall(b"a")
                time.sleep(0.05)
        except ConnectionError:
            pass
    assert time.monotonic() - begun < 8


def test_stalled_clients_do_not_hold_up_others(limited):
    stalled = [connect(limited.http) for _ in range(200)]
    for connection in stalled:
        connection.sendall(HEAD + b"Content-Length: 60000\r\n\r\n" + b"x" * 30_000)
    assert post(limited.http, "/v1/traces", spans_body([1]), timeout=3).status == 200
    for connection in stalled:
        connection.close()


def test_clients_that_never_read(limited):
    body = spans_body([1])
    one = HEAD + b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    connection = connect(limited.http, 1)
    try:
        for _ in range(3000):
            connection.sendall(one * 10)
    except OSError:
        pass
    # What the client did get in may have filled the queue: refusals until there is room are right.
    deadline = time.monotonic() + 20
    while (status := post(limited.http, "/v1/traces", body, timeout=3).status) == 503:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert status == 200
    connection.close()


def test_connections_that_end_in_the_middle(limited):
    body = spans_body(range(100))
    whole = HEAD + b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    rng = random.Random(5)

    def work():
        for _ in range(300):
            with connect(limited.http) as connection:
                connection.sendall(whole[:rng.randrange(len(whole))])

    assert growth(limited, work) < 1024


def test_truncated_frames(limited):
    rng = random.Random(6)
    preface = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\4\0\0\0\0\0"

    def work():
        for _ in range(300):
            with connect(limited.grpc) as connection:
                frame = struct.pack(">I", rng.randrange(1 << 24))[1:] + bytes(
                    [rng.randrange(12), rng.randrange(256)]) + rng.randbytes(4)
                try:
                    connection.sendall(preface + frame + rng.randbytes(rng.randrange(200)))
                except ConnectionError:
                    pass

    assert growth(limited, work) < 1024


def test_random_bytes(limited):
    rng = random.Random(7)
    for port in (limited.http, limited.grpc, limited.admin):
        for _ in range(200):
            with connect(port) as connection:
                try:
                    connection.sendall(rng.randbytes(rng.randrange(1, 3000)))
                except ConnectionError:
                    pass


def test_rapid_resets(limited):
    connection = Connection(limited.grpc)
    try:
        for _ in range(2000):
            stream = connection.begin(grpc.METHODS["traces"])
            connection.http2.reset_stream(stream)
            connection.flush()
    except OSError:
        pass  # being cut off is a fine answer
    finally:
        connection.close()
    assert limited.memory()[0] < 40 * 1024


def test_streams_that_stall(limited):
    connection = Connection(limited.grpc)
    for _ in range(90):
        stream = connection.begin(grpc.METHODS["traces"])
        connection.send(stream, struct.pack(">BI", 0, 60_000) + b"x" * 100, end=False)
    body = spans_body([1])
    assert call(limited.grpc, grpc.METHODS["traces"], body)["grpc-status"] == "0"
    connection.close()


def test_deep_nesting_is_refused(limited):
    # An AnyValue in an array in an AnyValue, two thousand deep.
    value = b"\x08\x01"
    for _ in range(2000):
        array = b"\x0a" + varint(len(value)) + value
        value = b"\x2a" + varint(len(array)) + array
    attribute = b"\x0a\x01k\x12" + varint(len(value)) + value
    resource = b"\x0a" + varint(len(attribute)) + attribute
    group = b"\x0a" + varint(len(resource)) + resource
    body = b"\x0a" + varint(len(group)) + group
    assert post(limited.http, "/v1/traces", body).status == 400


def test_a_thousand_connections(limited):
    connections = [connect(limited.http) for _ in range(1000)]
    assert post(limited.http, "/v1/traces", spans_body([1])).status == 200
    for connection in connections:
        connection.close()
