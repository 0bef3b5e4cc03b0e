"""A keyring that somebody else wrote opens nothing, and costs nothing."""

import sqlite3
from contextlib import closing

import pytest

from coordinator.domain.staff import SignInFailed
from coordinator.entering import enter
from coordinator.founding import found_registry
from coordinator.registry.cover import keyring_of
from coordinator.registry.errors import KeyringChanged, NotARegistry
from coordinator.registry.peek import peek
from tests.builders import PASSWORD, PEOPLE, SITE
from tests.conftest import noon


@pytest.fixture
def path(registry):
    registry.close()
    return registry.path


def forge(path, *statements):
    with closing(sqlite3.connect(keyring_of(path))) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def sign_in(path, name="li.na"):
    registry, _person = enter(path, name, PASSWORD, noon)
    registry.close()


@pytest.mark.parametrize(
    "forged",
    [
        "memory = 67108864",  # 64 GB
        "memory = 1",
        "memory = -1",
        "passes = 2000000000",
        "passes = 0",
        "lanes = 1000000",
        "salt = x'00'",
        "public = x''",
    ],
)
def test_a_password_is_never_stretched_at_a_cost_that_an_enemy_chose(path, forged):
    """64 GB of memory, or years of work, would keep everybody out."""
    forge(path, f"UPDATE slot SET {forged}")

    with pytest.raises(KeyringChanged):
        sign_in(path)


def test_a_password_is_stretched_as_the_rfc_asks_wherever_nobody_says_otherwise(tmp_path):
    """RFC 9106, section 4: three passes over 64 MiB in four lanes."""
    path = tmp_path / "site.registry"
    found_registry(path, SITE, PEOPLE)

    with closing(sqlite3.connect(keyring_of(path))) as connection:
        costs = connection.execute("SELECT DISTINCT passes, memory, lanes FROM slot").fetchall()
    assert costs == [(3, 64 * 1024, 4)]


def test_a_slot_that_was_given_to_another_person_opens_nothing(path):
    """G6: a pair is bound to its owner."""
    forge(
        path,
        "UPDATE slot SET private = (SELECT private FROM slot WHERE user_name = 'm.okafor'), "
        "public = (SELECT public FROM slot WHERE user_name = 'm.okafor'), "
        "salt = (SELECT salt FROM slot WHERE user_name = 'm.okafor') "
        "WHERE user_name = 'li.na'",
    )

    with pytest.raises(SignInFailed):
        sign_in(path)


def test_two_people_whose_slots_were_swapped_do_not_get_in(path):
    forge(
        path,
        "PRAGMA foreign_keys = OFF",
        "UPDATE slot SET user_name = 'x' WHERE user_name = 'li.na'",
        "UPDATE slot SET user_name = 'li.na' WHERE user_name = 'm.okafor'",
        "UPDATE slot SET user_name = 'm.okafor' WHERE user_name = 'x'",
    )

    for name in ("li.na", "m.okafor"):
        with pytest.raises(SignInFailed):
            sign_in(path, name)


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE slot SET role = 'administrator' WHERE user_name = 'm.okafor'",
        "UPDATE slot SET name = 'Somebody Else' WHERE user_name = 'li.na'",
        "UPDATE slot SET must_change = 1 - must_change",
        "DELETE FROM slot WHERE user_name = 'ada.brandt'",
        "UPDATE cover SET registry = 'another'",
    ],
)
def test_slots_that_were_changed_are_noticed_by_who_knows_the_password(path, forged):
    """The slots are bound by the registry's key, which nobody else has."""
    forge(path, forged)

    with pytest.raises((KeyringChanged, SignInFailed)):
        sign_in(path)


def test_a_keyring_that_is_another_kind_of_file_is_told(path):
    keyring_of(path).write_bytes(b"SQLite format 3\x00" + b"\xff" * 4000)

    with pytest.raises(Exception, match="keys") as told:
        peek(path)
    assert told.type.__module__.startswith("coordinator.")


def test_a_database_that_is_no_keyring_is_told(path):
    keyring_of(path).unlink()
    with closing(sqlite3.connect(keyring_of(path))) as connection:
        connection.execute("CREATE TABLE slot (user_name)")
        connection.commit()

    with pytest.raises(NotARegistry):
        peek(path)
