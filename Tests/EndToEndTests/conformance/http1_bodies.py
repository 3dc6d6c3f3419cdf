"""Where an HTTP/1.1 message ends: whatever two readers could see in different places is refused."""

from .case import Case
from .http1_messages import REFUSED, half_close, refused
from .http1_wire import BAD, GOOD, HIDDEN, chunk, chunked, request

LAST_CHUNK = chunk(b"")
UNSUPPORTED, TOO_LARGE = ["501", "close", "END"], ["413", "close", "END"]
SPLIT = chunk(GOOD[:9]) + chunk(GOOD[9:])
TWO_LENGTHS = "RFC 9110, 8.6: equal values may be rejected, or taken for one"
UNKNOWN = "6.1: 501 for codings that are not understood; 6.3: 400 if the last is not chunked"


def both(length, chunks):
    """Returns a request with a length and chunks, between which another could hide."""
    return request(b"Content-Length: %d" % length, b"Transfer-Encoding: chunked", length=False,
                   body=chunks)


def length(*values, body=BAD):
    """Returns a request with lengths as given, and another hidden behind it."""
    return request(*[b"Content-Length: " + value for value in values], length=False, body=body) + HIDDEN


def coding(*values, name=b"Transfer-Encoding: "):
    """Returns a request in chunks, with transfer codings as given, and another hidden behind it."""
    return request(*[name + value for value in values], length=False,
                   body=chunk(BAD) + LAST_CHUNK) + HIDDEN


def in_chunks(chunks):
    """Returns a request of chunks that are wrong, and another hidden behind it."""
    return chunked(chunks) + HIDDEN


def byte_by_byte(wire):
    """Sends chunks in pieces of one byte."""
    for byte in chunked(SPLIT + LAST_CHUNK):
        wire.send(bytes([byte]))


SIZE = len(BAD)

CASES = [
    # Content-Length.
    Case("6.3", "no length at all means no content", request(length=False, body=b""), ["200"]),
    Case("6.2", "zeros before the length",
         request(b"Content-Length: %010d" % len(GOOD), length=False), ["200"]),
    *(refused("6.2", f"Content-Length: {value.decode()}", length(value)) for value in (
        b"-1", b"-0", b"+5", b"0x10", b"1e3", b"5 5", b"", b"five", b"5;", b"5.0", b"1_0",
        b"99999999999999999999", b"18446744073709551617")),
    refused("6.3", "lengths that differ", length(b"%d" % SIZE, b"0")),
    refused("6.3", "lengths that differ, the small one first", length(b"0", b"%d" % SIZE)),
    Case("6.3", "lengths that agree", request(b"Content-Length: %d" % len(GOOD)), ["200"],
         TWO_LENGTHS, [REFUSED]),
    Case("6.3", "a list of lengths that agree", length(b"%d, %d" % (SIZE, SIZE)), REFUSED,
         TWO_LENGTHS, [["200"]]),
    refused("6.3", "a list of lengths that differ", length(b"%d, 0" % SIZE)),
    Case("RFC 9110, 15.5.14", "more than the limit, and all of it comes",
         request(body=bytes(70_000)), ["413"], "RFC 9110, 15.5.14: the server may close", [TOO_LARGE]),
    Case("RFC 9110, 15.5.14", "far more than the limit is announced", length(b"4611686018427387903"),
         TOO_LARGE),
    Case("6.3", "less than the length, and the end", [request()[:-1], half_close], ["END"], raw=True),

    # Content-Length and Transfer-Encoding.
    refused("6.1", "a length and chunks: the length hides a request", both(
        len(LAST_CHUNK + HIDDEN), LAST_CHUNK + HIDDEN)),
    refused("6.1", "a length and chunks: the chunks hide a request", both(
        4, chunk(HIDDEN) + LAST_CHUNK)),
    refused("6.1", "chunks and a length", chunked(LAST_CHUNK + HIDDEN, b"Content-Length: 5")),
    refused("6.1", "chunks and a length that is malformed",
            chunked(LAST_CHUNK + HIDDEN, b"Content-Length: x")),

    # Transfer-Encoding.
    *(Case("6.1", f"Transfer-Encoding: {value.decode()}", request(
        b"Transfer-Encoding:" + value, length=False, body=chunk(GOOD) + LAST_CHUNK), ["200"])
      for value in (b"chunked", b" Chunked", b"\tchunked\t")),
    *(Case("6.1", f"Transfer-Encoding: {value.decode()}", coding(value), UNSUPPORTED)
      for value in (b"gzip, chunked", b"br,chunked")),
    *(Case("6.3", f"Transfer-Encoding: {value.decode()}", coding(value), REFUSED, UNKNOWN, [UNSUPPORTED])
      for value in (b"gzip", b"identity", b"xchunked", b"chunkedx", b"chunked;q=1", b"\"chunked\"",
                    b"chunked, gzip", b"chunked, identity", b"chun ked", b"", b",")),
    *(Case("6.1", f"Transfer-Encoding: {value.decode()}", coding(value), UNSUPPORTED, UNKNOWN, [REFUSED])
      for value in (b"chunked,", b"chunked, chunked")),
    refused("6.1", "chunked twice", coding(b"chunked", b"chunked")),
    Case("6.1", "chunked, then identity", coding(b"chunked", b"identity"), REFUSED, UNKNOWN,
         [UNSUPPORTED]),
    Case("6.1", "identity, then chunked", coding(b"identity", b"chunked"), UNSUPPORTED, UNKNOWN,
         [REFUSED]),
    refused("6.1", "a vertical tab before chunked", coding(b"\x0bchunked")),
    refused("5.1", "a space after the name", coding(b"chunked", name=b"Transfer-Encoding : ")),
    refused("5.2", "a coding in a folded line",
            coding(b"1\r\n Transfer-Encoding: chunked", name=b"X-A: ")),
    refused("2.2", "a coding behind a bare CR", coding(b"1\rTransfer-Encoding: chunked", name=b"X-A: ")),
    refused("6.1", "chunks in HTTP/1.0", request(
        b"Transfer-Encoding: chunked", line=b"POST /v1/traces HTTP/1.0", length=False,
        body=chunk(BAD) + LAST_CHUNK)),
    Case("5.1", "a name that only resembles", request(b"Transfer_Encoding: chunked"), ["200"]),

    # Chunks.
    Case("7.1", "chunks", chunked(SPLIT + LAST_CHUNK), ["200"]),
    Case("7.1", "chunks that come byte by byte", byte_by_byte, ["200"]),
    Case("7.1", "no chunk but the last", chunked(LAST_CHUNK), ["200"]),
    Case("7.1", "sizes with zeros before, in either case", chunked(
        chunk(GOOD[:10], b"0000A") + chunk(GOOD[10:20], b"a") + chunk(GOOD[20:])
        + b"000\r\n\r\n"), ["200"]),
    Case("7.1", "chunks, and a request right behind them", chunked(SPLIT + LAST_CHUNK) + request(),
         ["200", "200"]),
    *(refused("7.1", f"the chunk size {size.decode('latin-1')!r}", in_chunks(chunk(BAD, size)))
      for size in (b"", b"-1", b"+5", b"0x5", b" 5", b"5 ", b"5\t", b"g", b"5,5", b"\x00", b"5_0",
                   b"ffffffffffffffff", b"10000000000000000", b"8000000000000000", b"0" * 5000)),
    refused("7.1", "a size that ends with LF", in_chunks(b"%x\n%s\r\n" % (SIZE, BAD) + LAST_CHUNK)),
    refused("7.1", "a size that ends with CR", in_chunks(b"%x\r%s\r\n" % (SIZE, BAD) + LAST_CHUNK)),
    refused("7.1", "content that ends with LF", in_chunks(b"%x\r\n%s\n" % (SIZE, BAD) + LAST_CHUNK)),
    refused("7.1", "content without a line end", in_chunks(b"%x\r\n%s" % (SIZE, BAD) + LAST_CHUNK)),
    refused("7.1", "content longer than its size", in_chunks(chunk(BAD, b"%x" % (SIZE - 1)))),
    refused("7.1", "content shorter than its size", in_chunks(
        chunk(BAD, b"%x" % (SIZE + 1)) + LAST_CHUNK)),
    refused("7.1", "the last chunk's line ends with LF", in_chunks(chunk(BAD) + b"0\n\r\n")),
    refused("7.1", "the end of the chunks is LF", in_chunks(chunk(BAD) + b"0\r\n\n")),
    Case("7.1", "no last chunk, and the end", [chunked(SPLIT), half_close], ["END"], raw=True),
    Case("7.1", "chunks of more than the limit", chunked(chunk(bytes(1000)) * 70 + LAST_CHUNK),
         TOO_LARGE),
    Case("7.1", "a chunk of far more than the limit", chunked(b"7ffffffffffffff\r\n" + bytes(70_000)),
         TOO_LARGE),

    # Extensions.
    *(Case("7.1.1", f"the extension {text.decode()}", chunked(chunk(GOOD, extension=text) + chunk(
        b"", extension=text)), ["200"]) for text in (
            b";a", b";a=b", b";a=\"b c\"", b";a;b=1;c=\"2\"", b";", b";a=" + b"b" * 5000,
            b" ;a", b"\t; a = b")),
    *(refused("7.1.1", f"the extension {text[:9]!r}", in_chunks(chunk(BAD, extension=text)))
      for text in (b";\n", b";a\nb", b";a\rb", b";a\0", b" a", b"=b", b";a=" + b"b" * 20_000)),
    refused("7.1.1", "extensions of many chunks", in_chunks(
        chunk(b"x", extension=b";" + b"a" * 1000) * 20)),

    # Trailers.
    Case("7.1.2", "trailer fields", chunked(SPLIT + b"0\r\nX-Sum: 1\r\nX-None:\r\n\r\n"), ["200"]),
    Case("RFC 9110, 6.5.1", "trailer fields that must not count", chunked(
        SPLIT + b"0\r\nContent-Length: 5\r\nTransfer-Encoding: gzip\r\nHost: y\r\n"
        b"Content-Type: text/plain\r\nConnection: close\r\n\r\n"), ["200"]),
    *(refused("7.1.2", f"the trailer {text[:9]!r}", in_chunks(chunk(BAD) + b"0\r\n" + text + b"\r\n\r\n"))
      for text in (b"X", b" X: 1", b"X : 1", b": 1", b"X: 1\r\n 2", b"X: 1\n", b"X: a\0b", b"X: a\rb",
                   b"POST /v1/traces HTTP/1.1", b"X\xe9: 1", b"X: " + b"a" * 20_000)),
    refused("7.1.2", "trailers without end", in_chunks(chunk(BAD) + b"0\r\n" + b"X: 1\r\n" * 8000)),
]
