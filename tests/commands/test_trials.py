"""Registering trials, drafting and copying versions, and the settings of a trial."""

import pytest
from sqlalchemy import select

from coordinator.commands import review, trials
from coordinator.domain.audit import AuditFilter
from coordinator.domain.criterion import walked
from coordinator.domain.protocol import VersionState
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import NameMissing, NotDelegated
from coordinator.domain.trial import (
    NumberGivenAlready,
    PatternUnusable,
    ResultDaysImpossible,
    TargetImpossible,
    TrialClosed,
    TrialState,
)
from coordinator.domain.windows import Anchor
from coordinator.queries.audit import audit_page
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import trial_of, version_of, versions_of
from coordinator.registry.rows.trials import SourceRow
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    MONITOR,
    active,
    coded,
    consented,
    doubted,
    draft,
    identify,
    record,
    settle_all,
    subject,
)

SETTINGS = {
    "short_title": "TEA",
    "number_pattern": "S{number:3}",
    "age_anchor": Anchor.SCREENING_VISIT,
    "target_enrolment": 40,
    "result_anchor": Anchor.FIRST_DOSE,
    "result_days": 28,
}


def codes_and_words(version):
    return [(found.code, found.text) for found in walked(version.criteria)]


def test_who_is_not_delegated_registers_nothing(registry):
    with pytest.raises(NotDelegated, match="Okafor"):
        trials.register_trial(registry, MONITOR, record=record())

    with registry.reading() as session:
        assert session.scalars(select(SourceRow)).all() == []


def test_the_same_trial_read_again_is_a_new_draft_beside_the_old_version(registry):
    """S4"""
    former = active(registry)

    version_id = trials.draft_version(
        registry,
        INVESTIGATOR,
        trial_id=former.trial_id,
        record=record("I1 Age 16 years or older", "E1 Fever"),
    )

    newer, older = versions_of(registry, former.trial_id)
    assert newer.id == version_id
    assert codes_and_words(newer) == [("I1", "Age 16 years or older"), ("E1", "Fever")]
    assert codes_and_words(older) == codes_and_words(former)


def test_a_copied_version_keeps_criteria_wording_and_what_was_settled(registry):
    """S4"""
    known = record("I1 Score = 8", "I2 Parts of it:", "I2.1 Rash", "I2.2 Fever", "E1 Gout")
    known = doubted(known, "inclusion[0]", "= 8", "≥ 8", "≤ 8")
    former = draft(registry, known=known)
    review.resolve_point(
        registry, COORDINATOR, point_id=former.points[0].id, choice="≥ 8", ground="5.1"
    )
    review.set_aside(
        registry, COORDINATOR, criterion_id=coded(former, "I2.2").id, reason="not in it"
    )
    settle_all(registry, former.id)
    former = version_of(registry, former.id)

    copy = version_of(
        registry, trials.copy_version(registry, COORDINATOR, version_id=former.id)
    )

    assert codes_and_words(copy) == codes_and_words(former)
    assert coded(copy, "I1").confirmed == coded(former, "I1").confirmed != ()
    assert coded(copy, "I1").verbatim == "Score = 8"
    assert [p.code for p in copy.open_points] == []
    assert not {c.id for c in walked(copy.criteria)} & {c.id for c in walked(former.criteria)}
    assert (copy.state, copy.dated_on, copy.is_confirmed) == (VersionState.DRAFT, None, False)
    assert copy.source_id == former.source_id


def test_changing_a_copy_leaves_the_version_in_use_as_it_was(registry):
    """S4"""
    former = active(registry)
    copy_id = trials.copy_version(registry, COORDINATOR, version_id=former.id)
    criterion = version_of(registry, copy_id).criteria[0]

    review.reword_criterion(
        registry,
        COORDINATOR,
        criterion_id=criterion.id,
        text="Age 16 to 70 years",
        reason="amendment 1",
    )

    assert version_of(registry, former.id) == former


def test_the_settings_of_a_trial_are_changed(registry):
    trial_id = draft(registry).trial_id

    trials.change_trial(registry, COORDINATOR, trial_id=trial_id, **SETTINGS)

    trial = trial_of(registry, trial_id)
    assert (trial.short_title, trial.number_pattern) == ("TEA", "S{number:3}")
    assert (trial.age_anchor, trial.target_enrolment) == (Anchor.SCREENING_VISIT, 40)
    assert (trial.result_anchor, trial.result_days) == (Anchor.FIRST_DOSE, 28)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"short_title": "  "}, NameMissing),
        ({"number_pattern": "no number"}, PatternUnusable),
        ({"number_pattern": "{number:3}{nummer:2}"}, PatternUnusable),
        ({"target_enrolment": 0}, TargetImpossible),
        ({"result_days": 0}, ResultDaysImpossible),
        ({"result_days": 10_000}, ResultDaysImpossible),
    ],
)
def test_settings_that_cannot_work_are_refused(registry, wrong, refusal):
    """S1"""
    trial_id = draft(registry).trial_id
    before = trial_of(registry, trial_id)

    with pytest.raises(refusal):
        trials.change_trial(registry, COORDINATOR, trial_id=trial_id, **{**SETTINGS, **wrong})

    assert trial_of(registry, trial_id) == before


def test_a_trial_is_closed_with_a_reason(registry):
    trial_id = active(registry).trial_id

    with pytest.raises(ReasonMissing):
        trials.close_trial(registry, COORDINATOR, trial_id=trial_id, reason=" ")
    trials.close_trial(registry, COORDINATOR, trial_id=trial_id, reason="target reached")

    assert trial_of(registry, trial_id).state is TrialState.CLOSED
    assert audit_page(registry, AuditFilter())[0].reason == "target reached"


def test_nobody_new_is_screened_for_a_closed_trial_until_a_version_is_put_to_use(registry):
    """S4: also not from a page that was open when somebody closed it."""
    former = active(registry)
    known = subject(registry)
    trials.close_trial(registry, COORDINATOR, trial_id=former.trial_id, reason="target reached")

    with pytest.raises(TrialClosed):
        consented(registry, former.trial_id, known)

    newer = trials.copy_version(registry, COORDINATOR, version_id=former.id)
    identify(registry, newer, "3.0")
    review.activate_version(registry, COORDINATOR, version_id=newer)
    assert consented(registry, former.trial_id, known)


def test_a_number_that_another_pattern_gave_is_not_given_twice(registry):
    """S1"""
    trial_id = active(registry).trial_id

    def number_by(pattern):
        said = {**SETTINGS, "number_pattern": pattern}
        trials.change_trial(registry, COORDINATOR, trial_id=trial_id, **said)

    number_by("3{number:1}")
    for name in ("A", "B"):  # 31, 32
        consented(registry, trial_id, subject(registry, hospital_number=name))
    known = subject(registry, hospital_number="C")
    number_by("{number:1}1")
    with pytest.raises(NumberGivenAlready, match="31"):
        consented(registry, trial_id, known)
    number_by("S{number:1}")

    third = consented(registry, trial_id, known)

    assert screening_of(registry, third, with_identity=True).screening_number == "S3"
