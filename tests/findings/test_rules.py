"""How several checks make one finding: Kleene's logic (A5, A6)."""

from datetime import date
from itertools import product

import pytest

from coordinator.domain.check_rule import CheckRule, Group, Together
from coordinator.domain.criterion import Answer
from coordinator.domain.logic import Truth, at_least
from coordinator.findings.criteria import finding_on
from tests.findings.facts import check, excluded_by, included_by, known, measured

NAMES = ("wbc", "neutrophils", "platelets")
CHECKS = tuple(check("lab", name, "<", 10, "10^9/L", is_whole=False) for name in NAMES)
VALUES = {Truth.TRUE: "5", Truth.FALSE: "15"}


def facts(truths):
    return known(
        *(
            measured(name, VALUES[truth], "10*9/L")
            for name, truth in zip(NAMES, truths, strict=True)
            if truth is not Truth.UNKNOWN
        )
    )


@pytest.mark.parametrize("truths", list(product(Truth, repeat=3)))
def test_all_any_and_some_of_them(truths):
    """A5"""
    for together, needed in ((Together.ALL, 3), (Together.ANY, 1), (Together.AT_LEAST, 2)):
        rule = CheckRule(Group(together, (0, 1, 2), at_least=2))
        asked = excluded_by(*CHECKS, check_rule=rule)

        assert finding_on(asked, facts(truths)).truth is at_least(needed, truths)


def test_groups_stand_in_groups_and_not_turns_one_round():
    """(0 and not 1) or 2"""
    group = Group(Together.ANY, (Group(Together.ALL, (0, Group(Together.NOT, (1,)))), 2))
    asked = excluded_by(*CHECKS, check_rule=CheckRule(group, is_whole=True))

    met = finding_on(asked, facts((Truth.TRUE, Truth.FALSE, Truth.UNKNOWN)))
    assert met.suggests() is Answer.YES
    assert finding_on(asked, facts((Truth.TRUE, Truth.TRUE, Truth.FALSE))).truth is Truth.FALSE


def test_only_what_matters_is_used_and_asked_for():
    rule = CheckRule(Group(Together.ANY, (0, 1, 2)))
    asked = excluded_by(*CHECKS, check_rule=rule)

    one_is_enough = finding_on(asked, facts((Truth.FALSE, Truth.TRUE, Truth.UNKNOWN)))
    assert one_is_enough.used == (2,)
    assert one_is_enough.would_decide == ()
    open_still = finding_on(asked, facts((Truth.FALSE, Truth.UNKNOWN, Truth.FALSE)))
    assert open_still.would_decide == ("neutrophils, taken from 2026-10-25 on",)


def test_of_two_that_each_suffice_the_one_that_holds_longer_counts():
    rule = CheckRule(Group(Together.ANY, (0, 1, 2)))
    early = measured("wbc", "5", "10*9/L", on=date(2026, 10, 30))
    late = measured("platelets", "5", "10*9/L")

    finding = finding_on(excluded_by(*CHECKS, check_rule=rule), known(early, late))

    assert finding.expires == "platelets"


def test_a_part_that_cannot_be_computed_leaves_the_rule_open():
    vague = check("other", "severe comorbidity", is_whole=False)
    rule = CheckRule(Group(Together.ALL, (0, 1)))

    finding = finding_on(
        excluded_by(CHECKS[0], vague, check_rule=rule), facts((Truth.TRUE,) * 3)
    )

    assert finding.truth is Truth.UNKNOWN


def test_without_a_rule_what_speaks_against_the_subject_decides():
    """A6: as a part of the statement, it suggests no answer."""
    against = (Truth.FALSE, Truth.TRUE, Truth.UNKNOWN)

    excluding = finding_on(excluded_by(*CHECKS), facts(against))
    assert (excluding.truth, excluding.used) == (Truth.TRUE, (2,))
    including = finding_on(included_by(*CHECKS), facts(against))
    assert (including.truth, including.used) == (Truth.FALSE, (1,))
    assert including.suggests() is None


def test_an_open_review_point_stops_all_but_a_lost_sign():
    asked = excluded_by(*CHECKS, has_open_points=True)

    finding = finding_on(asked, facts((Truth.TRUE,) * 3))

    assert finding.truth is Truth.UNKNOWN
    assert finding.would_decide == ("the open review point, resolved",)


def test_a_criterion_without_checks_has_no_finding():
    assert finding_on(excluded_by(), known()) is None
