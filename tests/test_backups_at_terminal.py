"""`backup`, `restore`, `verify BACKUP` and `recover`, as they are typed."""

import io
import shutil
import sys
from contextlib import closing

import pytest

from coordinator.cli import main
from coordinator.domain.audit import Action, AuditFilter
from coordinator.entering import enter
from coordinator.queries.audit import audit_page
from coordinator.registry.sealing import new_recovery_key
from coordinator.registry.store import Registry
from tests.builders import PASSWORD, active
from tests.conftest import KEY


@pytest.fixture
def path(registry):
    registry.close()
    return registry.path


@pytest.fixture
def typed(path, monkeypatch, capsys):
    """Run a command on the registry with lines typed; give status, output and errors."""

    def run(*arguments, lines=(PASSWORD,), user="li.na"):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        who = ("--user", user) if user else ()
        status = main([*map(str, arguments), "--registry", str(path), *who])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def backup(typed, tmp_path):
    status, out, _err = typed("backup", tmp_path / "stick")
    assert status == 0
    [made] = (tmp_path / "stick").iterdir()
    assert str(made) in out
    return made


@pytest.fixture
def later(backup, path):
    with closing(Registry(path, key=KEY)) as opened:
        active(opened)
    return path


def newest(path, password=PASSWORD):
    registry, _person = enter(path, "li.na", password)
    with closing(registry):
        return audit_page(registry, AuditFilter())[1]


def test_without_a_folder_a_backup_lies_where_the_site_keeps_them(typed, path):
    status, out, _err = typed("backup")

    [made] = (path.parent / "backups").iterdir()
    assert status == 0
    assert str(made) in out
    assert "audit entries, head" in out


def test_a_folder_out_of_reach_is_one_sentence(typed, tmp_path):
    status, _out, err = typed("backup", tmp_path / "media" / "stick")
    assert status == 1
    assert "cannot be reached" in err


def test_a_backup_is_verified_with_a_password_of_then(typed, backup, path, tmp_path):
    shutil.move(path, tmp_path / "gone")  # a backup needs no registry beside it
    status, out, _err = typed("verify", backup)
    assert status == 0
    assert out.startswith("The backup is whole.")

    status, _out, err = typed("verify", backup, lines=["quiet paper boot"])
    assert status == 1
    assert "do not fit" in err


@pytest.mark.parametrize("command", ["verify", "restore"])
def test_a_backup_that_is_not_there_is_one_sentence(typed, tmp_path, command):
    status, _out, err = typed(command, tmp_path / "gone.backup")
    assert status == 1
    assert "gone.backup cannot be read" in err


def test_a_damaged_backup_is_named(typed, backup):
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)

    status, _out, err = typed("verify", backup)
    assert status == 1
    assert "is not a whole backup" in err


def test_what_would_be_lost_is_written_and_nothing_restored_unasked(typed, backup, later):
    status, out, err = typed("restore", backup)

    assert status == 1
    assert "audit entries would be lost:" in out
    assert "li.na" in out
    assert "Nothing was restored" in err
    assert newest(later).action != Action.BACKUP_RESTORED
    assert not list(later.parent.glob("*.restoring*"))


def test_a_backup_is_restored_and_the_former_registry_kept(typed, backup, later):
    status, out, _err = typed("restore", backup, "--yes")

    assert status == 0
    assert "The former registry is kept" in out
    assert len(list(later.parent.glob("site.registry.replaced *"))) == 2
    assert newest(later).action == Action.BACKUP_RESTORED


def test_a_backup_is_restored_to_another_place(typed, backup, later, tmp_path):
    place = tmp_path / "another place" / "登记.registry"
    place.parent.mkdir()
    assert typed("restore", backup, "--yes", "--to", place)[0] == 0

    assert newest(place).action == Action.BACKUP_RESTORED
    assert newest(later).action != Action.BACKUP_RESTORED


def test_where_no_registry_lies_a_backup_is_restored_without_asking(typed, backup, path):
    """Nothing can be lost there."""
    gone = path.with_name("put aside")
    path.rename(gone)
    status, out, _err = typed("restore", backup)

    assert (status, f"Restored: {path}" in out) == (0, True)
    assert newest(path).action == Action.BACKUP_RESTORED


def test_who_forgot_the_password_gets_another_with_the_recovery_key(typed, path):
    recovery_key = new_recovery_key()
    with closing(Registry(path, key=KEY)) as opened:
        opened.keyring.keep_recovery_key(KEY, recovery_key)
    wrong = new_recovery_key()
    new = "seven tall lamps"

    status, _out, err = typed("recover", "li.na", lines=[wrong, new], user="")
    assert (status, "does not open" in err) == (1, True)
    status, _out, err = typed("recover", "li.na", lines=["0000-1111", new], user="")
    assert (status, "a sign is wrong" in err) == (1, True)
    status, _out, err = typed("recover", "nobody", lines=[recovery_key, new], user="")
    assert (status, "Nobody with the user name" in err) == (1, True)
    status, _out, err = typed("recover", "li.na", lines=[recovery_key, "short"], user="")
    assert status == 1
    status, out, _err = typed("recover", "li.na", lines=[recovery_key, new], user="")
    assert (status, "signs in with the new password" in out) == (0, True)

    registry, person = enter(path, "li.na", new)
    with closing(registry):
        told = [entry.action for entry in audit_page(registry, AuditFilter())]
    assert person.must_change
    assert Action.RECOVERY_KEY_USED in told
    assert Action.SIGN_IN_FAILED in told


def test_the_recovery_key_restores_where_nobody_remembers_a_password(typed, path, tmp_path):
    recovery_key = new_recovery_key()
    with closing(Registry(path, key=KEY)) as opened:
        opened.keyring.keep_recovery_key(KEY, recovery_key)
    assert typed("backup", tmp_path / "stick")[0] == 0
    [made] = (tmp_path / "stick").iterdir()

    assert typed("restore", made, "--yes", lines=[recovery_key], user="")[0] == 0
    assert newest(path).actor == "recovery key"
