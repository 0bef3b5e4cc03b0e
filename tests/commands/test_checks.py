"""A person's word on the checks found in a criterion."""

from contextlib import closing
from dataclasses import replace
from decimal import Decimal

import pytest

from coordinator.commands.checks import (
    CheckGone,
    CheckWithoutWords,
    NothingToConfirm,
    add_check,
    confirm_check,
    confirm_checks,
    correct_check,
    remove_check,
)
from coordinator.commands.review import activate_version, reword_criterion
from coordinator.commands.screening import enter_at_criterion
from coordinator.commands.trials import copy_version
from coordinator.domain.check import Check, CheckKind, CheckStanding, Comparator
from coordinator.domain.check_rule import Together
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import AgainstFindingNeedsReason, Entry
from coordinator.domain.protocol import VersionInUse
from coordinator.domain.review import VersionSuperseded
from coordinator.domain.screening import ReasonMissing
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import version_of
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, DOCUMENT, active, coded, consented, draft, identify

LINES = ("I1 Age 18 to 70 years and in good mood", "E1 Fever")


@pytest.fixture
def version(registry):
    return draft(registry, *LINES)


def seen(registry, version, code="I1"):
    return coded(version_of(registry, version.id), code)


def walked_through(registry, screening_id, code="I1"):
    return (
        screening_of(registry, screening_id, with_identity=False).checklist.item(code).criterion
    )


def judge(command, registry, version, check, **said):
    criterion_id = coded(version, "I1").id
    command(registry, COORDINATOR, criterion_id=criterion_id, check=check, **said)


def test_a_check_is_a_suggestion_until_a_person_confirms_it(registry, version):
    [check] = seen(registry, version).checks
    assert not check.is_confirmed

    judge(confirm_check, registry, version, check)

    assert seen(registry, version).checks[0].is_confirmed


def test_a_removed_check_does_not_come_back_with_the_next_edit(registry, version):
    [check] = seen(registry, version).checks
    judge(remove_check, registry, version, check, reason="it is no limit")
    assert seen(registry, version).checks == ()

    reword(registry, version, "Age 18 to 70 years and in very good mood")

    assert seen(registry, version).checks == ()


def test_a_confirmation_outlasts_an_edit_of_other_words_and_not_of_its_own(registry, version):
    [check] = seen(registry, version).checks
    judge(confirm_check, registry, version, check)

    reword(registry, version, "Calm; age 18 to 70 years")
    assert seen(registry, version).checks[0].is_confirmed
    reword(registry, version, "Calm; age 18 to 71 years")

    [other] = seen(registry, version).checks
    assert not other.is_confirmed


def test_a_corrected_check_takes_the_place_of_the_one_found(registry, version):
    [check] = seen(registry, version).checks
    correction = replace(check, value_high=Decimal(75))

    with pytest.raises(ReasonMissing):
        judge(correct_check, registry, version, check, correction=correction, reason="")
    judge(correct_check, registry, version, check, correction=correction, reason="protocol 5.1")
    reword(registry, version, "Age 18 to 70 years and in best mood")

    [kept] = seen(registry, version).checks
    assert (kept.value_high, kept.is_confirmed) == (Decimal(75), True)


def test_a_check_can_be_added_to_marked_words(registry, version):
    text = seen(registry, version).text
    start = text.index("good mood")
    check = Check(
        CheckKind.SCORE, "mood", Comparator.AT_LEAST, Decimal(3), span=(start, start + 9)
    )

    judge(add_check, registry, version, check, reason="protocol 5.2")
    assert [c.subject for c in seen(registry, version).checks][-1] == "mood"

    with pytest.raises(CheckWithoutWords):
        judge(add_check, registry, version, replace(check, span=(0, 0)), reason="x")


def test_two_windows_do_not_judge_the_same_check_twice(registry, version):
    [check] = seen(registry, version).checks
    judge(confirm_check, registry, version, check)

    with pytest.raises(CheckGone):
        judge(confirm_check, registry, version, check)


def test_checks_of_a_version_in_use_change_with_a_reason_and_its_words_do_not(registry):
    """S4, A6"""
    version = active(registry, *LINES)
    [check] = coded(version, "I1").checks

    with pytest.raises(ReasonMissing):
        judge(confirm_check, registry, version, check)
    judge(confirm_check, registry, version, check, reason="protocol 5.1")

    now = version_of(registry, version.id)
    assert coded(now, "I1").checks[0].is_confirmed
    assert (now.checks_revision, now.is_confirmed) == (version.checks_revision + 1, True)
    with pytest.raises(VersionInUse):
        reword(registry, version, "Age 18 to 75 years")


def test_checks_of_a_superseded_version_stay_as_they_are(registry):
    """S4"""
    version = active(registry, *LINES)
    copy_id = copy_version(registry, COORDINATOR, version_id=version.id)
    identify(registry, copy_id, "3.0")
    activate_version(registry, COORDINATOR, version_id=copy_id)
    [check] = coded(version, "I1").checks

    with pytest.raises(VersionSuperseded):
        judge(confirm_check, registry, version, check, reason="protocol 5.1")


def test_the_walk_sees_a_check_changed_in_another_window(registry):
    version = active(registry, *LINES)
    screening_id = consented(registry, version.trial_id)
    assert walked_through(registry, screening_id).checks[0].value_high == Decimal(70)
    [check] = coded(version, "I1").checks

    with closing(Registry(registry.place, registry.clock, key=registry.key)) as other:
        told = {"correction": replace(check, value_high=Decimal(30)), "reason": "amendment"}
        judge(correct_check, other, version, check, **told)

    assert walked_through(registry, screening_id).checks[0].value_high == Decimal(30)
    with pytest.raises(AgainstFindingNeedsReason):
        enter_at_criterion(
            registry,
            COORDINATOR,
            screening_id=screening_id,
            criterion_id=coded(version, "I1").id,
            entry=Entry(Answer.YES, DOCUMENT),
            expected_revision=0,
        )


def test_that_a_check_is_all_the_criterion_says_outlasts_an_edit_of_other_words(
    registry, version
):
    [check] = seen(registry, version).checks
    correction = replace(check, is_whole=True)
    judge(correct_check, registry, version, check, correction=correction, reason="protocol 5.1")

    reword(registry, version, "Age 18 to 70 years and in fair mood")

    [kept] = seen(registry, version).checks
    assert (kept.is_whole, kept.is_confirmed) == (True, True)


def test_what_a_person_says_of_several_things_is_stored(registry):
    version = draft(registry, "I1 Fever", "E1 ALT or AST > 3 times ULN")
    [check] = seen(registry, version, "E1").checks
    said = replace(check, together=Together.ANY, categories=("definite", "probable"))

    correct_check(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "E1").id,
        check=check,
        correction=said,
        reason="protocol 5.2",
    )

    assert seen(registry, version, "E1").checks == (
        replace(said, standing=CheckStanding.CONFIRMED),
    )


def reword(registry, version, text):
    reword_criterion(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "I1").id,
        text=text,
        reason="as in the protocol",
    )


def test_all_checks_are_confirmed_at_once_but_for_those_whose_sign_was_lost(registry):
    version = draft(registry, "I1 SLEDAI = 8 and eGFR > 60 ml/min", "E1 Fever")
    criterion_id = coded(version, "I1").id

    confirm_checks(registry, COORDINATOR, criterion_id=criterion_id)

    standings = {check.subject: check.is_confirmed for check in seen(registry, version).checks}
    assert standings == {"SLEDAI": False, "eGFR": True}
    with pytest.raises(NothingToConfirm):
        confirm_checks(registry, COORDINATOR, criterion_id=criterion_id)
