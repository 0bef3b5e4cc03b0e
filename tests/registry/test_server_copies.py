"""A server's registry in a file, as backups keep it, and a file's on a server."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coordinator.commands.backups import back_up_now, verify_backup
from coordinator.domain.audit import Action, AuditFilter
from coordinator.domain.log import LogFilter
from coordinator.founding import found_registry
from coordinator.queries.audit import audit_page
from coordinator.queries.log import log_rows
from coordinator.registry.backups import ServerSource
from coordinator.registry.cover import keyring_of
from coordinator.registry.errors import NotARegistry, RegistryTooNew
from coordinator.registry.peek import peek
from coordinator.registry.proof import prove
from coordinator.registry.server_copies import pour_in, pour_out
from coordinator.registry.server_errors import DatabaseTaken
from coordinator.registry.store import Registry
from coordinator.restoring import Proof, examine, restore_on_server
from tests.builders import (
    COORDINATOR,
    PASSWORD,
    PEOPLE,
    SITE,
    active,
    answered,
    consented,
    subject,
)
from tests.conftest import KEY, cloned, copy_registry, noon, opened
from tests.outside import outside
from tests.registry.test_server import ROOT
from tests.server import url_of

# A scan, as no text is; and a criterion that points to one that comes after it.
ODD = """
INSERT INTO screening (id, trial_id, version_id, subject_id, screening_number, state,
    consented_on, consented_at, consent_version, consent_obtained_by, guardian_relation,
    failed, reason, sequence, attempt, has_assent)
VALUES (900, 1, 1, 1, '07900', 'consented', '2026-01-01', '', '', '', '', '', '', 9, 1, 0);
INSERT INTO printed_form (id, screening_id, label, form, content_sha256, pdf_sha256,
    audit_head, printed_by, printed_at, record_version, copies)
VALUES (900, 900, '', '', '', '', '', '', '', 1, 1);
INSERT INTO signed_copy (id, screening_id, printed_form_id, label, code, reason,
    attached_by, attached_at, is_of_former_version)
VALUES (900, 900, 900, '', '', '', '', '', 0);
INSERT INTO scan (signed_copy_id, file_name, media_type, sha256, place, size, content)
VALUES (900, '扫描\t\\N\n.pdf', 'application/pdf', '', 1, 4, x'00FF5C0A');
UPDATE criterion SET parent_id = (SELECT max(id) FROM criterion) WHERE id = 1;
"""
# Founds a registry on a server, and dies as a power cut would when `line` has been done.
DYING = """
import os, sys
from coordinator.founding import found_registry
from coordinator.registry import server_copies
from coordinator.registry.address import read_address
from tests.builders import PEOPLE, SITE

def die(*_said):
    os._exit(9)

server_copies.lay_out = die  # when the tables are made and filled, and nothing is kept yet
found_registry(read_address(sys.argv[1]), SITE, PEOPLE)
"""


@pytest.fixture
def registry(request):
    """A registry on a server."""
    yield from cloned(request, "_founded_database")


@pytest.fixture
def file(request, tmp_path):
    """A registry in a file."""
    yield from opened(request.getfixturevalue("_founded_file"), tmp_path)


def used(registry):
    version = active(registry)
    screening_id = consented(registry, version.trial_id, subject(registry))
    answered(registry, screening_id, I2="yes")


def everything(path):
    """All rows of all tables of a registry file."""
    listed = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    with closing(outside(path)) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            for (name,) in connection.execute(listed).fetchall()
        }


def test_what_goes_to_a_server_and_back_is_the_same_row_by_row(file, empty, tmp_path):
    used(file)
    file.close()
    with closing(outside(file.path)) as connection:
        connection.executescript(ODD)

    pour_in(file.path, KEY, empty)
    back = tmp_path / "back.registry"
    pour_out(ServerSource(empty, KEY), back)

    assert everything(back) == everything(file.path)
    with closing(Registry(back, noon, key=KEY)) as again:
        assert [one.name for one in again.keyring.holders()] == [one.name for one in PEOPLE]
        assert again.verify().is_whole


def test_what_was_put_on_a_server_is_proved_and_worked_with(file, empty):
    """T3, T4: the numbers of new rows come after those that were brought."""
    used(file)
    head = file.head()
    file.close()
    pour_in(file.path, KEY, empty)

    with closing(Registry(empty, noon, key=KEY)) as registry:
        assert registry.head() == head
        consented(registry, 1, subject(registry, "Zhao Min", hospital_number="0099"))
        assert [row.screening_number for row in log_rows(registry, LogFilter())] == [
            "07002",
            "07001",
        ]
        assert prove(registry).misfits == ()


def test_a_backup_of_a_server_opens_as_a_file(registry, tmp_path):
    used(registry)
    made = back_up_now(registry, COORDINATOR, folder=tmp_path / "stick")

    assert verify_backup(registry, COORDINATOR, backup=made.path)
    place = tmp_path / "site.registry"
    examined = examine(made.path, place, Proof("li.na", PASSWORD))
    with closing(Registry(examined.taken.source.path, noon, key=KEY)) as file:
        assert file.head() == made.manifest.head
        assert prove(file).misfits == ()


def test_a_backup_that_is_dropped_leaves_nothing_behind(registry, tmp_path):
    def drop(_share, _words):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        back_up_now(registry, COORDINATOR, folder=tmp_path / "stick", told=drop)

    assert list((tmp_path / "stick").iterdir()) == []
    assert registry.verify().is_whole


def test_a_backup_is_restored_into_an_empty_database_and_the_trail_tells(
    registry, empty, tmp_path
):
    used(registry)
    made = back_up_now(registry, COORDINATOR, folder=tmp_path / "stick")
    examined = examine(made.path, tmp_path / "registry", Proof("li.na", PASSWORD))
    restore_on_server(examined, empty, clock=noon)

    with closing(Registry(empty, noon, key=KEY)) as restored:
        entry = audit_page(restored, AuditFilter())[0]
        assert (entry.action, entry.actor) == (Action.BACKUP_RESTORED, "li.na")
        assert prove(restored).misfits == ()
    assert [path.name for path in tmp_path.iterdir()] == ["stick"]


def test_a_database_in_which_somebody_works_is_not_restored_over(registry, tmp_path):
    made = back_up_now(registry, COORDINATOR, folder=tmp_path / "stick")
    examined = examine(made.path, tmp_path / "registry", Proof("li.na", PASSWORD))

    with pytest.raises(DatabaseTaken):
        restore_on_server(examined, registry.place, clock=noon)
    assert registry.verify().is_whole


def test_a_database_that_a_newer_program_has_brought_up_is_not_copied(registry, tmp_path):
    with closing(outside(registry.place)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(RegistryTooNew):
        pour_out(ServerSource(registry.place, KEY), tmp_path / "copy")


def test_founding_that_is_cut_off_leaves_an_empty_database(empty):
    """And so it can be begun again."""
    dying = subprocess.run([sys.executable, "-c", DYING, url_of(empty)], cwd=ROOT, check=False)
    assert dying.returncode == 9

    with pytest.raises(NotARegistry):
        peek(empty)
    found_registry(empty, SITE, PEOPLE)
    assert peek(empty).site_name == SITE.name


def test_of_two_who_found_at_once_one_is_told_that_the_database_is_taken(file, empty, tmp_path):
    other = tmp_path / "other.registry"
    file.close()
    copy_registry(file.path, other)
    pour_in(file.path, KEY, empty)

    with pytest.raises(DatabaseTaken):
        pour_in(other, KEY, empty)
    assert keyring_of(Path(other)).exists()
