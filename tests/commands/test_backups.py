"""Backups by hand and by rule; the trail tells of each, and the last good one is known."""

import json
from contextlib import closing
from datetime import timedelta

import pytest

from coordinator.commands.backups import (
    back_up_by_rule,
    back_up_now,
    change_backup_folders,
    verify_backup,
)
from coordinator.commands.keys import rotate_key
from coordinator.commands.site import NotForYou
from coordinator.commands.staff import sign_out
from coordinator.domain.audit import Action, AuditFilter
from coordinator.domain.backup import BackupUnusable, FolderOutOfReach
from coordinator.queries.audit import audit_page
from coordinator.queries.backups import backup_state
from coordinator.registry.backup_folder import backups_in, default_folder, identity_of
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, MONITOR, active
from tests.conftest import KEY, NOON, noon


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    """Where this computer keeps what is a server's."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def newest(registry):
    return audit_page(registry, AuditFilter())[0]


def later(registry, days):
    """The same registry on a later day."""
    return closing(Registry(registry.place, lambda: NOON + timedelta(days=days), key=KEY))


def test_a_backup_by_hand_is_told_to_the_trail_with_the_head_it_holds(registry, tmp_path):
    """T1, T3"""
    head = registry.head()
    made = back_up_now(registry, COORDINATOR, folder=tmp_path / "stick")

    entry = newest(registry)
    told = {name: value for name, (_before, value) in json.loads(entry.changes).items()}
    assert (entry.action, entry.actor) == (Action.BACKUP_MADE, "li.na")
    assert entry.key == str(made.path)
    assert told["head"] == head == made.manifest.head


def test_backups_lie_beside_the_registry_until_somebody_says_where(registry):
    made = back_up_now(registry, COORDINATOR)

    assert made.path.parent == default_folder(registry.place)


def test_the_last_good_backup_is_known_and_whether_something_was_done_since(registry):
    assert backup_state(registry).last.at is None
    made = back_up_by_rule(registry)
    sign_out(registry, COORDINATOR)

    state = backup_state(registry)
    assert (state.last.at, state.last.place) == (NOON, str(made.backup.path))
    assert state.is_of_today
    assert not state.has_news
    active(registry)
    assert backup_state(registry).has_news


@pytest.mark.parametrize(("days", "is_old"), [(0, False), (2, False), (3, True)])
def test_a_registry_without_a_good_backup_for_three_days_warns(registry, days, is_old):
    with later(registry, days) as opened:
        assert backup_state(opened).is_old == is_old
    back_up_now(registry, COORDINATOR)
    with later(registry, days) as opened:
        assert backup_state(opened).is_old == is_old


def test_a_monitor_may_make_a_backup_and_change_no_folder(registry, tmp_path):
    back_up_now(registry, MONITOR)
    with pytest.raises(NotForYou):
        change_backup_folders(registry, MONITOR, folder=tmp_path, second=None)


def test_the_rule_removes_what_it_made_and_nothing_that_a_person_made(registry):
    by_hand = back_up_now(registry, COORDINATOR)
    first = back_up_by_rule(registry)
    with later(registry, 0.01) as opened:
        second = back_up_by_rule(opened)

    assert second.removed == (first.backup.path,)
    found = backups_in(by_hand.path.parent, identity_of(registry.place))
    assert {one.path for one in found} == {by_hand.path, second.backup.path}


def test_a_second_folder_gets_the_same_backup(registry, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    change_backup_folders(registry, COORDINATOR, folder=None, second=stick)
    made = back_up_by_rule(registry)

    assert made.second.path.read_bytes() == made.backup.path.read_bytes()
    assert made.second.path.parent == stick
    assert made.problem == ""


def test_a_stick_that_was_pulled_out_spoils_nothing(registry, tmp_path):
    stick = tmp_path / "media" / "stick"
    stick.mkdir(parents=True)
    change_backup_folders(registry, COORDINATOR, folder=None, second=stick)
    stick.rmdir()
    stick.parent.rmdir()
    made = back_up_by_rule(registry)

    assert made.backup.path.exists()
    assert "cannot be reached" in made.problem
    assert backup_state(registry).last.at == NOON


def test_a_folder_that_cannot_be_written_to_is_not_taken(registry, tmp_path):
    with pytest.raises(FolderOutOfReach):
        change_backup_folders(registry, COORDINATOR, folder=tmp_path / "gone", second=None)
    assert backup_state(registry).folder == default_folder(registry.place)


def test_choosing_the_usual_folder_is_choosing_none(registry):
    usual = default_folder(registry.place)
    usual.mkdir(parents=True)
    change_backup_folders(registry, COORDINATOR, folder=usual, second=usual)

    assert backup_state(registry).second is None
    assert backup_state(registry).folder == usual


def test_a_failed_backup_is_no_last_good_one(registry, tmp_path):
    with pytest.raises(FolderOutOfReach):
        back_up_now(registry, COORDINATOR, folder=tmp_path / "gone" / "stick")
    assert backup_state(registry).last.at is None


def test_other_windows_go_on_writing_after_a_backup(registry):
    with closing(Registry(registry.place, noon, key=KEY)) as other:
        back_up_by_rule(registry)
        active(other)
    assert registry.verify().is_whole


def test_a_backup_is_read_whole_again_whenever_somebody_asks(registry):
    made = back_up_now(registry, COORDINATOR)

    assert verify_backup(registry, COORDINATOR, backup=made.path)
    assert (newest(registry).record, newest(registry).key) == ("Backup", str(made.path))
    made.path.write_bytes(made.path.read_bytes()[:-100])
    with pytest.raises(BackupUnusable):
        verify_backup(registry, COORDINATOR, backup=made.path)


@pytest.mark.file_only("the key of a server's registry encrypts nothing there")
def test_of_a_backup_with_an_older_key_the_sums_are_verified(registry):
    made = back_up_now(registry, COORDINATOR)
    rotate_key(registry, COORDINATOR)

    assert not verify_backup(registry, COORDINATOR, backup=made.path)
    assert not list(registry.path.parent.glob("trial-coordinator-*"))
