"""Addresses of shared registries: read as typed, shown without the password."""

from dataclasses import replace
from pathlib import Path

import pytest

from coordinator.registry.address import (
    Address,
    AddressUnreadable,
    ConnectionOpen,
    OptionUnknown,
    place_of,
    read_address,
)

TYPED = "postgresql://li:s%40me@db.clinic.example:6543/registry"


def test_an_address_is_read_as_it_is_typed():
    assert read_address(f" {TYPED} ") == Address(
        "db.clinic.example", 6543, "registry", "li", "s@me"
    )


def test_an_address_is_shown_without_its_password():
    found = read_address(TYPED)

    assert str(found) == "postgresql://li@db.clinic.example:6543/registry"
    assert "s@me" not in repr(found)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_on_this_computer_nothing_need_be_encrypted(host):
    assert "sslmode" not in read_address(f"postgresql://{host}/registry").parameters()


def test_away_from_this_computer_the_server_proves_who_it_is():
    assert read_address(TYPED).parameters()["sslmode"] == "verify-full"


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_what_others_could_read_along_is_refused(mode):
    with pytest.raises(ConnectionOpen, match=mode):
        read_address(f"{TYPED}?sslmode={mode}")


@pytest.mark.parametrize("option", ["host=evil.example", "options=-csearch_path=x", "x="])
def test_an_option_never_leads_elsewhere(option):
    with pytest.raises(OptionUnknown):
        read_address(f"{TYPED}?{option}")


@pytest.mark.parametrize(
    "words",
    [
        "postgresql://host",
        "postgresql://u:secret@host:port/registry",
        "postgresql://u:secret@host/a/b",
        "mysql://host/registry",
    ],
)
def test_what_is_no_address_is_refused_without_telling_the_password(words):
    with pytest.raises(AddressUnreadable) as refused:
        read_address(words)
    assert "secret" not in str(refused.value)


def test_a_place_is_a_file_or_a_database():
    assert place_of("/home/li/site.registry") == Path("/home/li/site.registry")
    assert isinstance(place_of(TYPED), Address)


def test_what_is_kept_leads_there_again_but_for_the_password():
    """The hospital's own authority is named in the address, and not to be named again."""
    typed = "postgresql://li%40site:secret@db.example/site?sslrootcert=/etc/ssl/our ca.pem"
    found = read_address(typed)

    again = read_address(str(found))

    assert "secret" not in str(found)
    assert again == replace(found, password="")
    assert again.parameters()["sslrootcert"] == "/etc/ssl/our ca.pem"
