"""A backup is opened with a password of then, compared, and restored; the trail tells it."""

import json
import shutil
import zipfile
from contextlib import closing
from datetime import timedelta

import pytest

from coordinator.commands.keys import rotate_key
from coordinator.commands.site import NotForYou, found_site
from coordinator.domain.audit import Action, AuditFilter
from coordinator.domain.backup import BackupForged, BackupOfAnother, BackupUnusable
from coordinator.domain.role import Role
from coordinator.domain.staff import SignInFailed
from coordinator.entering import enter
from coordinator.queries.audit import audit_page
from coordinator.registry import backup_file
from coordinator.registry.backups import Said, Source, back_up
from coordinator.registry.keyring import Holder, Keyring
from coordinator.registry.sealing import new_recovery_key
from coordinator.registry.store import Registry
from coordinator.restoring import Proof, RecoveryKeyMistyped, drop, examine, restore
from tests.builders import (
    COORDINATOR,
    PASSWORD,
    PEOPLE,
    SITE,
    TODAY,
    active,
    answered,
    consented,
)
from tests.conftest import KEY, NOON, copy_registry, noon
from tests.older import older_registry

LI_NA = Proof("Li.Na", PASSWORD)


@pytest.fixture
def backup(registry, tmp_path):
    return back_up(
        Source(registry.path, registry.key), tmp_path / "backups", Said("li.na", NOON)
    ).path


@pytest.fixture
def later(registry, backup):
    """The registry after work that the backup does not have; nobody has it open."""
    active(registry)
    answered(registry, consented(registry, 1), I1="yes")
    registry.close()
    return registry.path


def newest(path):
    registry, _person = enter(path, "li.na", PASSWORD, noon)
    with closing(registry):
        assert registry.verify().is_whole
        return audit_page(registry, AuditFilter())[1]


def test_what_would_be_lost_is_told_by_day_and_person(backup, later):
    found = examine(backup, later, LI_NA).difference

    assert found.is_same_registry
    assert found.only_in_backup == 0
    assert {(line.on, line.actor) for line in found.lost} == {(TODAY, "li.na")}
    assert "criterion answered" in dict(found.lost[0].actions)
    assert len(found.screenings) == 1
    assert {(c.now, c.then) for c in found.counts if c.table == "screening"} == {(1, 0)}


def test_a_restored_registry_tells_of_it_and_of_what_was_lost(backup, later):
    """T1"""
    examined = examine(backup, later, LI_NA)
    done = restore(examined, clock=noon)

    entry = newest(later)
    told = {name: value for name, (_before, value) in json.loads(entry.changes).items()}
    assert (entry.action, entry.actor, entry.key) == (
        Action.BACKUP_RESTORED,
        "li.na",
        backup.name,
    )
    assert told["entries_lost"] == examined.difference.lost_entries > 0
    assert told["replaced"] == done.kept_as.name == "site.registry.replaced 2026-11-22 1200"
    with closing(Registry(done.kept_as, noon, key=KEY)) as kept:
        assert kept.verify().count == examined.difference.common + told["entries_lost"]
    assert not list(later.parent.glob("*.restoring*"))


def test_looking_changes_nothing(backup, later):
    had = later.read_bytes()
    drop(examine(backup, later, LI_NA))

    assert later.read_bytes() == had
    assert not list(later.parent.glob("*.restoring*"))


def test_a_wrong_password_opens_no_backup(backup, later):
    with pytest.raises(SignInFailed):
        examine(backup, later, Proof("li.na", "quiet paper boot"))
    with pytest.raises(SignInFailed):
        examine(backup, later, Proof("nobody", PASSWORD))
    assert not list(later.parent.glob("*.restoring*"))


def test_the_recovery_key_opens_a_backup(registry, tmp_path):
    """The site's safe has it: also when nobody remembers a password."""
    recovery_key = new_recovery_key()
    registry.keyring.keep_recovery_key(registry.key, recovery_key)
    source = Source(registry.path, registry.key)
    made = back_up(source, tmp_path / "backups", Said("li.na", NOON)).path
    registry.close()
    with pytest.raises(RecoveryKeyMistyped):
        examine(made, registry.path, Proof("", "0123-4567"))
    restore(examine(made, registry.path, Proof("", recovery_key.lower())), clock=noon)

    assert newest(registry.path).actor == "recovery key"


@pytest.mark.parametrize("user_name", ["m.okafor", "ada.brandt"])
def test_who_does_not_keep_the_keys_restores_nothing(backup, later, user_name):
    with pytest.raises(NotForYou):
        examine(backup, later, Proof(user_name, PASSWORD))


def test_a_backup_from_before_the_key_was_changed_opens_with_its_own(registry, backup):
    rotate_key(registry, COORDINATOR)
    active(registry)
    registry.close()
    examined = examine(backup, registry.path, LI_NA)

    assert examined.difference.lost_entries > 0
    restore(examined, clock=noon)
    assert newest(registry.path).action == Action.BACKUP_RESTORED
    with pytest.raises(SignInFailed):
        enter(registry.path, "li.na", "another password", noon)


def test_where_the_two_went_different_ways_both_are_told(registry, backup, tmp_path):
    """After a restoring, a newer backup of the former registry has what this one has not."""
    fork = tmp_path / "fork" / "site.registry"
    fork.parent.mkdir()
    registry.close()
    copy_registry(registry.path, fork)
    with closing(Registry(fork, noon, key=KEY)) as other:
        active(other)
        other_backup = back_up(Source(fork, KEY), tmp_path / "f", Said("li.na", NOON)).path
    with closing(Registry(registry.path, noon, key=KEY)) as ours:
        active(ours, "I1 Age 20 to 30 years", "E1 Fever")
    found = examine(other_backup, registry.path, LI_NA).difference

    assert found.only_in_backup > 0
    assert found.lost_entries > 0


def test_the_backup_of_another_registry_is_asked_about(backup, later, tmp_path):
    with closing(Registry.create(tmp_path / "other.registry", noon, key=KEY)) as other:
        found_site(other, site=SITE, people=PEOPLE)
    examined = examine(backup, other.path, LI_NA)
    assert not examined.difference.is_same_registry
    with pytest.raises(BackupOfAnother):
        restore(examined, clock=noon)
    with closing(Registry(other.path, noon, key=KEY)) as still:
        assert still.verify().is_whole

    restore(examine(backup, other.path, LI_NA), another=True, clock=noon)
    assert newest(other.path).action == Action.BACKUP_RESTORED


def test_a_damaged_registry_is_replaced_without_a_comparison(backup, later):
    later.write_bytes(b"\xa5" * 8192)
    examined = examine(backup, later, LI_NA)
    assert examined.difference is None
    assert "damaged" in examined.why or "does not open" in examined.why
    restore(examined, clock=noon)

    assert newest(later).action == Action.BACKUP_RESTORED


def test_a_registry_that_is_gone_comes_back(backup, later):
    later.unlink()
    done = restore(examine(backup, later, LI_NA), clock=noon)

    assert newest(done.path).action == Action.BACKUP_RESTORED


def test_a_backup_of_an_older_version_is_brought_up_to_date_where_it_is_restored(tmp_path):
    path = tmp_path / "site.registry"
    older_registry(path, KEY)
    Keyring(path).enter(KEY, [(Holder("li.na", "Li Na", Role.COORDINATOR), PASSWORD)])
    made = back_up(Source(path, KEY), tmp_path / "backups", Said("li.na", NOON))
    assert made.manifest.schema == "0001"
    restore(examine(made.path, path, LI_NA), clock=noon)

    with closing(Registry(path, noon, key=KEY)) as opened:
        assert opened.verify().is_whole
        assert audit_page(opened, AuditFilter())[0].action == Action.BACKUP_RESTORED
    assert [one.name for one in tmp_path.glob("*restoring*")] == []


class TestForged:
    def repacked(self, backup, place, **members):
        with zipfile.ZipFile(backup) as old, zipfile.ZipFile(place, "w") as new:
            content = {name: old.read(name) for name in old.namelist()}
            for name, data in (content | members).items():
                new.writestr(name, data)
        return place

    def listed(self, backup, place, **changed):
        """Change the list, and let the sizes and sums in it fit: all but the tag."""
        told = json.loads(backup_file.as_json(backup_file.manifest_of(backup)))
        return self.repacked(backup, place, **{"manifest.json": json.dumps(told | changed)})

    def test_a_list_that_was_changed_is_refused(self, backup, later, tmp_path):
        at = (NOON + timedelta(days=1)).isoformat()
        forged = self.listed(backup, tmp_path / "forged.backup", made_at=at)
        with pytest.raises(BackupForged, match="was not written by this program"):
            examine(forged, later, LI_NA)

    def test_a_registry_that_was_exchanged_is_refused(self, backup, later, tmp_path):
        """Also where its sum in the list was mended."""
        other = later.read_bytes()
        forged = self.repacked(backup, tmp_path / "forged.backup", registry=other)
        with pytest.raises(BackupUnusable):
            examine(forged, later, LI_NA)
        (tmp_path / "registry").write_bytes(other)
        told = json.loads(backup_file.as_json(backup_file.manifest_of(backup)))
        member = backup_file.measured("registry", tmp_path / "registry")
        told["members"]["registry"] = {"size": member.size, "sha256": member.sha256}
        forged = self.repacked(
            backup, tmp_path / "b.backup", registry=other, **{"manifest.json": json.dumps(told)}
        )
        with pytest.raises(BackupForged):
            examine(forged, later, LI_NA)

    @pytest.mark.parametrize("content", [b"", b"no keyring", b"SQLite format 3\0" + b"\0" * 99])
    def test_a_keyring_that_is_none_is_refused(self, backup, later, tmp_path, content):
        (tmp_path / "keyring").write_bytes(content)
        member = backup_file.measured("keyring", tmp_path / "keyring")
        told = json.loads(backup_file.as_json(backup_file.manifest_of(backup)))
        told["members"]["keyring"] = {"size": member.size, "sha256": member.sha256}
        forged = self.repacked(
            backup,
            tmp_path / "b.backup",
            keyring=content,
            **{"manifest.json": json.dumps(told)},
        )
        with pytest.raises((BackupUnusable, BackupForged)):
            examine(forged, later, LI_NA)
        assert not list(later.parent.glob("*.restoring*"))

    def test_what_is_no_backup_is_refused(self, later, tmp_path):
        letter = tmp_path / "letter.backup"
        letter.write_text("Dear colleague")
        with pytest.raises(BackupUnusable):
            examine(letter, later, LI_NA)
        shutil.copyfile(later, letter)
        with pytest.raises(BackupUnusable):
            examine(letter, later, LI_NA)


def test_a_proof_shows_no_password():
    assert PASSWORD not in repr(LI_NA)
