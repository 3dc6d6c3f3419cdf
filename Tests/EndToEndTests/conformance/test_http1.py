"""HTTP/1.1 as RFC 9112 and RFC 9110 have it: sections without a document are those of RFC 9112."""

import pytest

from harness.otlp import spans_body

from . import http1_bodies, http1_messages
from .http1_wire import Wire, request

CASES = http1_messages.CASES + http1_bodies.CASES


def export(site, port):
    """Makes a good request on a connection of its own."""
    wire = Wire(port)
    wire.send(request(b"Connection: close", body=spans_body([site.next_id()])))
    wire.settle([["200", "close", "END"]])
    wire.close()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(site, case):
    port = site.collector.http
    wire = Wire(port)
    try:
        case.play(wire)
        answers = case.answers
        if not case.raw:
            # What comes now is served on a connection that goes on, and on no other.
            number = site.next_id()
            wire.send(request(b"Connection: close", body=spans_body([number])))
            answers = [answer if "END" in answer else [*answer, "200", "close", "END"]
                       for answer in answers]
        answer = wire.settle(answers)
        if not case.raw and "END" in case.answers[answers.index(answer)]:
            site.sent.discard(number)
    finally:
        wire.close()
    export(site, port)


def test_cases_are_many_and_distinct():
    assert len(CASES) == len({str(case) for case in CASES}) >= 120


def test_what_arrived_is_what_was_acknowledged(site):
    site.check()
