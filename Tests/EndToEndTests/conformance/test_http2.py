"""HTTP/2 as RFC 9113 has it: every case names its section, and has an exact answer."""

import pytest

from . import (http2_abuse, http2_calls, http2_fields, http2_framing, http2_hpack, http2_settings,
               http2_streams)
from .wire import Wire

CASES = [case for part in (http2_framing, http2_settings, http2_streams, http2_hpack, http2_fields,
                           http2_calls, http2_abuse) for case in part.CASES]
# Streams that no case uses.
LATER = 100_001


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(site, case):
    wire = Wire(site.collector.grpc)
    try:
        if not case.raw:
            wire.shake_hands()
        case.play(wire)
        answer = wire.settle(case.answers)
        site.note(answer)
        if "END" not in answer and not case.is_last:
            wire.export(LATER, site.next_id(), case.room)
    finally:
        wire.close()
    fresh = Wire(site.collector.grpc).shake_hands()
    fresh.export(1, site.next_id())
    fresh.close()


def test_cases_are_many_and_distinct():
    assert len(CASES) == len({str(case) for case in CASES}) >= 120


def test_what_arrived_is_what_was_acknowledged(site):
    site.check()
