"""HTTP messages in HTTP/2 (section 8): a malformed request is a stream error of type PROTOCOL_ERROR."""

from .case import Case
from .frames import (BAD, END_HEADERS, END_STREAM, GOOD, TRACES, block, call, data, fields, good,
                     headers, opened)
from .http2_framing import PROTOCOL
from .wire import answered, connection_error, failed, stream_error

MALFORMED = stream_error(1, PROTOCOL)
LENGTH = str(len(GOOD))
BAD_LENGTH = len(BAD)


def trailers(*pairs, flags=END_STREAM):
    """Returns a call of stream 1 that ends with trailers."""
    return opened(1) + data(1, GOOD, 0) + headers(1, block(pairs), END_HEADERS | flags)


def pseudo(*pairs, first=True):
    """Returns a call with more pseudo-headers, before or after the fields."""
    own = fields()
    at = 4 if first else len(own)
    return headers(1, own[:at] + list(pairs) + own[at:]) + data(1, BAD)


def malformed(section, name, send):
    """Returns a case of a malformed request."""
    return Case(section, name, send, MALFORMED)


CASES = [
    # Names.
    *(malformed("8.2.1", f"a name with {what}", call(1, (name, "v"))) for what, name in (
        ("upper case", "X-Upper"), ("upper case at its end", "x-uppeR"), ("a space", "x y"),
        ("a colon inside", "x:y"), ("a NUL", b"x\0y"), ("a line feed", b"x\ny"),
        ("a delete", b"x\x7f"), ("a byte past ASCII", b"x\xc3\xa9"), ("nothing in it", ""))),
    # Values.
    *(malformed("8.2.1", f"a value with {what}", call(1, ("x-v", value))) for what, value in (
        ("a NUL", b"a\0b"), ("a line feed", b"a\nb"), ("a carriage return", b"a\rb"),
        ("a whole field smuggled in", b"a\r\ncontent-length: 0"), ("a leading space", " a"),
        ("a trailing space", "a "), ("a leading tab", "\ta"), ("a trailing tab", "a\t"))),
    Case("8.2.1", "values with tabs inside, bytes past ASCII, and nothing",
         good(1, ("x-tab", "a\tb"), ("x-text", b"\x80\xff"), ("x-none", "")), answered(1)),
    Case("8.2.1", "names of all token characters", good(1, ("!#$%&'*+-.^_`|~09az", "v")), answered(1)),

    # Fields of connections.
    *(malformed("8.2.2", f"{name}: {value}", call(1, (name, value))) for name, value in (
        ("connection", "close"), ("connection", "x-hop"), ("keep-alive", "timeout=5"),
        ("proxy-connection", "keep-alive"), ("transfer-encoding", "chunked"), ("upgrade", "h2c"),
        ("te", "gzip"), ("te", "trailers, deflate"))),
    Case("8.2.2", "te: trailers is allowed", good(1), answered(1)),
    Case("8.2.2", "a call without te", good(1, without=("te",)), answered(1)),
    Case("8.2.3", "a cookie in crumbs", good(1, ("cookie", "a=1"), ("cookie", "b=2")), answered(1)),

    # Pseudo-headers.
    malformed("8.3", "an unknown pseudo-header", pseudo((":unknown", "x"))),
    malformed("8.3", "a response's pseudo-header", pseudo((":status", "200"))),
    malformed("8.3", "a pseudo-header after a field", pseudo((":scheme", "http"), first=False)),
    malformed("8.3", "all pseudo-headers after the fields", headers(1, fields()[4:] + fields()[:4])),
    malformed("8.3", "a pseudo-header in trailers", trailers((":path", "/"))),
    *(malformed("8.3.1", f"{name} twice", pseudo((name, value))) for name, value in (
        (":method", "POST"), (":scheme", "http"), (":path", TRACES), (":authority", "127.0.0.1"))),
    *(malformed("8.3.1", f"no {name}", call(1, without=(name,)))
      for name in (":method", ":scheme", ":path")),
    Case("8.3.1", "neither :authority nor host", call(1, without=(":authority",)), MALFORMED,
         "8.3.1 wants :authority of clients; RFC 9110, 4.2.1 rejects URIs without it", [answered(1)]),
    Case("8.3.1", "host instead of :authority", good(1, ("host", "127.0.0.1"), without=(":authority",)),
         answered(1)),
    Case("8.3.1", "host equal to :authority", good(1, ("host", "127.0.0.1")), answered(1)),
    Case("8.3.1", "host other than :authority", good(1, ("host", "elsewhere")), answered(1),
         "8.3.1: a server should, but need not, treat it as malformed; no answer depends on it",
         [MALFORMED]),
    malformed("8.3.1", "an empty :path", call(1, _path="")),
    malformed("8.3.1", "a :path that is no path", call(1, _path="v1/traces")),
    malformed("8.3.1", "a :path with a space", call(1, _path="/a b")),
    malformed("8.3.1", "a :path with a line end", call(1, _path=b"/a\r\nx: y")),
    malformed("8.3.1", "a :path of * with POST", call(1, _path="*")),
    malformed("8.3.1", "a :method that is no token", call(1, _method="PO ST")),
    malformed("8.3.1", "an empty :method", call(1, _method="")),
    malformed("8.3.1", "a :scheme that is none", call(1, _scheme="ht tp")),
    malformed("8.3.1", "an :authority with a space", call(1, _authority="a b")),
    Case("8.3.1", "another scheme", good(1, _scheme="https"), answered(1)),
    malformed("8.5", "CONNECT with a :path and a :scheme", call(1, _method="CONNECT")),
    Case("8.5", "CONNECT", call(1, _method="CONNECT", without=(":path", ":scheme")),
         failed(1, 13, 405, "allow=POST")),
    malformed("RFC 8441, 4", "an extended CONNECT that was not allowed",
              headers(1, [(":method", "CONNECT"), (":protocol", "websocket"), *fields()[1:]])),

    # The length of the content.
    Case("8.1.1", "content-length that is right", good(1, ("content-length", LENGTH)), answered(1)),
    Case("8.1.1", "content-length of all DATA together", opened(1, ("content-length", LENGTH))
         + data(1, GOOD[:7], 0) + data(1, GOOD[7:], 0) + data(1), answered(1)),
    malformed("8.1.1", "content-length too large", call(1, ("content-length", str(BAD_LENGTH + 1)))),
    malformed("8.1.1", "content-length too small", call(1, ("content-length", str(BAD_LENGTH - 1)))),
    malformed("8.1.1", "content-length 0 with content", call(1, ("content-length", "0"))),
    malformed("8.1.1", "content-length without content",
              opened(1, ("content-length", "5"), flags=END_STREAM)),
    malformed("8.1.1", "content-length too large, with trailers",
              opened(1, ("content-length", str(BAD_LENGTH + 1))) + data(1, BAD, 0)
              + headers(1, block([("x-t", "1")]), END_HEADERS | END_STREAM)),
    *(malformed("8.1.1", f"content-length: {value}", call(1, ("content-length", value)))
      for value in ("-1", "+5", "0x10", "ten", "", "99999999999999999999", "5, 5")),
    malformed("8.1.1", "content-lengths that differ",
              call(1, ("content-length", str(BAD_LENGTH)), ("content-length", "1"))),
    Case("8.1.1", "content-lengths that agree",
         call(1, ("content-length", str(BAD_LENGTH)), ("content-length", str(BAD_LENGTH))), MALFORMED,
         "RFC 9110, 8.6: repeated equal values may be rejected", [answered(1)]),

    # Trailers.
    Case("8.1", "trailers", trailers(("x-checksum", "1")), answered(1)),
    Case("8.1", "trailers without any field", trailers(), answered(1)),
    malformed("8.1", "trailers that do not end the stream", trailers(("x-t", "1"), flags=0)),
    malformed("8.2.1", "trailers with upper case", trailers(("X-T", "1"))),
    malformed("8.2.2", "trailers with a connection's field", trailers(("connection", "close"))),
    Case("8.1", "trailers twice", trailers(("x-t", "1")) + headers(1, block([("x-t", "2")]), 0x5),
         connection_error("STREAM_CLOSED", 1),
         "5.1: the stream is closed as soon as it is answered, and frames may be ignored then", [
             answered(1), answered(1) + connection_error("STREAM_CLOSED", 1)]),
    Case("8.1", "an informational head of a client", headers(1, [(":status", "100")]), MALFORMED),
]
