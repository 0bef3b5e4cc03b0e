"""A disk that is full, fails or may not be written: said in a sentence, and nothing is lost."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coordinator.domain.criterion import Answer
from coordinator.entering import enter
from coordinator.queries.screenings import screening_of
from coordinator.registry.rotation import rotating
from tests.builders import COORDINATOR, INVESTIGATOR, PASSWORD, answered
from tests.conftest import noon

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only the kernel of Linux lets a program ask for faults"
)


def attempts(path, how):
    """Work at the registry while its disk fails; say how each attempt ended."""
    command = [sys.executable, "-m", "tests.faults.at_a_broken_disk", how, str(path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return dict(line.split(": ") for line in ended.stdout.splitlines())


def given(path):
    """Sign in on a sound disk, see that all is whole, go on, and give what was answered."""
    for person in (INVESTIGATOR, COORDINATOR):
        registry, _person = enter(path, person.user_name, PASSWORD, noon)
        registry.close()
    registry, _person = enter(path, COORDINATOR.user_name, PASSWORD, noon)
    with closing(registry):
        items = screening_of(registry, 1, with_identity=True).checklist.items
        assert registry.verify().is_whole
        answered(registry, 1, E2="no")
    assert not rotating(path).exists()
    return {item.criterion.code: item.answer for item in items if item.entry.revision}


@pytest.mark.parametrize(
    ("how", "told"),
    [("full", "DiskFull"), ("write error", "DiskFailed"), ("flush error", "DiskFailed")],
)
def test_what_the_disk_did_not_take_is_refused_and_what_was_told_is_there(path, how, told):
    found = attempts(path, how)

    assert found["answer"] == found["recovery key"] == found["rotation"] == told
    assert found["backup"] in ("FolderFull", "FolderOutOfReach")
    assert found["reading"] == "done"
    assert given(path) == {"I1": Answer.YES}


def test_a_file_that_cannot_take_its_place_leaves_the_former_one_in_use(path):
    """A backup and a new key end with a rename: before it nothing has changed."""
    found = attempts(path, "rename error")

    assert found["backup"] == found["rotation"] == "FolderOutOfReach"
    assert found["answer"] == found["sign-in"] == "done"
    assert given(path) == {"I1": Answer.YES, "E1": Answer.NO}


def test_on_a_disk_that_may_only_be_read_the_sign_in_is_shown_and_says_so(path):
    before = path.read_bytes()

    assert attempts(path, "read-only") == {"cover": "done", "sign-in": "RegistryReadOnly"}

    assert path.read_bytes() == before
    assert given(path) == {}
