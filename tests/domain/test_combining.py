import pytest

from coordinator.domain.combining import (
    CountImpossible,
    CountMissing,
    combination_chosen,
    combination_said,
    is_combination,
)
from coordinator.domain.criterion import Combination, Kind


@pytest.mark.parametrize(
    ("words", "combination", "count"),
    [
        ("Patients must meet all of the following criteria:", Combination.ALL, 1),
        ("Each of the following:", Combination.ALL, 1),
        ("Any of the following:", Combination.ANY, 1),
        ("At least one of the following conditions is present:", Combination.ANY, 1),
        ("One or more of the following", Combination.ANY, 1),
        ("History of any of the following:", Combination.ANY, 1),
        ("At least 2 of the following:", Combination.AT_LEAST, 2),
        ("Have at least three of the following features:", Combination.AT_LEAST, 3),
        ("Two or more of the following:", Combination.AT_LEAST, 2),
        ("符合以下任何一项:", Combination.ANY, 1),
        ("患者需符合以下所有条件:", Combination.ALL, 1),
        ("满足以下至少两项:", Combination.AT_LEAST, 2),
    ],
)
def test_words_that_say_nothing_else_settle_how_parts_combine(words, combination, count):
    """A5"""
    assert combination_said(words, Kind.INCLUSION) == (combination, count)


@pytest.mark.parametrize(
    "words",
    [
        "All patients must meet the following diagnostic criteria:",
        "Allergies, including but not limited to:",
        "Infection history:",
        "",
        "Lupus and any of the following:",
        "Resistant disease for more than 3 months and at least one of the following:",
        "Women with any of the following:",
        "All of the following and any of the following:",
        "None of the following:",
        "No history of any of the following:",
        "Patients without any of the following:",
        "Any of the following unless treated:",
        "无以下任何一项:",
        "狼疮患者符合以下任何一项:",
    ],
)
def test_words_that_say_more_or_deny_leave_it_to_a_person(words):
    """A5: of a denied list, "any one" would turn the criterion round."""
    assert combination_said(words, Kind.INCLUSION) is None


def test_a_subject_not_admitted_for_any_reason_is_excluded_by_each():
    """A5"""
    words = "Patients will not be included if they meet any of the following criteria:"

    assert combination_said(words, Kind.EXCLUSION) == (Combination.ANY, 1)
    assert combination_said(words, Kind.INCLUSION) is None


def test_a_choice_is_read_with_its_number():
    assert combination_chosen("all", 3) == (Combination.ALL, 1)
    assert combination_chosen("whole", 3) == (Combination.WHOLE, 1)
    assert combination_chosen("at least 3", 3) == (Combination.AT_LEAST, 3)


@pytest.mark.parametrize("choice", ["at least", "at least two", "at least ²"])
def test_a_choice_without_a_number_is_refused(choice):
    with pytest.raises(CountMissing):
        combination_chosen(choice, 3)


@pytest.mark.parametrize("choice", ["at least 0", "at least 4"])
def test_a_number_that_the_parts_cannot_reach_is_refused(choice):
    with pytest.raises(CountImpossible):
        combination_chosen(choice, 3)


def test_other_words_choose_no_combination():
    assert is_combination("any")
    assert is_combination("at least 2")
    assert not is_combination("as written")
