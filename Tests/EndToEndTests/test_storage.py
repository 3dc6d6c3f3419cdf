"""Queues on disk: what was acknowledged survives the end of the process, whatever ends it."""

import itertools
import random
import sqlite3
import time
from collections import Counter

import pytest

from harness.http import post
from harness.load import Load
from harness.otlp import log_ids, logs_body, span_ids, spans_body
from harness.peer import Answer

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


def kill_rounds(launch, peer, folder, protocol, rounds, seed, config="storage"):
    """Kills collectors at random moments under load; prints what became of it."""
    moments, numbers, acknowledged, open_at_kill = random.Random(seed), itertools.count(1), set(), 0
    flaky = random.Random(seed + 1)
    peer.script = lambda number, request: Answer(503 if flaky.random() < 0.3 else 200)
    for _ in range(rounds):
        collector = start(launch, peer, folder, config)
        load = Load(collector, protocol, numbers=numbers)
        with load:
            while not load.acknowledged:
                time.sleep(0.01)
            time.sleep(moments.random())
            while not load.open:
                time.sleep(0.001)
            under_way = load.open
            collector.kill()
        assert under_way > 0, "no request was open when the collector was killed"
        assert not load.rejected
        open_at_kill += under_way
        acknowledged |= load.acknowledged
    peer.script = None
    collector = start(launch, peer, folder, config)
    arrived = await_all(peer, acknowledged)
    twice = sum(count > 1 for count in arrived.values())
    assert collector.terminate()[0] == 0
    assert len(acknowledged) > rounds * 100
    print(f"\nsummary: kill -9, {protocol}, {collector.mode}: {rounds} rounds, seed {seed}, "
          f"{open_at_kill} requests open, {len(acknowledged)} spans acknowledged, 0 lost, "
          f"{twice} came twice")


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
    end = time.monotonic() + 30
    while len(log_ids(peer.requests)) < 40 and time.monotonic() < end:
        time.sleep(0.05)
    assert log_ids(peer.requests) == list(range(1, 41))
    while collector.metric("otelcol_exporter_queue_size", data_type="logs"):
        time.sleep(0.05)
    assert collector.terminate()[0] == 0


def test_threads_may_change_between_runs(launch, peers, tmp_path):
    peer = peers()
    peer.close()
    collector = start(launch, peer, tmp_path, arguments=["--threads=2"])
    ids = list(range(1, 31))
    for number in ids:
        assert post(collector.http, "/v1/logs", logs_body([number])).status == 200
    assert collector.terminate()[0] == 0
    peer.open()
    collector = start(launch, peer, tmp_path)
    end = time.monotonic() + 30
    while len(log_ids(peer.requests)) < 30 and time.monotonic() < end:
        time.sleep(0.05)
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
    end = time.monotonic() + 30
    while len(log_ids(peer.requests)) < 9 and time.monotonic() < end:
        time.sleep(0.05)
    assert log_ids(peer.requests) == [1, 2, 3, 4, 6, 7, 8, 9, 10]
    assert collector.metric("otelcol_exporter_send_failed_log_records_total") == 1
    assert "damaged" in collector.log_text() and "dropped_items=1" in collector.log_text()


def test_a_folder_in_use_is_an_error(launch, peer, tmp_path):
    start(launch, peer, tmp_path)
    second = start(launch, peer, tmp_path, ready=False)
    assert second.process.wait(20) == 1
    assert "otelcol.storage.file.disk" in second.log_text() and "locked" in second.log_text()
