"""What can be told of a registry before the database library is loaded."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from coordinator.commands.staff import sign_in
from coordinator.domain.staff import Role
from coordinator.registry.errors import (
    NotARegistry,
    RegistryDamaged,
    RegistryLocked,
    RegistryMissing,
    RegistryTooNew,
)
from coordinator.registry.peek import peek
from tests.builders import PASSWORD
from tests.conftest import NOON


def test_the_cover_names_the_site_and_its_people(registry):
    cover = peek(registry.path)

    assert (cover.site_name, cover.site_number) == ("Rheumatology, Lakeside Hospital", "7")
    assert [(person.name, person.role) for person in cover.people] == [
        ("Li Na", Role.COORDINATOR),
        ("Dr Ada Brandt", Role.INVESTIGATOR),
        ("M. Okafor", Role.MONITOR),
    ]
    assert cover.is_founded
    assert cover.last_here is None


def test_the_cover_tells_who_was_here_last(registry):
    sign_in(registry, user_name="ada.brandt", password=PASSWORD)

    cover = peek(registry.path)

    assert cover.last_here.name == "Dr Ada Brandt"
    assert cover.last_here.signed_in_at == NOON


def test_a_registry_without_a_site_has_not_been_founded(empty_registry):
    assert not peek(empty_registry.path).is_founded


def test_peeking_writes_nothing(registry):
    before = registry.path.read_bytes()

    peek(registry.path)

    assert registry.path.read_bytes() == before


def test_there_is_no_registry_where_there_is_no_file(tmp_path):
    with pytest.raises(RegistryMissing):
        peek(tmp_path / "none.registry")


@pytest.mark.parametrize("content", [b"", b"not a database", b"%PDF-1.7\n" * 400])
def test_another_file_is_not_a_registry(tmp_path, content):
    path = tmp_path / "other.registry"
    path.write_bytes(content)

    with pytest.raises(NotARegistry):
        peek(path)


def test_a_registry_of_a_newer_version_is_refused(registry):
    registry.close()
    with closing(sqlite3.connect(registry.path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(RegistryTooNew, match="9999"):
        peek(registry.path)


def test_a_registry_without_its_trail_is_damaged(registry):
    registry.close()
    with closing(sqlite3.connect(registry.path)) as connection, connection:
        connection.execute("ALTER TABLE audit_entry RENAME TO gone")

    with pytest.raises(RegistryDamaged):
        peek(registry.path)


def test_a_registry_that_another_program_keeps_to_itself_is_locked(registry):
    registry.close()
    with closing(sqlite3.connect(registry.path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(RegistryLocked):
            peek(registry.path)


def test_peeking_loads_no_database_library():
    words = "import sys, coordinator.registry.peek; print('sqlalchemy' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True
    )

    assert said.stdout == "False\n"
