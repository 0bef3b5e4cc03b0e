"""A backup takes the place of a registry whole or not at all, whenever the power fails."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coordinator.domain.audit import Action
from coordinator.registry import swapping
from coordinator.registry.backups import Said, Source, back_up
from coordinator.registry.cover import keyring_of
from coordinator.registry.errors import RegistryInUse
from coordinator.registry.peek import peek
from coordinator.registry.restoring import put_in_place, take_out
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, PASSWORD, SITE, active
from tests.conftest import KEY, NOON, copy_registry, noon

pytestmark = pytest.mark.file_only("a file takes another's place")


@pytest.fixture
def backup(registry, tmp_path):
    return back_up(Source(registry.path, KEY), tmp_path / "backups", Said("li.na", NOON))


@pytest.fixture
def later(registry, backup):
    """The registry after a day's work that the backup does not have; nobody has it open."""
    active(registry)
    registry.keyring.name_site("Hillside Hospital", "7")
    registry.close()
    return registry.path


def entries(path):
    with closing(Registry(path, noon, key=KEY)) as opened:
        verified = opened.verify()
    assert verified.is_whole
    return verified.count


def taken_out(backup, path):
    return take_out(backup.path, path, "li.na", PASSWORD)


def kept(path):
    return path.with_name("site.registry.replaced")


def test_the_backup_takes_the_place_and_the_old_registry_is_kept(backup, later):
    had = entries(later)
    put_in_place(taken_out(backup, later), kept(later), Source(later, KEY))

    assert entries(later) == backup.manifest.entries
    assert entries(kept(later)) == had
    assert peek(later).site_name == SITE.name
    assert peek(kept(later)).site_name == "Hillside Hospital"
    assert not list(later.parent.glob("*.restoring*"))


def test_where_nothing_lies_a_backup_is_put_as_well(backup, tmp_path):
    place = tmp_path / "elsewhere.registry"
    put_in_place(taken_out(backup, place), kept(place), None)

    assert entries(place) == backup.manifest.entries
    assert not kept(place).exists()


def test_a_registry_that_is_open_elsewhere_is_left_alone(backup, later):
    had = entries(later)
    taken = taken_out(backup, later)
    with closing(Registry(later, noon, key=KEY)) as other:
        with other.reading() as session:
            session.connection()
        with pytest.raises(RegistryInUse):
            put_in_place(taken, kept(later), Source(later, KEY))
        with other.changing(Action.TRAIL_VERIFIED, COORDINATOR) as session:
            session.note("AuditTrail", "goes on")
    swapping.clear(later)

    assert entries(later) == had + 1
    assert not list(later.parent.glob("*.re*ing*"))


def test_a_damaged_registry_is_replaced_with_all_that_belongs_to_it(backup, later):
    """Its log must not be played into what takes its place."""
    taken = taken_out(backup, later)
    later.write_bytes(b"\xa5" * 8192)
    later.with_name("site.registry-wal").write_bytes(b"log")
    put_in_place(taken, kept(later), None)

    assert entries(later) == backup.manifest.entries
    assert kept(later).read_bytes() == b"\xa5" * 8192
    assert later.with_name("site.registry.replaced-wal").read_bytes() == b"log"


def test_a_disk_without_links_gets_a_copy(backup, later, monkeypatch):
    """A stick of the shop is formatted with exFAT, which knows no second names."""

    def refuse(_source, _target):
        raise PermissionError(1, "Operation not permitted")

    had = entries(later)
    monkeypatch.setattr(os, "link", refuse)
    put_in_place(taken_out(backup, later), kept(later), Source(later, KEY))

    assert entries(kept(later)) == had
    assert entries(later) == backup.manifest.entries


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork, by which it is cut off")
def test_a_swap_that_is_cut_off_anywhere_leaves_the_old_or_the_new(backup, later, tmp_path):
    had = entries(later)
    taken_out(backup, later)
    prepared, out = tmp_path / "prepared", tmp_path / "cut"
    prepared.mkdir()
    for place in (later, swapping.restoring(later)):
        copy_registry(place, prepared / place.name)
    ended = subprocess.run(
        [sys.executable, "-m", "tests.registry.cutting", prepared, out],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    times = int(ended.stdout)
    assert times > 12

    found = []
    for step in range(1, times + 1):
        path = out / str(step) / "site.registry"
        site = peek(path).site_name  # whoever opens it next goes on
        found.append(entries(path))
        assert (site == SITE.name) == (found[-1] == backup.manifest.entries)
        if kept(path).exists():
            assert entries(kept(path)) == had
            assert keyring_of(kept(path)).exists()
        swapping.clear(path)
        assert not list(path.parent.glob("*.restoring*"))

    assert set(found) == {had, backup.manifest.entries}
    assert found == sorted(found, reverse=True)  # once decided, it never goes back


def test_a_swap_that_was_decided_goes_on_when_the_registry_is_opened_next(backup, later):
    taken_out(backup, later)
    swapping.prepare(later)
    swapping.decide(later, kept(later))
    swapping.clear(later)

    assert peek(later).site_name == SITE.name
    assert entries(later) == backup.manifest.entries
    assert kept(later).exists()


def test_the_name_of_what_is_kept_leads_nowhere_else(backup, later, tmp_path):
    """A file that an enemy put there moves nothing out of the folder."""
    swapping.decided(later).write_text("../escaped", "utf-8")
    shutil.copyfile(later, swapping.old_of(later))
    peek(later)

    assert not (tmp_path.parent / "escaped").exists()
    assert (later.parent / "escaped").exists()
