"""Lists that a record gives in two languages. All trials here are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coordinator.records import read_text
from coordinator.records.placement import placed

CHINESE = ("年龄18至70岁；", "符合1997年分类标准；", "签署知情同意书。")
ENGLISH = ("Age 18 to 70 years;", "Meets the 1997 classification;", "Signed consent.")


def page(chinese=CHINESE, english=ENGLISH, heading="Inclusion criteria："):
    """Write a bilingual page as the Chinese registry shows it."""
    return "\n".join(
        (
            "注册号：",
            "ChiCTR2099000001",
            "纳入标准：",
            *(f"{number}、{words}" for number, words in enumerate(chinese, 1)),
            *filter(None, (heading,)),
            *(f"{number}. {words}" for number, words in enumerate(english, 1)),
            "排除标准：",
            "1、妊娠；",
            *(("Exclusion criteria：",) if heading else ()),
            "1. Pregnant;",
        )
    )


def record_of(text):
    (record,) = read_text(text)
    return record


def codes(record):
    return [(warning.code, warning.where) for warning in record.warnings]


@pytest.mark.parametrize("heading", ["Inclusion criteria：", "Inclusion criteria", ""])
def test_the_same_list_in_two_languages_is_read_once_with_both_wordings(heading):
    record = record_of(page(heading=heading))

    assert [found.text for found in record.inclusion] == list(CHINESE)
    assert [found.other_text for found in record.inclusion] == list(ENGLISH)
    assert [(c.text, c.other_text) for c in record.exclusion] == [("妊娠；", "Pregnant;")]
    assert ("OTHER_LANGUAGE_PAIRED", "inclusion") in codes(record)
    assert ("OTHER_LANGUAGE_PAIRED", "exclusion") in codes(record)


def test_the_language_that_comes_first_is_the_wording_in_use():
    text = (
        "Inclusion criteria:\n1. Age 18 to 70 years\n"
        "纳入标准：\n1. 年龄18至70岁\n排除标准：\n1. 妊娠"
    )

    [age] = record_of(text).inclusion

    assert (age.text, age.other_text) == ("Age 18 to 70 years", "年龄18至70岁")


def test_parts_are_paired_with_parts():
    text = (
        "纳入标准：\n1. 符合以下任一：\n  (1) 发热\n  (2) 咳嗽\n"
        "Inclusion criteria:\n1. Any of the following:\n  (1) fever\n  (2) cough\n"
        "排除标准：\n1. 妊娠"
    )

    [whole] = record_of(text).inclusion

    assert [part.other_text for part in whole.children] == ["fever", "cough"]


def test_lists_of_different_length_are_not_paired_and_none_is_lost():
    record = record_of(page(english=ENGLISH[:2]))

    assert [found.text for found in record.inclusion] == list(CHINESE)
    assert not any(found.other_text for found in record.inclusion)
    [left] = record.other_sections
    assert [item.text for item in left.items] == list(ENGLISH[:2])
    assert ("OTHER_LANGUAGE_UNPAIRED", "other_sections[0]") in codes(record)


def test_lists_with_other_numbers_are_not_paired():
    record = record_of(page().replace("\n2. Meets", "\n4. Meets").replace("\n3. S", "\n5. S"))

    assert not any(found.other_text for found in record.inclusion)
    assert len(record.other_sections) == 1


def test_figures_that_differ_between_the_languages_are_shown():
    english = ("Age 18 to 75 years;", *ENGLISH[1:])

    [found] = [
        warning
        for warning in record_of(page(english=english)).warnings
        if warning.code == "OTHER_LANGUAGE_FIGURES"
    ]

    assert found.where == "inclusion[0]"
    assert "70" in found.note
    assert "75" in found.note


def test_two_english_lists_stay_one_list():
    text = (
        "Inclusion criteria:\n1. fever\n2. cough\n"
        "Inclusion criteria:\n1. age 18\n2. consent\nExclusion criteria:\n1. asthma"
    )

    record = record_of(text)

    assert len(record.inclusion) == 4
    assert not any(found.other_text for found in record.inclusion)


def test_english_words_within_a_chinese_list_are_no_second_list():
    text = "纳入标准：\n1. 年龄18岁以上\n2. ECOG PS 0-1\n3. 签署知情同意书\n排除标准：\n1. 妊娠"

    record = record_of(text)

    assert [found.text for found in record.inclusion] == [
        "年龄18岁以上",
        "ECOG PS 0-1",
        "签署知情同意书",
    ]


_WORDS = some.lists(
    some.text(some.sampled_from("发热咳嗽年龄12345≥≤、；() "), min_size=1), max_size=5
)
_LATIN = some.lists(
    some.text(some.sampled_from("fever age12345≥≤,;() "), min_size=1), max_size=5
)


@given(chinese=_WORDS, english=_LATIN, heading=some.sampled_from(["Inclusion criteria：", ""]))
def test_no_character_of_either_language_is_lost(chinese, english, heading):
    """Every visible character stands in exactly one place, paired or not."""
    record = record_of(page(chinese, english, heading))

    text = record.source.text
    taken = sorted((*placed(record), *record.not_placed), key=lambda span: span.start)
    covered = "".join("".join(text[s.start : s.end].split()) for s in taken)
    wanted = "".join("".join(text[s.start : s.end].split()) for s in record.eligibility)
    assert covered == wanted


@given(chinese=_WORDS, english=_LATIN)
def test_a_paired_wording_is_the_words_of_the_source(chinese, english):
    record = record_of(page(chinese, english))

    for found in record.inclusion:
        if found.other_span is not None:
            words = record.source.text[found.other_span.start : found.other_span.end]
            assert "".join(words.split()).endswith("".join(found.other_text.split()))
