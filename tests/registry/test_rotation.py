"""A new key for the registry: whole, or not at all, whenever the power fails."""

import shutil
from contextlib import closing

import pytest

from coordinator.commands.audit import verify_trail
from coordinator.commands.keys import keep_recovery_key, rotate_key
from coordinator.commands.site import NotForYou
from coordinator.domain.audit import Action
from coordinator.domain.proof import OnlyReadable
from coordinator.entering import enter
from coordinator.registry.cover import keyring_of
from coordinator.registry.errors import KeyDoesNotFit, RegistryInUse, RegistryMoved
from coordinator.registry.keyring import SAFE, Keyring
from coordinator.registry.rotation import Step, rotate, rotating
from coordinator.registry.sealing import (
    WrongPasswordError,
    new_recovery_key,
    read_recovery_key,
)
from coordinator.registry.store import Registry
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    MONITOR,
    PASSWORD,
    active,
    answered,
    consented,
)
from tests.conftest import KEY, noon
from tests.security.tampering import unguarded

pytestmark = pytest.mark.file_only("only a file is encrypted")


@pytest.fixture
def path(registry):
    """A registry in which something was answered, and that nobody has open."""
    active(registry)
    answered(registry, consented(registry, 1), I1="yes")
    registry.close()
    return registry.path


def head_of(path, user_name="li.na"):
    """Sign in as a person and give the number of entries, having verified the chain."""
    registry, _person = enter(path, user_name, PASSWORD, noon)
    with closing(registry):
        verified = registry.verify()
    assert verified.is_whole
    return verified.count


def test_everybody_signs_in_as_before_and_the_old_key_opens_nothing(registry):
    rotate_key(registry, COORDINATOR)
    registry.close()

    assert registry.key != KEY
    for person in (COORDINATOR, INVESTIGATOR, MONITOR):
        head_of(registry.path, person.user_name)
    with pytest.raises(KeyDoesNotFit):
        Registry(registry.path, noon, key=KEY)


def test_a_rotation_is_told_to_the_trail_and_work_goes_on(registry):
    """T1"""
    before = registry.verify().count
    rotate_key(registry, COORDINATOR)
    active(registry)

    assert registry.verify().is_whole
    with registry.reading() as session:
        told = session.connection().exec_driver_sql(
            "SELECT action FROM audit_entry WHERE id > ? ORDER BY id LIMIT 1", (before,)
        )
        assert told.scalar() == Action.KEY_ROTATED


@pytest.mark.parametrize("last", list(Step))
def test_the_power_may_fail_after_any_step(path, tmp_path, last):
    """The file and its keyring, as the disk has them after each step, open by themselves."""
    entries = head_of(path)
    cut = tmp_path / "cut" / path.name
    cut.parent.mkdir()
    for step, _key in rotate(path, KEY):
        if step is last:
            for file in (path, keyring_of(path), rotating(path)):
                if file.exists():
                    shutil.copyfile(file, cut.with_name(file.name))
            break

    is_new = last is Step.SWAPPED  # and then the sign-in tells of the new key
    assert head_of(cut) == entries + 1 + is_new
    assert head_of(cut, "ada.brandt") == entries + 2 + is_new
    assert not rotating(cut).exists()
    assert not Keyring(cut).is_between_keys()


def test_another_window_keeps_the_key_as_it_is(registry):
    with closing(Registry(registry.path, noon, key=registry.key)) as other:
        with other.reading() as session:
            session.connection()
        with pytest.raises(RegistryInUse):
            rotate_key(registry, COORDINATOR)
    active(registry)

    assert registry.key == KEY
    registry.close()
    head_of(registry.path)


def test_what_was_opened_before_the_swap_is_written_to_no_more(path, tmp_path):
    """A window that had the old file open, and waited, loses nothing unsaid."""
    steps = rotate(path, KEY)
    for step, _key in steps:
        if step is Step.CLOSED:
            break
    left = tmp_path / "left" / path.name
    left.parent.mkdir()
    shutil.copyfile(path, left)
    steps.close()

    with closing(Registry(left, noon, key=KEY)) as old, pytest.raises(RegistryMoved):
        active(old)


def test_a_new_recovery_key_takes_the_place_of_the_former(registry):
    first, second = new_recovery_key(), new_recovery_key()
    for recovery_key in (first, second):
        keep_recovery_key(registry, COORDINATOR, recovery_key=recovery_key)

    assert registry.keyring.opened(SAFE, read_recovery_key(second.lower())) == KEY
    with pytest.raises(WrongPasswordError):
        registry.keyring.opened(SAFE, first)
    with pytest.raises(NotForYou):
        keep_recovery_key(registry, MONITOR, recovery_key=first)


def test_a_registry_that_was_changed_outside_of_the_program_gets_no_new_key(registry):
    """T4: what was found stays as it is, for whoever looks into it."""
    with unguarded(registry) as connection:
        connection.execute("UPDATE audit_entry SET actor = 'x' WHERE id = 5")
    verify_trail(registry, COORDINATOR)

    with pytest.raises(OnlyReadable):
        rotate_key(registry, COORDINATOR)
    with pytest.raises(OnlyReadable):
        keep_recovery_key(registry, COORDINATOR, recovery_key=new_recovery_key())

    assert registry.key == KEY
    assert not registry.keyring.has_recovery_key()
