"""A rule put in words: `Excluded when: ALT ≥ 2 × ULN or AST ≥ 2 × ULN`."""

from collections.abc import Sequence

from coordinator.domain.check import Check
from coordinator.domain.check_rule import CheckRule, Together
from coordinator.domain.check_words import check_words
from coordinator.domain.criterion import Criterion, Kind
from coordinator.domain.rule_draft import Draft, begun
from coordinator.text import N_, _, in_turn

# Said before a check is changed of which a rule was told.
RULE_ENDS = N_("How the checks combine has to be said anew then.")


def rule_words(criterion: Criterion) -> str:
    """Say when the criterion's checks make it true; empty where nobody said so."""
    rule = criterion.check_rule
    return "" if rule is None else words_of_rule(criterion.kind, rule, criterion.checks)


def words_of_rule(kind: Kind, rule: CheckRule, checks: Sequence[Check]) -> str:
    return words_of_draft(kind, begun(0, rule), checks, is_whole=rule.is_whole)


def words_of_draft(kind: Kind, draft: Draft, checks: Sequence[Check], *, is_whole: bool) -> str:
    """Say it also while parts of it are not said: these stand there as questions."""
    words = _said(draft, checks, is_inner=False)
    if kind is Kind.EXCLUSION:
        whole, part = _("Excluded when: {words}"), _("Excluded at least when: {words}")
    else:
        whole, part = _("Met when: {words}"), _("Met only when: {words}")
    return (whole if is_whole else part).format(words=words)


def _said(member: "int | Draft", checks: Sequence[Check], *, is_inner: bool) -> str:
    if not isinstance(member, Draft):
        return check_words(checks[member])
    if member.together is Together.NOT:
        return _("not ({words})").format(words=_said(member.members[0], checks, is_inner=False))
    inside = [_said(one, checks, is_inner=True) for one in member.members]
    if len(inside) == 1:
        return inside[0]
    match member.together:
        case Together.ALL:
            words = _(" and ").join(inside)
        case Together.ANY:
            words = _(" or ").join(inside)
        case Together.AT_LEAST:
            said = _("at least {count} of: {words}")
            words = said.format(count=member.at_least, words=in_turn(inside))
        case _:
            words = _(" and/or? ").join(inside)
    return f"({words})" if is_inner else words
