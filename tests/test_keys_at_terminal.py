"""`rotate-key` and `new-recovery-key`, as they are typed; and recovery after a power cut."""

import io
import stat
import sys
from contextlib import closing

import pytest
from pypdf import PdfReader

from coordinator.cli import main
from coordinator.domain.audit import Action, AuditFilter
from coordinator.entering import enter
from coordinator.queries.audit import audit_page
from coordinator.recovering import recover
from coordinator.registry.keyring import Keyring
from coordinator.registry.rotation import Step, rotate
from coordinator.registry.sealing import new_recovery_key, read_recovery_key
from tests.builders import PASSWORD
from tests.conftest import KEY, noon

FRESH = "seven grey herons"


@pytest.fixture
def path(registry):
    registry.close()
    return registry.path


@pytest.fixture
def typed(path, monkeypatch, capsys):
    """Run a command on the registry with a password typed; give status, output, errors."""

    def run(*arguments, user="li.na", password=PASSWORD):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
        status = main([*map(str, arguments), "--registry", str(path), "--user", user])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def trail(path, password=PASSWORD, user_name="li.na"):
    registry, _person = enter(path, user_name, password, noon)
    with closing(registry):
        return [entry.action for entry in audit_page(registry, AuditFilter())]


def key_on(sheet):
    words = "".join(page.extract_text() for page in PdfReader(sheet).pages)
    groups = [line.split()[1] for line in words.splitlines() if line.split(".")[0].isdigit()]
    return "-".join(group for group in groups if len(group) == 4)


def test_the_key_is_rotated_and_everybody_signs_in_as_before(typed, path):
    status, out, _err = typed("rotate-key")

    assert (status, "new key" in out) == (0, True)
    assert Action.KEY_ROTATED in trail(path)
    assert Keyring(path).opened("m.okafor", PASSWORD) != KEY


def test_the_sheet_is_written_and_its_key_opens_the_registry(typed, path, tmp_path):
    sheet = tmp_path / "sheet.pdf"

    status, out, _err = typed("new-recovery-key", sheet)

    assert (status, str(sheet) in out) == (0, True)
    assert read_recovery_key(key_on(sheet)) is not None
    recover(path, recovery_key=key_on(sheet), user_name="li.na", password=FRESH, clock=noon)
    assert Action.RECOVERY_KEY_MADE in trail(path, FRESH)
    if sys.platform != "win32":
        assert stat.S_IMODE(sheet.stat().st_mode) == 0o600


def test_where_the_sheet_cannot_be_written_the_former_key_stays_in_force(typed, path, tmp_path):
    first = tmp_path / "first.pdf"
    typed("new-recovery-key", first)

    status, _out, err = typed("new-recovery-key", tmp_path / "unplugged" / "second.pdf")

    assert status == 1
    assert "second.pdf" in err
    recover(path, recovery_key=key_on(first), user_name="li.na", password=FRESH, clock=noon)


@pytest.mark.parametrize("command", [["rotate-key"], ["new-recovery-key", "sheet.pdf"]])
def test_a_monitor_makes_no_keys(typed, command):
    status, _out, err = typed(*command, user="m.okafor")

    assert (status, "M. Okafor" in err) == (1, True)


@pytest.mark.parametrize("last", [Step.SEALED, Step.CLOSED, Step.SWAPPED])
def test_the_recovery_key_opens_also_what_a_power_cut_left_between_two_keys(path, last):
    recovery_key = new_recovery_key()
    Keyring(path).keep_recovery_key(KEY, recovery_key)
    steps = rotate(path, KEY)
    for step, _key in steps:
        if step is last:
            break
    steps.close()

    recover(path, recovery_key=recovery_key, user_name="li.na", password=FRESH, clock=noon)

    assert Action.RECOVERY_KEY_USED in trail(path, FRESH)
    assert not Keyring(path).is_between_keys()
    trail(path, user_name="ada.brandt")
