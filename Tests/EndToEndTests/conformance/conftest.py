"""A collector for all cases of a mode, and the account of what it acknowledged."""

import itertools
import os

import pytest

from harness import accounts
from harness.collector import Collector
from harness.otlp import span_ids
from harness.peer import Peer


class Site:
    """A collector behind which a peer records. Spans 1 and 666 are the tables' good and bad ones."""

    def __init__(self, mode):
        self.peer = Peer()
        self.collector = Collector(mode, "conformance", {"TEST_OUT": self.peer.url},
                                   log=f"conformance-{mode.replace(' ', '-')}-{os.getpid()}.log")
        self.collector.await_ready()
        self.numbers = itertools.count(1_000)
        self.sent, self.good = set(), 0

    def next_id(self):
        """Returns the number of a span that is sent once, and must arrive once."""
        number = next(self.numbers)
        self.sent.add(number)
        return number

    def note(self, answer):
        """Counts the calls of the tables that were answered with success."""
        self.good += sum(line.endswith("grpc-status=0 END_STREAM") for line in answer)

    def check(self):
        """Asserts that what was acknowledged has arrived, once, and nothing that was refused."""
        requests = self.peer.await_requests(lambda got: self.sent <= set(span_ids(got)))
        arrived = span_ids(requests)
        assert {number: arrived[number] for number in self.sent} == dict.fromkeys(self.sent, 1)
        assert arrived[1] >= self.good
        assert not set(arrived) - self.sent - {1}

    def close(self):
        """Ends both; the collector's counters must add up."""
        try:
            accounts.check(self.collector)
        finally:
            self.collector.process.kill()
            self.collector.process.wait()
            self.peer.close()


@pytest.fixture(scope="session")
def sites():
    """The collectors that are running, by mode."""
    running = {}
    yield running
    for site in running.values():
        site.close()


@pytest.fixture
def site(mode, sites):
    """The mode's collector; it must outlive the case."""
    if mode not in sites:
        sites[mode] = Site(mode)
    found = sites[mode]
    if not found.collector.is_running():
        pytest.fail(f"crashed before, exit code {found.collector.process.returncode}")
    yield found
    assert found.collector.is_running(), found.collector.log_text()[-3000:]
