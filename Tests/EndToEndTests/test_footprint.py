"""What a built collector takes: start-up time, memory, wake-ups, size, libraries."""

import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path
from statistics import median

import pytest

from alloybench.process import await_port, free_port
from harness.collector import CONFIGS, WORK, build
from harness.http import post
from harness.otlp import span_ids, spans_body

pytestmark = pytest.mark.modes("build")


@pytest.fixture
def binary(mode):
    """The collector of the main job."""
    return build(CONFIGS / "gateway.alloy", mode)


def start_to_listening(binary, port):
    """Returns the seconds from starting a collector until it accepts connections."""
    env = {**os.environ, "TEST_HTTP": f"127.0.0.1:{port}", "TEST_GRPC": "127.0.0.1:0",
           "TEST_OUT": "http://127.0.0.1:9", "TEST_AUDIT": "http://127.0.0.1:9"}
    begun = time.monotonic()
    process = subprocess.Popen([binary, "--server.http.listen-addr=127.0.0.1:0"], env=env,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - begun < 5:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return time.monotonic() - begun
        raise AssertionError("does not listen")
    finally:
        process.kill()
        process.wait()


def test_listens_within_20_ms(binary):
    times = [start_to_listening(binary, free_port()) for _ in range(9)]
    print(f"\nsummary: start to listening {median(times) * 1000:.1f} ms")
    assert median(times) <= 0.020


def wake_ups(pid):
    """Returns how often the threads of a process have gone to sleep so far."""
    return sum(int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", path.read_text(), re.M)[1])
               for path in Path(f"/proc/{pid}/task").glob("*/status"))


def test_idles_in_little_memory_and_hardly_wakes(launch, peers):
    collector = launch("gateway", peers(), {"TEST_AUDIT": peers().url})
    time.sleep(1)
    before = wake_ups(collector.pid)
    time.sleep(15)
    woken = wake_ups(collector.pid) - before
    resident, anonymous = collector.memory()
    print(f"\nsummary: idle: {resident} KiB resident, {anonymous} KiB anonymous, "
          f"{woken} wake-ups in 15 s")
    assert resident <= 12 * 1024
    assert anonymous <= 4 * 1024
    assert woken < 5


@pytest.mark.soak
def test_an_idle_minute_wakes_fewer_than_20_times(launch, peers):
    collector = launch("gateway", peers(), {"TEST_AUDIT": peers().url})
    time.sleep(5)
    before = wake_ups(collector.pid)
    time.sleep(60)
    assert wake_ups(collector.pid) - before < 20


def test_is_small_and_static(binary):
    size = binary.stat().st_size
    print(f"\nsummary: binary {size / 1e6:.1f} MB")
    assert size <= 14_000_000
    told = subprocess.run(["ldd", binary], capture_output=True, text=True)
    assert "not a dynamic executable" in told.stdout + told.stderr or "statically" in told.stdout


def test_runs_in_an_empty_root(binary):
    root = WORK / "empty-root"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    shutil.copy(binary, root / "collector")
    unshare = [] if os.geteuid() == 0 else ["unshare", "-r"]
    told = subprocess.run([*unshare, "chroot", root, "/collector", "--version"],
                          capture_output=True, text=True)
    if unshare and told.returncode and "unshare" in told.stderr:
        pytest.skip("this machine allows neither chroot nor user namespaces")
    assert told.returncode == 0, told.stderr
    assert "gateway" in told.stdout


def test_serves_in_an_empty_root(binary, peers):
    if os.geteuid() != 0:
        pytest.skip("needs root")
    root, port, peer = WORK / "empty-root-serving", free_port(), peers()
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    shutil.copy(binary, root / "collector")
    env = {"TEST_HTTP": f"127.0.0.1:{port}", "TEST_GRPC": f"127.0.0.1:{free_port()}",
           "TEST_OUT": peer.url, "TEST_AUDIT": peer.url}
    process = subprocess.Popen(["chroot", root, "/collector", "--server.http.listen-addr=127.0.0.1:0"],
                               env={**os.environ, **env}, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        await_port(port, process)
        assert post(port, "/v1/traces", spans_body([5])).status == 200
        peer.await_requests(lambda got: span_ids(got)[5] >= 2)
        assert span_ids(peer.requests)[5] == 2
    finally:
        process.terminate()
        assert process.wait(20) == 0
