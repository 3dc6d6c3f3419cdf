"""Fixtures of the end-to-end tests: every test that takes `launch` runs in three modes."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "bench")]

from alloybench.measure import Sink  # noqa: E402
from alloybench.process import stop  # noqa: E402
from harness import accounts  # noqa: E402
from harness.collector import ALLOYC, MODES, WORK, Collector  # noqa: E402
from harness.peer import Peer  # noqa: E402

RESULTS = {mode: Counter() for mode in MODES}


def pytest_addoption(parser):
    """Adds the options."""
    parser.addoption("--soak", action="store_true", help="run only the tests that take long")
    parser.addoption("--mode", action="append", choices=MODES, help="run only in these modes")


def pytest_configure(config):
    """Declares the marks."""
    config.addinivalue_line("markers", "soak: takes long; `make soak` runs it")
    config.addinivalue_line("markers", "modes(*names): runs in these modes only")


def pytest_generate_tests(metafunc):
    """Gives every test with a collector its modes."""
    if "mode" not in metafunc.fixturenames:
        return
    wanted = metafunc.config.getoption("mode") or MODES
    mark = metafunc.definition.get_closest_marker("modes")
    metafunc.parametrize("mode", [m for m in (mark.args if mark else MODES) if m in wanted])


def has_mode(item):
    """Says whether a test needs no mode or has one: `--mode` may leave a test without any."""
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    return parameters.get("mode", MODES[0]) in MODES


def pytest_collection_modifyitems(config, items):
    """Keeps either the quick tests or the long ones, mode by mode in the order of the files."""
    soak = config.getoption("soak")
    chosen = [item for item in items
              if bool(item.get_closest_marker("soak")) == soak and has_mode(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen


def pytest_sessionstart(session):
    """Stops at once when there is no compiler, and builds the benchmark's programs."""
    # With several processes, their parent does it for all.
    if session.config.option.collectonly or hasattr(session.config, "workerinput"):
        return
    if not ALLOYC.exists():
        pytest.exit(f"{ALLOYC} is missing: run `make build`, or set ALLOYC", 2)
    WORK.mkdir(parents=True, exist_ok=True)
    subprocess.run(["make", "-s", "-C", str(ROOT / "bench")], check=True)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Notes the mode of each result."""
    report = (yield).get_result()
    mode = getattr(item, "callspec", None) and item.callspec.params.get("mode")
    report.user_properties.append(("mode", mode))


def pytest_runtest_logreport(report):
    """Counts results by mode."""
    mode = dict(report.user_properties).get("mode")
    if mode in RESULTS and (report.when == "call" or report.outcome != "passed"):
        RESULTS[mode][report.outcome] += 1


def pytest_terminal_summary(terminalreporter):
    """Prints the three counts."""
    for mode, counts in RESULTS.items():
        skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
        terminalreporter.write_line(
            f"summary: end to end, {mode}: {counts['passed']} passed, "
            f"{counts['failed']} failed{skipped}")


@pytest.fixture
def sink():
    """The benchmark's counting backend."""
    made = Sink(ROOT / "bench" / "build", WORK)
    yield made
    stop(made.process)


@pytest.fixture
def peers():
    """Makes backends that end with the test."""
    made = []

    def make(*arguments, **options):
        made.append(Peer(*arguments, **options))
        return made[-1]

    yield make
    for peer in made:
        peer.close()


@pytest.fixture
def peer(peers):
    """A backend that accepts all."""
    return peers()


@pytest.fixture
def launch(mode, request):
    """Starts collectors in the test's mode; they end with the test, and must not have crashed."""
    started = []

    def make(config, peer=None, env=None, arguments=(), ready=True, options=(),
             prefix=()):
        fields = {"TEST_OUT": peer.url} if peer else {}
        name = request.node.name.replace("/", "_")[:120]
        collector = Collector(mode, config, {**fields, **(env or {})}, arguments,
                              f"{name}-{len(started)}.log", options, prefix)
        started.append(collector)
        return collector.await_ready() if ready else collector

    yield make
    wrong = []
    for collector in started:
        try:
            accounts.check(collector)
        except (AssertionError, OSError) as error:
            wrong.append(error)
        crashed = not collector.is_running() and not collector.was_killed \
            and collector.process.returncode not in (0, 1)
        collector.process.kill()
        collector.process.wait()
        assert not crashed, f"exit code {collector.process.returncode}; see {collector.log}"
    assert not wrong, "\n".join(map(str, wrong))


@pytest.fixture
def collector(launch, peer):
    """A collector that forwards everything to `peer`."""
    return launch("forward", peer)
