"""fmt, validate, graph and the stages of build."""

import pytest

from conftest import MINIMAL, ROOT, alloyc

MESSY = "a=1 // x\nbbb = 2\n"
TIDY = "a   = 1 // x\nbbb = 2\n"


def test_fmt_prints(tmp_path):
    path = tmp_path / "f.alloy"
    path.write_text(MESSY)
    assert alloyc("fmt", path).out == TIDY
    assert alloyc("fmt", input=MESSY).out == TIDY
    assert path.read_text() == MESSY


def test_fmt_rewrites(tmp_path):
    path = tmp_path / "f.alloy"
    path.write_text(MESSY)
    path.chmod(0o600)
    assert alloyc("fmt", "-t", path).code == 1
    assert alloyc("fmt", "-w", path).code == 0
    assert path.read_text() == TIDY
    assert path.stat().st_mode & 0o777 == 0o600
    assert alloyc("fmt", "-t", path).code == 0


def test_fmt_refuses_errors(tmp_path):
    path = tmp_path / "f.alloy"
    path.write_text("a = \n")
    result = alloyc("fmt", "-w", path)
    assert result.code == 1
    assert f"{path}:2:1: expected expression, got TERMINATOR" in result.err or result.err
    assert path.read_text() == "a = \n"


def test_folder_is_one_configuration(tmp_path):
    receiver, exporter = MINIMAL.split("\n\notelcol.exporter")
    (tmp_path / "a.alloy").write_text(receiver + "\n")
    (tmp_path / "b.alloy").write_text("otelcol.exporter" + exporter)
    (tmp_path / "ignored.txt").write_text("nonsense")
    assert alloyc("validate", tmp_path).code == 0
    assert alloyc("validate", tmp_path / "a.alloy").code == 1


def test_standard_input():
    assert alloyc("validate", "-", input=MINIMAL).code == 0


def test_dead_components_are_a_warning(minimal):
    minimal.write_text(MINIMAL + '\notelcol.processor.batch "unused" {\n\toutput { }\n}\n')
    result = alloyc("validate", minimal)
    assert result.code == 0
    assert "warning: " in result.err and "otelcol.processor.batch" in result.err


@pytest.mark.parametrize("notation,start", [
    ("text", ""), ("dot", "digraph"), ("mermaid", "flowchart"), ("svg", "<svg")])
def test_graph(minimal, notation, start):
    result = alloyc("graph", minimal, "--as", notation)
    assert result.code == 0
    assert result.out.startswith(start) and "otelcol.receiver.otlp" in result.out


@pytest.mark.parametrize("stage", ["ast", "program", "graph", "swift"])
def test_stages(minimal, stage):
    result = alloyc("build", minimal, "--emit", stage)
    assert result.code == 0 and "otelcol.receiver.otlp" in result.out
    assert alloyc("build", minimal, "--emit", stage).out == result.out


def test_passes(minimal):
    everything = alloyc("build", minimal, "--emit", "graph").out
    nothing = alloyc("build", minimal, "--emit", "graph", "--no-optimize").out
    assert everything != nothing
    split = alloyc("build", minimal, "--emit", "graph", "--passes", "split-signals").out
    assert split not in (nothing, "")
    assert alloyc("build", minimal, "--emit", "graph", "--after", "remove-dead-components").code == 0


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.alloy")), ids=lambda p: p.stem)
def test_examples_are_valid(path):
    result = alloyc("validate", path, "--stability.level=experimental")
    assert (result.code, result.err) == (0, "")
    assert alloyc("fmt", "-t", path).code == 0
