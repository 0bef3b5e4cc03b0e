"""What can be told of a registry before the database library is loaded."""

import subprocess
import sys

import pytest

from coordinator.commands.staff import sign_in
from coordinator.domain.staff import Role
from coordinator.registry.cover import keyring_of
from coordinator.registry.errors import (
    KeyringMissing,
    NotARegistry,
    RegistryMissing,
)
from coordinator.registry.peek import peek
from tests.builders import PASSWORD, subject
from tests.conftest import NOON


def test_the_cover_names_the_site_and_its_people(registry):
    cover = peek(registry.place)

    assert (cover.site_name, cover.site_number) == ("Rheumatology, Lakeside Hospital", "7")
    assert [(person.name, person.role) for person in cover.people] == [
        ("Li Na", Role.COORDINATOR),
        ("Dr Ada Brandt", Role.INVESTIGATOR),
        ("M. Okafor", Role.MONITOR),
    ]
    assert cover.last_here is None


def test_the_cover_tells_who_was_here_last(registry):
    sign_in(registry, user_name="ada.brandt", password=PASSWORD)

    cover = peek(registry.place)

    assert cover.last_here.name == "Dr Ada Brandt"
    assert cover.last_here.signed_in_at == NOON


def test_a_registry_that_nobody_can_open_is_none(empty_registry):
    with pytest.raises(NotARegistry):
        peek(empty_registry.place)


@pytest.mark.file_only("looks at the file's bytes")
def test_peeking_writes_nothing(registry):
    before = registry.path.read_bytes()

    peek(registry.place)

    assert registry.path.read_bytes() == before


def test_there_is_no_registry_where_there_is_no_file(tmp_path):
    with pytest.raises(RegistryMissing):
        peek(tmp_path / "none.registry")


@pytest.mark.parametrize("content", [b"", b"not a database", b"%PDF-1.7\n" * 400])
def test_another_file_is_not_a_registry(tmp_path, content):
    path = tmp_path / "other.registry"
    path.write_bytes(content)

    with pytest.raises((NotARegistry, KeyringMissing)):
        peek(path)


@pytest.mark.file_only("looks at the file's bytes")
def test_a_registry_without_its_key_file_is_named(registry):
    keyring_of(registry.path).unlink()

    with pytest.raises(KeyringMissing, match=r"site\.registry\.keys"):
        peek(registry.place)


@pytest.mark.file_only("looks at the file's bytes")
def test_a_damaged_key_file_is_named(registry):
    with keyring_of(registry.path).open("r+b") as file:
        file.write(b"\xa5" * 4096)

    with pytest.raises(NotARegistry, match=r"site\.registry\.keys"):
        peek(registry.place)


@pytest.mark.file_only("looks at the file's bytes")
def test_nothing_of_a_subject_stands_on_the_cover(registry):
    """P1: and nothing is in the registry's file that can be read without its key."""
    subject(registry, "林小雨", hospital_number="H-4711")
    registry.close()

    for file in registry.path.parent.iterdir():
        content = file.read_bytes()
        for words in ("林小雨", "H-4711", "1983-04-01"):
            assert words.encode() not in content


def test_peeking_loads_no_database_library():
    words = "import sys, coordinator.registry.peek; print('sqlalchemy' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True
    )

    assert said.stdout == "False\n"
