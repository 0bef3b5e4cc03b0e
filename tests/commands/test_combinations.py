"""How the parts of a criterion are made to combine."""

import pytest

from coordinator.commands import review
from coordinator.domain.combining import CountImpossible, CountMissing
from coordinator.domain.criterion import Combination
from coordinator.domain.review import (
    NoParts,
)
from coordinator.queries.trials import version_of
from tests.builders import (
    COORDINATOR,
    coded,
    draft,
)

GROUND = "protocol 5.1, p. 32"


@pytest.fixture
def parts(registry):
    """A draft in which it is open how the parts of I1 combine."""
    return draft(registry, "I1 Lupus with:", "I1.1 Rash", "I1.2 Fever", "I1.3 Gout", "E1 Cough")


def resolve(registry, point, choice, ground=GROUND):
    review.resolve_point(registry, COORDINATOR, point_id=point.id, choice=choice, ground=ground)


def reopen(registry, point, reason="misread"):
    review.reopen_point(registry, COORDINATOR, point_id=point.id, reason=reason)


def again(registry, version):
    return version_of(registry, version.id)


@pytest.mark.parametrize(
    ("choice", "combination", "at_least"),
    [
        ("all", Combination.ALL, 1),
        ("any", Combination.ANY, 1),
        ("at least 2", Combination.AT_LEAST, 2),
        ("whole", Combination.WHOLE, 1),
        ("as written", Combination.WHOLE, 1),
    ],
)
def test_settling_how_parts_combine_sets_it(registry, parts, choice, combination, at_least):
    """A5"""
    resolve(registry, parts.points[0], choice)

    version = again(registry, parts)
    criterion = coded(version, "I1")
    assert (criterion.combination, criterion.at_least) == (combination, at_least)
    assert (version.open_points, criterion.confirmed) == ((), ())
    assert version.points[0].resolution.choice == choice


@pytest.mark.parametrize(
    ("choice", "refusal"),
    [
        ("at least", CountMissing),
        ("at least 4", CountImpossible),
        ("at least 0", CountImpossible),
    ],
)
def test_a_number_of_parts_that_cannot_be_is_refused(registry, parts, choice, refusal):
    """A5"""
    with pytest.raises(refusal):
        resolve(registry, parts.points[0], choice)

    assert again(registry, parts) == parts


def test_reopening_how_parts_combine_makes_it_a_whole_again(registry, parts):
    """A5"""
    resolve(registry, parts.points[0], "any")
    reopen(registry, parts.points[0])

    assert again(registry, parts) == parts


def test_a_combination_set_with_its_ground_settles_the_point(registry, parts):
    """A5"""
    review.set_combination(
        registry,
        COORDINATOR,
        criterion_id=coded(parts, "I1").id,
        combination=Combination.AT_LEAST,
        at_least=2,
        ground=GROUND,
    )

    version = again(registry, parts)
    assert coded(version, "I1").combination is Combination.AT_LEAST
    assert version.points[0].resolution.choice == "at least 2"


def test_a_combination_set_without_ground_leaves_the_point_for_later(registry, parts):
    """A5"""
    resolve(registry, parts.points[0], "any")
    criterion_id = coded(parts, "I1").id
    change = {"criterion_id": criterion_id, "combination": Combination.ALL}

    review.set_combination(registry, COORDINATOR, **change)

    version = again(registry, parts)
    assert coded(version, "I1").combination is Combination.ALL
    assert version.points[0].is_open


def test_only_a_criterion_with_parts_combines_them(registry):
    version = draft(registry)

    with pytest.raises(NoParts):
        review.set_combination(
            registry,
            COORDINATOR,
            criterion_id=coded(version, "I1").id,
            combination=Combination.ANY,
        )
