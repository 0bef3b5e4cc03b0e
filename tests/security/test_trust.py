"""A registry that was changed outside of the program is open for reading only (T3, T4)."""

import shutil
from contextlib import closing, contextmanager

import pytest

from coordinator.cli import main
from coordinator.commands.audit import verify_everything, verify_trail
from coordinator.commands.backups import back_up_now
from coordinator.commands.staff import lock, sign_in, sign_out
from coordinator.domain.audit import Action
from coordinator.domain.log import LogFilter
from coordinator.domain.proof import Fault, OnlyReadable
from coordinator.domain.staff import SignInFailed
from coordinator.entering import enter
from coordinator.list_files import export_log
from coordinator.queries.forms import blank_form, log_form
from coordinator.queries.staff import site_of
from coordinator.registry.cover import keyring_of, writing
from coordinator.registry.heads import Heads
from coordinator.registry.store import Registry
from coordinator.registry.trust import look
from tests.builders import COORDINATOR, LITTLE, PASSWORD, SITE, active, consented
from tests.conftest import KEY, copy_registry, noon
from tests.registry.test_audit import rename
from tests.security.tampering import unguarded


@pytest.fixture
def closed(registry):
    """A registry in which somebody has been, and out of which they went."""
    consented(registry, active(registry).trial_id)
    sign_out(registry, COORDINATOR)
    registry.close()
    return registry


def forge(registry, statement="UPDATE subject SET initials = 'XX'"):
    with unguarded(registry) as connection:
        connection.execute(statement)


def entered(closed):
    return enter(closed.path, "li.na", PASSWORD, noon)


def verify_everything_by_hand(registry):
    assert verify_everything(registry, COORDINATOR).is_whole


def test_a_registry_as_the_program_left_it_is_written_to(closed):
    opened, person = entered(closed)

    assert opened.distrust is None
    rename(opened, "Hillside Hospital")
    sign_out(opened, person)
    opened.close()


@pytest.mark.parametrize("verify", [verify_trail, verify_everything])
def test_a_broken_chain_ends_writing_at_once(registry, verify):
    """T4"""
    forge(registry, "UPDATE audit_entry SET actor = 'x' WHERE id = 5")

    verify(registry, COORDINATOR)

    with pytest.raises(OnlyReadable, match="open for reading only"):
        rename(registry, "x")
    assert site_of(registry).name == SITE.name


def test_a_record_that_does_not_fit_ends_writing_at_the_next_sign_in_too(closed):
    """T4: signing in and out, locking and reading work; nothing is written."""
    forge(closed)
    opened, person = entered(closed)
    assert not verify_everything(opened, person).is_whole
    opened.close()

    again, person = entered(closed)

    assert again.distrust.first.fault is Fault.VALUE_CHANGED
    head = again.head()
    lock(again, person)
    assert sign_in(again, user_name="li.na", password=PASSWORD) == person
    with pytest.raises(SignInFailed):
        sign_in(again, user_name="li.na", password="another one")
    sign_out(again, person)
    assert again.head() == head
    with pytest.raises(OnlyReadable):
        rename(again, "x")
    again.close()


def test_what_fits_again_is_written_to_again(closed):
    """T4: such as after a backup was put back."""
    with unguarded(closed) as connection:
        ((before,),) = connection.execute("SELECT initials FROM subject").fetchall()
    forge(closed)
    opened, person = entered(closed)
    verify_everything(opened, person)
    forge(closed, f"UPDATE subject SET initials = '{before}'")

    assert verify_everything(opened, person).is_whole
    rename(opened, "Hillside Hospital")
    opened.close()
    again, _person = entered(closed)
    assert again.distrust is None
    again.close()


def test_the_note_of_what_was_found_names_nobody(closed):
    """P1: the keyring lies beside the registry in the clear."""
    forge(closed)
    opened, person = entered(closed)
    verify_everything(opened, person)
    opened.close()

    found = Heads(closed.path).noted()

    assert (found.count, found.first.key, found.first.told) == (1, "", "")
    assert b"07001" not in keyring_of(closed.path).read_bytes()


def test_a_cut_off_end_is_noticed_at_the_next_sign_in(closed):
    """T3: the keyring knows how far the trail went."""
    forge(closed, "DELETE FROM audit_entry WHERE id > 9")

    opened, _person = entered(closed)

    assert opened.distrust.first.fault is Fault.TRAIL_CUT_OFF
    assert opened.distrust.first.entry == 9
    opened.close()


def test_an_older_file_put_back_is_noticed_at_the_next_sign_in(closed, tmp_path):
    """T3"""
    older = tmp_path / "older"
    shutil.copyfile(closed.path, older)
    opened, person = entered(closed)
    rename(opened, "Hillside Hospital")
    sign_out(opened, person)
    opened.close()
    shutil.copyfile(older, closed.path)

    opened, _person = entered(closed)

    assert opened.distrust.first.fault is Fault.TRAIL_CUT_OFF
    opened.close()


def test_a_trail_written_anew_is_noticed_at_the_next_sign_in(closed):
    """T3"""
    forge(
        closed, "UPDATE audit_entry SET hash = 'x' WHERE id = (SELECT max(id) FROM audit_entry)"
    )

    opened, _person = entered(closed)

    assert opened.distrust.first.fault is Fault.TRAIL_REWRITTEN
    opened.close()


def test_a_note_in_the_keyring_that_somebody_else_wrote_is_noticed(closed):
    """T3: who does not have the registry's key cannot say where the trail ended."""
    with writing(closed.path) as connection:
        connection.execute("UPDATE head SET count = 3")

    opened, _person = entered(closed)

    assert opened.distrust.first.fault is Fault.NOTE_FORGED
    opened.close()


def test_a_trigger_of_an_enemy_never_fires(closed):
    """T4: a file made by an enemy; signing in would be the first write."""
    with unguarded(closed) as connection:
        connection.execute(
            "CREATE TRIGGER theirs AFTER INSERT ON audit_entry "
            "BEGIN UPDATE subject SET initials = 'XX'; END"
        )

    opened, _person = entered(closed)

    assert opened.distrust.first.fault is Fault.FOREIGN_PART
    with unguarded(closed) as connection:
        assert connection.execute("SELECT initials FROM subject").fetchall() != [("XX",)]
    opened.close()


def test_after_the_key_was_changed_the_end_of_the_trail_is_still_known(closed):
    """T3: the note holds under each key of the registry."""
    opened, person = entered(closed)
    opened.rotate_key(person)
    opened.close()

    again, _person = entered(closed)

    assert again.distrust is None
    assert verify_everything(again, COORDINATOR).is_whole
    again.close()


def test_a_cut_off_end_is_found_by_the_newest_backup(registry, tmp_path):
    """T3: also where the keyring was put back together with the file."""
    older = tmp_path / "older"
    older.mkdir()
    registry.close()
    copy_registry(registry.path, older / "site.registry")
    rename(registry, "Hillside Hospital")
    back_up_now(registry, COORDINATOR)
    registry.close()
    copy_registry(older / "site.registry", registry.path)

    proof = verify_everything(registry, COORDINATOR)

    assert [found.fault for found in proof.misfits] == [Fault.TRAIL_CUT_OFF]


def run(registry, *words, monkeypatch):
    monkeypatch.setattr("coordinator.terminal.registry.asked_password", lambda _name: PASSWORD)
    return main(["verify", "--registry", str(registry.path), "--user", "li.na", *words])


def test_everything_is_verified_at_the_command_line(closed, monkeypatch, capsys):
    assert run(closed, "--everything", monkeypatch=monkeypatch) == 0
    assert "records are as the trail tells" in capsys.readouterr().out


def test_what_was_found_is_named_at_the_command_line(closed, monkeypatch, capsys):
    """T4"""
    forge(closed)

    assert run(closed, "--everything", monkeypatch=monkeypatch) == 1
    said = capsys.readouterr()
    assert "Subject no. 1 (subject #1): initials is “XX”, but entry" in said.out
    assert "1 found" in said.err


def test_a_printed_head_is_found_in_the_trail(closed, monkeypatch, capsys):
    """T3"""
    head = closed.head()
    closed.close()

    assert run(closed, "--head", head[:16].upper(), monkeypatch=monkeypatch) == 0
    assert "The printed head is that of entry" in capsys.readouterr().out
    assert run(closed, "--head", "0" * 64, monkeypatch=monkeypatch) == 1
    assert "cut off or written anew" in capsys.readouterr().err


def test_verifying_leaves_an_entry_that_says_how_much_was_verified(registry):
    """T1"""
    verify_everything(registry, COORDINATOR)

    with registry.walking() as raw:
        last = raw.execute(
            "SELECT action, changes FROM audit_entry ORDER BY id DESC LIMIT 1"
        ).fetchone()
    assert last[0] == Action.TRAIL_VERIFIED.value
    assert "everything" in last[1]


def test_nothing_is_printed_or_exported_while_no_entry_may_tell_of_it(registry, tmp_path):
    """T1, T4"""
    version = active(registry)
    forge(registry, "UPDATE site SET name = 'forged'")
    verify_everything(registry, COORDINATOR)

    with pytest.raises(OnlyReadable):
        blank_form(registry, COORDINATOR, version_id=version.id)
    with pytest.raises(OnlyReadable):
        log_form(registry, COORDINATOR, LogFilter())
    with pytest.raises(OnlyReadable):
        export_log(registry, COORDINATOR, wanted=LogFilter(), path=tmp_path / "log.csv")
    assert not (tmp_path / "log.csv").exists()


class Busy(Registry):
    """A registry at which somebody else comes and goes just after its trail came in sight."""

    @contextmanager
    def walking(self):
        with super().walking() as raw:
            raw.execute("SELECT count(*) FROM audit_entry").fetchone()
            with closing(Registry(self.place, noon, key=KEY, cost=LITTLE)) as other:
                sign_out(other, COORDINATOR)
            yield raw


@pytest.mark.parametrize("looked", [look, verify_everything_by_hand])
def test_who_comes_and_goes_meanwhile_is_no_cut_off_trail(closed, looked):
    """T4: what another workstation notes while this one looks is not held against the view."""
    with closing(Busy(closed.place, noon, key=KEY, cost=LITTLE)) as registry:
        looked(registry)

        assert registry.distrust is None
        rename(registry, "Hillside Hospital")
