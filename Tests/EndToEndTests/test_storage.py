"""Queues on disk: what was acknowledged survives the end of the process, whatever ends it."""

import gzip
import itertools
import random
import sqlite3
import time
import zlib
from collections import Counter
from pathlib import Path

import cramjam
import pytest

from harness.http import post
from harness.load import Load
from harness.otlp import log_ids, logs_body, parse, span_ids, spans_body, with_resource
from harness.peer import Answer

FIXTURES = Path(__file__).resolve().parent / "fixtures"
PREVIEW = ["--stability.level=public-preview"]


def start(launch, peer, folder, config="storage", **options):
    """Starts a collector whose queues are in a folder."""
    return launch(config, peer, {"TEST_STORAGE": str(folder)}, options=PREVIEW, **options)


def await_all(peer, ids, seconds=60):
    """Waits until all ids have arrived, and returns how often each did."""
    end = time.monotonic() + seconds
    while True:
        arrived = Counter(span_ids(peer.requests))
        missing = set(ids) - set(arrived)
        if not missing:
            return arrived
        assert time.monotonic() < end, f"{len(missing)} of {len(ids)} acknowledged spans are lost"
        time.sleep(0.1)


class Arrivals:
    """What has arrived at a peer so far, each request read once."""

    def __init__(self, peer):
        self.peer, self.spans = peer, Counter()
        self.largest = 0  # spans in one request

    def look(self):
        """Takes up what has come, lets the peer forget it, and returns how often each span came."""
        while self.peer.requests:
            spans = span_ids([self.peer.requests.pop(0)])
            self.largest = max(self.largest, sum(spans.values()))
            self.spans.update(spans)
        return self.spans


def kill_rounds(launch, peer, folder, protocol, rounds, seed, config="storage"):
    """Kills collectors at random moments under load, and returns what arrived."""
    moments, numbers, acknowledged, cut = random.Random(seed), itertools.count(1), set(), []
    flaky, arrivals = random.Random(seed + 1), Arrivals(peer)
    peer.script = lambda number, request: Answer(503 if flaky.random() < 0.1 else 200)
    for number in range(1, rounds + 1):
        collector = start(launch, peer, folder, config)
        # Many senders, each waiting now and then: else the batcher answers all at a time.
        load = Load(collector, protocol, threads=12, pause=0.05, numbers=numbers)
        with load:
            while not load.acknowledged:
                time.sleep(0.01)
            time.sleep(moments.random())
            cut.append(load.kill())
        assert not load.rejected
        acknowledged |= load.acknowledged
        print(f"round {number}: {cut[-1]} requests without an answer, {len(load.acknowledged)} spans "
              f"acknowledged, {len(acknowledged - set(arrivals.look()))} still to come", flush=True)
    peer.script = None
    collector = start(launch, peer, folder, config)
    end = time.monotonic() + 120
    while missing := acknowledged - set(arrivals.look()):
        assert time.monotonic() < end, f"{len(missing)} of {len(acknowledged)} acknowledged are lost"
        time.sleep(0.1)
    assert collector.terminate()[0] == 0
    twice = sum(arrivals.spans[span] > 1 for span in acknowledged)
    assert len(acknowledged) > rounds * 100
    print(f"\nsummary: kill -9, {protocol}, {collector.mode}: {rounds} rounds, seed {seed}, "
          f"{sum(cut)} requests without an answer, at least {min(cut)} a round, "
          f"{len(acknowledged)} spans acknowledged, 0 lost, {twice} came twice or more")
    return arrivals


@pytest.mark.parametrize("protocol", ["http", "grpc"])
def test_kill_at_any_moment_loses_nothing(launch, peer, tmp_path, protocol):
    kill_rounds(launch, peer, tmp_path, protocol, 4, seed=3)


@pytest.mark.soak
@pytest.mark.modes("build")
@pytest.mark.timeout(1800)
def test_kill_200_times_loses_nothing(launch, peer, tmp_path):
    kill_rounds(launch, peer, tmp_path, "http", 200, seed=4)


def test_a_restart_goes_on_in_order(launch, peers, tmp_path):
    peer = peers()
    peer.close()
    collector = start(launch, peer, tmp_path)
    for number in range(1, 41):
        assert post(collector.http, "/v1/logs", logs_body([number])).status == 200
    code, seconds = collector.terminate()
    assert code == 0, "what is in storage is safe"
    assert seconds < 10
    peer.open()
    collector = start(launch, peer, tmp_path)
    peer.await_requests(lambda got: len(log_ids(got)) >= 40, seconds=30)
    assert log_ids(peer.requests) == list(range(1, 41))
    while collector.metric("otelcol_exporter_queue_size", data_type="logs"):
        time.sleep(0.05)
    assert collector.terminate()[0] == 0


@pytest.mark.parametrize("before, after", [("gzip", "none"), ("zstd", "gzip"), ("zstd", "zstd")])
def test_compression_may_change_between_runs(launch, peers, tmp_path, before, after):
    peer = peers()
    peer.close()
    collector = launch("storage", peer, {"TEST_STORAGE": str(tmp_path), "TEST_COMPRESSION": before},
                       options=PREVIEW)
    compress = {"gzip": gzip.compress, "zstd": cramjam.zstd.compress}[before]
    bodies = [bytes(compress(with_resource("logs", logs_body(range(number, number + 4000)))))
              for number in range(0, 12000, 4000)]
    for body in bodies:
        answer = post(collector.http, "/v1/logs", body, {"Content-Encoding": before})
        assert answer.status == 200
    assert collector.terminate()[0] == 0
    peer.open()
    collector = launch("storage", peer, {"TEST_STORAGE": str(tmp_path), "TEST_COMPRESSION": after},
                       options=PREVIEW)
    peer.await_requests(lambda got: len(log_ids(got)) >= 12000, seconds=30)
    assert log_ids(peer.requests) == list(range(12000))
    named = {request.headers.get("content-encoding", "none") for request in peer.requests}
    assert named == {after}
    assert ([request.raw for request in peer.requests] == bodies) == (before == after)


@pytest.mark.parametrize("before, after", [(2, 1), (1, 3)])
def test_threads_may_change_between_runs(launch, peers, tmp_path, before, after):
    peer = peers()
    peer.close()
    collector = start(launch, peer, tmp_path, arguments=[f"--threads={before}"])
    ids = list(range(1, 31))
    for number in ids:
        assert post(collector.http, "/v1/logs", logs_body([number])).status == 200
    assert collector.terminate()[0] == 0
    peer.open()
    collector = start(launch, peer, tmp_path, arguments=[f"--threads={after}"])
    peer.await_requests(lambda got: len(log_ids(got)) >= 30, seconds=30)
    assert sorted(log_ids(peer.requests)) == ids


def test_a_full_disk_refuses_until_there_is_room(launch, peers, tmp_path):
    peer = peers()
    peer.close()
    script = f"mount -t tmpfs -o size=32m tmpfs {tmp_path} && exec \"$@\""
    collector = start(launch, peer, tmp_path, prefix=["unshare", "-rm", "sh", "-c", script, "sh"])
    noise, accepted, refused = random.Random(5), [], 0
    for number in range(1, 400):
        # Random text keeps its size; some 100 KiB a request.
        body = spans_body([number], name=noise.randbytes(50_000).hex())
        answer = post(collector.http, "/v1/traces", body)
        if answer.status == 200:
            accepted.append(number)
            continue
        assert answer.status == 503 and answer.headers["retry-after"]
        refused += 1
        if refused == 3:
            break
    assert refused == 3 and len(accepted) > 20, "the disk never became full"
    assert "the disk is full" in collector.log_text()
    peer.open()
    await_all(peer, accepted)
    end = time.monotonic() + 30
    while post(collector.http, "/v1/traces", spans_body([500])).status != 200:
        assert time.monotonic() < end, "it does not recover"
        time.sleep(0.1)
    await_all(peer, [500])
    assert collector.terminate()[0] == 0


def test_a_damaged_record_is_reported_and_the_rest_saved(launch, peers, tmp_path):
    peer = peers()
    peer.close()
    collector = start(launch, peer, tmp_path)
    for number in range(1, 11):
        assert post(collector.http, "/v1/logs", logs_body([number])).status == 200
    assert collector.terminate()[0] == 0
    with sqlite3.connect(tmp_path / "queues.db") as database:
        sequence = database.execute("SELECT sequence FROM record ORDER BY 1 LIMIT 1 OFFSET 4").fetchone()[0]
        body = bytearray(database.execute("SELECT body FROM record WHERE sequence = ?", [sequence]).fetchone()[0])
        body[-3] ^= 0x40
        database.execute("UPDATE record SET body = ? WHERE sequence = ?", [bytes(body), sequence])
    database.close()
    peer.open()
    collector = start(launch, peer, tmp_path)
    peer.await_requests(lambda got: len(log_ids(got)) >= 9, seconds=30)
    assert log_ids(peer.requests) == [1, 2, 3, 4, 6, 7, 8, 9, 10]
    assert collector.metric("otelcol_exporter_send_failed_log_records_total") == 1
    assert "damaged" in collector.log_text() and "dropped_items=1" in collector.log_text()


def test_a_torn_tail_costs_only_what_was_torn(launch, peers, tmp_path):
    peer = peers()
    peer.close()
    collector = start(launch, peer, tmp_path)
    for number in range(1, 11):
        assert post(collector.http, "/v1/logs", logs_body([number])).status == 200
    collector.kill()
    log = tmp_path / "queues.db-wal"
    with log.open("r+b") as file:
        file.truncate(log.stat().st_size - 100)
    peer.open()
    collector = start(launch, peer, tmp_path)
    assert post(collector.http, "/v1/logs", logs_body([11])).status == 200
    peer.await_requests(lambda got: 11 in log_ids(got))
    assert log_ids(peer.requests) == [*range(1, 10), 11]


def write_fixture(folder, edit="", name="queues-1"):
    """Puts a database there that version 0.1.0 has written, with a queue for `tenants.alloy`."""
    with gzip.open(FIXTURES / f"{name}.db.gz") as packed:
        (folder / "queues.db").write_bytes(packed.read())
    with sqlite3.connect(folder / "queues.db") as database:
        database.executescript(edit)
    database.close()


def tenants(launch, peer, folder):
    """Starts a collector that passes the tenant on."""
    return launch("tenants", peer, {"TEST_DISK": str(folder)}, options=PREVIEW)


@pytest.mark.modes("run")
def test_what_earlier_versions_wrote_is_delivered(launch, peers, tmp_path):
    write_fixture(tmp_path)
    peer = peers()
    collector = tenants(launch, peer, tmp_path)
    peer.await_requests(lambda got: len(got) == 5)
    assert sorted(log_ids(peer.requests)) == list(range(1, 4001))
    # Several are under way at a time; each has its own tenant.
    assert sorted((min(log_ids([request])), request.headers.get("x-scope-orgid", ""))
                  for request in peer.requests) == [
        (1, ""), (2, "red"), (4, "blue"), (300, ""), (4000, "red")]
    assert collector.terminate()[0] == 0


@pytest.mark.modes("run")
def test_zstd_bodies_that_earlier_versions_wrote_are_delivered(launch, peers, tmp_path):
    write_fixture(tmp_path, name="queues-3")
    peer = peers()
    collector = start(launch, peer, tmp_path)
    peer.await_requests(lambda got: len(log_ids(got)) == 4001)
    assert log_ids(peer.requests) == list(range(4001))
    assert collector.terminate()[0] == 0


@pytest.mark.modes("run")
def test_what_later_versions_wrote_stays_for_them(launch, peers, tmp_path):
    later = "UPDATE record SET body = CAST(x'09' || substr(body, 2) AS BLOB) WHERE sequence = 2;"
    write_fixture(tmp_path, later)
    with sqlite3.connect(tmp_path / "queues.db") as database:
        body = database.execute("SELECT body FROM record WHERE sequence = 2").fetchone()[0]
        database.execute("UPDATE record SET checksum = ? WHERE sequence = 2", [zlib.crc32(body)])
    database.close()
    peer = peers()
    collector = tenants(launch, peer, tmp_path)
    peer.await_requests(lambda got: len(got) == 4)
    while collector.metric("otelcol_exporter_queue_size", data_type="logs"):
        time.sleep(0.02)
    assert collector.terminate()[0] == 0
    assert "has format 9, which this version cannot read" in collector.log_text()
    assert sorted(log_ids(peer.requests)) == [1, *range(4, 4001)]
    with sqlite3.connect(tmp_path / "queues.db") as database:
        assert database.execute("SELECT sequence, body FROM record").fetchall() == [(2, body)]
    database.close()


def test_a_folder_in_use_is_an_error(launch, peer, tmp_path):
    start(launch, peer, tmp_path)
    second = start(launch, peer, tmp_path, ready=False)
    assert second.process.wait(20) == 1
    assert "otelcol.storage.file.disk" in second.log_text() and "locked" in second.log_text()


def spans_in_order(requests):
    """Returns the ids of all spans in some requests, in order."""
    return [int.from_bytes(span.span_id, "big") for request in requests
            for group in parse("traces", request.body).resource_spans
            for scope in group.scope_spans for span in scope.spans]


class Steady:
    """Sends spans in order, at a steady rate, and looks at the collector's memory."""

    def __init__(self, collector, name, rate=2000, size=100):
        self.collector, self.name, self.rate, self.size = collector, name, rate, size
        self.sent, self.memory = 0, []

    def run(self, seconds):
        """Sends for some seconds; everything must be acknowledged."""
        begun, first = time.monotonic(), self.sent
        while self.sent - first < seconds * self.rate:
            body = spans_body(range(self.sent, self.sent + self.size), name=self.name)
            assert post(self.collector.http, "/v1/traces", body).status == 200
            self.sent += self.size
            self.memory.append(self.collector.memory()[0])
            time.sleep(max(0, begun + (self.sent - first) / self.rate - time.monotonic()))


def outage(launch, peers, folder, seconds, name, growth):
    """Takes the peer away for some seconds, and back: nothing is lost, all comes in order, and from the
    third half-way through on memory grows by less than `growth` KiB."""
    peer = peers()
    collector = start(launch, peer, folder, arguments=["--memory.limit=32MiB"])
    load = Steady(collector, name)
    load.run(1)
    peer.close()
    load.run(seconds)
    waiting = collector.metric("otelcol_exporter_queue_size", data_type="traces")
    assert waiting > 0
    stored = sum(path.stat().st_size for path in folder.iterdir())
    begun = time.monotonic()
    peer.open()
    peer.await_requests(
        lambda _: collector.metric("otelcol_exporter_queue_size", data_type="traces") == 0,
        seconds=60 + seconds)
    drained = time.monotonic() - begun
    load.run(1)
    assert collector.terminate()[0] == 0
    assert spans_in_order(peer.requests) == list(range(load.sent))
    warm, most = max(load.memory[:len(load.memory) // 3]), max(load.memory)
    print(f"\nsummary: outage of {seconds} s, {collector.mode}: {load.sent} spans, {waiting:.0f} "
          f"requests waited, {stored >> 20} MiB on disk, drained in {drained:.1f} s, in order, none "
          f"twice; memory {load.memory[0]} KiB at first, {warm} in the first third, {most} at most")
    assert most - warm < growth


@pytest.mark.modes("build")
def test_an_outage_is_stored_and_drained_in_order(launch, peers, tmp_path):
    # Large spans fill in seconds what may stay in memory.
    outage(launch, peers, tmp_path, 9, "x" * 1500, growth=4096)


@pytest.mark.soak
@pytest.mark.modes("build")
@pytest.mark.timeout(1800)
def test_an_outage_of_10_minutes_keeps_memory_flat(launch, peers, tmp_path):
    outage(launch, peers, tmp_path, 600, "work", growth=8192)
