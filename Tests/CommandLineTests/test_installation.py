"""Building away from the checkout: installed trees, standalone packages, cold caches."""

import concurrent.futures
import os
import shutil
import subprocess

from conftest import ALLOYC, MINIMAL, ROOT, Result, alloyc


def install(tmp_path):
    """Installs a copy of the checkout, moves the installed tree, and removes the copy."""
    checkout = tmp_path / "checkout"
    (checkout / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", checkout)
    shutil.copy(ALLOYC, checkout / "bin" / "alloyc")
    shutil.copytree(ROOT / "Sources", checkout / "Sources")
    subprocess.run(["make", "-o", "build", "install", f"PREFIX={tmp_path / 'prefix'}"],
                   cwd=checkout, check=True, capture_output=True)
    shutil.rmtree(checkout)
    (tmp_path / "prefix").rename(tmp_path / "moved")
    return tmp_path / "moved" / "bin" / "alloyc"


def interrupt(program, minimal, cache, environment):
    """Kills a build while it compiles the runtime, which leaves a draft and a lock file behind."""
    process = subprocess.Popen([program, "build", minimal, "-o", cache.parent / "never"],
                               env=environment, stderr=subprocess.DEVNULL)
    while not list(cache.glob("*.part")):
        assert process.poll() is None
    process.kill()
    process.wait()
    assert list(cache.glob("*.part")) and list(cache.glob("*.lock"))


def test_installed_tree_builds_anywhere_with_a_cold_cache_in_parallel(tmp_path, minimal):
    """Three builds at a time compile the runtime once, also where a build was interrupted before."""
    program = install(tmp_path)
    link = tmp_path / "link"
    link.symlink_to(program)
    environment = {**os.environ, "ALLOYC_CACHE": str(tmp_path / "cache")}
    interrupt(program, minimal, tmp_path / "cache", environment)

    def build(number):
        return alloyc("build", minimal, "-o", tmp_path / f"collector{number}", program=link,
                      env=environment, cwd="/")

    with concurrent.futures.ThreadPoolExecutor() as pool:
        results = list(pool.map(build, range(3)))
    assert [result.code for result in results] == [0, 0, 0], results[0].err
    assert sum("runtime 3/3" in result.err for result in results) == 1
    assert sum("waiting for another alloyc" in result.err for result in results) >= 1
    for number in range(3):
        assert Result([tmp_path / f"collector{number}", "--version"]).code == 0
    entries = [entry for entry in (tmp_path / "cache").iterdir()
               if not entry.name.startswith("modules-")]
    assert len([entry for entry in entries if entry.is_dir()]) == 1, "a draft was left behind"

    # The cache may move too.
    (tmp_path / "cache").rename(tmp_path / "moved-cache")
    environment["ALLOYC_CACHE"] = str(tmp_path / "moved-cache")
    again = build(4)
    assert again.code == 0 and "runtime" not in again.err


def test_standalone_package_builds_with_swift_build(tmp_path, minimal):
    package = tmp_path / "package"
    assert alloyc("build", minimal, "--emit-package", package).code == 0
    build = Result(["swift", "build", "-c", "release"], cwd=package)
    assert build.code == 0, build.out[-2000:] + build.err[-2000:]
    assert "warning:" not in build.out + build.err
    executable = package / ".build" / "release" / "minimal"
    version = Result([executable, "--version"])
    assert version.code == 0 and "minimal.alloy" in version.out


def test_standalone_package_replaces_only_its_own_kind(tmp_path, minimal):
    package = tmp_path / "package"
    assert alloyc("build", minimal, "--emit-package", package).code == 0
    assert alloyc("build", minimal, "--emit-package", package).code == 0
    (tmp_path / "mine" / "Sources").mkdir(parents=True)
    (tmp_path / "mine" / "Sources" / "precious.swift").write_text(MINIMAL)
    result = alloyc("build", minimal, "--emit-package", tmp_path / "mine")
    assert result.code == 3 and "not empty" in result.err
    assert (tmp_path / "mine" / "Sources" / "precious.swift").exists()
