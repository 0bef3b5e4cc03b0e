"""The way of a draft into use, and what nobody can change afterwards."""

from datetime import date

import pytest

from coordinator.commands import review, trials
from coordinator.domain.audit import AuditFilter
from coordinator.domain.criterion import Combination
from coordinator.domain.protocol import (
    NoCriteria,
    ProtocolUnidentified,
    ReviewOpen,
    VersionInUse,
    VersionState,
)
from coordinator.domain.record import Severity
from coordinator.domain.review import (
    VersionSuperseded,
)
from coordinator.domain.staff import NameMissing, NotDelegated
from coordinator.domain.trial import TrialState
from coordinator.domain.windows import DateInFuture
from coordinator.queries.audit import audit_page
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import active_version_of, trial_of, version_of, versions_of
from tests.builders import (
    COORDINATOR,
    MONITOR,
    TODAY,
    active,
    consented,
    doubted,
    draft,
    identify,
    record,
    settle_all,
)
from tests.conftest import NOON

GROUND = "protocol 5.1, p. 32"
SIGNS = ("≥ 8", "≤ 8", "= 8")


def reword(registry, criterion, text):
    review.reword_criterion(
        registry, COORDINATOR, criterion_id=criterion.id, text=text, reason="protocol"
    )


def activate(registry, version):
    review.activate_version(registry, COORDINATOR, version_id=version.id)


def confirm(registry, version):
    review.confirm_wording(registry, COORDINATOR, version_id=version.id)


def again(registry, version):
    return version_of(registry, version.id)


def test_activating_is_refused_while_points_are_open_and_names_them(registry):
    """S7"""
    known = record("I1 Age 18 years or older", "I2 Score = 8", "E1 Any:", "E1.1 Fever")
    known = doubted(known, "ids", "Criteria", code="ID_MISSING", severity=Severity.DOUBT)
    known = doubted(known, "inclusion[1]", "= 8", *SIGNS)
    known = doubted(known, "inclusion[0]", "18", code="TYPO", severity=Severity.NOTE)
    version = draft(registry, known=known)
    identify(registry, version.id)

    with pytest.raises(ReviewOpen) as refusal:
        activate(registry, version)

    assert refusal.value.what_happened == (
        "3 points of the record are still to be reviewed: I2 A comparison sign "
        "was probably lost “= 8”, E1 How do the parts combine? “Any:”, ids The record has no "
        "registry id “Criteria”."
    )
    assert again(registry, version).state is VersionState.DRAFT


@pytest.mark.parametrize("lines", [["I1 Fever"], ["E1 Fever"]])
def test_a_version_needs_criteria_of_both_kinds(registry, lines):
    version = draft(registry, *lines)
    identify(registry, version.id)

    with pytest.raises(NoCriteria):
        activate(registry, version)


def test_headings_alone_are_no_criteria(registry):
    version = draft(registry, "I1 Fever", "E-h Cohort B")
    identify(registry, version.id)

    with pytest.raises(NoCriteria, match="exclusion"):
        activate(registry, version)


def test_an_unidentified_protocol_is_neither_confirmed_nor_activated(registry):
    """S7"""
    version = draft(registry)

    with pytest.raises(ProtocolUnidentified):
        confirm(registry, version)
    with pytest.raises(ProtocolUnidentified):
        activate(registry, version)


def test_an_unconfirmed_version_is_activated_and_stays_a_draft_on_paper(registry):
    """S7"""
    version = draft(registry)
    identify(registry, version.id)
    activate(registry, version)

    used = again(registry, version)
    assert (used.state, used.activated_at, used.is_confirmed) == (
        VersionState.ACTIVE,
        NOON,
        False,
    )
    assert trial_of(registry, version.trial_id).state is TrialState.RECRUITING


def test_the_wording_of_a_version_in_use_can_be_confirmed(registry):
    """S7"""
    version = active(registry, is_confirmed=False)
    confirm(registry, version)

    confirmed = again(registry, version)
    assert (confirmed.wording_confirmed_by, confirmed.wording_confirmed_at) == ("Li Na", NOON)


def test_a_draft_that_is_edited_after_confirmation_is_confirmed_no_longer(registry):
    """S7"""
    version = draft(registry)
    identify(registry, version.id)
    confirm(registry, version)
    assert again(registry, version).is_confirmed

    reword(registry, version.criteria[0], "Age 18 to 75 years")

    assert not again(registry, version).is_confirmed


def test_naming_another_protocol_takes_the_confirmation_back(registry):
    """S7"""
    version = draft(registry)
    identify(registry, version.id)
    confirm(registry, version)
    identify(registry, version.id)
    assert again(registry, version).is_confirmed

    identify(registry, version.id, version="3.0")

    assert not again(registry, version).is_confirmed


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"protocol_number": " "}, NameMissing),
        ({"version": ""}, NameMissing),
        ({"dated_on": date(2026, 11, 23)}, DateInFuture),
    ],
)
def test_an_identification_that_cannot_be_is_refused(registry, changed, refusal):
    """S7, W4"""
    version = draft(registry)
    said = {"protocol_number": "TEA-204", "version": "2.0", "dated_on": TODAY, **changed}

    with pytest.raises(refusal):
        review.identify_version(registry, COORDINATOR, version_id=version.id, **said)


def test_activating_a_version_supersedes_the_former_one(registry):
    """S4"""
    former = active(registry)
    newer_id = trials.copy_version(registry, COORDINATOR, version_id=former.id)
    identify(registry, newer_id, version="3.0")
    review.activate_version(registry, COORDINATOR, version_id=newer_id)

    newer, older = versions_of(registry, former.trial_id)
    assert (newer.state, older.state) == (VersionState.ACTIVE, VersionState.SUPERSEDED)
    assert active_version_of(registry, former.trial_id) == newer


def test_a_screening_that_was_begun_keeps_its_version_and_criteria(registry):
    """S4"""
    former = active(registry)
    screening_id = consented(registry, former.trial_id)
    newer_id = trials.copy_version(registry, COORDINATOR, version_id=former.id)
    criterion = version_of(registry, newer_id).criteria[0]
    reword(registry, criterion, "Age 16 to 70 years")
    identify(registry, newer_id, version="3.0")
    review.activate_version(registry, COORDINATOR, version_id=newer_id)

    screening = screening_of(registry, screening_id, with_identity=True)
    assert screening.version.id == former.id
    assert screening.checklist.items[0].criterion.text == "Age 18 to 70 years"


def test_nothing_of_a_version_in_use_can_be_changed(registry):
    """S4"""
    known = doubted(record(), "phase", "Criteria", code="NOTE", severity=Severity.NOTE)
    version = active(registry, known=known)
    criterion = {"criterion_id": version.criteria[0].id, "reason": "protocol"}
    draft_only = (
        (review.reword_criterion, {**criterion, "text": "Age"}),
        (review.split_criterion, {**criterion, "at": 4}),
        (review.join_with_next, criterion),
        (review.move_to, {**criterion, "kind": "exclusion"}),
        (review.shift, {**criterion, "by": 1}),
        (review.indent, criterion),
        (review.outdent, criterion),
        (review.set_aside, criterion),
        (review.add_criterion, {"version_id": version.id, "kind": "inclusion", "text": "x",
                                "reason": "protocol"}),
        (review.mark_criterion, {"criterion_id": version.criteria[0].id,
                                 "needs_investigator": True}),
        (review.set_combination, {"criterion_id": version.criteria[0].id,
                                  "combination": Combination.WHOLE}),
        (review.resolve_point, {"point_id": version.points[0].id, "choice": "so",
                                "ground": GROUND}),
        (review.activate_version, {"version_id": version.id}),
    )  # fmt: skip

    for command, arguments in draft_only:
        with pytest.raises(VersionInUse, match="is active"):
            command(registry, COORDINATOR, **arguments)

    assert again(registry, version) == version


def test_a_superseded_version_is_kept_as_it_was(registry):
    """S4"""
    former = active(registry, is_confirmed=False)
    newer_id = trials.copy_version(registry, COORDINATOR, version_id=former.id)
    identify(registry, newer_id, version="3.0")
    review.activate_version(registry, COORDINATOR, version_id=newer_id)

    with pytest.raises(VersionSuperseded):
        reword(registry, former.criteria[0], "Age")
    with pytest.raises(VersionSuperseded):
        confirm(registry, former)


def test_who_is_not_delegated_reviews_nothing(registry):
    """Roles"""
    known = doubted(record("I1 Score = 8", "E1 Fever"), "inclusion[0]", "= 8", *SIGNS)
    lost_sign = draft(registry, known=known)
    before = audit_page(registry, AuditFilter())
    attempts = (
        (review.resolve_point, {"point_id": 1, "choice": "≥ 8", "ground": GROUND}),
        (review.confirm_wording, {"version_id": lost_sign.id}),
        (review.activate_version, {"version_id": lost_sign.id}),
        (review.set_aside, {"criterion_id": lost_sign.criteria[0].id, "reason": "so"}),
    )
    for command, arguments in attempts:
        with pytest.raises(NotDelegated, match="Okafor"):
            command(registry, MONITOR, **arguments)

    assert audit_page(registry, AuditFilter()) == before


def test_settling_everything_lets_a_version_be_activated(registry):
    """S7"""
    parts = draft(registry, "I1 Lupus with:", "I1.1 Rash", "I1.2 Fever", "E1 Cough")
    settle_all(registry, parts.id)
    identify(registry, parts.id)
    activate(registry, parts)

    assert again(registry, parts).state is VersionState.ACTIVE
