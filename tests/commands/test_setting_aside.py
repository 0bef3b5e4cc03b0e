"""What is set aside is not asked, stays readable, and can be brought back."""

import pytest

from coordinator.commands import review, trials
from coordinator.domain.criterion import Kind, walked
from coordinator.domain.review import CriterionSetAside, PointOpen
from coordinator.domain.screening import ReasonMissing
from coordinator.queries.trials import trials_of, version_of
from tests.builders import COORDINATOR, coded, doubted, draft, record

LINES = ("I1 Lupus", "I2 Parts:", "I2.1 Rash", "I2.2 Fever = 38", "I3 Consent", "E1 Gout")


@pytest.fixture
def version(registry):
    """A draft with a lost sign in a part, and parts of which it is open how they combine."""
    known = doubted(record(*LINES), "inclusion[1].children[1]", "= 38", "≥ 38", "≤ 38")
    return draft(registry, known=known)


def set_aside(registry, version, code):
    review.set_aside(
        registry,
        COORDINATOR,
        criterion_id=coded(again(registry, version), code).id,
        reason="not in the protocol",
    )


def bring_back(registry, version, reason="it is in the amendment"):
    review.reopen_point(
        registry, COORDINATOR, point_id=witness(registry, version).id, reason=reason
    )


def witness(registry, version):
    points = again(registry, version).points
    return next(point for point in points if point.code == "SET_ASIDE")


def again(registry, version):
    return version_of(registry, version.id)


def words(version):
    return [f"{found.code} {found.text}" for found in walked(version.criteria)]


def test_a_criterion_is_set_aside_with_its_parts_and_doubts(registry, version):
    set_aside(registry, version, "I2")

    left = again(registry, version)
    assert words(left) == ["I1 Lupus", "I2 Consent", "E1 Gout"]
    assert left.open_points == ()
    assert trials_of(registry)[0].inclusion_count == 2


def test_its_words_stay_in_sight_with_who_set_it_aside_and_why(registry, version):
    """T2"""
    set_aside(registry, version, "I2")

    point = witness(registry, version)
    assert point.quote == "Parts:\nRash\nFever = 38"
    assert (point.resolution.by, point.resolution.ground) == ("Li Na", "not in the protocol")


def test_a_part_of_what_is_set_aside_cannot_be_edited(registry, version):
    set_aside(registry, version, "I2")

    with pytest.raises(CriterionSetAside):
        review.outdent(
            registry,
            COORDINATOR,
            criterion_id=coded(version, "I2.1").id,
            reason="protocol",
        )


def test_bringing_it_back_restores_place_parts_and_doubts(registry, version):
    set_aside(registry, version, "I2")
    bring_back(registry, version)

    restored = again(registry, version)
    assert restored.criteria == version.criteria
    assert restored.open_points == version.open_points
    with pytest.raises(PointOpen):
        bring_back(registry, version)


def test_bringing_back_needs_a_reason(registry, version):
    set_aside(registry, version, "I2")

    with pytest.raises(ReasonMissing):
        bring_back(registry, version, reason=" ")


def test_it_can_be_set_aside_and_brought_back_again(registry, version):
    for _ in range(2):
        set_aside(registry, version, "I2")
        bring_back(registry, version)

    assert again(registry, version).criteria == version.criteria


def test_a_part_comes_back_to_where_its_criterion_stands_now(registry, version):
    set_aside(registry, version, "I2.1")
    review.move_to(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "I2").id,
        kind=Kind.EXCLUSION,
        reason="protocol",
    )
    bring_back(registry, version)

    assert words(again(registry, version))[3:] == ["E2 Parts:", "E2.1 Rash", "E2.2 Fever = 38"]


def test_a_part_whose_criterion_is_gone_comes_back_on_its_own(registry, version):
    set_aside(registry, version, "I2.1")
    review.join_with_next(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "I1").id,
        reason="one sentence",
    )
    bring_back(registry, version)

    restored = again(registry, version)
    assert sorted(found.text for found in restored.of_kind(Kind.INCLUSION)) == [
        "Consent",
        "Lupus Parts:",
        "Rash",
    ]


def test_a_copied_version_leaves_out_what_was_set_aside(registry, version):
    set_aside(registry, version, "I2")

    copy_id = trials.copy_version(registry, COORDINATOR, version_id=version.id)

    copy = version_of(registry, copy_id)
    assert words(copy) == ["I1 Lupus", "I2 Consent", "E1 Gout"]
    assert copy.points == ()
