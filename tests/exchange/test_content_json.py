"""Anybody recomputes the SHA-256 of a signature with json and hashlib alone (G3)."""

import json
import re
import subprocess
import sys
from importlib.resources import files

import pytest

from coordinator.commands.decisions import decide, reopen
from coordinator.domain.screening import Outcome
from coordinator.exchange.content_json import ContentNotWritten, write_content
from coordinator.queries.screenings import content_digest, screening_of
from tests.builders import COORDINATOR, active, answered, consented
from tests.commands import test_exceptions as exceptions
from tests.commands import test_wet_ink as ink


@pytest.fixture
def script(tmp_path):
    """The script as it is printed in the help."""
    words = (files("resources") / "help" / "signatures.md").read_text("utf-8")
    path = tmp_path / "recompute.py"
    path.write_text(re.search(r"```python\n(.*?)```", words, re.DOTALL)[1], "utf-8")
    return path


def recomputed(script, path):
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", script, path],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [line.split(" | ") for line in done.stdout.splitlines()]


def seen(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=False)


def test_every_signature_that_stands_fits_by_the_ten_lines_of_the_help(
    registry, script, tmp_path
):
    """G3, S6: the checklist's own and that of an exception"""
    screening_id = consented(registry, active(registry).trial_id)
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="yes")
    exceptions.signed(registry, screening_id, exceptions.entered(registry, screening_id))
    for _round in range(2):
        decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
        code = ink.printed(registry, screening_id)
        ink.attached(registry, screening_id, code)
        if not _round:
            reopen(registry, COORDINATOR, screening_id=screening_id, reason="协和 “≥”")
            answered(registry, screening_id, I1="yes")
    path = tmp_path / "07001.json"
    write_content(path, seen(registry, screening_id))

    found = recomputed(script, path)

    said = [(line[0], line[2], line[3]) for line in found]
    assert said == [
        ("Li Na", "void", "is of other content"),
        ("Dr Ada Brandt", "void", "is of other content"),
        ("Li Na", "stands", "fits"),
        ("Dr Ada Brandt", "stands", "fits"),
        ("Dr Ada Brandt", "stands", "fits"),
    ]
    assert found[2][4] == content_digest(seen(registry, screening_id))


def test_a_change_of_one_letter_fits_no_more(registry, script, tmp_path):
    """G3"""
    screening_id = consented(registry, active(registry).trial_id)
    ink.decided(registry, screening_id)
    ink.attached(registry, screening_id, ink.printed(registry, screening_id))
    path = tmp_path / "07001.json"
    write_content(path, seen(registry, screening_id))
    told = json.loads(path.read_text("utf-8"))
    told["content"]["criteria"][0]["evidence"][1] += "."
    path.write_text(json.dumps(told), "utf-8")

    assert {line[3] for line in recomputed(script, path)} == {"is of other content"}


def test_nothing_that_identifies_is_in_it(registry, tmp_path):
    """P1"""
    screening_id = consented(registry, active(registry).trial_id)
    ink.decided(registry, screening_id)
    path = tmp_path / "07001.json"
    write_content(path, screening_of(registry, screening_id, with_identity=True))

    written = path.read_text("utf-8")
    for secret in ("林小雨", "H-4711", "1983-04-01"):
        assert secret not in written


def test_a_folder_that_is_not_there_is_told(registry, tmp_path):
    screening_id = consented(registry, active(registry).trial_id)

    with pytest.raises(ContentNotWritten):
        write_content(tmp_path / "gone" / "x.json", seen(registry, screening_id))
