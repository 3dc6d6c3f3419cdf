"""The flags of a built collector, and what it says when it cannot start."""

import hashlib
import socket
import subprocess

import pytest

from harness.collector import CONFIGS, build

pytestmark = pytest.mark.modes("build --no-optimize", "build")
CONFIG = CONFIGS / "gateway.alloy"


@pytest.fixture
def tell(mode):
    """Runs the collector with some arguments and returns what it did."""
    binary = build(CONFIG, mode)

    def run(*arguments, env=None):
        return subprocess.run([binary, *arguments], capture_output=True, text=True, timeout=20,
                              env=env or {}, stdin=subprocess.DEVNULL)

    return run


def test_help(tell):
    told = tell("--help")
    assert told.returncode == 0 and not told.stderr
    for flag in ("--server.http.listen-addr", "--storage.path", "--log.level", "--threads",
                 "--memory.limit", "--feature.component-shutdown-deadline",
                 "--print-config", "--print-graph", "--version"):
        assert flag in told.stdout


def test_version_names_the_configuration(tell):
    told = tell("--version")
    assert told.returncode == 0
    assert hashlib.sha256(CONFIG.read_bytes()).hexdigest()[:7] in told.stdout
    assert "gateway.alloy" in told.stdout and "alloyc" in told.stdout


def test_print_config_is_the_effective_configuration(tell):
    told = tell("--print-config")
    assert told.returncode == 0
    assert 'otelcol.processor.batch "metrics"' in told.stdout
    assert 'sys.env("TEST_OUT")' in told.stdout


def test_print_graph_has_every_component(tell):
    told = tell("--print-graph")
    assert told.returncode == 0
    for name in ("otelcol.receiver.otlp.default", "otelcol.processor.batch.metrics",
                 "otelcol.exporter.otlphttp.gw", "otelcol.exporter.otlphttp.audit"):
        assert name in told.stdout


@pytest.mark.parametrize("arguments", [["--nonsense"], ["--threads=0"], ["--log.level=loud"],
                                       ["--server.http.listen-addr"], ["file.alloy"]])
def test_wrong_flags(tell, arguments):
    told = tell(*arguments)
    assert told.returncode == 2
    assert arguments[0].split("=")[0] in told.stderr


def test_a_missing_variable_is_named(tell):
    told = tell(env={"TEST_HTTP": "127.0.0.1:0", "TEST_GRPC": "127.0.0.1:0"})
    assert told.returncode == 1
    assert "TEST_OUT" in told.stderr or "endpoint" in told.stderr


def test_a_port_in_use_is_an_error(tell):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = tell("--server.http.listen-addr=127.0.0.1:0", env={
            "TEST_HTTP": f"127.0.0.1:{port}", "TEST_GRPC": "127.0.0.1:0",
            "TEST_OUT": "http://127.0.0.1:9", "TEST_AUDIT": "http://127.0.0.1:9"})
    assert told.returncode == 1
    assert str(port) in told.stderr and "in use" in told.stderr
