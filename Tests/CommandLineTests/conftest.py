"""What the tests of the command line share. ALLOYC names another compiler than bin/alloyc."""

import os
import pathlib
import resource
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ALLOYC = pathlib.Path(os.environ.get("ALLOYC", ROOT / "bin" / "alloyc")).resolve()

MINIMAL = """otelcol.receiver.otlp "default" {
	http {
		endpoint = "127.0.0.1:0"
	}

	output {
		traces = [otelcol.exporter.otlphttp.default.input]
	}
}

otelcol.exporter.otlphttp "default" {
	client {
		endpoint = "http://127.0.0.1:1"
	}
}
"""


class Result:
    """How a command ended: exit code, both outputs, CPU seconds."""

    def __init__(self, command, **options):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = subprocess.run(list(map(str, command)), capture_output=True, text=True,
                             timeout=900, check=False, **options)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.code, self.out, self.err = run.returncode, run.stdout, run.stderr
        self.cpu = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def alloyc(*arguments, program=ALLOYC, **options):
    """Runs alloyc."""
    return Result([program, *arguments], **options)


@pytest.fixture
def minimal(tmp_path):
    """A configuration that builds, in a file of its own."""
    path = tmp_path / "minimal.alloy"
    path.write_text(MINIMAL)
    return path


@pytest.fixture(scope="session")
def collector(tmp_path_factory):
    """The three-signal gateway, compiled: the executable, and what building it took."""
    folder = tmp_path_factory.mktemp("gateway")
    shutil.copy(ROOT / "examples" / "three-signal-gateway.alloy", folder / "gateway.alloy")
    alloyc("build", folder / "gateway.alloy", "-o", folder / "first")
    result = alloyc("build", folder / "gateway.alloy", "-o", folder / "collector")
    assert result.code == 0, result.err
    result.path = folder / "collector"
    result.first = folder / "first"
    return result
