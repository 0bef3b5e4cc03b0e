"""Saying step by step how checks make a criterion (A5)."""

from decimal import Decimal

import pytest

from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.domain.check_rule import CheckRule, Group, Together
from coordinator.domain.criterion import Kind
from coordinator.domain.rule_draft import (
    CannotGroup,
    Draft,
    RuleUnfinished,
    begun,
    chosen,
    grouped,
    negated,
    require_rule,
    rule_of,
    ungrouped,
)
from coordinator.domain.rule_words import words_of_draft, words_of_rule

CHECKS = tuple(
    Check(CheckKind.LAB, name, Comparator.AT_LEAST, Decimal(2), unit="x ULN")
    for name in ("ALT", "AST", "bilirubin", "GGT")
)


def words(draft, kind=Kind.EXCLUSION, *, is_whole=True):
    return words_of_draft(kind, draft, CHECKS, is_whole=is_whole).replace(" ≥ 2 × ULN", "")


def test_nothing_is_said_before_a_person_says_it():
    draft = begun(2)

    assert words(draft) == "Excluded when: ALT and/or? AST"
    with pytest.raises(RuleUnfinished):
        rule_of(draft, is_whole=True)


def test_one_check_needs_no_word_on_how_it_counts():
    assert rule_of(begun(1), is_whole=True) == CheckRule(Group(Together.ALL, (0,)), True)


def test_checks_are_grouped_and_each_group_says_how_it_counts():
    draft, inner = grouped(begun(3), ((0,), (1,)))
    draft = chosen(chosen(draft, inner, Together.ANY), (), Together.ALL)

    assert words(draft) == "Excluded when: (ALT or AST) and bilirubin"
    assert words(draft, Kind.INCLUSION) == "Met when: (ALT or AST) and bilirubin"
    assert words(draft, Kind.INCLUSION, is_whole=False).startswith("Met only when: ")
    assert rule_of(draft, is_whole=False).group == Group(
        Together.ALL, (Group(Together.ANY, (0, 1)), 2)
    )


def test_a_finished_rule_is_taken_up_again_as_it_was():
    rule = CheckRule(
        Group(Together.AT_LEAST, (Group(Together.NOT, (0,)), 1, 2), at_least=2), is_whole=True
    )

    assert rule_of(begun(3, rule), is_whole=True) == rule
    assert words_of_rule(Kind.INCLUSION, rule, CHECKS).replace(" ≥ 2 × ULN", "") == (
        "Met when: at least 2 of: not (ALT); AST; bilirubin"
    )


def test_what_is_dissolved_stands_where_the_group_stood():
    draft, inner = grouped(begun(4), ((1,), (2,)))

    assert ungrouped(draft, inner) == begun(4)
    assert ungrouped(draft, ()) == draft


def test_not_is_taken_back_by_the_same_word():
    once = negated(begun(2), (0,))

    assert words(once) == "Excluded when: not (ALT) and/or? AST"
    assert negated(once, (0,)) == begun(2)
    assert negated(once, (0, 0)) == begun(2)
    whole = negated(chosen(begun(2), (), Together.ANY), ())
    assert words(whole) == "Excluded when: not (ALT or AST)"
    assert negated(whole, ()) == chosen(begun(2), (), Together.ANY)


def test_fewer_members_than_have_to_hold_are_asked_about_anew():
    draft = chosen(begun(4), (), Together.AT_LEAST, 3)

    smaller, _ = grouped(draft, ((0,), (1,)))
    assert smaller.together is Together.AT_LEAST
    smaller, _ = grouped(smaller, ((0,), (1,)))

    assert smaller.together is None


@pytest.mark.parametrize("paths", [((0,),), ((0,), (1, 0)), ((0,), (1,), (2,)), ((),)])
def test_a_group_is_made_of_some_lines_of_one_level(paths):
    draft = Draft((0, Draft((1, 2)), 3))

    with pytest.raises(CannotGroup):
        grouped(draft, paths)


@pytest.mark.parametrize(
    "group",
    [
        Group(Together.ALL, (0,)),
        Group(Together.ALL, (0, 0)),
        Group(Together.ALL, (0, 1, 2)),
        Group(Together.NOT, (0, 1)),
        Group(Together.AT_LEAST, (0, 1), at_least=3),
        Group(Together.ANY, (0, 1, Group(Together.ANY, ()))),
    ],
)
def test_a_rule_speaks_of_each_check_once(group):
    with pytest.raises(RuleUnfinished):
        require_rule(CheckRule(group), 2)
