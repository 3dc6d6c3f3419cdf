"""What an executable is like that alloyc has built."""

import os
import re
import shutil
import subprocess

import pytest

from conftest import ROOT, Result, alloyc


def test_is_static_stripped_and_small(collector):
    size = collector.path.stat().st_size
    print(f"\nsummary: warm build of the gateway: {collector.cpu:.1f} s CPU; {size / 1e6:.1f} MB")
    assert size <= 14_000_000
    assert "not a dynamic executable" in Result(["ldd", collector.path]).err
    assert "no symbols" in Result(["nm", collector.path]).err


def test_is_the_same_every_time(collector):
    assert collector.path.read_bytes() == collector.first.read_bytes()


def test_tells_where_it_comes_from(collector):
    version = Result([collector.path, "--version"])
    configuration = (ROOT / "examples" / "three-signal-gateway.alloy").read_text()
    hash_ = subprocess.run(["sha256sum"], input=configuration.encode(), capture_output=True,
                           check=True).stdout[:16].decode()
    assert version.code == 0 and hash_ in version.out and "gateway.alloy" in version.out
    assert alloyc("--version").out.split()[-1] in version.out
    assert Result([collector.path, "--print-config"]).out == configuration
    assert "otelcol.receiver.otlp.default" in Result([collector.path, "--print-graph"]).out
    assert "--storage.path" in Result([collector.path, "--help"]).out
    assert Result([collector.path, "--nonsense"]).code == 2


@pytest.mark.skipif(os.geteuid() != 0, reason="chroot needs root")
def test_runs_in_an_empty_root(collector, tmp_path):
    shutil.copy(collector.path, tmp_path / "collector")
    result = Result(["chroot", tmp_path, "/collector", "--version"])
    assert result.code == 0 and "gateway.alloy" in result.out


def test_values_from_the_environment_are_read_at_start(collector):
    environment = {key: value for key, value in os.environ.items() if key != "GATEWAY_URL"}
    result = Result([collector.path, "--server.http.listen-addr=127.0.0.1:0"], env=environment)
    assert result.code == 1
    assert "endpoint" in result.err


# What belongs to a component alone. 5 is the length of the name that follows, in mangled symbols:
# 5BatchO is the type Batch.
TYPES = {
    "otelcol.processor.batch": ["7Runtime5BatchO"],
    "otelcol.exporter.otlp": ["7Runtime12OTLPExporterO"],
    "otelcol.exporter.otlphttp": ["7Runtime16OTLPHTTPExporterO"],
    "otelcol.exporter.debug": ["7Runtime13DebugExporterO"],
    "otelcol.exporter.file": ["7Runtime12FileExporterO", "7Runtime10FileWriterC"],
    "otelcol.storage.file": ["7Runtime11FileStorageO", "7Runtime11RecordStoreC"],
    "otelcol.auth.basic": [
        "7Runtime19BasicAuthenticationO", "7Runtime10BasicGuardC", "7Runtime15PasswordCheckerC"],
    "otelcol.auth.bearer": ["7Runtime20BearerAuthenticationO"],
    "otelcol.auth.headers": ["7Runtime20HeaderAuthenticationO"],
    "otelcol.auth.oauth2": ["7Runtime20OAuth2AuthenticationO", "7Runtime12OAuth2TokensC"],
}


@pytest.mark.parametrize("used", ["otelcol.exporter.otlp", "otelcol.exporter.otlphttp",
                                  "otelcol.exporter.debug"])
def test_components_that_are_not_used_leave_no_symbol(used, tmp_path):
    path = tmp_path / "dead.alloy"
    path.write_text((ROOT / "Tests/CommandLineTests/dead.alloy").read_text() % f"{used}.a.input")
    result = alloyc("build", path, "-o", tmp_path / "collector", "--keep-symbols",
                    "--stability.level=experimental")
    assert result.code == 0, result.err
    symbols = Result(["nm", tmp_path / "collector"]).out
    for component, names in TYPES.items():
        for name in names:
            count = len(re.findall(name, symbols))
            assert (count > 0) == (component == used), f"{component}, {name}: {count} symbols"
        assert (f"{component}." not in result.err) == (component == used)
    assert "warning" in result.err
    assert "7Runtime12OTLPReceiverO" in symbols
    assert "ComponentCatalog" not in symbols
