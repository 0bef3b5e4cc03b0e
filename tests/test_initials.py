"""Initials as Chinese case report forms use them."""

import pytest

from coordinator.initials import proposals


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("张红", "ZHHO"),
        ("张红旗", "ZHQI"),
        ("欧阳校风", "OYXF"),
        ("Ada Brandt", "AB"),
        ("José Ángel López Núñez Ruiz", "JALN"),
        ("Plato", "PLAT"),
    ],
)
def test_the_likeliest_initials_come_first(name, initials):
    assert proposals(name)[0] == initials


def test_characters_with_several_readings_give_several_proposals():
    assert {"DAZH", "SHZH"} & set(proposals("单重"))
    assert len(proposals("单重")) > 1


@pytest.mark.parametrize("name", ["", "  ", "123", "🙂"])
def test_what_has_no_letters_gives_none(name):
    assert proposals(name) == ()
