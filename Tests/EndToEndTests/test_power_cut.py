"""What was acknowledged survives a power cut, wherever it falls between two syncs.

The writes of a collector are recorded, and replayed up to each sync: with nothing, all, or some
sectors of what was written since. A new collector must deliver all that was acknowledged before the
next sync began, and was not delivered already.
"""

import random
import shutil
import threading
import time

import pytest

from harness.http import post
from harness.otlp import logs_body, log_ids, span_ids, spans_body
from harness.peer import Answer
from harness.power import Recorder, count, cuts, write

PREVIEW = ["--stability.level=public-preview"]
# Both modes that are built have the same code for storage.
pytestmark = pytest.mark.modes("run")


def ids(request):
    """Returns the ids in a request, of spans or log records."""
    return set(log_ids([request]) if request.path.endswith("logs") else span_ids([request]))


def launch_on(launch, folder, peer, prefix=()):
    """Starts a collector that keeps its queues in a folder."""
    while True:
        collector = launch("storage-synced", peer, {"TEST_STORAGE": str(folder)}, ready=False,
                           options=PREVIEW, prefix=prefix)
        try:
            return collector.await_ready()
        except RuntimeError:
            # With hundreds of collectors, others will take a port in between now and then.
            if "already in use" not in collector.log_text():
                raise


class Run:
    """A recorded run: what was done to the files, and when what was acknowledged or delivered."""

    def __init__(self, launch, peers, tmp_path, requests):
        folder = tmp_path / "recorded"
        folder.mkdir()
        recorder = Recorder(folder, tmp_path / "traces")
        self.acknowledged, self.delivered = {}, {}
        peer = peers(self.deliver)
        peer.close()
        collector = launch_on(launch, folder, peer, recorder.prefix)
        self.send(collector, range(requests * 2 // 3))
        peer.open()
        self.send(collector, range(requests * 2 // 3, requests))
        peer.await_requests(lambda got: len(self.delivered) > requests // 2)
        collector.kill()
        peer.close()
        self.events = recorder.events()

    def deliver(self, number, request):
        """Notes what arrives."""
        now = time.time()
        for name in ids(request):
            self.delivered.setdefault(name, now)
        return Answer()

    def send(self, collector, numbers):
        """Sends one item a request from several threads."""
        left = iter(list(numbers))
        lock = threading.Lock()

        def work():
            noise = random.Random(7)
            while True:
                with lock:
                    number = next(left, None)
                if number is None:
                    return
                is_span = number % 3 > 0
                # Spans go through a batcher; they are large, so that the log is checkpointed.
                body = (spans_body([number], name=noise.randbytes(25_000).hex()) if is_span
                        else logs_body([number]))
                answer = post(collector.http, f"/v1/{'traces' if is_span else 'logs'}", body)
                assert answer.status == 200
                self.acknowledged[number] = time.time()

        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def expected(self, moment):
        """Returns what must arrive after a power cut at a moment."""
        return ({name for name, when in self.acknowledged.items() if when < moment}
                - {name for name, when in self.delivered.items() if when < moment})


def check(launch, peers, folder, expected):
    """Asserts that a collector delivers from a folder what is expected."""
    peer = peers()
    collector = launch_on(launch, folder, peer)
    arrived, looked_at, end = set(), 0, time.monotonic() + 20
    while missing := expected - arrived:
        assert time.monotonic() < end, f"{len(missing)} of {len(expected)} are lost: {missing}"
        for request in peer.requests[looked_at:]:
            arrived |= ids(request)
            looked_at += 1
        time.sleep(0.01)
    assert "damaged" not in collector.log_text()
    collector.kill()
    peer.close()


def check_cuts(launch, peers, tmp_path, run, chosen):
    """Checks the cuts that are chosen, by what they leave and their number."""
    checked = 0
    for what in ("none", "some", "all"):
        for number, (moment, files) in enumerate(cuts(run.events, what, seed=1)):
            if not chosen(what, number):
                continue
            folder = tmp_path / f"{what}-{number}"
            write(files, folder)
            check(launch, peers, folder, run.expected(moment))
            shutil.rmtree(folder)
            checked += 1
    kinds = count(run.events)
    print(f"\nsummary: power cut: {kinds['sync']} syncs, {kinds['write']} writes recorded; "
          f"{len(run.acknowledged)} acknowledged, {len(run.delivered)} delivered meanwhile; "
          f"{checked} cuts, nothing lost")
    return checked


def test_some_power_cuts_lose_nothing(launch, peers, tmp_path):
    run = Run(launch, peers, tmp_path, 150)
    last = count(run.events)["sync"] - 1
    # A few of each kind, spread over the run, and where the database itself is synced: checkpoints.
    step = {"none": 6, "some": 5, "all": 2}
    wanted = {what: {last * part // n for part in range(n + 1)} for what, n in step.items()}
    syncs = [event for event in run.events if event.kind == "sync"]
    checkpoint = [number for number, event in enumerate(syncs)
                  if event.file == "queues.db" and run.expected(event.begun)]
    assert checkpoint, "the log was never checkpointed"
    wanted["some"] |= {checkpoint[-1], checkpoint[-1] - 1}
    assert check_cuts(launch, peers, tmp_path, run, lambda what, n: n in wanted[what]) >= 14


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_no_power_cut_loses_anything(launch, peers, tmp_path):
    run = Run(launch, peers, tmp_path, 300)
    assert check_cuts(launch, peers, tmp_path, run, lambda what, n: True) > 200
