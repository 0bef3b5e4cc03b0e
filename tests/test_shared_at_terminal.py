"""Words of the command line about a registry that lies on a server."""

import io
import sys
from contextlib import closing

import pytest

from coordinator.cli import main
from coordinator.entering import enter
from coordinator.registry.sealing import new_recovery_key
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, PASSWORD, active
from tests.conftest import KEY, cloned
from tests.server import url_of


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    """Where this computer keeps the backups of a server."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def registry(request):
    yield from cloned(request, "_founded_database")


@pytest.fixture
def typed(registry, monkeypatch, capsys):
    """Type a command about the registry, and the lines that it asks for."""

    def run(*arguments, lines=(PASSWORD,), user="li.na"):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{one}\n" for one in lines)))
        who = ("--user", user) if user else ()
        status = main([*arguments, "--registry", url_of(registry.place), *who])
        return status, capsys.readouterr()

    return run


def test_a_backup_lies_on_this_computer_and_is_verified(typed, tmp_path):
    status, said = typed("backup")
    assert status == 0, said.err

    [made] = (tmp_path / "data").rglob("*.backup")
    assert str(made) in said.out
    assert typed("verify", str(made))[0] == 0


def test_a_backup_is_restored_into_another_database(typed, registry, empty, tmp_path):
    active(registry)
    typed("backup")
    [made] = (tmp_path / "data").rglob("*.backup")

    status, said = typed("restore", str(made), "--to", url_of(empty))

    assert status == 0, said.err
    assert f"Restored: {empty}" in said.out
    with closing(Registry(empty, key=KEY)) as restored:
        assert restored.verify().is_whole


def test_a_backup_is_restored_into_a_file(typed, tmp_path):
    typed("backup")
    [made] = (tmp_path / "data").rglob("*.backup")
    place = tmp_path / "alone.registry"

    status, said = typed("restore", str(made), "--to", str(place), "--yes")

    assert status == 0, said.err
    enter(place, "li.na", PASSWORD)[0].close()


def test_over_a_registry_in_use_nothing_is_restored(typed, tmp_path):
    typed("backup")
    [made] = (tmp_path / "data").rglob("*.backup")

    status, said = typed("restore", str(made), "--yes")

    assert status == 1
    assert "holds something already" in said.err


def test_everything_is_held_against_the_trail(typed):
    status, said = typed("verify", "--everything")

    assert status == 0, said.err


def test_the_key_is_not_changed_where_it_encrypts_nothing(typed):
    status, said = typed("rotate-key")

    assert status == 1
    assert "lies on a server" in said.err


def test_who_forgot_the_password_gets_another_with_the_recovery_key(typed, registry):
    sheet = new_recovery_key()
    registry.keyring.keep_recovery_key(registry.key, sheet)

    status, said = typed("recover", "li.na", lines=(sheet, "seven herons"), user="")

    assert status == 0, said.err
    enter(registry.place, COORDINATOR.user_name, "seven herons")[0].close()
