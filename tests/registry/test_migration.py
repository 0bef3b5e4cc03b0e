"""A registry of the first schema is opened, kept as it was, and carried on (T3)."""

from contextlib import closing
from datetime import date, timedelta

import pytest

from coordinator.commands.evidence import enter_observation
from coordinator.commands.screening import enter_at_criterion
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.domain.observation import NewObservation
from coordinator.domain.screening import State
from coordinator.domain.windows import Anchor
from coordinator.queries.evidence import evidence_of, to_carry_over
from coordinator.queries.screenings import screening_of
from coordinator.queries.staff import site_of
from coordinator.registry import cipher
from coordinator.registry.connections import connect
from coordinator.registry.file_engine import FileEngine
from coordinator.registry.migrations.upgrade import upgrade
from coordinator.registry.sealing import new_key
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, DOCUMENT, TODAY
from tests.conftest import noon
from tests.older import older_registry

pytestmark = pytest.mark.file_only("files of former schemas")


@pytest.fixture
def key():
    return new_key()


@pytest.fixture
def path(tmp_path, key):
    """A file as the program left it whose newest schema was the first one."""
    found = tmp_path / "site.registry"
    older_registry(found, key)
    return found


@pytest.fixture
def registry(path, key):
    opened = Registry(path, noon, key=key)
    yield opened
    opened.close()


def test_of_two_programs_that_come_at_once_the_second_finds_it_done(registry, path, key):
    """T1: it is told once; what the second keeps does not take the place of what was."""
    kept = path.with_name("site.registry.schema-0001.backup")
    before, told = kept.read_bytes(), []

    FileEngine(path).keep_former("0001", key)
    engine = connect(path, key, read_only=False)
    upgrade(engine, lambda *said: told.append(said))
    engine.dispose()

    assert told == []
    assert kept.read_bytes() == before
    assert not kept.with_name(f"{kept.name}.part").exists()


def test_the_trail_is_whole_and_the_file_as_it_was_lies_beside(registry, path, key):
    """T3"""
    kept = path.with_name("site.registry.schema-0001.backup")

    assert registry.verify().is_whole
    with closing(cipher.connect(kept, key, read_only=True)) as connection:
        [(schema,)] = connection.execute("SELECT version_num FROM alembic_version")
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    assert schema == "0001"
    assert "entry" in tables
    assert "observation" not in tables


def test_what_was_entered_reads_as_before_and_what_is_new_says_nothing(registry):
    screening = screening_of(registry, 1, with_identity=True)

    assert (screening.screening_number, screening.state) == ("07001", State.IN_SCREENING)
    age = screening.checklist.item("I1")
    assert (age.answer, age.entry.by, age.entry.cited) == (Answer.YES, "Li Na", ())
    assert age.finding.working.startswith("43 on 2026-11-20")
    assert screening.checklist.open == ("E1",)
    assert screening.checklist.deferred == ()
    trial = screening.trial
    assert (trial.result_anchor, trial.result_days) == (Anchor.ENROLMENT, None)
    assert site_of(registry).assent_age == 8
    assert evidence_of(registry, 1) == ()


def test_work_goes_on_where_it_stood(registry):
    """A4, T3"""
    told = NewObservation("alt", "ALT", value="38", on=TODAY, document=DOCUMENT)
    enter_observation(registry, COORDINATOR, subject_id=1, told=told, screening_id=1)
    enter_at_criterion(
        registry,
        COORDINATOR,
        screening_id=1,
        criterion_id=2,
        entry=Entry(Answer.NO, DOCUMENT),
        expected_revision=0,
    )

    assert screening_of(registry, 1, with_identity=True).checklist.open == ()
    assert to_carry_over(registry, 1) == ()
    assert registry.verify().is_whole


def test_opened_again_it_is_not_migrated_again(registry, path, key):
    kept = path.with_name("site.registry.schema-0001.backup")
    before = kept.stat().st_mtime_ns
    registry.close()

    again = Registry(path, noon, key=key)

    assert kept.stat().st_mtime_ns == before
    assert screening_of(again, 1, with_identity=True).dates.consent == date(
        2026, 11, 22
    ) - timedelta(days=2)
    again.close()
