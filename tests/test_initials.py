"""Initials as Chinese case report forms use them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coordinator.initials import COMPOUND, MOST_PROPOSALS, SURNAMES, offers, proposals


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("张红", "ZHHO"),
        ("张红旗", "ZHQI"),
        ("欧阳校风", "OYXF"),
        ("欧阳锋", "OYFE"),
        ("红", "HONG"),
        ("Ada Brandt", "AB"),
        ("José Ángel López Núñez Ruiz", "JALN"),
        ("Plato", "PLAT"),
        ("张 红旗", "ZHQI"),
    ],
)
def test_the_likeliest_initials_come_first(name, initials):
    assert proposals(name)[0] == initials


@pytest.mark.parametrize(
    ("name", "initials", "reading"),
    [
        ("单红", "SHHO", "Shan Hong"),
        ("曾小贤", "ZXXI", "Zeng Xiao Xian"),
        ("解明", "XIMI", "Xie Ming"),
        ("查良", "ZHLI", "Zha Liang"),
        ("仇英", "QIYI", "Qiu Ying"),
        ("朴树", "PISH", "Piao Shu"),
        ("乐嘉", "YUJI", "Yue Jia"),
        ("盖红", "GEHO", "Ge Hong"),
        ("单于红", "CYHO", "Chan Yu Hong"),
        ("长孙明", "ZSMI", "Zhang Sun Ming"),
        ("万俟明", "MQMI", "Mo Qi Ming"),
        ("尉迟恭", "YCGO", "Yu Chi Gong"),
    ],
)
def test_a_surname_is_read_as_surnames_are(name, initials, reading):
    first = offers(name).found[0]

    assert (first.letters, first.reading) == (initials, reading)


@pytest.mark.parametrize(
    ("name", "to_check"),
    [
        ("单红", ("单",)),
        ("李乐", ("乐",)),
        ("曾乐", ("曾", "乐")),
        ("李曾", ("曾",)),
        ("王曾明", ("曾",)),
        ("欧阳曾", ("曾",)),
        ("张红", ()),
        ("单于红", ()),
    ],
)
def test_characters_that_are_read_in_two_usual_ways_are_to_be_checked(name, to_check):
    assert offers(name).to_check == to_check


def test_the_other_usual_reading_comes_before_rare_ones():
    assert proposals("单红")[:2] == ("SHHO", "DAHO")
    assert proposals("李乐")[:2] == ("LILE", "LIYU")
    assert proposals("李曾")[:2] == ("LICE", "LIZE")


def test_a_name_of_two_parts_may_be_spelled_by_both():
    assert proposals("阿卜杜拉·买买提")[:2] == ("ABDL", "ABMM")
    assert proposals("买买提·艾力")[:2] == ("MMTA", "MMAL")


@pytest.mark.parametrize("name", ["", "  ", "123", "🙂", "·"])
def test_what_has_no_letters_gives_none(name):
    assert proposals(name) == ()


@given(some.text(some.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1))
def test_every_chinese_name_has_initials_each_offered_once(name):
    found = proposals(name)

    assert 1 <= len(found) <= MOST_PROPOSALS
    assert len(set(found)) == len(found)
    assert all(letters.isascii() and letters.isupper() for letters in found)


def test_the_tables_of_surnames_hold_plain_letters():
    for sounds in (*SURNAMES.values(), *COMPOUND.values()):
        assert all(sound.isascii() and sound.islower() for sound in sounds.split())
    assert all(len(sounds.split()) == len(name) for name, sounds in COMPOUND.items())
