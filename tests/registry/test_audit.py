"""The audit trail is written by mechanism (T1 to T3): no promise of a programmer is needed."""

import hashlib
import json
import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError

from coordinator.commands.audit import verify_everything
from coordinator.commands.trials import register_trial
from coordinator.domain.audit import Action
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.queries.trials import trial_of
from coordinator.registry.audit import AuditBypassedError, AuditEntryRow
from coordinator.registry.chain import FIELDS, STRIDE, linked, verify
from coordinator.registry.errors import RegistryReadOnly
from coordinator.registry.rows.screening import EntryRow
from coordinator.registry.rows.site import SiteRow
from coordinator.registry.rows.subjects import IdentityRow
from tests import outside as file
from tests.builders import COORDINATOR, DOCUMENT, active, coded, consented, record, subject
from tests.conftest import NOON


def trail(registry):
    with registry.reading() as session:
        return list(session.scalars(select(AuditEntryRow).order_by(AuditEntryRow.id)))


def rename(registry, name, reason=""):
    with registry.changing(Action.SETTING_CHANGED, COORDINATOR, reason) as session:
        session.scalars(select(SiteRow)).one().name = name


def outside(registry, statement, *values):
    """Change the file as somebody would who has another program and no scruples."""
    with closing(file.outside(registry.place)) as connection:
        file.drop_trigger(connection, "audit_entry", "update")
        file.drop_trigger(connection, "audit_entry", "delete")
        connection.execute(statement, values)
        connection.commit()


def test_a_change_leaves_who_what_when_why_where_old_and_new(registry):
    """T1"""
    rename(registry, "Hillside Hospital", "moved")

    last = trail(registry)[-1]
    assert (last.actor, last.action, last.reason) == ("li.na", "setting changed", "moved")
    assert (last.record, last.key) == ("Site", "7")
    assert json.loads(last.changes) == {
        "#": 1,
        "name": ["Rheumatology, Lakeside Hospital", "Hillside Hospital"],
    }
    assert (last.at, last.utc_offset) == ("2026-11-22T04:00:00.000000Z", 480)
    assert last.workstation


def test_without_a_change_there_is_no_entry(registry):
    """T1"""
    before = len(trail(registry))
    rename(registry, "Rheumatology, Lakeside Hospital")

    assert len(trail(registry)) == before


def test_a_failed_transaction_leaves_neither_change_nor_entry(registry):
    before = len(trail(registry))

    def half_done():
        with registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session:
            session.scalars(select(SiteRow)).one().name = "x"
            session.flush()
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        half_done()

    assert len(trail(registry)) == before


def test_nothing_is_deleted_and_nothing_is_changed_in_bulk(registry):
    """T2"""
    with (
        pytest.raises(AuditBypassedError, match="voided"),
        registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session,
    ):
        session.delete(session.scalars(select(SiteRow)).one())
    with (
        pytest.raises(AuditBypassedError, match="one by one"),
        registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session,
    ):
        session.execute(update(SiteRow).values(name="x"))


def test_what_is_inserted_at_once_is_told_as_what_is_added(registry):
    """T1, T2: the short way leaves the same entry, and is open to append-only rows alone."""
    version = active(registry)
    screening_id = consented(registry, version.trial_id)

    def entry():
        row = EntryRow.of(Entry(Answer.YES, DOCUMENT, remark="seen"))
        row.screening_id, row.criterion_id = screening_id, coded(version, "I1").id
        row.label, row.entered_by, row.entered_at = "TEA-204 07001 I1", "Li Na", NOON
        return row

    with registry.changing(Action.CRITERION_ANSWERED, COORDINATOR) as session:
        session.add(entry())
    with registry.changing(Action.CRITERION_ANSWERED, COORDINATOR) as session:
        revision = session.append(entry())

    *_, added, appended = trail(registry)
    assert json.loads(appended.changes) == json.loads(added.changes) | {"#": revision}
    assert (appended.record, appended.key) == (added.record, added.key)
    assert registry.verify().is_whole
    with registry.reading() as session:
        former, newest = map(EntryRow.to_domain, session.scalars(select(EntryRow)))
    assert newest == replace(former, revision=revision)


def test_only_what_is_never_changed_is_inserted_at_once(registry):
    """T2"""
    with (
        pytest.raises(AuditBypassedError, match="after it was inserted"),
        registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session,
    ):
        session.append(SiteRow(name="x", number="8"))


def test_what_is_append_only_is_never_changed(registry):
    """T2: a correction is a new row."""
    subject(registry)

    with (
        pytest.raises((AuditBypassedError, IntegrityError, DatabaseError)),
        registry.changing(Action.SUBJECT_CORRECTED, COORDINATOR) as session,
    ):
        session.scalars(select(IdentityRow)).one().name = "x"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = 'x'",
        "DELETE FROM audit_entry",
        "UPDATE identity SET name = 'x'",
        "DELETE FROM identity",
        "DELETE FROM site",
        "DELETE FROM staff_member",
    ],
)
def test_the_file_itself_refuses_what_the_program_never_does(registry, statement):
    """T2: triggers"""
    subject(registry)

    with (
        closing(file.outside(registry.place)) as connection,
        pytest.raises(file.refused(registry.place), match=r"append-only|nothing is deleted"),
    ):
        connection.execute(statement)


def test_who_reads_cannot_write(registry):
    """T2"""
    with pytest.raises(RegistryReadOnly), registry.reading() as session:
        session.execute(text("UPDATE site SET name = 'x'"))


def test_identifying_data_and_password_hashes_are_not_told(registry):
    """P1, T1: the trail says that they changed; the values stay in their own tables."""
    subject(registry, "林小雨", hospital_number="H-4711")

    told = " ".join(entry.changes + entry.key for entry in trail(registry))
    assert "林小雨" not in told
    assert "H-4711" not in told
    assert "1983" not in told
    assert "argon2" not in told


def test_an_inspector_can_recompute_the_chain_from_its_description(registry):
    """T3: with the standard library alone."""
    rename(registry, "协和 ≥ “quoted”")
    previous = ""
    for entry in trail(registry):
        fields = [str(getattr(entry, name)) for name in FIELDS]
        content = "\x1f".join((previous, *fields))
        previous = hashlib.sha256(content.encode()).hexdigest()
        assert entry.hash == previous
    assert registry.head() == previous
    assert registry.verify().head == previous


@pytest.mark.parametrize("column", [name for name in FIELDS if name != "id"])
def test_a_changed_field_is_found_and_named(registry, column):
    """T3"""
    value = 0 if column == "utc_offset" else "forged"
    statement = f"UPDATE audit_entry SET {column} = ? WHERE id = 3"  # noqa: S608  our own list
    outside(registry, statement, value)

    found = registry.verify()

    assert found.broken_at == 3
    assert found.count == 2


def test_a_removed_an_inserted_and_a_moved_entry_are_found(registry):
    """T3"""
    outside(registry, "DELETE FROM audit_entry WHERE id = 4")
    assert registry.verify().broken_at == 4


def test_two_swapped_entries_are_found(registry):
    """T3"""
    outside(registry, "UPDATE audit_entry SET id = id - 11 WHERE id IN (5, 6)")
    with closing(file.outside(registry.place)) as connection:
        connection.execute("UPDATE audit_entry SET id = -id WHERE id < 0")
        connection.commit()

    assert registry.verify().broken_at == 5


def test_a_rewritten_hash_breaks_the_entry_after_it(registry):
    """T3: who forges an entry with its hash would have to forge all that follow."""
    entries = trail(registry)
    forged = {name: getattr(entries[2], name) for name in FIELDS} | {"actor": "somebody"}
    outside(
        registry,
        "UPDATE audit_entry SET actor = 'somebody', hash = ? WHERE id = 3",
        linked(entries[1].hash, forged),
    )

    assert registry.verify().broken_at == 4


def test_a_cut_off_end_changes_the_head(registry):
    """T3: the head on every form tells of it."""
    printed = registry.head()
    last = len(trail(registry))
    outside(registry, "DELETE FROM audit_entry WHERE id = ?", last)

    found = registry.verify()

    assert found.is_whole
    assert found.head != printed


def test_verifying_tells_how_far_it_is_and_can_be_stopped():
    def entries():
        previous = ""
        for number in range(1, 2 * STRIDE + 2):
            content = f"entry {number}".encode()
            previous = hashlib.sha256(previous.encode() + content).hexdigest()
            yield number, content, previous

    told = []

    def until_the_first(done, total):
        told.append((done, total))
        return False

    found = verify(entries(), 2 * STRIDE + 1, until_the_first)

    assert told == [(STRIDE, 2 * STRIDE + 1)]
    assert found.count == STRIDE
    assert verify(entries(), 2 * STRIDE + 1).count == 2 * STRIDE + 1


def test_what_no_database_stores_as_text_becomes_visible(registry):
    """Nothing that was typed is dropped without a sign."""
    rename(registry, "a\x00b \ud800 c")

    with registry.reading() as session:
        assert session.scalars(select(SiteRow.name)).one() == "a␀b \\ud800 c"
    assert registry.verify().is_whole


def test_it_becomes_visible_in_lists_too_and_is_told_as_it_is_stored(registry):
    """T4: as from a record whose JSON escapes half a character."""
    conditions = ("cold \x00 \ud800 hands", "茶")
    trial_id = register_trial(registry, COORDINATOR, record=record(conditions=conditions))

    assert trial_of(registry, trial_id).conditions == ("cold ␀ \\ud800 hands", "茶")
    assert verify_everything(registry, COORDINATOR).is_whole


def test_the_sign_that_parts_fields_becomes_visible_within_one(registry):
    """T3: moved from one field into the next, words would be hashed the same."""
    with registry.changing(Action.SETTING_CHANGED, COORDINATOR, "a\x1fb") as session:
        session.note("Site", "7")

    assert trail(registry)[-1].reason == "a␟b"
    assert registry.verify().is_whole


def test_a_second_window_sees_that_something_changed(registry):
    before = registry.data_version()
    rename(registry, "x")

    assert registry.data_version() != before
    assert registry.data_version() == registry.data_version()


def test_times_are_kept_with_the_offset_of_the_place(registry):
    """W4"""
    rename(registry, "x")

    assert NOON.utcoffset().total_seconds() == 60 * trail(registry)[-1].utc_offset


MAY_REACH_THE_DATABASE = {
    "coordinator/registry/audit.py",  # writes the entries
    "coordinator/registry/prepared.py",  # compiles what the audited session appends
    "coordinator/registry/connections.py",  # prepares connections
    "coordinator/registry/rotation.py",  # copies the whole file under a new key
    "coordinator/registry/backups.py",  # copies it under the same key
    "coordinator/registry/backup_file.py",  # hashes files: there is an update in that
    "coordinator/registry/differing.py",  # holds two files against one another
    "coordinator/registry/whole.py",  # reads it whole
    "coordinator/registry/restoring.py",  # reads a backup and the registry beside it
    "coordinator/registry/cipher.py",  # opens the encrypted file
    "coordinator/registry/file_engine.py",  # makes a file, looks at it before it is opened
    "coordinator/registry/server_connections.py",  # prepares connections to a server
    "coordinator/registry/server_copies.py",  # pours a registry into a file, and back
    "coordinator/registry/line.py",  # lays the line to a server
    "coordinator/registry/cover.py",  # opens the keyring, which is another file
}
WAYS_ROUND = re.compile(
    r"exec_driver_sql|(?:sqlite3|driver|cipher)\.connect|\b(?:insert|update|delete)\s*\((?!self)"
    r"|from sqlalchemy import [^\n]*\b(?:insert|update|delete)\b"
)


def test_nothing_else_has_a_way_round_the_audited_session():
    """T2: the list of modules that could write without an entry is short, and here."""
    root = Path(__file__).parents[2]
    found = {
        path.relative_to(root).as_posix()
        for path in root.glob("coordinator/**/*.py")
        if "migrations" not in path.parts and WAYS_ROUND.search(path.read_text("utf-8"))
    }

    assert found <= MAY_REACH_THE_DATABASE
