"""The environment is made once, and made anew when what it was made from has changed."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from installer.environment import PACKING, RUNNING, TESTING, Environment, fingerprint
from installer.errors import DownloadFailed

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "requirements.lock"
    path.write_text("segno==1.6.6 --hash=sha256:00\n", "utf-8")
    return path


def test_a_lock_has_the_same_fingerprint_as_long_as_it_reads_the_same(lock):
    before = fingerprint(lock)

    assert fingerprint(lock) == before
    lock.write_text("segno==1.6.7 --hash=sha256:01\n", "utf-8")
    assert fingerprint(lock) != before


def test_a_moved_clone_is_another_installation(lock):
    assert fingerprint(lock, "here") != fingerprint(lock, "there")


def test_a_folder_without_python_is_no_environment(tmp_path):
    assert not Environment(tmp_path).works()


def test_an_environment_whose_python_is_gone_does_not_work(tmp_path):
    environment = Environment(tmp_path)
    (environment.site_packages / "pip").mkdir(parents=True)
    environment.python.parent.mkdir(parents=True, exist_ok=True)
    environment.python.symlink_to(tmp_path / "removed")

    assert not environment.works()


def test_a_package_that_is_not_the_locked_one_is_refused(tmp_path, lock, capfd):
    """The wheel is there and readable; only its hash is not the lock's."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / "segno-1.6.6-py3-none-any.whl").write_bytes(b"not what was locked")
    lock.write_text(f"--no-index\n--find-links {wheels.as_uri()}\n{lock.read_text('utf-8')}")
    environment = Environment(tmp_path)

    with pytest.raises(DownloadFailed):
        environment.prepare(lock)

    assert environment.works()
    assert "HASH" in capfd.readouterr().err.upper()


def test_what_was_installed_is_not_installed_again(tmp_path):
    """A lock without packages, and a project that needs only what every Python brings."""
    empty = tmp_path / "requirements.lock"
    empty.write_text("", "utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\nname='nothing'\nversion='1'\n")
    environment = Environment(tmp_path)
    subprocess.run([sys.executable, "-m", "venv", str(environment.folder)], check=True)
    for source, mark in ((empty, fingerprint(empty)), (tmp_path / "pyproject.toml", None)):
        stamp = environment.folder / f"{source.name}.installed"
        stamp.write_text(mark or fingerprint(source, str(tmp_path)), "utf-8")
    before = {path: path.stat().st_mtime_ns for path in environment.site_packages.iterdir()}

    environment.prepare(empty)

    after = {path: path.stat().st_mtime_ns for path in environment.site_packages.iterdir()}
    assert after == before


@pytest.mark.parametrize("lock", [RUNNING, TESTING, PACKING])
def test_every_locked_package_has_a_version_and_hashes(lock):
    requirements = lock.read_text("utf-8").replace("\\\n", " ").splitlines()
    locked = [line for line in requirements if line and not line.lstrip().startswith("#")]

    assert locked
    assert [line for line in locked if "==" not in line or "--hash=sha256:" not in line] == []


def test_all_that_the_project_asks_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    asked = {
        RUNNING: (*project["project"]["dependencies"], *groups["build"]),
        TESTING: groups["dev"],
        PACKING: groups["package"],
    }

    for lock, requirements in asked.items():
        locked = "\n" + lock.read_text("utf-8")
        assert [one for one in requirements if f"\n{name_of(one)}==" not in locked] == []


def name_of(requirement):
    for sign in "[<>=;":
        requirement = requirement.partition(sign)[0]
    return requirement.strip().lower().replace(".", "-")
