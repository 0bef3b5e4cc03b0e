"""Whom a record admits, and which layout it has, in the person's own language."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest

from coordinator.domain.admitted import admitted_words, ages_words, sex_words
from coordinator.domain.layout_words import LAYOUTS, OF_A_REGISTER, layout_words
from coordinator.domain.trial import Trial, TrialState
from coordinator.languages import Language, catalogue_of
from coordinator.records import layouts
from coordinator.text import speaking

NAMED_IN = Path(layouts.__file__).parent


def trial(low=None, high=None, unit="years", sex=""):
    limits = [None if limit is None else Decimal(limit) for limit in (low, high)]
    return Trial(
        1,
        "Tea",
        "Tea",
        TrialState.DRAFT,
        min_age=limits[0],
        max_age=limits[1],
        age_unit=unit,
        sex=sex,
    )


@pytest.mark.parametrize(
    ("admitted", "english", "chinese"),
    [
        (trial(18, 70), "18 to 70 years", "18至70岁"),
        (trial(18), "from 18 years", "18岁起"),
        (trial(None, 65), "up to 65 years", "至65岁"),
        (trial(6, 30, "months"), "6 to 30 months", "6至30个月"),
        (trial(6, None, "weeks"), "from 6 weeks", "6周起"),
        (trial(None, 6, ""), "up to 6 (unit not stated)", "至6（未注明单位）"),
        (trial(), "", ""),
    ],
)
def test_limits_of_age_are_said_in_the_persons_language(admitted, english, chinese):
    assert ages_words(admitted) == english
    with speaking(catalogue_of(Language.CHINESE)):
        assert ages_words(admitted) == chinese


@pytest.mark.parametrize(
    ("sex", "chinese"),
    [
        ("female", "女"),
        ("male", "男"),
        ("all", "男女不限"),
        ("Unspecified", "Unspecified"),
        ("", ""),
    ],
)
def test_the_sex_is_translated_where_the_program_has_read_it(sex, chinese):
    with speaking(catalogue_of(Language.CHINESE)):
        assert sex_words(trial(sex=sex)) == chinese


def test_both_are_put_in_a_row_and_a_sex_only_where_it_is_one():
    assert admitted_words(trial(18, 70, sex="female")) == "18 to 70 years, female"
    assert admitted_words(trial(18, 70, sex="all")) == "18 to 70 years"
    with speaking(catalogue_of(Language.CHINESE)):
        assert admitted_words(trial(18, sex="male")) == "18岁起，男"


def names_given():
    """Find what the readers call their layouts: `_NAME = "…"`, `Page("…")`, or one of two."""
    for path in NAMED_IN.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Assign(targets=[ast.Name(id="_NAME" | "layout")], value=value):
                    yield from said_in(value)
                case ast.Call(func=ast.Name(id="Page"), args=[value, *_]):
                    yield from said_in(value)


def said_in(value):
    match value:
        case ast.Constant(value=str(words)):
            yield words
        case ast.JoinedStr(values=[ast.Constant(value=str(words)), *_]):
            yield words.removesuffix(" (")
        case ast.IfExp(body=one, orelse=other):
            yield from said_in(one)
            yield from said_in(other)


def test_each_layout_that_can_be_read_has_a_name_in_both_languages():
    given = set(names_given())

    assert given == set(LAYOUTS)
    with speaking(catalogue_of(Language.CHINESE)):
        assert not [name for name in given if layout_words(name) == name]


@pytest.mark.parametrize("name", OF_A_REGISTER)
def test_a_layout_of_several_registers_says_which(name):
    with speaking(catalogue_of(Language.CHINESE)):
        said = layout_words(f"{name} (ChiCTR)")

    assert said.endswith("（ChiCTR）")
    assert name not in said


def test_a_layout_of_another_version_of_the_program_is_named_as_it_is_kept():
    with speaking(catalogue_of(Language.CHINESE)):
        assert layout_words("Clay tablet (cuneiform)") == "Clay tablet (cuneiform)"
