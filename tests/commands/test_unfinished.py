"""What could not be entered yet is kept for the one person who typed it."""

from dataclasses import replace

import pytest

from coordinator.commands.unfinished import keep_unfinished
from coordinator.domain.staff import NotDelegated
from coordinator.domain.unfinished import Unfinished
from coordinator.queries.screenings import screening_of
from coordinator.queries.unfinished import unfinished_of
from coordinator.registry.proof import prove
from tests.builders import COORDINATOR, INVESTIGATOR, MONITOR, active, consented


@pytest.fixture
def screening_id(registry):
    return consented(registry, active(registry).trial_id)


@pytest.fixture
def piece(registry, screening_id):
    screening = screening_of(registry, screening_id, with_identity=True)
    return Unfinished(screening.checklist.item("I1").criterion.id, "", '{"remark": "a"}')


def keep(registry, screening_id, *pieces, actor=COORDINATOR):
    keep_unfinished(registry, actor, screening_id=screening_id, pieces=pieces)


def found(registry, screening_id, actor=COORDINATOR):
    return unfinished_of(registry, screening_id, actor.user_name)


def test_each_person_keeps_their_own(registry, screening_id, piece):
    other = Unfinished(piece.criterion_id, "alt", '{"value": "31"}')
    keep(registry, screening_id, piece)
    keep(registry, screening_id, other, actor=INVESTIGATOR)

    assert found(registry, screening_id) == (piece,)
    assert found(registry, screening_id, INVESTIGATOR) == (other,)


def test_what_is_empty_is_finished_and_the_rest_stays(registry, screening_id, piece):
    changed = Unfinished(piece.criterion_id, "", '{"remark": "ab"}')
    other = Unfinished(piece.criterion_id, "alt", '{"value": "31"}')
    keep(registry, screening_id, piece, other)
    keep(registry, screening_id, changed)
    assert found(registry, screening_id) == (changed, other)

    keep(registry, screening_id, replace(other, typed=""))
    assert found(registry, screening_id) == (changed,)
    keep(registry, screening_id, other, replace(changed, typed=""))
    assert found(registry, screening_id) == (other,)


def test_the_trail_holds_it(registry, screening_id, piece):
    """T1, T4"""
    keep(registry, screening_id, piece)
    keep(registry, screening_id, replace(piece, typed=""))

    assert prove(registry).is_whole


def test_it_counts_nowhere(registry, screening_id, piece):
    """A1: what was typed and not entered is no answer."""
    before = screening_of(registry, screening_id, with_identity=True)
    keep(registry, screening_id, piece)

    assert screening_of(registry, screening_id, with_identity=True) == before


def test_only_who_may_answer_keeps_anything(registry, screening_id, piece):
    """Roles"""
    with pytest.raises(NotDelegated):
        keep(registry, screening_id, piece, actor=MONITOR)
