import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.domain.readings import (
    Reading,
    place_of,
    reading_for,
    replaced_once,
    same_place,
    source_cut,
    worded,
)


@pytest.mark.parametrize(
    ("quote", "words", "replaced"),
    [
        ("= 8", "≥ 8", "= 8"),
        ("=8", "≤ 8", "=8"),
        ("(=1.0 mg/kg)", "≥ 1.0", "=1.0"),
        ("= 3 months", "≥ 3", "= 3"),
        ("(= grade III NYHA)", "≥ grade III", "= grade III"),
        ("? 1.5 mg", "≤ 1.5", "? 1.5"),
        ("1.5 × 109/L", "1.5 × 10^9/L", "1.5 × 109/L"),
    ],
)
def test_a_reading_replaces_what_it_stands_for_and_no_more(quote, words, replaced):
    reading = reading_for(quote, words, 10)

    assert (reading.quote, reading.words) == (replaced, words)
    assert reading.start == 10 + quote.index(replaced)


def test_a_reading_that_says_the_same_changes_nothing():
    assert reading_for("(=1.0 mg/kg)", "= 1.0", 0).words == "=1.0"


def test_a_quote_that_stands_once_needs_no_source():
    assert place_of("= 8", "Score = 8", None) == 6
    assert place_of("= 9", "Score = 8", None) is None


def test_the_source_tells_which_of_several_is_meant():
    verbatim = "A = 8, B = 8"

    assert place_of("= 8", verbatim, "1. A  =\n8") == 2
    assert place_of("= 8", verbatim, "1. A  = 8,\n   B = 8") == 9
    assert place_of("= 8", verbatim, None) is None


def test_readings_are_put_in_at_their_places_in_any_order():
    readings = [Reading(9, "= 8", "≤ 8"), Reading(2, "= 8", "≥ 8")]

    assert worded("A = 8, B = 8", readings) == "A ≥ 8, B ≤ 8"


def test_readings_that_claim_the_same_characters_are_not_put_in():
    assert worded("5 × 109/L", [Reading(0, "5 × 109", "x"), Reading(4, "109/L", "y")]) is None


def test_words_are_replaced_only_where_they_stand_once():
    assert replaced_once("A = 8", "= 8", "≥ 8") == "A ≥ 8"
    assert replaced_once("A = 8, B = 8", "= 8", "≥ 8") is None
    assert replaced_once("A", "", "≥ 8") is None


@given(st.text(max_size=40), st.data())
def test_the_same_place_in_unedited_words_is_the_same_character(text, data):
    at = data.draw(st.integers(0, len(text)))

    assert same_place(text, text, at) == at


@given(st.text("ab, 中文", max_size=30), st.text("ab, 中文", max_size=30), st.integers(0, 40))
def test_the_same_place_lies_within_the_record_s_words(text, verbatim, at):
    assert 0 <= same_place(text, verbatim, at) <= len(verbatim)


def test_the_same_place_behind_an_edit_counts_from_the_words_that_stayed():
    text, verbatim = "Grown-up, with consent", "Adult, with consent"

    assert same_place(text, verbatim, text.index("with")) == verbatim.index("with")
    assert same_place(text, verbatim, len(text)) == len(verbatim)


def test_words_are_found_back_in_the_source_over_its_line_breaks():
    source = "1. Adult\n    with consent"

    assert source[source_cut(source, len(source), "with consent") :] == "with consent"
