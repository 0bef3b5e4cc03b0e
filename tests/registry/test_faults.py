"""What SQLite reports, told so that somebody can do something about it."""

import sqlite3
from contextlib import closing

import pytest

from coordinator.registry.errors import (
    DiskFailed,
    DiskFull,
    NotARegistry,
    RegistryLocked,
    RegistryReadOnly,
)
from coordinator.registry.faults import meaning

pytestmark = pytest.mark.file_only("faults of a disk")


def fault(work):
    """Give the error that `work` ends with."""
    with pytest.raises(sqlite3.DatabaseError) as caught:
        work()
    return caught.value


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "site.registry"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE note (words TEXT)")
    return path


def test_a_file_that_may_only_be_read_is_told(place):
    with closing(sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)) as connection:
        found = fault(lambda: connection.execute("INSERT INTO note VALUES ('a')"))

    assert isinstance(meaning(place, found), RegistryReadOnly)


def test_a_full_disk_is_told(place):
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA max_page_count = 2")
        words = "x" * 100_000
        found = fault(lambda: connection.execute("INSERT INTO note VALUES (?)", (words,)))

    explained = meaning(place, found)
    assert isinstance(explained, DiskFull)
    assert "Nothing of this step was stored" in explained.what_to_do


def test_a_file_in_use_is_told(place):
    with (
        closing(sqlite3.connect(place, isolation_level=None)) as other,
        closing(sqlite3.connect(place, timeout=0)) as connection,
    ):
        other.execute("BEGIN EXCLUSIVE")
        found = fault(lambda: connection.execute("INSERT INTO note VALUES ('a')"))

    assert isinstance(meaning(place, found), RegistryLocked)


def test_a_folder_out_of_reach_is_told(tmp_path):
    away = tmp_path / "unplugged" / "site.registry"
    found = fault(lambda: sqlite3.connect(f"{away.as_uri()}?mode=ro", uri=True))

    assert isinstance(meaning(away, found), DiskFailed)


def test_another_kind_of_file_is_told(tmp_path):
    path = tmp_path / "letter.registry"
    path.write_text("Dear colleague, " * 100)
    with closing(sqlite3.connect(path)) as connection:
        found = fault(lambda: connection.execute("SELECT * FROM sqlite_schema"))

    assert isinstance(meaning(path, found), NotARegistry)


def test_a_mistake_of_the_program_is_explained_away_by_nothing(place):
    with closing(sqlite3.connect(place)) as connection:
        found = fault(lambda: connection.execute("SELECT wrong FROM note"))

    assert meaning(place, found) is None
