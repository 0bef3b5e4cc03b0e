"""What was changed outside of the program is found and named (T3, T4)."""

import json
from contextlib import closing

import pytest
from sqlalchemy import select

from coordinator.domain.audit import Action
from coordinator.domain.proof import Fault
from coordinator.registry.chain import FIELDS, linked
from coordinator.registry.proof import STRIDE, prove
from coordinator.registry.retelling import audited_rows
from coordinator.registry.rows.trials import TrialRow
from coordinator.registry.telling import table_of
from tests.builders import active, consented
from tests.conftest import opened
from tests.outside import outside
from tests.registry.test_audit import rename
from tests.security.tampering import fill, other, unguarded


@pytest.fixture(scope="module")
def full(_empty_file, tmp_path_factory):
    """A registry with a row in every table; who changes it, puts it back."""
    making = opened(_empty_file, tmp_path_factory.mktemp("full"))
    registry = next(making)
    fill(registry)
    yield registry
    making.close()


@pytest.fixture
def screened(registry):
    consented(registry, active(registry).trial_id)
    return registry


def found_in(registry):
    return [(found.fault, found.record, found.column) for found in prove(registry).misfits]


def change(registry, statement, *values):
    with unguarded(registry) as connection:
        connection.execute(statement, values)


def test_an_untouched_registry_is_whole(full):
    """T3, T4"""
    proof = prove(full)

    assert proof.is_whole
    assert proof.records == len(audited_rows())


@pytest.mark.parametrize("record", audited_rows())
def test_each_column_of_each_table_changed_outside_is_named(full, record):
    """T4: the table, the row, the column, what was told and what was found."""
    row = audited_rows()[record]
    table = table_of(row)
    for column in table.columns:
        with unguarded(full) as connection:
            asked = f'SELECT "{column.key}" FROM {table.name}'
            (before,) = connection.execute(asked).fetchone()
            after = other(before, column)
            update = f'UPDATE {table.name} SET "{column.key}" = ?'
            connection.execute(update, (after,))
            misfits = [
                found for found in prove(full).misfits if found.fault is not Fault.GUARD_MISSING
            ]
            connection.execute(update, (before,))
        named = {(found.fault, found.record, found.number, found.column) for found in misfits}
        if column.key == "id":
            assert (Fault.ENTRY_WITHOUT_RECORD, record, before, "") in named
            assert (Fault.RECORD_WITHOUT_ENTRY, record, after, "") in named
            continue
        is_hidden = column.key in row.audit_conceals
        fault = Fault.CONCEALED_CHANGED if is_hidden else Fault.VALUE_CHANGED
        assert (fault, record, 1, column.key) in named
        if (record, column.key) != ("Trail", "secret"):  # with it nothing concealed fits
            assert len(named) == 1
            assert misfits[0].sentence


def test_a_value_put_back_fits_again(full):
    """T4: comes after the tests above, which put back what they changed."""
    assert prove(full).is_whole


@pytest.mark.parametrize("column", [name for name in FIELDS if name != "id"])
def test_each_field_of_an_entry_changed_outside_is_named(full, column):
    """T3"""
    asked = f"SELECT {column} FROM audit_entry WHERE id = 5"
    update = f"UPDATE audit_entry SET {column} = ? WHERE id = 5"
    with unguarded(full) as connection:
        (before,) = connection.execute(asked).fetchone()
        connection.execute(update, (0 if column == "utc_offset" else "forged",))
    proof = prove(full)
    change(full, update, before)

    assert proof.verification.broken_at == 5
    assert (proof.misfits[0].fault, proof.misfits[0].entry) == (Fault.ENTRY_CHANGED, 5)


def test_a_changed_hash_is_named(screened):
    """T3"""
    change(screened, "UPDATE audit_entry SET hash = 'forged' WHERE id = 5")

    (found,) = prove(screened).misfits
    assert (found.fault, found.entry) == (Fault.HASH_CHANGED, 5)


def test_a_removed_entry_is_named(screened):
    """T3"""
    change(screened, "DELETE FROM audit_entry WHERE id = 5")

    first = prove(screened).misfits[0]
    assert (first.fault, first.entry) == (Fault.ENTRY_REMOVED, 5)


def renumber(connection, step, begin):
    connection.execute("UPDATE audit_entry SET id = -id WHERE id >= ?", (begin,))
    connection.execute("UPDATE audit_entry SET id = -id + ? WHERE id < 0", (step,))


def test_a_removed_entry_is_named_also_where_the_others_are_numbered_anew(screened):
    """T3"""
    with unguarded(screened) as connection:
        connection.execute("DELETE FROM audit_entry WHERE id = 5")
        renumber(connection, -1, 6)

    first = prove(screened).misfits[0]
    assert (first.fault, first.entry) == (Fault.ENTRIES_RENUMBERED, 5)


def test_an_entry_put_in_between_is_named(screened):
    """T3"""
    with unguarded(screened) as connection:
        renumber(connection, 1, 5)
        fields = ", ".join(FIELDS[1:])
        connection.execute(
            f"INSERT INTO audit_entry (id, {fields}, hash) "
            f"SELECT 5, {fields}, hash FROM audit_entry WHERE id = 2"
        )

    first = prove(screened).misfits[0]
    assert (first.fault, first.entry) == (Fault.ENTRY_INSERTED, 5)


@pytest.mark.parametrize("number", [0, -3])
def test_an_entry_put_before_the_first_is_named(screened, number):
    """T3"""
    fields = ", ".join(FIELDS[1:])
    change(
        screened,
        f"INSERT INTO audit_entry (id, {fields}, hash) "
        f"SELECT ?, {fields}, hash FROM audit_entry WHERE id = 2",
        number,
    )

    first = prove(screened).misfits[0]
    assert (first.fault, first.entry) == (Fault.ENTRY_INSERTED, number)


@pytest.mark.parametrize("place", [6, 9])
def test_two_swapped_entries_are_named(screened, place):
    """T3"""
    with unguarded(screened) as connection:
        for now, then in ((5, -place), (place, -5)):
            connection.execute("UPDATE audit_entry SET id = ? WHERE id = ?", (then, now))
        connection.execute("UPDATE audit_entry SET id = -id WHERE id < 0")

    first = prove(screened).misfits[0]
    assert (first.fault, first.entry, first.other) == (Fault.ENTRIES_SWAPPED, 5, place)


def test_a_deleted_record_is_named_by_the_entry_that_told_of_it(screened):
    """T4"""
    change(screened, "DELETE FROM screening")

    (found,) = prove(screened).misfits
    assert (found.fault, found.record, found.number) == (
        Fault.ENTRY_WITHOUT_RECORD, "Screening", 1,
    )  # fmt: skip
    assert "NCT99990001 07001" in found.sentence


def test_a_record_put_in_outside_is_named(screened):
    """T4"""
    change(screened, "INSERT INTO subject (id, initials, sex) VALUES (77, 'XX', 'female')")

    (found,) = prove(screened).misfits
    assert found.sentence == "Subject no. 77 is in the registry, but no entry tells of it."


def test_what_was_changed_before_the_program_changed_it_again_is_named(registry):
    """T4: the next entry tells a former value that no entry told."""
    change(registry, "UPDATE site SET name = 'forged'")
    rename(registry, "Hillside Hospital")

    (found,) = prove(registry).misfits
    assert (found.fault, found.column, found.found) == (Fault.CHANGED_BETWEEN, "name", "forged")


def test_an_entry_rewritten_with_all_that_follow_is_found_by_its_record(registry):
    """T3, T4: who has the key can chain anew; the records then no longer fit."""
    with unguarded(registry) as connection:
        rows = connection.execute(
            f"SELECT {', '.join(FIELDS)} FROM audit_entry ORDER BY id"
        ).fetchall()
        previous = ""
        for row in rows:
            entry = dict(zip(FIELDS, row, strict=True))
            if entry["record"] == "Site":
                told = json.loads(entry["changes"])
                told["name"] = [None, "forged"]
                entry["changes"] = json.dumps(told)
            previous = linked(previous, entry)
            connection.execute(
                "UPDATE audit_entry SET changes = ?, hash = ? WHERE id = ?",
                (entry["changes"], previous, entry["id"]),
            )

    proof = prove(registry)

    assert proof.verification.is_whole
    assert [(found.fault, found.column) for found in proof.misfits] == [
        (Fault.VALUE_CHANGED, "name")
    ]


def test_a_concealed_value_is_not_told_in_what_was_found(screened):
    """P1, T4"""
    change(screened, "UPDATE identity SET name = 'Somebody Else'")

    (found,) = prove(screened).misfits
    assert found.fault is Fault.CONCEALED_CHANGED
    assert "Somebody" not in repr(found)


def test_a_guard_taken_away_is_named(screened):
    """T2, T4"""
    with outside_of(screened) as connection:
        connection.execute("DROP TRIGGER identity_refuses_update")

    assert found_in(screened) == [(Fault.GUARD_MISSING, "identity", "")]


@pytest.mark.parametrize(
    ("statement", "part"),
    [
        (
            "CREATE TRIGGER more AFTER INSERT ON entry BEGIN UPDATE subject SET sex = 'x'; END",
            "trigger more",
        ),
        ("CREATE VIEW log AS SELECT * FROM screening", "view log"),
        ("CREATE TABLE notes (words TEXT)", "table notes"),
        ("CREATE INDEX quick ON entry (abs(screening_id))", "index quick"),
        ("CREATE VIRTUAL TABLE lookup USING fts5 (words)", "table lookup"),
    ],
)
def test_a_part_that_is_not_ours_is_named(screened, statement, part):
    """T4: a file made by an enemy"""
    with outside_of(screened) as connection:
        connection.execute(statement)

    assert (Fault.FOREIGN_PART, part, "") in found_in(screened)


def test_a_table_built_anew_with_other_types_is_named(screened):
    """T4: without STRICT a number may lie where words belong."""
    with unguarded(screened) as connection:
        columns = "id INTEGER PRIMARY KEY NOT NULL, initials TEXT NOT NULL, sex TEXT NOT NULL"
        connection.execute(f"CREATE TABLE other ({columns})")
        connection.execute("INSERT INTO other SELECT * FROM subject")
        connection.execute("PRAGMA legacy_alter_table = ON")
        connection.execute("ALTER TABLE subject RENAME TO old")
        connection.execute("ALTER TABLE other RENAME TO subject")
        connection.execute("DROP TABLE old")

    assert (Fault.TABLE_ALTERED, "subject", "") in found_in(screened)


def test_many_misfits_are_counted_and_the_first_are_listed(registry):
    values = ", ".join(f"({number}, 'XX', 'female')" for number in range(100, 1000))
    change(registry, f"INSERT INTO subject (id, initials, sex) VALUES {values}")

    proof = prove(registry)

    assert (len(proof.misfits), proof.more) == (500, 400)


def test_a_full_verification_can_be_stopped_and_then_says_nothing_of_the_rest(registry):
    values = ", ".join(f"({number}, 'XX', 'female')" for number in range(1, STRIDE + 2))
    change(registry, f"INSERT INTO subject (id, initials, sex) VALUES {values}")

    proof = prove(registry, lambda _done, _total: False)

    assert not proof.is_complete
    assert not proof.is_whole


def outside_of(registry):
    return closing(outside(registry.path))


def test_what_is_emptied_and_filled_again_stays_whole(screened):
    """T4: nothing that the program does itself is taken for a forgery."""
    for number, sponsor in ((7, "Lakeside"), (None, ""), (0, "\x00 \ud800 \x1f")):
        with screened.changing(Action.TRIAL_CHANGED, "li.na") as session:
            trial = session.scalars(select(TrialRow)).one()
            trial.target_enrolment, trial.sponsor = number, sponsor
            trial.conditions = [sponsor] if number else []

    assert prove(screened).is_whole


def test_a_table_that_was_taken_away_is_named(screened):
    """T4"""
    with unguarded(screened) as connection:
        guards = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        assert connection.execute(guards).fetchall() == []
        connection.execute("ALTER TABLE laboratory RENAME TO gone")

        found = found_in(screened)
        connection.execute("ALTER TABLE gone RENAME TO laboratory")

    assert (Fault.TABLE_ALTERED, "laboratory", "") in found
    assert (Fault.FOREIGN_PART, "table gone", "") in found
