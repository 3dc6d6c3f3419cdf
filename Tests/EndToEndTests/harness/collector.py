"""Collectors under test, in the three modes that must behave alike."""

import fcntl
import hashlib
import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from alloybench.process import await_port, free_port, start, stop

ROOT = Path(__file__).resolve().parents[3]
CONFIGS = Path(__file__).resolve().parents[1] / "configs"
WORK = ROOT / ".build" / "end-to-end"
ALLOYC = Path(os.environ.get("ALLOYC", ROOT / "bin" / "alloyc"))
MODES = ("run", "build --no-optimize", "build")


def build(config, mode, options=()):
    """Builds a configuration in a mode, unless this compiler has done so, and returns the binary."""
    stamp = f"{ALLOYC.stat().st_mtime_ns}{mode}".encode() + config.read_bytes()
    key = hashlib.sha256(stamp).hexdigest()[:12]
    binary = WORK / f"{config.stem}-{key}"
    with binary.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not binary.exists():
            subprocess.run([ALLOYC, *mode.split(), *options, config, "-o", binary], check=True,
                           timeout=900, capture_output=True, stdin=subprocess.DEVNULL)
    return binary


class Collector:
    """A running collector."""

    def __init__(self, mode, config, env=None, arguments=(), log="collector.log", options=(),
                 prefix=()):
        WORK.mkdir(parents=True, exist_ok=True)
        self.mode, self.log = mode, WORK / log
        self.grpc, self.http, self.admin = free_port(), free_port(), free_port()
        self.env = {"TEST_GRPC": f"127.0.0.1:{self.grpc}", "TEST_HTTP": f"127.0.0.1:{self.http}",
                    **(env or {})}
        path = CONFIGS / f"{config}.alloy"
        if mode == "run":
            self.command = [ALLOYC, "run", *options, path]
        else:
            self.command = [build(path, mode, options)]
        self.command += [f"--server.http.listen-addr=127.0.0.1:{self.admin}", *arguments]
        self.command = [*prefix, *self.command]
        self.was_killed = self.was_ready = False
        self.unaccounted = None  # why the end of the test does not check that counters add up
        self.process = start(self.command, self.log, self.env)

    @property
    def pid(self):
        """The process id."""
        return self.process.pid

    def await_ready(self):
        """Waits until the collector listens and says that it is ready."""
        await_port(self.http, self.process)
        await_port(self.admin, self.process)
        end = time.monotonic() + 10
        while self.get("/-/ready")[0] != 200:
            assert time.monotonic() < end, "never became ready"
            time.sleep(0.02)
        self.was_ready = True
        return self

    def get(self, path):
        """Returns status and text of a page of the admin server."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.admin}{path}", timeout=5) as page:
                return page.status, page.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()

    def metric(self, name, **labels):
        """Returns the sum of a metric over all series that carry the given labels."""
        total, found = 0.0, False
        for line in self.get("/metrics")[1].splitlines():
            match = re.fullmatch(r"(\w+)(?:\{(.*)\})? (\S+)", line)
            if not match or match[1] != name:
                continue
            carried = dict(re.findall(r'(\w+)="((?:[^"\\]|\\.)*)"', match[2] or ""))
            if all(carried.get(key) == value for key, value in labels.items()):
                total, found = total + float(match[3]), True
        assert found, f"no metric {name} {labels}"
        return total

    def await_metric(self, name, wanted, seconds=10):
        """Waits until a metric has a value: a peer has a request before the collector has its answer."""
        end = time.monotonic() + seconds
        while (found := self.metric(name)) != wanted:
            assert time.monotonic() < end, f"{name} is {found}, not {wanted}"
            time.sleep(0.02)

    def memory(self):
        """Returns resident and anonymous memory in KiB."""
        text = Path(f"/proc/{self.pid}/status").read_text()
        fields = dict(re.findall(r"(\w+):\s+(\d+) kB", text))
        return int(fields["VmRSS"]), int(fields["RssAnon"])

    def is_running(self):
        """Says whether the process lives."""
        return self.process.poll() is None

    def terminate(self, seconds=40):
        """Sends SIGTERM and returns exit code and the seconds it took."""
        begun = time.monotonic()
        code = stop(self.process, seconds)
        return code, time.monotonic() - begun

    def kill(self):
        """Ends the process without warning."""
        self.was_killed = True
        self.process.kill()
        self.process.wait()

    def freeze(self):
        """Stops the process where it is."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        """Lets the process go on."""
        self.process.send_signal(signal.SIGCONT)

    def log_text(self):
        """Returns what the collector has logged."""
        return self.log.read_text(errors="replace")
