"""The exit codes that 'alloyc help exit-codes' documents, and messages where they belong."""

import json
import os

import pytest

from conftest import MINIMAL, alloyc


def test_success(minimal):
    result = alloyc("validate", minimal)
    assert (result.code, result.out, result.err) == (0, "", "")


@pytest.mark.parametrize("arguments", [["--nonsense"], ["build"], ["graph", "x", "--as", "png"],
                                       ["fmt", "-w"], ["build", "x", "--passes", "none-such"],
                                       ["build", "x", "--bind", "NAME"], ["nonsense"]])
def test_usage(arguments):
    result = alloyc(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert "Usage:" in result.err


@pytest.mark.parametrize("command", ["validate", "build", "graph", "run"])
def test_configuration_errors(tmp_path, command):
    path = tmp_path / "bad.alloy"
    path.write_text(MINIMAL.replace("otelcol.exporter.otlphttp \"", "otelcol.exporter.otlphtpp \""))
    result = alloyc(command, path)
    assert result.code == 1
    assert result.out == ""
    assert f"{path}:11:1: error: " in result.err
    assert "did you mean 'otelcol.exporter.otlphttp'?" in result.err


def test_diagnostics_for_programs(tmp_path):
    path = tmp_path / "bad.alloy"
    path.write_text(MINIMAL.replace("client {", "client {\n\t\tnonsense = 1"))
    result = alloyc("validate", path, "--format", "json")
    assert result.code == 1
    diagnostic = json.loads(result.err.splitlines()[0])
    assert diagnostic["severity"] == "error"
    assert "nonsense" in diagnostic["message"]


def test_missing_file():
    result = alloyc("build", "/nowhere/x.alloy")
    assert result.code == 3
    assert "cannot read /nowhere/x.alloy: No such file or directory" in result.err


def test_missing_compiler(minimal, tmp_path):
    environment = {**os.environ, "ALLOYC_SWIFTC": str(tmp_path / "swiftc")}
    result = alloyc("build", minimal, "-o", tmp_path / "collector", env=environment)
    assert result.code == 3
    assert "does not work as a Swift compiler" in result.err


def test_every_code_is_explained():
    result = alloyc("help", "exit-codes")
    assert result.code == 0
    assert all(f"\n{code}  " in result.out for code in range(4))
