"""Opening a registry file: what is wrong is said in a sentence, and the file left alone."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine, select

import coordinator.registry.rows.screening
import coordinator.registry.rows.site  # noqa: F401  maps the rows
from coordinator.domain.audit import Action
from coordinator.registry import migrations
from coordinator.registry.base import Base
from coordinator.registry.connections import connect
from coordinator.registry.errors import (
    DiskFull,
    KeyDoesNotFit,
    NotARegistry,
    RegistryDamaged,
    RegistryExists,
    RegistryLocked,
    RegistryMissing,
    RegistryReadOnly,
    RegistryTooNew,
)
from coordinator.registry.rows.site import SiteRow
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR
from tests.conftest import KEY
from tests.outside import outside


def shape(engine):
    found = MetaData()
    found.reflect(engine)
    return {
        table.name: (
            sorted((c.name, str(c.type), c.nullable, c.primary_key) for c in table.columns),
            sorted(str(index.columns.keys()) for index in table.indexes),
            sorted(str(key.column) for key in table.foreign_keys),
        )
        for table in found.sorted_tables
        if table.name != "alembic_version"
    }


@pytest.mark.file_only("as SQLite has it")
def test_migrations_lead_to_the_schema_of_the_rows(registry, tmp_path):
    modelled = create_engine(f"sqlite:///{tmp_path / 'modelled'}")
    Base.metadata.create_all(modelled)

    migrated = connect(registry.path, registry.key, read_only=True)

    assert shape(migrated) == shape(modelled)
    modelled.dispose()
    migrated.dispose()


def test_the_newest_migration_is_the_one_the_program_expects():
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    steps = ScriptDirectory.from_config(config)

    assert steps.get_current_head() == migrations.HEAD
    assert {step.revision for step in steps.walk_revisions()} == set(migrations.KNOWN)


@pytest.mark.file_only("as SQLite has it")
def test_all_tables_are_strict_and_the_file_is_ours_alone(registry):
    with closing(outside(registry.path)) as connection:
        tables = connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE type = 'table'"
        ).fetchall()
    strict = {name: flag for name, flag in tables if not name.startswith("sqlite_")}

    assert [name for name, flag in strict.items() if not flag] == ["alembic_version"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_a_new_registry_is_readable_by_its_owner_only(tmp_path):
    Registry.create(tmp_path / "new.registry").close()

    assert stat.S_IMODE((tmp_path / "new.registry").stat().st_mode) == 0o600


def test_a_missing_file_is_not_made_by_accident(tmp_path):
    with pytest.raises(RegistryMissing, match=r"gone\.registry"):
        Registry(tmp_path / "gone.registry", key=KEY)
    assert not (tmp_path / "gone.registry").exists()


@pytest.mark.file_only("as SQLite has it")
def test_an_existing_file_is_never_overwritten(registry):
    content = registry.path.read_bytes()

    with pytest.raises(RegistryExists):
        Registry.create(registry.path)
    assert registry.path.read_bytes() == content


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 no database", b"SQLite format 3\x00" + b"x" * 4000]
)
def test_a_file_that_is_no_registry_is_left_as_it_is(tmp_path, content):
    path = tmp_path / "other.registry"
    path.write_bytes(content)

    with pytest.raises((NotARegistry, KeyDoesNotFit, RegistryDamaged)):
        Registry(path, key=KEY)
    assert path.read_bytes() == content


def test_another_programs_database_is_no_registry(tmp_path):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE music (title)")

    with pytest.raises(KeyDoesNotFit):
        Registry(path, key=KEY)


@pytest.mark.file_only("as SQLite has it")
def test_a_registry_from_the_future_is_left_alone(registry):
    registry.close()
    with closing(outside(registry.path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
    content = registry.path.read_bytes()

    with pytest.raises(RegistryTooNew, match="0999"):
        Registry(registry.path, key=KEY)
    assert registry.path.read_bytes() == content


@pytest.mark.file_only("as SQLite has it")
def test_a_damaged_registry_is_named(registry):
    registry.close()
    with registry.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 40_960)

    with pytest.raises(RegistryDamaged), closing(Registry(registry.path, key=KEY)) as opened:
        opened.verify()


@pytest.mark.file_only("as SQLite has it")
def test_a_registry_that_another_program_writes_to_is_told_and_nothing_is_stored(registry):
    with closing(outside(registry.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(RegistryLocked),
            registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session,
        ):
            session.scalars(select(SiteRow)).one().name = "x"
        other.execute("ROLLBACK")

    with registry.reading() as session:
        assert session.scalars(select(SiteRow.name)).one() != "x"


@pytest.mark.file_only("as SQLite has it")
def test_reading_goes_on_while_another_program_writes(registry):
    with closing(outside(registry.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with registry.reading() as session:
            assert session.scalars(select(SiteRow.number)).one() == "7"
        other.execute("ROLLBACK")


@pytest.mark.file_only("as SQLite has it")
def test_a_full_disk_is_told_and_nothing_is_stored(registry):
    """A limit on the file's pages is what SQLite knows as a full disk."""
    with registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with (
        pytest.raises(DiskFull),
        registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session,
    ):
        session.scalars(select(SiteRow)).one().name = "x" * 200_000

    assert registry.verify().is_whole


@pytest.mark.file_only("as SQLite has it")
def test_a_registry_that_cannot_be_written_says_so(registry):
    with registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session:
        session.connection().exec_driver_sql("PRAGMA query_only = ON")

    with (
        pytest.raises(RegistryReadOnly),
        registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session,
    ):
        session.scalars(select(SiteRow)).one().name = "x"


@pytest.mark.file_only("as SQLite has it")
def test_a_registry_is_as_durable_as_sqlite_can_make_it(registry):
    with registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session:
        connection = session.connection()
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }

    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
