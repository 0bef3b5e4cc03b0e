"""An amendment on its way into use: drafted, described, planned for a day."""

from datetime import datetime, timedelta

import pytest

from coordinator.commands import checks, review
from coordinator.commands.amending import (
    describe_amendment,
    plan_activation,
    put_planned_to_use,
    take_plan_back,
)
from coordinator.commands.trials import close_trial, copy_version, draft_version
from coordinator.domain.check import CheckStanding
from coordinator.domain.criterion import Combination
from coordinator.domain.protocol import (
    NothingPlanned,
    PlansCross,
    ProtocolUnidentified,
    UsedBeforeApproval,
    VersionPlanned,
    VersionState,
)
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import NotDelegated
from coordinator.domain.trial import TrialState
from coordinator.domain.windows import DateInFuture
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import active_version_of, trial_of, version_of
from coordinator.registry.audit import AuditEntryRow
from coordinator.registry.store import Registry
from tests.builders import (
    COORDINATOR,
    LINES,
    MONITOR,
    TODAY,
    active,
    coded,
    consented,
    identify,
    record,
    settle_all,
    subject,
)
from tests.conftest import KEY, NOON

TOMORROW = TODAY + timedelta(days=1)
NEXT_WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def version(registry):
    return active(registry)


def drafted(registry, version):
    version_id = copy_version(registry, COORDINATOR, version_id=version.id)
    identify(registry, version_id, "3.0")
    return version_id


def plan(registry, version_id, day, actor=COORDINATOR):
    plan_activation(registry, actor, version_id=version_id, day=day)


def describe(registry, version_id, actor=COORDINATOR, **said):
    told = {"amendment": "Amendment 3", "approved_on": None, "approval_document": ""} | said
    describe_amendment(registry, actor, version_id=version_id, **told)


def on(registry, day):
    """Open the registry again on another day."""
    noon = datetime.combine(day, NOON.time(), NOON.tzinfo)
    return Registry(registry.place, lambda: noon, key=KEY)


def test_a_version_planned_for_a_later_day_waits_and_the_old_one_is_used(registry, version):
    """S4: consents are taken with the version in use."""
    later = drafted(registry, version)

    plan(registry, later, NEXT_WEEK)

    found = version_of(registry, later)
    assert (found.state, found.activates_on) == (VersionState.PLANNED, NEXT_WEEK)
    assert put_planned_to_use(registry) == 0
    screening_id = consented(registry, version.trial_id)
    screening = screening_of(registry, screening_id, with_identity=False)
    assert screening.version.id == version.id


def test_on_its_day_it_becomes_active_by_itself_on_behalf_of_who_planned_it(registry, version):
    """T1: the program did it, and the trail says for whom."""
    later = drafted(registry, version)
    plan(registry, later, TOMORROW)

    opened = on(registry, TOMORROW)
    assert put_planned_to_use(opened) == 1
    assert put_planned_to_use(opened) == 0

    assert active_version_of(opened, version.trial_id).id == later
    assert version_of(opened, version.id).state is VersionState.SUPERSEDED
    with opened.reading() as session:
        last = session.query(AuditEntryRow).order_by(AuditEntryRow.id.desc()).first()
    assert (last.actor, last.action) == ("program", "version activated")
    assert last.reason == "on behalf of Li Na, who planned it for 2026-11-23"
    opened.close()


def test_a_consent_on_that_day_is_to_the_new_version_even_if_nobody_opened_anew(
    registry, version
):
    """S4: a program that stays open over night knows the day, too."""
    later = drafted(registry, version)
    plan(registry, later, TOMORROW)
    who = subject(registry)

    opened = on(registry, TOMORROW)
    screening_id = consented(opened, version.trial_id, who, given_on=TODAY)

    assert screening_of(opened, screening_id, with_identity=False).version.id == later
    opened.close()


def test_a_trial_that_was_closed_stays_closed_when_the_day_comes(registry, version):
    """S4: nobody closes it to find it open again a week later."""
    later = drafted(registry, version)
    plan(registry, later, TOMORROW)
    close_trial(registry, COORDINATOR, trial_id=version.trial_id, reason="target reached")

    opened = on(registry, TOMORROW)
    assert put_planned_to_use(opened) == 1

    assert version_of(opened, later).state is VersionState.ACTIVE
    assert trial_of(opened, version.trial_id).state is TrialState.CLOSED
    opened.close()


def test_an_earlier_version_never_takes_the_place_of_a_later_one_by_itself(registry, version):
    """S4: nobody is screened by criteria that an amendment has replaced."""
    earlier = drafted(registry, version)
    later = drafted(registry, version)
    plan(registry, earlier, NEXT_WEEK)
    for day in (TODAY, TOMORROW):
        with pytest.raises(PlansCross, match="2026-11-29"):
            plan(registry, later, day)
    with pytest.raises(PlansCross):
        review.activate_version(registry, COORDINATOR, version_id=later)

    plan(registry, later, NEXT_WEEK + timedelta(days=1))

    take_plan_back(registry, COORDINATOR, version_id=earlier, reason="vote postponed")
    with pytest.raises(PlansCross, match="2026-11-30"):
        plan(registry, earlier, NEXT_WEEK + timedelta(days=2))
    plan(registry, earlier, TODAY)
    assert active_version_of(registry, version.trial_id).id == earlier


def test_planned_for_today_it_is_used_at_once(registry, version):
    later = drafted(registry, version)

    plan(registry, later, TODAY)

    found = version_of(registry, later)
    assert (found.state, found.activates_on, found.activated_at) == (
        VersionState.ACTIVE,
        TODAY,
        NOON,
    )


def test_a_planned_version_is_changed_only_after_its_plan_is_taken_back(registry, version):
    """S4, S7: what is put to use is what was reviewed."""
    later = drafted(registry, version)
    plan(registry, later, NEXT_WEEK)
    words = {"criterion_id": coded(version_of(registry, later), "I1").id, "text": "Age 18"}

    with pytest.raises(VersionPlanned, match="2026-11-29"):
        review.reword_criterion(registry, COORDINATOR, reason="so", **words)
    with pytest.raises(ReasonMissing):
        take_plan_back(registry, COORDINATOR, version_id=later, reason="")
    take_plan_back(registry, COORDINATOR, version_id=later, reason="not yet approved")
    review.reword_criterion(registry, COORDINATOR, reason="so", **words)

    found = version_of(registry, later)
    assert (found.state, found.activates_on) == (VersionState.DRAFT, None)
    assert coded(found, "I1").text == "Age 18"
    with pytest.raises(NothingPlanned):
        take_plan_back(registry, COORDINATOR, version_id=later, reason="again")


def test_what_is_not_reviewed_cannot_be_planned(registry, version):
    """S7"""
    later = copy_version(registry, COORDINATOR, version_id=version.id)

    with pytest.raises(ProtocolUnidentified):
        plan(registry, later, NEXT_WEEK)
    with pytest.raises(NotDelegated):
        plan(registry, later, NEXT_WEEK, MONITOR)


def test_an_amendment_has_a_name_and_the_approval_of_the_ethics_committee(registry, version):
    later = drafted(registry, version)

    describe(registry, later, approved_on=TODAY, approval_document="EC 2026-117, p. 1")

    found = version_of(registry, later)
    assert (found.amendment, found.approved_on) == ("Amendment 3", TODAY)
    assert found.approval_document == "EC 2026-117, p. 1"
    with pytest.raises(DateInFuture):
        describe(registry, later, approved_on=TOMORROW)


def test_no_version_is_used_before_it_was_approved(registry, version):
    later = drafted(registry, version)
    describe(registry, later, approved_on=TODAY)

    with pytest.raises(UsedBeforeApproval, match="2026-11-21"):
        plan(registry, later, TODAY - timedelta(days=1))
    plan(registry, later, TODAY)


def test_the_particulars_of_a_version_in_use_are_changed_with_a_reason(registry, version):
    """T1"""
    describe(registry, version.id)  # nothing was said yet
    with pytest.raises(ReasonMissing):
        describe(registry, version.id, amendment="Amendment 2")
    describe(registry, version.id, amendment="Amendment 2", reason="misread")

    assert version_of(registry, version.id).amendment == "Amendment 2"


def test_checks_are_taken_over_where_the_text_of_a_criterion_is_equal(registry, version):
    """S4, A6: what was confirmed stays confirmed; what reads otherwise is judged anew."""
    age = coded(version, "I1")
    checks.confirm_check(
        registry,
        COORDINATOR,
        criterion_id=age.id,
        check=age.checks[0],
        reason="compared with the protocol",
    )
    again = record(*(line.replace("Active", "Any active") for line in LINES))

    later = version_of(
        registry,
        draft_version(registry, COORDINATOR, trial_id=version.trial_id, record=again),
    )

    [check] = coded(later, "I1").checks
    assert check.standing is CheckStanding.CONFIRMED
    assert coded(later, "E2").text == "Any active infection"
    assert later.protocol_number == "TEA-204"
    assert not later.is_confirmed


def test_how_parts_combine_is_taken_over_where_the_parts_are_the_same(registry):
    """A5, S4"""
    lines = ["I1 One of:", "I1.1 Rash", "I1.2 Fever", "I2 Any of:", "I2.1 Cough", "E1 Gout"]
    version = active(registry, *lines)
    combine = {"combination": Combination.ANY, "at_least": 1}
    first = version_of(registry, copy_version(registry, COORDINATOR, version_id=version.id))
    for code in ("I1", "I2"):
        review.set_combination(
            registry, COORDINATOR, criterion_id=coded(first, code).id, **combine
        )
    settle_all(registry, first.id)
    identify(registry, first.id, "3.0")
    review.activate_version(registry, COORDINATOR, version_id=first.id)
    lines[4] = "I2.1 Dry cough"

    later = version_of(
        registry,
        draft_version(registry, COORDINATOR, trial_id=version.trial_id, record=record(*lines)),
    )

    assert coded(later, "I1").combination is Combination.ANY
    assert [point.criterion_id for point in later.open_points] == [coded(later, "I2").id]


def test_a_draft_by_hand_keeps_everything_but_number_and_date(registry, version):
    later = version_of(registry, copy_version(registry, COORDINATOR, version_id=version.id))

    assert [found.text for found in later.criteria] == [line[3:] for line in LINES]
    assert (later.version, later.dated_on) == ("", None)
    assert later.amendment == ""
