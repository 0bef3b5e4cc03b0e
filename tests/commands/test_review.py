"""Review points: settled with their ground, and opened again."""

import pytest

from coordinator.commands import review
from coordinator.domain.audit import AuditFilter
from coordinator.domain.check import Comparator
from coordinator.domain.review import (
    CriterionSetAside,
    GroundMissing,
    PlaceNotFound,
    PointOpen,
    PointSettled,
)
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import NameMissing
from coordinator.queries.audit import audit_page
from coordinator.queries.trials import version_of
from tests.builders import (
    COORDINATOR,
    coded,
    doubted,
    draft,
    record,
)
from tests.conftest import NOON

GROUND = "protocol 5.1, p. 32"
SIGNS = ("≥ 8", "≤ 8", "= 8")


@pytest.fixture
def lost_sign(registry):
    """A draft in which the sign of a score is lost."""
    known = record("I1 Activity score (LAI) = 8 at screening", "E1 Fever")
    return draft(registry, known=doubted(known, "inclusion[0]", "= 8", *SIGNS))


def resolve(registry, point, choice, ground=GROUND):
    review.resolve_point(registry, COORDINATOR, point_id=point.id, choice=choice, ground=ground)


def reopen(registry, point, reason="misread"):
    review.reopen_point(registry, COORDINATOR, point_id=point.id, reason=reason)


def reword(registry, criterion, text):
    review.reword_criterion(
        registry, COORDINATOR, criterion_id=criterion.id, text=text, reason="protocol"
    )


def again(registry, version):
    return version_of(registry, version.id)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_chosen_reading_goes_into_the_wording_and_the_record_s_words_stay(
    registry, lost_sign, sign
):
    resolve(registry, lost_sign.points[0], sign)

    criterion = coded(again(registry, lost_sign), "I1")
    assert criterion.text == f"Activity score (LAI) {sign} at screening"
    assert criterion.verbatim == "Activity score (LAI) = 8 at screening"
    assert not criterion.has_open_points


def test_who_settled_a_point_when_and_on_what_ground_is_kept(registry, lost_sign):
    resolve(registry, lost_sign.points[0], "≥ 8")

    version = again(registry, lost_sign)
    resolution = version.points[0].resolution
    assert (resolution.choice, resolution.ground) == ("≥ 8", GROUND)
    assert (resolution.by, resolution.at) == ("Li Na", NOON)
    (confirmed,) = coded(version, "I1").confirmed
    assert (confirmed.quote, confirmed.reading, confirmed.ground) == ("= 8", "≥ 8", GROUND)


def test_a_reading_replaces_only_the_sign_and_its_figure(registry):
    known = record("I1 Steroids (=1.0 mg/kg/d) for long", "E1 Fever")
    known = doubted(known, "inclusion[0]", "(=1.0 mg/kg/d)", "≥ 1.0", "≤ 1.0", "= 1.0")
    version = draft(registry, known=known)

    resolve(registry, version.points[0], "≤ 1.0")

    assert coded(again(registry, version), "I1").text == "Steroids (≤ 1.0 mg/kg/d) for long"


def test_a_confirmed_equals_sign_leaves_the_wording_as_it_is(registry):
    known = record("I1 Steroids (=1.0 mg/kg/d) for long", "E1 Fever")
    known = doubted(known, "inclusion[0]", "(=1.0 mg/kg/d)", "≥ 1.0", "≤ 1.0", "= 1.0")
    version = draft(registry, known=known)

    resolve(registry, version.points[0], "= 1.0")

    assert not coded(again(registry, version), "I1").is_reworded


def test_each_of_two_lost_signs_is_read_at_its_own_place(registry):
    """Signs go both ways in one criterion: nothing is repaired by analogy."""
    known = record("I1 Score A = 8, dose = 8 mg, score B = 8", "E1 Fever")
    for nth in (1, 2, 3):
        known = doubted(known, "inclusion[0]", "= 8", *SIGNS, nth=nth)
    version = draft(registry, known=known)

    resolve(registry, version.points[2], "≥ 8")
    resolve(registry, version.points[1], "≤ 8")
    assert coded(again(registry, version), "I1").text == (
        "Score A = 8, dose ≤ 8 mg, score B ≥ 8"
    )
    reopen(registry, version.points[2])
    assert coded(again(registry, version), "I1").text == (
        "Score A = 8, dose ≤ 8 mg, score B = 8"
    )


def test_superscripts_of_which_one_holds_the_other_are_read_apart(registry):
    known = record("I1 Fever", "E1 WBC<1.5 × 109/L or neutrophils<5 × 109/L")
    known = doubted(known, "exclusion[0]", "1.5 × 109/L", "1.5 × 10^9/L")
    known = doubted(known, "exclusion[0]", "5 × 109/L", "5 × 10^9/L", nth=2)
    version = draft(registry, known=known)

    resolve(registry, version.points[1], "5 × 10^9/L")
    resolve(registry, version.points[0], "1.5 × 10^9/L")

    assert coded(again(registry, version), "E1").text == (
        "WBC<1.5 × 10^9/L or neutrophils<5 × 10^9/L"
    )


def test_a_lost_sign_that_was_read_is_computed_by(registry):
    known = doubted(
        record("I1 Age = 18 years", "E1 Fever"), "inclusion[0]", "= 18 years", "≥ 18", "≤ 18"
    )
    version = draft(registry, known=known)

    resolve(registry, version.points[0], "≥ 18")

    (check,) = coded(again(registry, version), "I1").checks
    assert check.comparator is Comparator.AT_LEAST


@pytest.mark.parametrize("choice", ["= 18", "as written"])
def test_an_equals_sign_that_was_confirmed_is_no_lost_one(registry, choice):
    known = record("I1 Age = 18 years", "E1 Fever")
    known = doubted(known, "inclusion[0]", "= 18 years", "≥ 18", "≤ 18", "= 18")
    version = draft(registry, known=known)
    assert coded(version, "I1").checks[0].comparator is Comparator.LOST

    resolve(registry, version.points[0], choice)
    assert coded(again(registry, version), "I1").checks[0].comparator is Comparator.EQUAL
    reopen(registry, version.points[0])
    assert coded(again(registry, version), "I1").checks[0].comparator is Comparator.LOST


def test_a_point_settled_in_words_leaves_the_wording_alone(registry, lost_sign):
    resolve(registry, lost_sign.points[0], "as written")

    version = again(registry, lost_sign)
    assert version.open_points == ()
    assert not coded(version, "I1").is_reworded
    assert coded(version, "I1").confirmed == ()


@pytest.mark.parametrize(("choice", "ground"), [("≥ 8", " "), (" ", GROUND)])
def test_a_point_is_not_settled_without_answer_and_ground(registry, lost_sign, choice, ground):
    with pytest.raises((GroundMissing, NameMissing)):
        resolve(registry, lost_sign.points[0], choice, ground)

    assert again(registry, lost_sign) == lost_sign


def test_a_settled_point_is_reopened_before_it_is_settled_otherwise(registry, lost_sign):
    resolve(registry, lost_sign.points[0], "≥ 8")

    with pytest.raises(PointSettled, match="Li Na"):
        resolve(registry, lost_sign.points[0], "≤ 8")
    reopen(registry, lost_sign.points[0])
    resolve(registry, lost_sign.points[0], "≤ 8")

    assert coded(again(registry, lost_sign), "I1").text == (
        "Activity score (LAI) ≤ 8 at screening"
    )


def test_reopening_a_point_restores_the_draft_as_it_was(registry, lost_sign):
    resolve(registry, lost_sign.points[0], "≥ 8")
    reopen(registry, lost_sign.points[0])

    assert again(registry, lost_sign) == lost_sign
    entry = audit_page(registry, AuditFilter())[0]
    assert (entry.action, entry.reason) == ("review point reopened", "misread")


def test_reopening_needs_a_reason_and_something_to_reopen(registry, lost_sign):
    with pytest.raises(PointOpen):
        reopen(registry, lost_sign.points[0])
    resolve(registry, lost_sign.points[0], "≥ 8")
    with pytest.raises(ReasonMissing):
        reopen(registry, lost_sign.points[0], reason="")


def test_a_reading_finds_its_place_in_an_edited_wording(registry, lost_sign):
    reword(registry, coded(lost_sign, "I1"), "Lupus activity index = 8 at the first visit")

    resolve(registry, lost_sign.points[0], "≥ 8")

    assert coded(again(registry, lost_sign), "I1").text == (
        "Lupus activity index ≥ 8 at the first visit"
    )


def test_a_reading_that_was_typed_in_already_is_accepted(registry, lost_sign):
    reword(registry, coded(lost_sign, "I1"), "Lupus activity index ≥ 8")

    resolve(registry, lost_sign.points[0], "≥ 8")

    assert coded(again(registry, lost_sign), "I1").text == "Lupus activity index ≥ 8"


def test_a_reading_without_a_place_in_the_wording_is_refused_and_not_guessed(
    registry, lost_sign
):
    reword(registry, coded(lost_sign, "I1"), "Lupus activity index of eight or more")

    with pytest.raises(PlaceNotFound, match="= 8"):
        resolve(registry, lost_sign.points[0], "≥ 8")

    assert again(registry, lost_sign).open_points


def test_reopening_leaves_a_wording_that_was_edited_since(registry, lost_sign):
    resolve(registry, lost_sign.points[0], "≥ 8")
    reword(registry, coded(lost_sign, "I1"), "Lupus activity index of eight or more")

    reopen(registry, lost_sign.points[0])

    version = again(registry, lost_sign)
    assert coded(version, "I1").text == "Lupus activity index of eight or more"
    assert version.open_points


def test_a_point_of_a_criterion_that_was_set_aside_waits_no_longer(registry, lost_sign):
    review.set_aside(
        registry,
        COORDINATOR,
        criterion_id=coded(lost_sign, "I1").id,
        reason="not in the protocol",
    )

    version = again(registry, lost_sign)
    assert version.open_points == ()
    assert version.points[0].resolution.ground == "not in the protocol"
    with pytest.raises(CriterionSetAside):
        reopen(registry, version.points[0])
