"""A file that is wrong is refused when it is read, with its line and the reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordinator.domain.worksheet import Findings
from coordinator.instruments.engine import compute
from coordinator.instruments.library import InstrumentUnknown, instrument, names
from coordinator.instruments.reading import read_instrument
from coordinator.instruments.tables import InstrumentRefused

HEAD = """name = "test"
title = "Test"
version = "1"
purpose = "To try"
citation = "Nobody, never"
confidence = "C"
licence = "free"
look_back = "none"
missing = "open"
"""
ITEMS = """
[[item]]
key = "rash"
title = "Rash"
confidence = "V"
points = 2
groups = ["skin"]

[[item]]
key = "grade"
title = "Grade"
kind = "choice"
confidence = "V"
choices = [{ value = "low", title = "low" }, { value = "high", title = "high" }]

[[item]]
key = "igg4"
title = "IgG4"
kind = "number"
analyte = "igg4"
unit = "g/L"
confidence = "V"
"""
RESULT = """
[[result]]
key = "score"
title = "Score"
rule = "sum(skin)"
"""
GOOD = HEAD + ITEMS + RESULT


def refusal(text):
    with pytest.raises(InstrumentRefused) as caught:
        read_instrument("test.toml", text)
    return caught.value.what_happened


def line_with(text, words):
    """The last line with these words."""
    lines = text.splitlines()
    return max(number for number, line in enumerate(lines, start=1) if words in line)


def test_a_good_file_is_read():
    assert read_instrument("test.toml", GOOD).item("rash").points == 2


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('rule = "sum(skin)"', 'rule = "sum(skn)"', "Nothing is called “skn”."),
        ('rule = "sum(skin)"', 'rule = "sum(skin"', "is not a rule"),
        ('rule = "sum(skin)"', 'rule = "rash"', "“rash” is a statement, where a number"),
        ('rule = "sum(skin)"', 'rule = "skin + 1"', "“skin” is a group"),
        ('rule = "sum(skin)"', 'rule = "sum(grade)"', "“grade” has no points."),
        ('rule = "sum(skin)"', 'rule = "score + 1"', "speaks of itself: score → score"),
        ('rule = "sum(skin)"', "rule = \"1 if grade == 'hi' else 0\"", "not one of the"),
        ('rule = "sum(skin)"', 'rule = "1 if entered(rash) else 0"', "in a note only"),
        ('rule = "sum(skin)"', 'rule = "1e999"', "“inf” cannot stand in a rule"),
        ('rule = "sum(skin)"', f'rule = "{"-" * 500}1"', "is nested more than 60 deep"),
        ('rule = "sum(skin)"', f'rule = "{"1 + " * 999}1"', "longer than 2000"),
        ('rule = "sum(skin)"', 'rule = "open(1)"', "no function “open”"),
        ('rule = "sum(skin)"', 'rule = "rash.points"', "“Attribute” cannot stand in a rule"),
        ('rule = "sum(skin)"', 'rule = "[1 for x in (1, 2)]"', "cannot stand in a rule"),
        ('rule = "sum(skin)"', 'rule = "age_on(rash, rash)"', "where a day is needed"),
        ('rule = "sum(skin)"', 'rule = "sqrt(1, 2)"', "wrong number of values"),
        ('confidence = "C"', 'confidence = "sure"', "“sure” is not a confidence"),
        ('version = "1"', 'versoin = "1"', "“version” is missing."),
        ("points = 2", 'points = "two"', "“points” must be a number."),
        ("points = 2", "points = 2\nweight = 2", "“weight” is not known here."),
        ('key = "grade"', 'key = "rash"', "“rash” is there twice."),
        ('key = "grade"', 'key = "rater"', "“rater” has a meaning of its own."),
        ('key = "grade"', 'key = "a grade"', "“a grade” is not a name."),
        ('analyte = "igg4"', 'analyte = "igg5"', "“igg5” is not an analyte."),
        ('unit = "g/L"', 'unit = "mol/L"', "“mol/L” is not one of: g/L, mg/dL, mg/L."),
        ('unit = "g/L"', 'unit = "g/L"\nreference = "middle"', "upper or lower limit"),
        ('kind = "choice"', 'kind = "scale"', "“scale” is not a kind"),
        ('title = "Score"', 'title = "Score"\nworking = "{scor}"', "Nothing is called “scor”."),
        ('title = "Score"', 'title = "Score"\nworking = "{}"', "Nothing is called “”."),
        ('title = "Score"', 'title = "Score"\nworking = "{igg4:d}"', "stands alone between"),
        ('title = "Score"', 'title = "Score"\nworking = "{igg4"', "a brace too many"),
        ('title = "Score"', 'title = "Score"\napplies = "rash"', "“otherwise” says why"),
        ('title = "Rash"', 'title = "Rash', "this is not TOML"),
    ],
)
def test_a_wrong_line_is_named_with_its_reason(old, new, reason):
    text = GOOD.replace(old, new)
    said = refusal(text)

    assert reason in said
    if "missing" not in reason and "otherwise" not in reason:
        assert said.startswith(f"test.toml, line {line_with(text, new.splitlines()[-1])}: ")


TOKENS = """
rash grade igg4 skin score nothing ( ) ( ) , + - * / ** < <= == != in and or not if else sum
count max any done entered sqrt points age_on 0 1 2.5 1e3 'low' 'high' lambda . [ ] :
"""
rules = st.lists(st.sampled_from(TOKENS.split()), max_size=9).map(" ".join)


@settings(max_examples=500, deadline=None)
@given(rules | st.text(alphabet=st.characters(exclude_characters='"\\\n\r'), max_size=20))
def test_any_rule_at_all_is_either_refused_or_computed(rule):
    text = GOOD.replace("sum(skin)", rule)
    try:
        found = read_instrument("test.toml", text)
    except InstrumentRefused:
        return
    assert len(compute(found, Findings()).outcomes) == 1


def test_a_category_that_was_not_declared_is_refused():
    text = (
        GOOD
        + """
[[result]]
key = "stage"
title = "Stage"
kind = "category"
rule = "'early' if rash else 'late'"
choices = [{ value = "early", title = "Early" }]
"""
    )

    assert "“late” is not one of the choices: early" in refusal(text)


def test_two_rules_that_need_each_other_are_refused():
    text = (
        GOOD
        + """
[[define]]
key = "one"
rule = "other + 1"

[[define]]
key = "other"
rule = "one + 1"
"""
    )

    assert "one → other → one" in refusal(text)


def test_a_file_without_a_result_is_refused():
    assert "There is no result." in refusal(HEAD + ITEMS)


def test_a_line_is_counted_past_texts_over_several_lines():
    text = HEAD.replace('licence = "free"', 'licence = """\nrule = 1\n[[item]]\n"""')
    text += ITEMS + RESULT.replace("skin", "skn")

    assert f"line {line_with(text, 'sum(skn)')}: " in refusal(text)


def test_the_wrong_line_of_a_pattern_is_that_of_the_pattern():
    text = (
        GOOD
        + """
[[each]]
over = [{ key = "one", title = "One" }, { key = "two", title = "Two" }]

[[each.item]]
key = "<key>"
title = "<title>"
confidence = "V"
rule = "<key>_not_there"
"""
    )

    said = refusal(text)
    assert f"line {line_with(text, 'not_there')}: Nothing is called “one_not_there”." in said


def test_a_new_instrument_needs_no_code():
    text = GOOD + '\n[[note]]\nwhen = "igg4 > 1.35"\ntext = "IgG4 is {igg4}."\n'

    assert read_instrument("test.toml", text).notes[0].text == "IgG4 is {igg4}."


@pytest.mark.parametrize("name", names())
def test_every_instrument_of_the_program_is_sound_and_complete(name):
    found = instrument(name)

    assert found.name == name
    assert all((found.citation, found.licence, found.look_back, found.missing, found.words))
    assert {result.key for result in found.results}


def test_an_unknown_worksheet_is_refused_with_the_near_ones():
    with pytest.raises(InstrumentUnknown, match="sledai-2k"):
        instrument("sledai2k")
