"""A registry that several workstations share, in a database on a server."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select

from coordinator.commands.screening import enter_at_criterion
from coordinator.domain.audit import Action
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import AnsweredMeanwhile, Entry
from coordinator.entering import enter
from coordinator.founding import found_registry
from coordinator.queries.screenings import screening_of
from coordinator.queries.staff import site_of
from coordinator.registry.errors import KeyDoesNotFit, NotARegistry, RegistryLocked
from coordinator.registry.keyring import Keyring
from coordinator.registry.migrations import HEAD
from coordinator.registry.migrations.upgrade import upgrade
from coordinator.registry.peek import peek
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.site import SiteRow
from coordinator.registry.server_connections import connect
from coordinator.registry.server_engine import ServerEngine
from coordinator.registry.server_errors import (
    DatabaseMissing,
    DatabaseTaken,
    DatabaseUnfit,
    KeptOnServer,
    ServerOutOfReach,
    ServerRefuses,
)
from coordinator.registry.store import Registry
from tests.builders import (
    COORDINATOR,
    PASSWORD,
    PEOPLE,
    SITE,
    active,
    answered,
    coded,
    consented,
    subject,
)
from tests.conftest import KEY, cloned, noon
from tests.older import bring_up
from tests.outside import outside
from tests.server import url_of

ROOT = Path(__file__).parents[2]
# Enters subjects and their consent, and says each screening when it is stored.
CONSENTING = """
import sys
from coordinator.registry.address import read_address
from coordinator.registry.store import Registry
from tests.builders import consented, subject
from tests.conftest import KEY, noon

registry = Registry(read_address(sys.argv[1]), noon, key=KEY)
for number in range(int(sys.argv[3])):
    name = f"{sys.argv[2]}{number}"
    person = subject(registry, name, hospital_number=name)
    print(consented(registry, 1, person), flush=True)
"""


@pytest.fixture
def registry(request):
    """A registry on a server alone."""
    yield from cloned(request, "_founded_database")


WAITING = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)"


def entry_at(registry, screening_id, code):
    checklist = screening_of(registry, screening_id, with_identity=True).checklist
    return checklist.item(code).entry


def workstation(address, name, count=6):
    return subprocess.Popen(
        [sys.executable, "-c", CONSENTING, url_of(address), name, str(count)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def rename(registry, name):
    with registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session:
        session.scalars(select(SiteRow)).one().name = name


def cut_off(registry):
    with registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session:
        session.scalars(select(SiteRow)).one().name = "x"
        session.flush()
        raise ZeroDivisionError


def numbers(registry):
    with registry.reading() as session:
        return list(
            session.scalars(select(ScreeningRow.screening_number).order_by(ScreeningRow.id))
        )


def test_ten_workstations_at_once_give_numbers_without_gap_and_duplicate(registry):
    """S1: the next number is read when it is the writer's turn."""
    active(registry)

    programs = [workstation(registry.place, f"P{n}") for n in range(10)]
    stored = [program.communicate()[0].split() for program in programs]

    assert [len(ids) for ids in stored] == [6] * 10
    assert numbers(registry) == [f"07{number:03}" for number in range(1, 61)]
    assert registry.verify().is_whole


def test_a_workstation_that_is_killed_loses_nothing_that_it_told(registry):
    """T3: and the others go on."""
    active(registry)

    dying, living = workstation(registry.place, "D", 500), workstation(registry.place, "L")
    with dying, living:
        told = [dying.stdout.readline().strip() for _ in range(5)]
        dying.send_signal(signal.SIGKILL)
        told += [line.strip() for line in dying.stdout if line.endswith("\n")]
        told += [line.strip() for line in living.stdout]

    for screening_id in told:
        assert screening_of(registry, int(screening_id), with_identity=False)
    found = numbers(registry)
    assert found == [f"07{number:03}" for number in range(1, len(found) + 1)]
    assert len(told) <= len(found) <= len(told) + 1
    assert registry.verify().is_whole


def test_two_workstations_see_each_others_work(registry):
    with closing(Registry(registry.place, noon, key=KEY)) as other:
        before = other.data_version()
        rename(registry, "Hillside Hospital")

        assert other.data_version() != before
        with other.reading() as session:
            assert session.scalars(select(SiteRow.name)).one() == "Hillside Hospital"


def test_what_was_not_kept_is_told_to_nobody(registry):
    before = registry.data_version()
    with pytest.raises(ZeroDivisionError):
        cut_off(registry)

    assert registry.data_version() == before


def test_a_reader_has_one_view_from_begin_to_end(registry):
    with registry.reading() as session:
        before = session.scalars(select(SiteRow.name)).one()
        rename(registry, "x")
        assert session.scalars(select(SiteRow.name)).one() == before


def test_a_writer_waits_for_its_turn_and_says_when_it_does_not_come(registry, monkeypatch):
    monkeypatch.setattr("coordinator.registry.line.WAIT_FOR_OTHERS", 100)
    with (
        closing(Registry(registry.place, noon, key=KEY)) as other,
        registry.changing(Action.SETTING_CHANGED, COORDINATOR) as session,
    ):
        session.connection()
        with pytest.raises(RegistryLocked):
            rename(other, "x")


def test_the_next_step_goes_on_after_the_server_was_started_again(registry, server):
    rename(registry, "a")
    before = registry.data_version()
    here = registry.place.database
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname"
    server.tell(f"{ended} = '{here}'")

    rename(registry, "b")
    assert registry.data_version() != before
    assert registry.verify().is_whole


def test_nothing_is_emptied_at_once_either(registry):
    """T2: TRUNCATE goes by no row."""
    with (
        closing(outside(registry.place)) as connection,
        pytest.raises(psycopg.errors.IntegrityError, match="nothing is deleted"),
    ):
        connection.execute("TRUNCATE audit_entry")


def test_a_site_is_founded_on_a_server_and_its_people_come_in(empty):
    founded = found_registry(empty, SITE, PEOPLE)

    cover = peek(empty)
    assert (cover.site_name, len(cover.people)) == (SITE.name, 3)
    registry, person = enter(empty, "li.na", PASSWORD, noon)
    with closing(registry):
        assert person.name == "Li Na"
        assert registry.keyring.opened("", founded.recovery_key) == registry.key
        assert registry.verify().is_whole


def test_a_database_that_holds_something_is_left_as_it_is(empty):
    with closing(outside(empty)) as connection:
        connection.execute("CREATE TABLE music (title text)")

    with pytest.raises(DatabaseTaken):
        Registry.create(empty)
    with pytest.raises(NotARegistry):
        peek(empty)
    with pytest.raises(NotARegistry):
        Registry(empty, key=KEY)


def test_a_database_that_sorts_words_otherwise_is_refused(server):
    server.tell("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")

    with pytest.raises(DatabaseUnfit, match="LATIN1"):
        Registry.create(server.database("latin"))
    server.drop("latin")


def test_a_database_that_is_not_there_is_said_so(server):
    with pytest.raises(DatabaseMissing):
        peek(server.database("nowhere"))


def test_a_wrong_password_of_the_database_is_said_without_it(registry):
    wrong = replace(registry.place, password="secret words")

    with pytest.raises(ServerRefuses) as refused:
        peek(wrong)
    assert "secret words" not in str(refused.value)


def test_a_server_that_is_away_is_said_so(registry):
    with pytest.raises(ServerOutOfReach, match="cannot be reached"):
        peek(replace(registry.place, port=1))


def test_another_key_opens_nothing(registry):
    with pytest.raises(KeyDoesNotFit):
        Registry(registry.place, noon, key=bytes(32))


def test_what_only_a_file_has_is_refused_with_whom_to_ask(registry):
    with pytest.raises(KeptOnServer, match="Ask who keeps the server"):
        registry.rotate_key(COORDINATOR)
    rename(registry, "still open")


def test_a_conflict_on_one_answer_is_refused_and_the_first_stands(registry):
    """A8: two workstations answer the same; the page shows both values."""
    version = active(registry)
    screening_id = consented(registry, version.trial_id, subject(registry))
    criterion = coded(version, "I2")
    with closing(Registry(registry.place, noon, key=KEY)) as other:
        answered(other, screening_id, I2="yes")
        stood = entry_at(registry, screening_id, "I2")
        with pytest.raises(AnsweredMeanwhile):
            enter_at_criterion(
                registry,
                COORDINATOR,
                screening_id=screening_id,
                criterion_id=criterion.id,
                entry=Entry(Answer.NO, remark="seen otherwise"),
                expected_revision=0,
            )
    assert entry_at(registry, screening_id, "I2") == stood


def test_of_two_workstations_that_bring_it_up_at_once_the_second_finds_it_done(registry):
    """T1: it is told once."""
    told = []
    engine = connect(registry.place, read_only=False)
    upgrade(engine, lambda *said: told.append(said))
    engine.dispose()

    assert told == []


def test_a_registry_of_a_former_schema_is_brought_up_in_one_transaction(empty):
    """A step that fails leaves what was."""
    Keyring.make(empty, KEY)
    engine = connect(empty, read_only=False)
    with engine.begin() as connection:
        bring_up(connection, "0001")

    def fail(*_said):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        upgrade(engine, fail)
    engine.dispose()
    assert ServerEngine(empty).schema(KEY) == "0001"

    with closing(Registry(empty, noon, key=KEY)) as registry:
        assert registry.verify().is_whole
        assert ServerEngine(empty).schema(KEY) == HEAD


@pytest.fixture
def strict(server, _founded_database):
    """A registry in a database whose transactions are as strict as a server knows them."""
    address = server.create("strict", _founded_database)
    server.tell("ALTER DATABASE strict SET default_transaction_isolation = 'serializable'")
    yield address
    server.drop("strict")


def test_who_waited_for_another_writer_goes_on_from_what_was_stored(strict):
    """T3: whatever the hospital made usual for its transactions."""
    with (
        closing(Registry(strict, noon, key=KEY)) as one,
        closing(Registry(strict, noon, key=KEY)) as other,
        closing(outside(strict)) as watching,
        ThreadPoolExecutor(1) as pool,
    ):
        with one.changing(Action.SETTING_CHANGED, COORDINATOR) as session:
            session.scalars(select(SiteRow)).one().number = "9"
            session.flush()
            waiting = pool.submit(rename, other, "Ward 4")
            while not watching.execute(WAITING).fetchone()[0]:
                pass
        waiting.result()

        assert site_of(one) == replace(SITE, name="Ward 4", number="9")
        assert one.verify().is_whole
