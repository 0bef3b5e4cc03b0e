"""How the checks of a criterion make its statement, and until when that holds (A5)."""

from dataclasses import replace

import pytest

from coordinator.commands.checks import (
    CheckGone,
    add_check,
    confirm_check,
    correct_check,
    remove_check,
    set_check_rule,
)
from coordinator.commands.review import defer_criterion, reword_criterion
from coordinator.commands.trials import copy_version
from coordinator.domain.check_rule import CheckRule, Group, Together
from coordinator.domain.protocol import VersionInUse
from coordinator.domain.rule_draft import RuleUnfinished
from coordinator.domain.screening import ReasonMissing
from coordinator.queries.trials import version_of
from tests.builders import COORDINATOR, active, coded, draft, identify

LINES = ("I1 Fever", "E1 WBC < 3.0 x 10^9/L or platelets < 50 x 10^9/L")
EITHER = CheckRule(Group(Together.ANY, (0, 1)), is_whole=True)
WHY = {"reason": "protocol 5.2"}


@pytest.fixture
def version(registry):
    return draft(registry, *LINES)


def seen(registry, version):
    return coded(version_of(registry, version.id), "E1")


def say(registry, version, rule=EITHER, **said):
    found = seen(registry, version)
    told = {"rule": rule, "checks": found.checks, **WHY, **said}
    set_check_rule(registry, COORDINATOR, criterion_id=found.id, **told)


def test_a_rule_is_stored_and_can_be_taken_back(registry, version):
    say(registry, version)
    assert seen(registry, version).check_rule == EITHER

    say(registry, version, rule=None)
    assert seen(registry, version).check_rule is None


def test_a_rule_needs_a_reason_and_every_check(registry, version):
    with pytest.raises(ReasonMissing):
        say(registry, version, reason=" ")
    with pytest.raises(RuleUnfinished):
        say(registry, version, rule=CheckRule(Group(Together.ALL, (0,))))
    assert seen(registry, version).check_rule is None


def test_a_rule_is_not_stored_for_checks_that_are_others_by_now(registry, version):
    found = seen(registry, version)
    told = {"criterion_id": found.id, "check": found.checks[0]}
    confirm_check(registry, COORDINATOR, **told)

    with pytest.raises(CheckGone):
        say(registry, version, checks=found.checks)


def test_confirming_a_check_leaves_the_rule(registry, version):
    say(registry, version)
    found = seen(registry, version)

    confirm_check(registry, COORDINATOR, criterion_id=found.id, check=found.checks[0])

    assert seen(registry, version).check_rule == EITHER


def remove(registry, found):
    told = {"criterion_id": found.id, "check": found.checks[0]}
    remove_check(registry, COORDINATOR, **told, **WHY)


def correct(registry, found):
    first = found.checks[0]
    told = {"criterion_id": found.id, "check": first}
    changed = replace(first, value=first.value + 1)
    correct_check(registry, COORDINATOR, **told, correction=changed, **WHY)


def add(registry, found):
    changed = replace(found.checks[0], subject="lymphocytes")
    add_check(registry, COORDINATOR, criterion_id=found.id, check=changed, **WHY)


def reword(registry, found):
    text = "WBC < 3.5 x 10^9/L or platelets < 50 x 10^9/L"
    reword_criterion(registry, COORDINATOR, criterion_id=found.id, text=text, **WHY)


@pytest.mark.parametrize("change", [remove, correct, add, reword])
def test_a_rule_ends_with_the_checks_of_which_it_was_said(registry, version, change):
    say(registry, version)

    change(registry, seen(registry, version))

    assert seen(registry, version).check_rule is None


def test_a_rule_outlasts_an_edit_that_leaves_its_checks_as_they_are(registry, version):
    say(registry, version)
    told = {"text": f"Blood count: {seen(registry, version).text}", **WHY}

    reword_criterion(registry, COORDINATOR, criterion_id=seen(registry, version).id, **told)

    assert seen(registry, version).check_rule == EITHER


def test_a_corrected_check_stands_where_the_former_one_stood(registry, version):
    before = [check.subject for check in seen(registry, version).checks]

    correct(registry, seen(registry, version))

    assert [check.subject for check in seen(registry, version).checks] == before


def test_a_rule_can_be_set_in_use_and_is_copied_into_a_new_version(registry):
    version = active(registry, *LINES)
    say(registry, version)
    assert version_of(registry, version.id).checks_revision == 1

    copy_id = copy_version(registry, COORDINATOR, version_id=version.id)

    assert coded(version_of(registry, copy_id), "E1").check_rule == EITHER


def test_a_criterion_is_deferred_with_a_reason_and_confirmed_anew(registry, version):
    identify(registry, version.id)
    found = seen(registry, version)
    with pytest.raises(ReasonMissing):
        defer_criterion(
            registry, COORDINATOR, criterion_id=found.id, until="first dose", reason=""
        )

    defer_criterion(registry, COORDINATOR, criterion_id=found.id, until=" first dose ", **WHY)

    assert seen(registry, version).deferred_to == "first dose"
    assert not version_of(registry, version.id).is_confirmed


def test_a_criterion_in_use_is_not_deferred(registry):
    """S4: it changes what the verdict waits for."""
    version = active(registry, *LINES)

    with pytest.raises(VersionInUse):
        defer_criterion(
            registry,
            COORDINATOR,
            criterion_id=coded(version, "E1").id,
            until="first dose",
            **WHY,
        )
