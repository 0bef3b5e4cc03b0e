"""Computed age and sex (A6, W1, W3): a suggestion with its working."""

from datetime import date

import pytest

from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.domain.criterion import Answer, Kind
from coordinator.domain.finding import Finding
from coordinator.domain.logic import Truth
from coordinator.domain.subject import Sex
from coordinator.domain.windows import Anchor
from tests.domain.facts import age_check, criterion, found_on

DAY = date(2026, 11, 22)
BORN = date(1983, 5, 1)


def test_the_working_says_age_day_and_limits():
    """A6, W3"""
    found = found_on(criterion("I1", checks=(age_check(18, 70),)), BORN, DAY)

    assert found.truth is Truth.TRUE
    assert found.working == "43 on 2026-11-22, within 18 to 70."
    assert found.suggests() is Answer.YES


@pytest.mark.parametrize(
    ("birth", "truth"),
    [
        (date(1955, 11, 23), Truth.TRUE),
        (date(1955, 11, 22), Truth.FALSE),
        (date(2008, 11, 22), Truth.TRUE),
        (date(2008, 11, 23), Truth.FALSE),
    ],
)
def test_18_to_70_includes_the_day_before_the_71st_birthday(birth, truth):
    """W3"""
    found = found_on(criterion("I1", checks=(age_check(18, 70),)), birth, DAY)

    assert found.truth is truth


@pytest.mark.parametrize(
    ("comparator", "limit", "truth"),
    [
        (Comparator.AT_LEAST, 43, Truth.TRUE),
        (Comparator.MORE, 43, Truth.FALSE),
        (Comparator.AT_MOST, 43, Truth.TRUE),
        (Comparator.LESS, 43, Truth.FALSE),
        (Comparator.LOST, 43, Truth.UNKNOWN),
    ],
)
def test_limits_on_one_side(comparator, limit, truth):
    """A lost sign is never given a reading."""
    check = age_check(limit, comparator=comparator)

    assert found_on(criterion("I1", checks=(check,)), BORN, DAY).truth is truth


def test_months_are_counted_as_months():
    check = age_check(6, comparator=Comparator.AT_LEAST, unit="months")
    asked = criterion("I1", checks=(check,))

    assert found_on(asked, date(2026, 5, 22), DAY).truth is Truth.TRUE
    assert found_on(asked, date(2026, 5, 23), DAY).truth is Truth.FALSE


def test_without_the_anchor_date_nothing_is_computed():
    """W1: the check counts from the trial's anchor."""
    asked = criterion("I1", checks=(age_check(18, 70),))

    found = found_on(asked, BORN, DAY, anchor=Anchor.FIRST_DOSE)

    assert found.truth is Truth.UNKNOWN
    assert "first dose" in found.working


def test_a_criterion_with_an_open_review_point_is_not_computed():
    asked = criterion("I1", checks=(age_check(18, 70),), has_open_points=True)

    found = found_on(asked, BORN, DAY)

    assert found.truth is Truth.UNKNOWN
    assert "review point" in found.working
    assert found.suggests() is None


def test_sex_is_suggested():
    check = Check(CheckKind.SEX, "sex", Comparator.EQUAL, "female", is_whole=True)
    asked = criterion("I1", checks=(check,))

    assert found_on(asked, BORN, DAY, Sex.FEMALE).suggests() is Answer.YES
    assert found_on(asked, BORN, DAY, Sex.MALE).suggests() is Answer.NO


def test_a_part_of_a_criterion_suggests_no_answer():
    """A6: “aged 18 to 70, with informed consent” is more than an age."""
    found = found_on(criterion("I2", checks=(age_check(18, 70, is_whole=False),)), BORN, DAY)

    assert found.suggests() is None


@pytest.mark.parametrize(
    ("truth", "is_whole", "kind", "answer", "contradicted"),
    [
        (Truth.TRUE, True, Kind.INCLUSION, Answer.NO, True),
        (Truth.TRUE, True, Kind.INCLUSION, Answer.YES, False),
        (Truth.TRUE, True, Kind.INCLUSION, Answer.PENDING, False),
        (Truth.FALSE, False, Kind.INCLUSION, Answer.YES, True),
        (Truth.TRUE, False, Kind.INCLUSION, Answer.NO, False),
        (Truth.TRUE, False, Kind.EXCLUSION, Answer.NO, True),
        (Truth.FALSE, False, Kind.EXCLUSION, Answer.YES, False),
        (Truth.UNKNOWN, True, Kind.INCLUSION, Answer.NO, False),
    ],
)
def test_an_answer_against_the_finding_is_noticed(truth, is_whole, kind, answer, contradicted):
    """A6"""
    assert Finding(truth, "…", is_whole).is_contradicted_by(answer, kind) is contradicted
