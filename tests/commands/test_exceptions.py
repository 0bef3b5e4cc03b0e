"""Inclusion against a failed criterion is a signed record of its own (S6)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coordinator.commands.decisions import decide, reopen
from coordinator.commands.exceptions import enter_exception, sign_exception, withdraw_exception
from coordinator.domain.approved_exception import (
    Approval,
    ApprovalIncomplete,
    ExceptionExists,
    ExceptionOver,
    ExceptionSigned,
    NotFailed,
)
from coordinator.domain.audit import AuditFilter
from coordinator.domain.checklist import Verdict
from coordinator.domain.log import LogFilter
from coordinator.domain.screening import NotEligible, Outcome, ReasonMissing, ScreeningEnded
from coordinator.domain.signature import ContentChanged, NotYourPassword, digest
from coordinator.domain.signed_content import content_of, exception_content
from coordinator.domain.staff import NotDelegated
from coordinator.domain.windows import DateInFuture
from coordinator.queries.audit import audit_page
from coordinator.queries.log import log_rows
from coordinator.queries.screenings import screening_of
from coordinator.queries.today import today_of
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    MONITOR,
    PASSWORD,
    TODAY,
    active,
    answered,
)
from tests.outcomes import screened

SPONSOR = Approval(
    "Dr N. Petrov, medical monitor", date(2026, 11, 20), "e-mail, binder 4, p. 2"
)
COMMITTEE = Approval("Ethics committee, Prof. Wu", date(2026, 11, 21), "letter 2026-117")
GROUND = "The infection is treated and the subject gains more than is risked"


@pytest.fixture
def screening_id(registry):
    """A screening of which E2 failed and all else is satisfied, not decided."""
    return screened(registry, active(registry).trial_id, E2="yes")


def seen(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=True)


def item_of(registry, screening_id, code="E2"):
    return seen(registry, screening_id).checklist.item(code)


def entered(registry, screening_id, code="E2", actor=COORDINATOR, **said):
    told = {"sponsor": SPONSOR, "committee": COMMITTEE, "ground": GROUND} | said
    return enter_exception(
        registry,
        actor,
        screening_id=screening_id,
        criterion_id=item_of(registry, screening_id, code).criterion.id,
        **told,
    )


def signed(registry, screening_id, exception_id, person=INVESTIGATOR, **said):
    screening = seen(registry, screening_id)
    item = screening.checklist.item("E2")
    exception = next(found for found in item.exceptions if found.id == exception_id)
    told = {
        "user_name": person.user_name,
        "password": PASSWORD,
        "content_sha256": digest(exception_content(screening, item, exception)),
    }
    sign_exception(registry, COORDINATOR, exception_id=exception_id, **(told | said))


def test_a_signed_exception_makes_eligible_possible_and_is_told_as_a_deviation(
    registry, screening_id
):
    """S6: flagged in the decision, in the log and in what is signed."""
    with pytest.raises(NotEligible):
        decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    signed(registry, screening_id, entered(registry, screening_id))

    checklist = seen(registry, screening_id).checklist
    assert (checklist.verdict, checklist.failed, checklist.excepted) == (
        Verdict.ELIGIBLE,
        (),
        ("E2",),
    )
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    found = seen(registry, screening_id)
    assert found.decision.excepted == ("E2",)
    assert content_of(found)["decision"]["excepted"] == ["E2"]
    assert content_of(found)["criteria"][3]["exception"]["sponsor"] == [
        "Dr N. Petrov, medical monitor",
        "2026-11-20",
        "e-mail, binder 4, p. 2",
    ]
    assert [row.excepted for row in log_rows(registry, LogFilter())] == [("E2",)]


def test_what_was_only_entered_changes_nothing(registry, screening_id):
    """S6: never a single click; the investigator signs with the own password."""
    entered(registry, screening_id)

    assert item_of(registry, screening_id).excepted_by is None
    with pytest.raises(NotEligible):
        decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)


def test_only_an_investigator_signs_it_and_a_wrong_password_is_recorded(registry, screening_id):
    """S6, G1, G6"""
    exception_id = entered(registry, screening_id)

    with pytest.raises(NotDelegated):
        signed(registry, screening_id, exception_id, COORDINATOR)
    with pytest.raises(NotYourPassword):
        signed(registry, screening_id, exception_id, password="guess")
    assert audit_page(registry, AuditFilter(action="signing failed"))
    with pytest.raises(ContentChanged):
        signed(registry, screening_id, exception_id, content_sha256="0" * 64)
    signed(registry, screening_id, exception_id)
    with pytest.raises(ExceptionSigned):
        signed(registry, screening_id, exception_id)


def test_another_answer_leaves_the_exception_without_effect(registry, screening_id):
    """S6: it is of the answer it was approved for; the former one stays readable."""
    signed(registry, screening_id, entered(registry, screening_id))
    answered(registry, screening_id, E2="no")
    answered(registry, screening_id, E2="yes")

    item = item_of(registry, screening_id)
    assert item.excepted_by is None
    assert [found.signer for found in item.exceptions] == ["Dr Ada Brandt"]
    assert seen(registry, screening_id).checklist.verdict is Verdict.NOT_ELIGIBLE
    signed(registry, screening_id, entered(registry, screening_id))
    assert item_of(registry, screening_id).excepted_by is not None


def test_an_exception_for_a_former_answer_cannot_be_signed(registry, screening_id):
    """S6"""
    exception_id = entered(registry, screening_id)
    answered(registry, screening_id, E2="no")
    answered(registry, screening_id, E2="yes")

    with pytest.raises(ExceptionOver):
        signed(registry, screening_id, exception_id)


@pytest.mark.parametrize(
    "said",
    [
        {"sponsor": replace(SPONSOR, by=" ")},
        {"sponsor": replace(SPONSOR, on=None)},
        {"committee": replace(COMMITTEE, document="")},
        {"ground": " "},
    ],
)
def test_both_approvals_and_the_ground_are_needed_in_full(registry, screening_id, said):
    """S6: who approved, when, document"""
    with pytest.raises(ApprovalIncomplete):
        entered(registry, screening_id, **said)


def test_an_approval_is_not_of_tomorrow(registry, screening_id):
    """W4"""
    with pytest.raises(DateInFuture):
        entered(registry, screening_id, sponsor=replace(SPONSOR, on=TODAY + timedelta(1)))


def test_only_a_failed_criterion_of_an_open_screening_is_excepted_and_only_once(
    registry, screening_id
):
    """S6"""
    with pytest.raises(NotFailed):
        entered(registry, screening_id, "I1")
    with pytest.raises(NotDelegated):
        entered(registry, screening_id, actor=MONITOR)
    entered(registry, screening_id)
    with pytest.raises(ExceptionExists):
        entered(registry, screening_id)
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)
    with pytest.raises(ScreeningEnded):
        entered(registry, screening_id)


def test_an_exception_is_withdrawn_with_a_reason_while_nothing_is_decided(
    registry, screening_id
):
    """S6, T2: it stays readable."""
    exception_id = entered(registry, screening_id)
    signed(registry, screening_id, exception_id)
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)

    def withdrawn(reason):
        withdraw_exception(registry, COORDINATOR, exception_id=exception_id, reason=reason)

    with pytest.raises(ScreeningEnded):
        withdrawn("revoked")
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="approval revoked")
    with pytest.raises(ReasonMissing):
        withdrawn(" ")
    withdrawn("the committee revoked it")
    with pytest.raises(ExceptionOver):
        withdrawn("again")

    found = item_of(registry, screening_id).exceptions
    assert [exception.void_reason for exception in found] == ["the committee revoked it"]
    assert seen(registry, screening_id).checklist.failed == ("E2",)


def test_the_day_knows_of_the_exception_too(registry, screening_id):
    """S6: what lists many screenings counts as the screening itself does."""
    assert [line.failed for line in today_of(registry, day=TODAY).open] == [("E2",)]
    signed(registry, screening_id, entered(registry, screening_id))
    assert [line.failed for line in today_of(registry, day=TODAY).open] == [()]
