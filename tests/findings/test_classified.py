"""Classification criteria, from the results of their worksheets (A6)."""

from dataclasses import replace

import pytest

from coordinator.domain.check_rule import CheckRule, Group, Together
from coordinator.domain.criterion import Answer
from coordinator.domain.logic import Truth
from coordinator.findings.criteria import finding_on
from tests.findings.facts import check, included_by, known, measured, stated

IGG4 = check("classification", "comprehensive diagnostic criteria of IgG4-RD", "=", "2011")
ACR = check("classification", "ARA classification criteria", "=", "1997", is_whole=False)
SLICC = check("classification", "SLICC criteria", "=", "2012", is_whole=False)


@pytest.mark.parametrize(
    ("category", "categories", "truth"),
    [
        ("definite", (), Truth.TRUE),
        ("definite (1+2+3)", (), Truth.TRUE),
        ("probable", (), Truth.UNKNOWN),
        ("possible (1+2)", (), Truth.UNKNOWN),
        ("none", (), Truth.FALSE),
        ("probable", ("definite", "probable"), Truth.TRUE),
        ("possible", ("definite", "probable"), Truth.FALSE),
    ],
)
def test_which_category_qualifies_is_somebodys_word(category, categories, truth):
    asked = included_by(replace(IGG4, categories=categories))

    assert finding_on(asked, known(measured("igg4-cdc-2011", category))).truth is truth


def test_it_names_the_readings_that_disagree():
    finding = finding_on(included_by(IGG4), known(measured("igg4-cdc-2011", "probable")))

    assert "Which category qualifies is open" in finding.working
    assert "any category; fails only definite" in finding.working


def test_without_a_worksheet_it_names_the_one_to_fill_in():
    finding = finding_on(included_by(ACR), known())

    assert finding.truth is Truth.UNKNOWN
    assert finding.would_decide == ("the worksheet SLE, ACR criteria as updated in 1997",)


@pytest.mark.parametrize("said", ["met", "yes", "classified"])
def test_criteria_that_are_met_or_not(said):
    assert (
        finding_on(included_by(ACR), known(measured("sle-acr-1997", said))).truth is Truth.TRUE
    )
    unmet = known(stated("sle-acr-1997", "not met"))
    assert finding_on(included_by(ACR), unmet).truth is Truth.FALSE


def test_two_sets_of_criteria_without_a_rule_are_read_as_any_and_as_all():
    asked = included_by(ACR, SLICC)

    one = known(measured("sle-acr-1997", "met"), measured("sle-slicc-2012", "not met"))
    assert finding_on(asked, one).truth is Truth.UNKNOWN
    both = known(measured("sle-acr-1997", "met"), measured("sle-slicc-2012", "met"))
    assert finding_on(asked, both).truth is Truth.TRUE


def test_a_rule_says_that_either_is_enough():
    rule = CheckRule(Group(Together.ANY, (0, 1)), is_whole=True)
    asked = included_by(ACR, SLICC, check_rule=rule)

    finding = finding_on(asked, known(measured("sle-slicc-2012", "met")))

    assert finding.suggests() is Answer.YES
    assert finding.used == (1,)
