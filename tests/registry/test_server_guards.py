"""What works by itself in a database, and is not ours, is found (T4)."""

from contextlib import closing

import pytest

from coordinator.domain.proof import Fault
from coordinator.registry.proof import prove
from coordinator.registry.trust import look
from tests.builders import subject
from tests.conftest import cloned
from tests.outside import drop_trigger, outside


@pytest.fixture
def registry(request):
    yield from cloned(request, "_founded_database")


def changed(registry, statement):
    with closing(outside(registry.place)) as connection:
        connection.execute(statement)


def faults(registry):
    return [misfit.fault for misfit in prove(registry).misfits]


def test_a_database_as_the_program_made_it_is_whole(registry):
    subject(registry)

    look(registry)
    assert faults(registry) == []
    assert registry.distrust is None


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW odd AS SELECT name FROM site",
        "CREATE FUNCTION odd() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE RULE odd AS ON INSERT TO site DO INSTEAD NOTHING",
        "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger AS "  # noqa: ISC004
        "$$ BEGIN RETURN NEW; END $$ LANGUAGE plpgsql",
    ],
)
def test_a_part_that_is_not_ours_is_named_and_nothing_is_written_any_more(registry, statement):
    changed(registry, statement)

    look(registry)
    assert Fault.FOREIGN_PART in faults(registry)
    assert registry.distrust is not None


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("ALTER TABLE site DISABLE TRIGGER site_refuses_delete", Fault.GUARD_MISSING),
        ("ALTER TABLE site ADD COLUMN odd text", Fault.TABLE_ALTERED),
    ],
)
def test_a_guard_that_was_switched_off_and_a_table_built_anew_are_named(
    registry, statement, fault
):
    changed(registry, statement)

    assert faults(registry) == [fault]


def test_a_value_that_was_changed_outside_is_named(registry):
    subject(registry)
    with closing(outside(registry.place)) as connection:
        drop_trigger(connection, "identity", "update")
        connection.execute("UPDATE identity SET name = 'x'")

    assert set(faults(registry)) == {Fault.GUARD_MISSING, Fault.CONCEALED_CHANGED}
