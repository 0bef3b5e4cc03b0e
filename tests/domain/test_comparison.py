"""A record read again: same, changed with its words marked, new, gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.domain.comparison import Change, Mark, Statement, compared, marked
from coordinator.domain.criterion import Kind

IN, EX = Kind.INCLUSION, Kind.EXCLUSION


def lines(*words, kind=IN):
    letter = "I" if kind is IN else "E"
    return tuple(Statement(f"{letter}{n}", kind, text) for n, text in enumerate(words, 1))


def changes(before, after):
    return [
        (d.change.value, d.before and d.before.code, d.after and d.after.code)
        for d in compared(before, after)
    ]


def test_equal_lists_are_the_same():
    found = lines("Age 18 to 70", "Written consent")

    assert changes(found, found) == [("same", "I1", "I1"), ("same", "I2", "I2")]


def test_a_change_of_one_word_is_marked():
    [found] = compared(lines("Age 18 to 70 years"), lines("Age 18 to 75 years"))

    assert found.change is Change.CHANGED
    assert found.words == (
        (Mark.KEPT, "Age 18 to "),
        (Mark.REMOVED, "70"),
        (Mark.ADDED, "75"),
        (Mark.KEPT, " years"),
    )


def test_a_changed_sign_is_a_change():
    """A mirror of the record printed another sign: nothing weighs more."""
    [found] = compared(lines("SLEDAI = 8"), lines("SLEDAI ≥ 8"))

    assert (Mark.REMOVED, "=") in found.words
    assert (Mark.ADDED, "≥") in found.words


def test_what_is_new_and_what_is_gone_stand_in_their_places():
    before = lines("Age 18 to 70", "Able to fast overnight", "Written consent")
    after = lines("Age 18 to 70", "Written consent", "Platelets above 50")

    assert changes(before, after) == [
        ("same", "I1", "I1"),
        ("gone", "I2", None),
        ("same", "I3", "I2"),
        ("new", None, "I3"),
    ]


def test_white_space_and_case_are_no_change():
    assert changes(lines("Age  18 to\n70"), lines("age 18 to 70")) == [("same", "I1", "I1")]


def test_of_chinese_every_sign_is_a_word():
    [found] = compared(lines("年龄18至65岁的患者"), lines("年龄18至70岁的患者"))

    assert found.change is Change.CHANGED
    assert [words for mark, words in found.words if mark is not Mark.KEPT] == ["65", "70"]


def test_a_chinese_criterion_with_a_word_replaced_is_the_same_one_changed():
    [found] = compared(lines("签署书面知情同意书"), lines("签署知情同意书者"))

    assert (Mark.REMOVED, "书面") in found.words


def test_a_criterion_on_the_other_list_is_a_change():
    before = (*lines("Pregnant women"), *lines("Fever", kind=EX))
    after = lines("Fever", "Pregnant women", kind=EX)

    found = {d.after.text: d for d in compared(before, after)}

    assert found["Pregnant women"].change is Change.CHANGED
    assert found["Pregnant women"].changed_section
    assert found["Fever"].change is Change.SAME


texts = st.lists(st.sampled_from(["a b c d", "a b c e", "x y z", "q", "x y w", ""]), max_size=7)


@given(texts, texts)
def test_every_statement_of_both_stands_in_the_comparison_once(before, after):
    found = compared(lines(*before), lines(*after))

    assert [d.after.code for d in found if d.after] == [s.code for s in lines(*after)]
    assert sorted(d.before.code for d in found if d.before) == sorted(
        s.code for s in lines(*before)
    )


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_marked_words_hold_both_texts_whole(before, after):
    found = marked(before, after)

    assert "".join(words for mark, words in found if mark is not Mark.ADDED) == before
    assert "".join(words for mark, words in found if mark is not Mark.REMOVED) == after


@pytest.mark.parametrize("count", [120])
def test_long_lists_are_compared_without_ado(count):
    before = lines(*(f"criterion number {n} about something {n % 7}" for n in range(count)))
    after = lines(*(f"criterion number {n} about anything {n % 7}" for n in range(count)))

    assert len(compared(before, after)) >= count
