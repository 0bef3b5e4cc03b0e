"""A checklist as it was printed once is printed again, marked SUPERSEDED (G3)."""

import pytest

from coordinator.commands.decisions import decide, reopen
from coordinator.commands.screening import set_dates
from coordinator.commands.subjects import correct_subject
from coordinator.domain.criterion import Answer
from coordinator.domain.form import Copy
from coordinator.domain.screening import Outcome
from coordinator.printouts_of_former import (
    NoFormerVersion,
    former_print,
    former_printout,
    former_prints,
)
from coordinator.queries.former import FormerNotRebuilt, screening_as_printed
from coordinator.queries.screenings import content_digest, screening_of
from tests.builders import COORDINATOR, TODAY, active, answered, consented
from tests.commands import test_wet_ink as ink
from tests.forms import reading
from tests.outside import drop_trigger, outside


@pytest.fixture
def screening_id(registry):
    found = consented(registry, active(registry).trial_id)
    answered(registry, found, I1="yes", I2="yes", E1="no", E2="no")
    return found


def again(registry, screening_id, **said):
    [former] = former_prints(registry, screening_id)
    return former_printout(registry, actor=COORDINATOR, printed=former, copy=Copy.SITE, **said)


def answer_of(registry, former, code):
    return screening_as_printed(registry, former).checklist.item(code).answer


def test_answers_that_were_corrected_since_stand_as_they_were(registry, screening_id):
    """A8, G3"""
    ink.printed(registry, screening_id)
    answered(registry, screening_id, E2="yes")

    [former] = former_prints(registry, screening_id)

    assert answer_of(registry, former, "E2") is Answer.NO
    assert former.record_version == 4
    text = reading.typed(again(registry, screening_id).pdf)
    assert "SUPERSEDED" in text
    assert "Printed anew as it stood in record version 4" in text
    assert former.content_sha256[:4] in text


def test_dates_subject_and_decision_are_taken_back_too(registry, screening_id):
    """G3: whatever the content tells of"""
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    ink.printed(registry, screening_id)
    before = screening_of(registry, screening_id, with_identity=True)
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="a late report")
    set_dates(registry, COORDINATOR, screening_id=screening_id, screening_visit=TODAY)
    correct_subject(
        registry,
        COORDINATOR,
        subject_id=before.subject.id,
        identity=before.subject.identity.__class__(
            "林晓雨", "H-4711", TODAY.replace(year=1980)
        ),
        sex=before.subject.sex,
        initials="LXYU",
        reason="mistyped",
    )
    answered(registry, screening_id, E2="yes")

    [former] = former_prints(registry, screening_id)
    found = screening_as_printed(registry, former)

    assert content_digest(found) == content_digest(before) == former.content_sha256
    assert found.decision == before.decision
    assert found.state is before.state
    assert found.subject.initials == before.subject.initials
    assert found.subject.identity == before.subject.identity


def test_signatures_stand_on_it_as_they_stood(registry, screening_id):
    """G3"""
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    ink.attached(registry, screening_id, ink.printed(registry, screening_id))
    ink.printed(registry, screening_id)
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="a late report")
    answered(registry, screening_id, E2="yes")

    [former] = former_prints(registry, screening_id)
    found = screening_as_printed(registry, former)

    assert len(found.standing_signatures) == 2
    assert screening_of(registry, screening_id, with_identity=True).standing_signatures == ()


def test_a_version_that_was_never_printed_is_named(registry, screening_id):
    ink.printed(registry, screening_id)

    with pytest.raises(NoFormerVersion, match="record version 4"):
        former_print(registry, screening_id, 4)


def test_what_cannot_be_put_together_as_it_was_is_not_printed(registry, screening_id):
    """G3: such as where the trail was written before it told of rows by number"""
    ink.printed(registry, screening_id)
    answered(registry, screening_id, E2="yes")
    [former] = former_prints(registry, screening_id)
    with outside(registry.place) as raw:
        drop_trigger(raw, "entry", "update")
        raw.execute("UPDATE entry SET remark = 'put in' WHERE id = 1")
        raw.commit()

    with pytest.raises(FormerNotRebuilt):
        screening_as_printed(registry, former)
