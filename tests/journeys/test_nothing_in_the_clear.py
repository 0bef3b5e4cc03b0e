"""Whatever the program leaves on the disk tells nothing of a subject (P1, P4)."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coordinator.entering import enter
from tests.builders import COORDINATOR, PASSWORD
from tests.conftest import noon
from tests.journeys.whole_day import SECRETS
from ui.printing.folder import clear_remains

ROOT = Path(__file__).parents[2]
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
PLACES = (
    *("HOME", "TMPDIR", "TMP", "TEMP", "APPDATA", "LOCALAPPDATA"),
    *("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"),
)


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    return home


@pytest.fixture
def memory(tmp_path):
    """Stands for the folder that the system keeps in memory."""
    memory = tmp_path / "memory"
    memory.mkdir(mode=0o700)
    return memory


@pytest.fixture
def killed(tmp_path, home, memory):
    """A registry at which somebody worked for a day, and the program was killed."""
    path = home / "site.registry"
    places = dict.fromkeys(PLACES, str(home)) | {"XDG_RUNTIME_DIR": str(memory)}
    with (home / "errors.log").open("w") as errors:
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.whole_day", path, tmp_path / "form.pdf"],
            cwd=ROOT,
            env={**os.environ, **places},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        with program:
            line = program.stdout.readline()
            program.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    assert line == "worked\n", (home / "errors.log").read_text("utf-8")
    return path


def tells(content, secret):
    """Whether the bytes have the words in them, however they are encoded."""
    return any(
        form.encode(encoding) in content
        for encoding in ENCODINGS
        for form in {secret, secret.replace(" ", ""), secret.upper(), secret.lower()}
    )


def telling(folder):
    """Name the files of which the name or the content tells something, and what."""
    return [
        (path.name, secret)
        for path in folder.rglob("*")
        for secret in SECRETS
        if tells(str(path).encode(), secret)
        or (path.is_file() and tells(path.read_bytes(), secret))
    ]


def test_after_a_day_and_a_kill_no_file_tells_of_a_subject(killed, home):
    """P1, P4: registry, log, keyring, backups, a half made copy, crash reports, errors."""
    kinds = {path.name for path in home.rglob("*") if path.is_file()}
    assert {"site.registry", "site.registry.keys", "crashes.log", "errors.log"} <= kinds
    assert any(name.endswith(".backup") for name in kinds)

    assert telling(home) == []
    assert [p for p in home.rglob("*") if p.is_file() and b"%PDF" in p.read_bytes()] == []


def test_the_key_itself_lies_nowhere(killed, home):
    registry, _person = enter(killed, COORDINATOR.user_name, PASSWORD, noon)
    with closing(registry):
        for path in home.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            assert registry.key not in content
            assert registry.key.hex().encode() not in content.lower()


def test_the_words_that_are_looked_for_would_be_found(tmp_path):
    for secret in SECRETS:
        for encoding in ENCODINGS:
            content = b"\x00\x01" + f"before {secret} after".encode(encoding)
            (tmp_path / "found").write_bytes(content)
            assert ("found", secret) in telling(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="only there such a folder is in memory")
def test_a_copy_for_the_viewer_lies_in_memory_and_goes_with_the_next_start(
    killed, memory, monkeypatch
):
    """P1"""
    assert list(memory.rglob("*.pdf"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(memory))

    clear_remains()

    assert list(memory.iterdir()) == []
