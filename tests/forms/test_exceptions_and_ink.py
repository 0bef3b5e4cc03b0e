"""What a form says of approved exceptions, of ink, and of the prints before it."""

from dataclasses import replace
from datetime import date

import pytest

from coordinator.commands.decisions import decide, enrol
from coordinator.commands.subjects import correct_subject
from coordinator.domain.form import Copy
from coordinator.domain.screening import Outcome
from coordinator.forms.eligibility_checklist import checklist_pdf
from coordinator.queries.forms import checklist_form
from tests.builders import COORDINATOR, TODAY, active, answered, consented
from tests.commands import test_exceptions as exceptions
from tests.commands import test_moving as moving
from tests.commands import test_wet_ink as ink
from tests.forms.reading import typed
from tests.forms.samples import decision, filled_form, signature


@pytest.fixture
def screening_id(registry):
    """A screening of which E2 failed and all else is satisfied."""
    screening_id = consented(registry, active(registry).trial_id)
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="yes")
    return screening_id


def excepted(registry, screening_id):
    signed = exceptions.entered(registry, screening_id)
    exceptions.signed(registry, screening_id, signed)
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)


def form_of(registry, screening_id, copy=Copy.SITE):
    return checklist_form(registry, COORDINATOR, screening_id=screening_id, copy=copy)


def text_of(form):
    """Give the text of the form without its spaces, of which lines that break lose some."""
    return unspaced(typed(checklist_pdf(form)))


def unspaced(words):
    return "".join(words.split())


def test_an_exception_prints_as_a_protocol_deviation_with_who_approved_it(
    registry, screening_id
):
    """S6"""
    excepted(registry, screening_id)
    text = text_of(form_of(registry, screening_id))

    assert unspaced("Protocol deviation: included against E2 by an approved exception") in text
    assert unspaced("Eligible by approved exception") in text
    assert unspaced("All criteria are satisfied") not in text
    assert (
        unspaced("approved by the sponsor (Dr N. Petrov, medical monitor, 2026-11-20") in text
    )
    assert unspaced("letter 2026-117") in text
    assert unspaced("Signed by Dr Ada Brandt (Investigator), 2026-11-22 12:00 +08:00") in text


def test_an_exception_without_effect_prints_as_void(registry, screening_id):
    """S6, G3"""
    signed = exceptions.entered(registry, screening_id)
    exceptions.signed(registry, screening_id, signed)
    answered(registry, screening_id, E2="no")
    text = text_of(form_of(registry, screening_id))

    assert unspaced("Exception, void") in text
    assert unspaced("Protocol deviation") not in text


def test_an_exception_of_an_earlier_protocol_version_prints_with_that_version(
    registry, screening_id
):
    """S4, S6"""
    signed = exceptions.entered(registry, screening_id)
    exceptions.signed(registry, screening_id, signed)
    version = form_of(registry, screening_id).screening.version
    moving.moved(registry, screening_id, moving.amended(registry, version, I1="Age over 18"))
    text = text_of(form_of(registry, screening_id))

    assert unspaced("Exception, void") in text
    assert unspaced("Recorded under TEA-204 v2.0.") in text
    assert unspaced("Protocol deviation") not in text


def test_signatures_in_ink_print_with_their_day_and_who_attached_the_copy(
    registry, screening_id
):
    """G2, G5"""
    answered(registry, screening_id, E2="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    ink.attached(registry, screening_id, ink.printed(registry, screening_id))
    text = text_of(form_of(registry, screening_id))

    assert text.count(unspaced("Signed on paper")) == 2
    assert unspaced("Signed copy attached by Li Na, 2026-11-22 12:00 +08:00") in text
    assert unspaced("Signed electronically") not in text


def test_a_new_print_names_the_prints_that_it_supersedes(registry, screening_id):
    """G3"""
    ink.printed(registry, screening_id)
    assert unspaced("SUPERSEDED") not in text_of(form_of(registry, screening_id))
    answered(registry, screening_id, E2="no")
    text = text_of(form_of(registry, screening_id))

    assert (
        unspaced("SUPERSEDED by this print: record version 4, printed 2026-11-22 12:00") in text
    )


def test_a_print_after_the_enrolment_shows_the_content_that_was_signed(registry, screening_id):
    """G3: the day of enrolment comes after the signatures and voids none."""
    answered(registry, screening_id, E2="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    ink.attached(registry, screening_id, ink.printed(registry, screening_id))
    before = form_of(registry, screening_id).content_sha256
    enrol(registry, COORDINATOR, screening_id=screening_id, enrolled_on=TODAY)

    found = form_of(registry, screening_id)
    assert found.screening.dates.enrolment == TODAY
    assert found.content_sha256 == before
    assert found.superseded == ()


def test_what_identifies_is_withheld_from_the_ground_on_a_sponsor_copy(registry, screening_id):
    """P1"""
    told = replace(exceptions.SPONSOR, document="letter about 林小雨")
    exceptions.signed(
        registry, screening_id, exceptions.entered(registry, screening_id, sponsor=told)
    )

    assert unspaced("林小雨") in text_of(form_of(registry, screening_id))
    assert unspaced("林小雨") not in text_of(form_of(registry, screening_id, Copy.SPONSOR))


def test_a_record_that_was_changed_after_its_signatures_says_which_are_void(
    registry, screening_id
):
    """G3: such as by another birth date, which changes the age that was signed"""
    answered(registry, screening_id, E2="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    ink.attached(registry, screening_id, ink.printed(registry, screening_id))
    assert "Voided" not in text_of(form_of(registry, screening_id))

    form = form_of(registry, screening_id)
    older = replace(form.screening.subject.identity, birth_on=date(1980, 4, 1))
    correct_subject(
        registry,
        COORDINATOR,
        subject_id=form.screening.subject.id,
        identity=older,
        sex=form.screening.subject.sex,
        initials=form.screening.subject.initials,
        reason="mistyped",
    )

    text = text_of(form_of(registry, screening_id))
    assert text.count("Voided") == 2
    assert unspaced("Signed on paper") not in text


def test_a_signature_on_other_content_says_that_the_record_was_changed():
    """G3: also where it stands yet, as in a registry of before"""
    signed = signature(content_sha256="0" * 64)

    text = text_of(filled_form(of={"decision": decision(), "signatures": (signed,)}))

    assert text.count(unspaced("The record was changed after this signature.")) == 1
