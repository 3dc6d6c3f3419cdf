"""Request lines, fields, connections and expectations of HTTP/1.1."""

from .case import Case
from .http1_wire import GOOD, HIDDEN, POST, chunk, chunked, request

# Answers after which the connection ends; all others are followed by one more request.
REFUSED, UNSUPPORTED_VERSION = ["400", "close", "END"], ["505", "close", "END"]
LAST = ["200", "close", "END"]


def line(text, **change):
    """Returns a request with another first line."""
    return request(line=text, **change)


def refused(section, name, send):
    """Returns a case of a request that is refused with 400, and ends the connection."""
    return Case(section, name, send, REFUSED)


def method(name):
    """Returns a request by another method, with a body that is no other request's."""
    return request(line=name + b" /v1/traces HTTP/1.1", body=HIDDEN)


def byte_by_byte(wire):
    """Sends a request in pieces of one byte."""
    for byte in request():
        wire.send(bytes([byte]))


def half_close(wire):
    """Ends what the client sends."""
    wire.socket.shutdown(1)


def has_no_content(wire):
    """Has the next answers come without content, as those to HEAD."""
    wire.bodiless = True


def has_content(wire):
    """Waits for the answer without content."""
    wire.await_line("405")
    wire.bodiless = False


METHODS = "RFC 9110, 9.1: 501 is for methods that are not known, 405 for those that are not allowed"

CASES = [
    # Lines.
    Case("2.1", "a sound request", request(), ["200"]),
    Case("2.2", "a request that comes byte by byte", byte_by_byte, ["200"]),
    Case("2.2", "an empty line before the request", b"\r\n" + request(), ["200"]),
    Case("2.2", "two empty lines before the request", b"\r\n\r\n" + request(), REFUSED,
         "2.2: at least one should be ignored", [["200"]]),
    Case("2.2", "lines that end with LF alone", request(end=b"\n"), REFUSED,
         "2.2: a recipient may take LF for a line's end", [["200"]]),
    Case("2.2", "a request line that ends with LF alone",
         request().replace(b"HTTP/1.1\r\n", b"HTTP/1.1\n", 1), REFUSED,
         "2.2: a recipient may take LF for a line's end", [["200"]]),
    Case("2.2", "a field that ends with LF alone", request(b"X-A: 1\nX-B: 2"), REFUSED,
         "2.2: a recipient may take LF for a line's end", [["200"]]),
    refused("2.2", "lines that end with CR alone", request(end=b"\r") + b"\r\n\r\n"),
    refused("2.2", "CR alone in a field", request(b"X-A: 1\rX-B: 2")),
    refused("2.2", "CR alone in the request line", line(b"POST /v1/traces\r HTTP/1.1")),
    refused("2.2", "two CRs before LF", request(b"X-A: 1\r")),
    refused("2.2", "a space before the first field",
            request().replace(b"\r\nHost", b"\r\n Host", 1)),
    Case("2.2", "an empty connection", [half_close], ["END"], raw=True),
    Case("2.2", "a head that ends early", [request()[:50], half_close], ["END"], raw=True),

    # The version.
    Case("2.3", "a later minor version", line(b"POST /v1/traces HTTP/1.7"), ["200"]),
    *(Case("2.3", f"the version {version.decode()}", line(POST[:-8] + version), UNSUPPORTED_VERSION,
           "RFC 9110, 15.6.6: 505 is for major versions; others are malformed", [REFUSED])
      for version in (b"HTTP/2.0", b"HTTP/3.0", b"HTTP/0.9")),
    *(refused("2.3", f"the version {version.decode()}", line(POST[:-8] + version)) for version in (
        b"http/1.1", b"HTTP/1", b"HTTP/1.", b"HTTP/1.11", b"HTTP/01.1", b"HTTP 1.1", b"HTTPS/1.1",
        b"XTTP/1.1")),
    Case("2.3", "the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", UNSUPPORTED_VERSION),

    # The request line.
    *(refused("3", name, line(text)) for name, text in (
        ("no version", b"POST /v1/traces"), ("a space too many", b"POST  /v1/traces HTTP/1.1"),
        ("a space too many before the version", b"POST /v1/traces  HTTP/1.1"),
        ("a space at the end", POST + b" "), ("a space at the start", b" " + POST),
        ("tabs for spaces", b"POST\t/v1/traces\tHTTP/1.1"), ("no method", b" /v1/traces HTTP/1.1"),
        ("no target", b"POST  HTTP/1.1"), ("a method that is no token", b"PO@ST /v1/traces HTTP/1.1"),
        ("a NUL in the target", b"POST /v1\0/traces HTTP/1.1"),
        ("a target past ASCII", b"POST /v1/tr\xc3\xa4ces HTTP/1.1"), ("garbage", b"\x16\x03\x01\x02"))),
    Case("3", "a target too long", line(b"POST /" + b"a" * 40_000 + b" HTTP/1.1"),
         ["414", "close", "END"]),
    refused("3", "a method without end", b"A" * 40_000),

    # Targets.
    *(Case("3.2", f"the target {target.decode()}", line(b"POST " + target + b" HTTP/1.1"), ["200"])
      for target in (b"/v1/traces?a=/b?c", b"/v1/traces?", b"http://x/v1/traces",
                     b"HTTP://X:80/v1/traces", b"http://elsewhere/v1/traces?x",
                     b"http://[::1]:4318/v1/traces")),
    *(Case("3.2", f"the target {target.decode()}", line(b"POST " + target + b" HTTP/1.1"), ["404"])
      for target in (b"/", b"//v1/traces", b"/v1/traces/", b"/v1/Traces", b"/v1%2ftraces",
                     b"http://x", b"http://x?/v1/traces", b"/v1/traces;x")),
    *(refused("3.2", f"the target {target.decode()}", line(b"POST " + target + b" HTTP/1.1"))
      for target in (b"v1/traces", b"*", b"x:80", b"ftp://x/v1/traces", b"http:/v1/traces",
                     b"?/v1/traces")),
    refused("RFC 9110, 4.2.1", "a URL without a host", line(b"POST http:///v1/traces HTTP/1.1")),
    refused("RFC 9110, 4.2.1", "a URL with a port alone", line(b"POST http://:80/v1/traces HTTP/1.1")),
    refused("RFC 9110, 4.2.4", "a URL with a user", line(b"POST http://a@x/v1/traces HTTP/1.1")),
    Case("3.2", "a fragment", line(b"POST /v1/traces#x HTTP/1.1"), REFUSED,
         "3.2: an invalid request line should be answered with 400", [["404"]]),
    Case("3.2.4", "OPTIONS *", line(b"OPTIONS * HTTP/1.1", body=b""), ["404"],
         "RFC 9110, 9.3.7 leaves the answer to the server", [["405"], ["204"], ["200"]]),
    Case("3.2.3", "CONNECT", line(b"CONNECT x:80 HTTP/1.1", body=b""), ["404"],
         "RFC 9110, 9.3.6: a server that is no proxy need not implement it", [["405"], ["501"], REFUSED]),

    # Host.
    *(Case("3.2", f"Host: {host.decode()}", request(host=host), ["200"]) for host in (
        b"", b"x:80", b"x:", b"[::1]:80", b"a-b.example_1~", b"127.0.0.1:4318", b"a%20b",
        b"x!$&'()*+,;=")),
    *(refused("3.2", f"Host: {host.decode('latin-1')}", request(host=host)) for host in (
        b"a b", b"a/b", b"a@b", b"a?b", b"a#b", b"a\\b", b"\"a\"", b"<a>", b"x:port", b"x:1:2", b"[::1",
        b"a\x80")),
    refused("3.2", "no Host", request(host=None)),
    refused("3.2", "two Hosts", request(b"Host: y")),
    refused("3.2", "two Hosts that agree", request(b"Host: x")),

    # Fields.
    *(refused("5.1", name, request(text)) for name, text in (
        ("a space before the colon", b"X-A : 1"), ("a tab before the colon", b"X-A\t: 1"),
        ("no colon", b"X-A"), ("no name", b": 1"), ("a name that is no token", b"X(A: 1"),
        ("a name past ASCII", b"X-\xc3\xa4: 1"), ("a NUL in a name", b"X\0A: 1"))),
    *(refused("5.2", name, request(text)) for name, text in (
        ("a folded field", b"X-A: 1\r\n 2"), ("a field folded by a tab", b"X-A: 1\r\n\t2"),
        ("a field that is all folds", b"X-A:\r\n \r\n b"),
        ("a folded transfer coding", b"Transfer-Encoding:\r\n chunked"))),
    *(refused("5.5", f"{name} in a value", request(b"X-A: a" + byte + b"b")) for name, byte in (
        ("a NUL", b"\0"), ("a bell", b"\x07"), ("a delete", b"\x7f"), ("a vertical tab", b"\x0b"))),
    Case("5", "values with blanks around, tabs inside, bytes past ASCII, and nothing", request(
        b"X-A:1", b"X-B: \t 2 \t ", b"X-C: a\tb", b"X-D: \x80\xff", b"X-E:", b"X-F: "), ["200"]),
    Case("5.1", "names are not case-sensitive", request(
        b"hOST: x", b"TRANSFER-ENCODING: CHUNKED", host=None, length=False,
        body=chunk(GOOD) + chunk(b"")), ["200"]),
    Case("5", "as many fields as there may be", request(*[b"X-A: 1"] * 97), ["200"]),
    Case("5", "too many fields", request(*[b"X-A: 1"] * 98), ["431", "close", "END"]),
    Case("5", "a field too large", request(b"X-A: " + b"a" * 33_000), ["431", "close", "END"]),
    Case("5", "fields without end", POST + b"\r\n" + b"X-A: 1\r\n" * 20_000, ["431", "close", "END"]),

    # Methods.
    *(Case("RFC 9110, 9", name.decode(), method(name), ["405"]) for name in (
        b"GET", b"PUT", b"DELETE", b"PATCH", b"TRACE", b"OPTIONS")),
    Case("RFC 9110, 9.3.2", "HEAD is answered without content",
         [has_no_content, method(b"HEAD"), has_content], ["405"]),
    *(Case("RFC 9110, 9.1", f"the unknown method {name.decode()}", method(name), ["405"], METHODS,
           [["501"]]) for name in (b"FOO", b"post", b"!#$%&'*+-.^_`|~", b"M" * 1000)),

    # Connections.
    Case("9.3", "requests that come together", request() * 10, ["200"] * 10),
    Case("9.3.2", "answers come in order", request() + method(b"GET") + line(
        b"POST /nowhere HTTP/1.1", body=HIDDEN) + request(), ["200", "405", "404", "200"]),
    Case("9.6", "a request after one that asks to close", request(b"Connection: close") + HIDDEN, LAST),
    *(Case("9.6", f"Connection: {value.decode()}", request(b"Connection: " + value), LAST)
      for value in (b"Close", b"keep-alive, close", b"x ,close, y", b"close, TE")),
    Case("9.6", "Connection twice", request(b"Connection: x", b"Connection: close"), LAST),
    Case("9.3", "names that only begin like close", request(b"Connection: closed, clos, x-close"),
         ["200"]),
    Case("9.3", "a request after one that is malformed", request(b"X A: 1") + HIDDEN, REFUSED),
    Case("9.3", "HTTP/1.0", line(b"POST /v1/traces HTTP/1.0") + HIDDEN, LAST),
    Case("9.3", "HTTP/1.0 without Host", line(b"POST /v1/traces HTTP/1.0", host=None), LAST),
    Case("9.3", "HTTP/1.0 with keep-alive", request(
        b"Connection: keep-alive", line=b"POST /v1/traces HTTP/1.0"), ["200"]),
    Case("9.3", "HTTP/1.0 with keep-alive and close", request(
        b"Connection: keep-alive, close", line=b"POST /v1/traces HTTP/1.0"), LAST),
    Case("9.6", "a client that has closed its half", [request(), half_close], ["200", "END"], raw=True),
    Case("9.6", "a client that has closed its half within a body", [request()[:-3], half_close],
         ["END"], raw=True),
    Case("RFC 9110, 7.8", "an upgrade that is not supported", request(
        b"Connection: Upgrade, HTTP2-Settings", b"Upgrade: h2c", b"HTTP2-Settings: AAMAAABkAAQAAP__"),
         ["200"]),

    # Expectations.
    Case("RFC 9110, 10.1.1", "100-continue", [
        request(b"Expect: 100-continue")[:-len(GOOD)], "100", GOOD], ["100", "200"]),
    Case("RFC 9110, 10.1.1", "100-Continue", [
        request(b"Expect: 100-Continue")[:-len(GOOD)], "100", GOOD], ["100", "200"]),
    Case("RFC 9110, 10.1.1", "100-continue and chunks", [
        chunked(b"", b"Expect: 100-continue"), "100", chunk(GOOD) + chunk(b"")], ["100", "200"]),
    Case("RFC 9110, 10.1.1", "100-continue, without waiting", request(b"Expect: 100-continue"), ["200"],
         "RFC 9110, 10.1.1: 100 may be left out once some of the content has come", [["100", "200"]]),
    Case("RFC 9110, 10.1.1", "100-continue without content",
         request(b"Expect: 100-continue", body=b""), ["200"]),
    Case("RFC 9110, 10.1.1", "100-continue in HTTP/1.0", request(
        b"Expect: 100-continue", line=b"POST /v1/traces HTTP/1.0"), LAST),
    Case("RFC 9110, 10.1.1", "100-continue, and nobody there", request(
        b"Expect: 100-continue", b"Content-Length: 100", length=False, body=b"",
        line=b"POST /nowhere HTTP/1.1"), ["404", "close", "END"]),
    Case("RFC 9110, 10.1.1", "100-continue, and too much", request(
        b"Expect: 100-continue", b"Content-Length: 100000", length=False, body=b""),
         ["413", "close", "END"]),
    Case("RFC 9110, 10.1.1", "an unknown expectation", request(b"Expect: 200-ok"),
         ["417", "close", "END"]),
]
