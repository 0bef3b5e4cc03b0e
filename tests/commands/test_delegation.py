"""The delegation log: entered, signed by the investigator, ended (Roles, G1 to G3, G6, W4)."""

from datetime import date, timedelta

import pytest

from coordinator.commands.delegation import (
    end_delegation,
    propose_delegation,
    sign_delegations,
)
from coordinator.commands.people import end_access, reset_password
from coordinator.commands.staff import sign_in, sign_out
from coordinator.domain.audit import AuditFilter
from coordinator.domain.delegation import (
    AccessEnded,
    DelegatedAlready,
    DutyNotForRole,
    LineEnded,
    LogNotForYou,
    NoLineToSign,
    NothingDelegated,
    NotInCharge,
    PeriodImpossible,
    content_of_line,
)
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.signature import NotYourPassword, digest
from coordinator.domain.staff import (
    Delegation,
    Duty,
    PasswordTemporary,
    Role,
    SignInFailed,
)
from coordinator.domain.windows import EntryLate, OutOfRange
from coordinator.queries.audit import audit_page
from coordinator.queries.people import access_report, delegation_log_of
from coordinator.queries.staff import staff_of
from tests.builders import COORDINATOR, INVESTIGATOR, MONITOR, PASSWORD, TODAY, active
from tests.commands.test_people import OWN, entered
from tests.conftest import NOON

DAY = timedelta(days=1)


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


@pytest.fixture
def colleague(registry):
    """A second coordinator to whom nothing is delegated yet."""
    entered(registry, "ouyang", Role.COORDINATOR)
    return "ouyang"


def now(registry, user_name):
    return next(person for person in staff_of(registry) if person.user_name == user_name)


def propose(registry, user_name, *duties, actor=COORDINATOR, **said):
    said = {"from_on": TODAY} | said
    duties = duties or (Duty.ASSESS_CRITERIA,)
    return propose_delegation(registry, actor, user_name=user_name, duties=duties, **said)


def sign(registry, ids, user_name="ada.brandt", password=PASSWORD):
    sign_delegations(
        registry, COORDINATOR, delegation_ids=ids, user_name=user_name, password=password
    )


def end(registry, number, **said):
    said = {
        "ended_on": TODAY,
        "reason": "on leave",
        "user_name": "ada.brandt",
        "password": PASSWORD,
    } | said
    end_delegation(registry, COORDINATOR, delegation_id=number, **said)


def test_a_line_holds_from_the_moment_it_is_signed(registry, trial_id, colleague):
    """Roles: the log's word, signed by the investigator with the own password."""
    ids = propose(registry, colleague, Duty.ASSESS_CRITERIA, Duty.ENTER_SUBJECTS)
    assert not now(registry, colleague).is_delegated(Duty.ASSESS_CRITERIA, TODAY)

    sign(registry, ids)

    for duty in (Duty.ASSESS_CRITERIA, Duty.ENTER_SUBJECTS):
        assert now(registry, colleague).is_delegated(duty, TODAY, trial_id)
    line = delegation_log_of(registry, trial_id)[-1]
    assert (line.entered_by, line.signature.signer) == ("Li Na", "Dr Ada Brandt")
    assert line.signature.signed_at == NOON
    actor = audit_page(registry, AuditFilter(action="delegation signed"))[0].actor
    assert actor == "ada.brandt"


def test_the_signature_is_bound_to_the_line(registry, colleague):
    """G3: whoever has the facts computes the same SHA-256."""
    ids = propose(registry, colleague, until_on=TODAY + 30 * DAY)
    sign(registry, ids)

    person = now(registry, colleague)
    meant = Delegation(Duty.ASSESS_CRITERIA, TODAY, TODAY + 30 * DAY)
    content = content_of_line(colleague, person.name, person.role, meant)
    report = access_report(registry, TODAY, TODAY)
    line = next(one for one in report.people if one.person.user_name == colleague)
    found = line.delegations[0].signature.content_sha256
    assert found == digest({**content, "signed_by": "ada.brandt"})
    assert found != digest({**content, "signed_by": "ada.brandt", "until": ""})


def test_a_line_holds_for_its_trial_and_its_days_alone(registry, trial_id, colleague):
    """Roles"""
    first, last = TODAY + DAY, TODAY + 3 * DAY
    ids = propose(registry, colleague, trial_id=trial_id, from_on=first, until_on=last)
    sign(registry, ids)
    person = now(registry, colleague)

    held = [
        day
        for day in (TODAY + number * DAY for number in range(6))
        if person.is_delegated(Duty.ASSESS_CRITERIA, day, trial_id)
    ]
    assert held == [first, TODAY + 2 * DAY, last]
    assert not person.is_delegated(Duty.ASSESS_CRITERIA, first, trial_id + 1)
    assert not person.is_delegated(Duty.ASSESS_CRITERIA, first)


def test_an_ended_line_holds_no_more_from_that_day_on(registry, colleague):
    """Roles, T1: the day is today or later, and there is a reason."""
    (number,) = propose(registry, colleague)
    sign(registry, [number])
    with pytest.raises(OutOfRange):
        end(registry, number, ended_on=TODAY - DAY)
    with pytest.raises(ReasonMissing):
        end(registry, number, reason=" ")

    end(registry, number)

    assert not now(registry, colleague).is_delegated(Duty.ASSESS_CRITERIA, TODAY)
    with pytest.raises(LineEnded):
        end(registry, number)
    with pytest.raises(NoLineToSign):
        sign(registry, [number])
    again = propose(registry, colleague)
    sign(registry, again)
    assert now(registry, colleague).is_delegated(Duty.ASSESS_CRITERIA, TODAY)


def test_only_the_investigator_who_answers_for_the_trial_signs(registry, trial_id, colleague):
    """Roles: a new investigator does not delegate to himself."""
    entered(registry, "chen.gang", Role.INVESTIGATOR)
    ids = propose(registry, "chen.gang", Duty.JUDGE_AND_CONFIRM, trial_id=trial_id)
    for user_name, password in (("li.na", PASSWORD), ("chen.gang", OWN)):
        with pytest.raises(NotInCharge, match="Dr Ada Brandt"):
            sign(registry, ids, user_name, password)

    sign(registry, ids)
    sign(registry, propose(registry, colleague, trial_id=trial_id), "chen.gang", OWN)

    with pytest.raises(NotInCharge):
        sign(registry, propose(registry, colleague), "chen.gang", OWN)


def test_where_nobody_answers_for_the_trial_any_more_any_investigator_may_sign(registry):
    """Roles: otherwise nobody ever could again."""
    entered(registry, "chen.gang", Role.INVESTIGATOR)
    end_access(registry, COORDINATOR, user_name="ada.brandt")

    sign(registry, propose(registry, "chen.gang", Duty.JUDGE_AND_CONFIRM), "chen.gang", OWN)

    assert now(registry, "chen.gang").is_delegated(Duty.JUDGE_AND_CONFIRM, TODAY)


def test_a_wrong_password_signs_nothing_and_is_recorded(registry, colleague):
    """G6"""
    ids = propose(registry, colleague)
    with pytest.raises(NotYourPassword):
        sign(registry, ids, password="wrong")
    assert audit_page(registry, AuditFilter())[0].action == "signing failed"

    reset_password(registry, COORDINATOR, user_name="ada.brandt", password=OWN)
    with pytest.raises(PasswordTemporary):
        sign(registry, ids, password=OWN)
    assert not now(registry, colleague).is_delegated(Duty.ASSESS_CRITERIA, TODAY)


@pytest.mark.parametrize(
    ("user_name", "said", "refusal"),
    [
        ("li.na", {"duties": ()}, NothingDelegated),
        ("li.na", {"duties": (Duty.JUDGE_AND_CONFIRM,)}, DutyNotForRole),
        ("m.okafor", {}, DutyNotForRole),
        ("li.na", {}, DelegatedAlready),
        ("ouyang", {"until_on": TODAY - DAY}, PeriodImpossible),
        ("ouyang", {"from_on": date(204, 1, 1), "reason": "x"}, OutOfRange),
        ("ouyang", {"from_on": TODAY - 8 * DAY}, EntryLate),
    ],
)
def test_what_cannot_be_delegated_is_refused(registry, colleague, user_name, said, refusal):
    """Roles, W4: a first day further back than the site's limit asks for a reason."""
    said = {"duties": (Duty.ASSESS_CRITERIA,), "from_on": TODAY} | said
    with pytest.raises(refusal):
        propose_delegation(registry, COORDINATOR, user_name=user_name, **said)


def test_a_late_line_with_its_reason_keeps_the_three_dates_apart(registry, colleague):
    """W4: since when it holds, when it was entered, when it was signed."""
    ids = propose(registry, colleague, from_on=TODAY - 8 * DAY, reason="paper log of the week")
    sign(registry, ids)

    report = access_report(registry, TODAY, TODAY)
    line = next(one for one in report.people if one.person.user_name == colleague)
    shown = line.delegations[0]
    assert shown.delegation.from_on == TODAY - 8 * DAY
    assert (shown.entered_at, shown.signature.signed_at) == (NOON, NOON)


def test_a_monitor_enters_no_lines_and_nobody_is_delegated_to_after_leaving(registry):
    """Roles"""
    with pytest.raises(LogNotForYou):
        propose(registry, "li.na", actor=MONITOR)
    end_access(registry, COORDINATOR, user_name="ada.brandt")
    with pytest.raises(AccessEnded):
        propose(registry, "ada.brandt", Duty.JUDGE_AND_CONFIRM, actor=INVESTIGATOR)


def test_who_had_access_when_is_told_by_person_and_period(registry, colleague):
    """T1: roles, delegations, sign-ins, wrong passwords, resets."""
    person = sign_in(registry, user_name=colleague, password=OWN)
    registry.clock = lambda: NOON + timedelta(hours=2)
    sign_out(registry, person)
    with pytest.raises(SignInFailed):
        sign_in(registry, user_name=colleague, password="x")
    with pytest.raises(SignInFailed):
        sign_in(registry, user_name="nobody", password="x")
    end_access(registry, COORDINATOR, user_name=colleague)

    report = access_report(registry, TODAY, TODAY)

    shown = next(one for one in report.people if one.person.user_name == colleague)
    assert [(period.role, period.until) for period in shown.roles] == [
        (Role.COORDINATOR, NOON + timedelta(hours=2))
    ]
    assert (shown.sign_ins, shown.failures) == (1, 1)
    signed_in = next(event for event in shown.events if event.until)
    assert (signed_in.at, signed_in.until) == (NOON, NOON + timedelta(hours=2))
    assert len(report.strangers) == 1
    assert access_report(registry, TODAY + DAY, TODAY + DAY).people[0].events == ()
