"""An exception does not follow a screening to another protocol version by itself (S4, S6)."""

import pytest

from coordinator.commands.exceptions import sign_exception, withdraw_exception
from coordinator.domain.approved_exception import (
    ExceptionExists,
    ExceptionLeftBehind,
    ExceptionOver,
)
from coordinator.domain.checklist import Verdict
from coordinator.domain.moving_words import prospect_lines
from coordinator.queries.moving import prospects_of
from tests.builders import COORDINATOR, INVESTIGATOR, PASSWORD, active, answered
from tests.commands.test_exceptions import SPONSOR, entered, item_of, seen, signed
from tests.commands.test_moving import amended, moved
from tests.outcomes import screened

WIDER = "Age 18 to 75 years"


@pytest.fixture
def version(registry):
    return active(registry)


@pytest.fixture
def screening_id(registry, version):
    """A screening of which E2 failed and all else is satisfied, not decided."""
    return screened(registry, version.trial_id, E2="yes")


def sign_blindly(registry, exception_id):
    sign_exception(
        registry,
        COORDINATOR,
        exception_id=exception_id,
        user_name=INVESTIGATOR.user_name,
        password=PASSWORD,
        content_sha256="",
    )


def withdraw(registry, exception_id):
    withdraw_exception(registry, COORDINATOR, exception_id=exception_id, reason="not asked")


def test_a_dry_run_names_the_exceptions_that_would_be_signed_again(
    registry, version, screening_id
):
    """S4, S6"""
    signed(registry, screening_id, entered(registry, screening_id))
    later = amended(registry, version, I1=WIDER)

    [found] = prospects_of(registry, later.id)

    assert found.now.excepted == ("E2",)
    assert found.left_behind == ("E2",)
    assert found.then.failed == ("E2",)
    assert ("Exceptions to sign again", "E2") in prospect_lines(found)


def test_after_the_move_it_counts_no_more_and_names_the_version_it_was_made_for(
    registry, version, screening_id
):
    """S4, S6: it names criterion and version, and is not carried over in silence."""
    exception_id = entered(registry, screening_id)
    signed(registry, screening_id, exception_id)
    moved(registry, screening_id, amended(registry, version, I1=WIDER))
    answered(registry, screening_id, I1="yes")

    checklist = seen(registry, screening_id).checklist
    assert (checklist.verdict, checklist.failed) == (Verdict.NOT_ELIGIBLE, ("E2",))
    left = checklist.item("E2").left_behind
    assert (left.id, left.version) == (exception_id, "TEA-204 v2.0")
    assert left.is_signed


def test_entered_and_signed_again_it_counts_and_the_former_stays_readable(
    registry, version, screening_id
):
    """S6"""
    former = entered(registry, screening_id)
    signed(registry, screening_id, former)
    moved(registry, screening_id, amended(registry, version, I1=WIDER))
    answered(registry, screening_id, I1="yes")

    again = entered(registry, screening_id)
    assert item_of(registry, screening_id).left_behind is None
    with pytest.raises(ExceptionExists):
        entered(registry, screening_id)
    signed(registry, screening_id, again)

    item = item_of(registry, screening_id)
    assert item.excepted_by.id == again
    assert [(one.id, one.version) for one in item.exceptions] == [
        (former, "TEA-204 v2.0"),
        (again, ""),
    ]
    assert seen(registry, screening_id).checklist.verdict is Verdict.ELIGIBLE


def test_it_is_withdrawn_after_the_move_too(registry, version, screening_id):
    """S6, T2"""
    exception_id = entered(registry, screening_id)
    moved(registry, screening_id, amended(registry, version, I1=WIDER))
    withdraw(registry, exception_id)

    item = item_of(registry, screening_id)
    assert item.left_behind is None
    assert [one.void_reason for one in item.exceptions] == ["not asked"]
    with pytest.raises(ExceptionOver, match="E2"):
        withdraw(registry, exception_id)


def test_one_that_waits_for_its_signature_is_not_signed_on_another_version(
    registry, version, screening_id
):
    """S4, S6, G3"""
    exception_id = entered(registry, screening_id)
    moved(registry, screening_id, amended(registry, version, I1=WIDER))

    with pytest.raises(ExceptionLeftBehind, match=r"under TEA-204 v2\.0"):
        signed(registry, screening_id, exception_id)


def test_of_a_criterion_that_was_reworded_it_is_told_at_the_new_words(
    registry, version, screening_id
):
    """S4, S6: what it stood in the way of is asked anew."""
    entered(registry, screening_id)
    moved(registry, screening_id, amended(registry, version, E2="Active or latent infection"))

    item = item_of(registry, screening_id)
    assert item.left_behind is None  # nothing has failed yet
    assert [one.version for one in item.exceptions] == ["TEA-204 v2.0"]
    answered(registry, screening_id, E2="yes")
    assert item_of(registry, screening_id).left_behind.sponsor == SPONSOR


def test_one_of_a_criterion_that_is_not_asked_any_more_is_in_nobody_s_way(
    registry, version, screening_id
):
    """S4, T2"""
    exception_id = entered(registry, screening_id)
    moved(registry, screening_id, amended(registry, version, aside=("E2",)))

    assert seen(registry, screening_id).checklist.verdict is Verdict.ELIGIBLE
    with pytest.raises(ExceptionLeftBehind, match=r"TEA-204 v2\.0"):
        sign_blindly(registry, exception_id)
    withdraw(registry, exception_id)


def test_moved_twice_it_names_the_version_that_it_was_made_for(registry, version, screening_id):
    """S4, S6"""
    entered(registry, screening_id)
    second = amended(registry, version, I1=WIDER)
    moved(registry, screening_id, second)
    third = amended(registry, second, I1="Age 18 to 80 years")
    moved(registry, screening_id, third)

    assert item_of(registry, screening_id).left_behind.version == "TEA-204 v2.0"
