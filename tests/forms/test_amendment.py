"""The printed comparison of two protocol versions, with the dry runs (S4)."""

from dataclasses import replace

from coordinator.domain.amendment import amended
from coordinator.domain.checklist import Checklist
from coordinator.domain.finding import Finding
from coordinator.domain.form import AmendmentForm
from coordinator.domain.logic import Truth
from coordinator.domain.moving import Anew, Carried, MovePlan, MoveProspect, Why
from coordinator.domain.screening import State
from coordinator.forms.amendment import amendment_pdf
from tests.forms import reading
from tests.forms.samples import (
    IDENTITY,
    IMPRINT,
    SITE,
    TRIAL,
    answered,
    criteria,
    entry,
    favourable,
    many_criteria,
    version,
)

BEFORE = criteria(("Age 18 to 70 years", "Consent"), ("Fever", "Cough"))
AFTER = criteria(("Age 18 to 60 years", "Consent"), ("Fever", "Gout attack"))


def prospect(**changes):
    [age, consent, *_rest] = AFTER
    plan = MovePlan(
        (Carried(consent, "I2", entry(favourable(consent))),),
        (Anew(age, Why.REWORDED, "I1", entry(favourable(age)), wanted=("Height",)),),
    )
    made = MoveProspect(
        1,
        "07012",
        "OYXF",
        State.IN_SCREENING,
        "LXL-204 v2.0",
        "LXL-204 v3.0",
        Checklist(answered(BEFORE)),
        Checklist(answered(AFTER)),
        plan,
        ("I1",),
    )
    return replace(made, **changes)


def form(before=BEFORE, after=AFTER, *prospects):
    earlier = version(*before, version="2.0")
    later = version(*after, amendment="Amendment 3", approval_document="EC 2026-117")
    changes = amended(before, after)
    return AmendmentForm(SITE, TRIAL, earlier, later, changes, prospects, IMPRINT)


def printed(*said):
    return reading.words(amendment_pdf(form(*said)))


def test_each_criterion_is_printed_with_what_became_of_it():
    """S4"""
    text = printed()

    assert "Amendment 3 (LXL-204 v3.0)" in text
    assert "EC 2026-117" in text
    assert "2 the same · 1 reworded · 1 added · 1 removed" in text
    assert "[− 70][+ 60]" in text
    assert "Gout attack" in text
    assert "No screening is open on an earlier version." in text


def test_each_open_screening_is_printed_with_its_dry_run_and_no_name():
    """S4, P1"""
    text = printed(BEFORE, AFTER, prospect())

    assert "07012" in text
    assert "Verdict then: Not eligible, as computed: I1" in text
    assert "I1: its words changed; before: Yes" in text
    assert "Evidence needed: Height" in text
    assert "欧阳校风" not in text


def test_what_was_computed_from_words_that_name_the_subject_is_printed_without_them():
    """P1"""
    finding = Finding(Truth.FALSE, f"{IDENTITY.name} is 43 years old", is_whole=True)
    anew = Anew(AFTER[0], Why.REWORDED, "I1", None, finding)
    facts = form(BEFORE, AFTER, prospect(plan=MovePlan((), (anew,))))

    text = reading.typed(amendment_pdf(replace(facts, withheld=(IDENTITY,))))

    assert IDENTITY.name not in text
    assert "[withheld] is 43 years old" in " ".join(text.split())


def test_a_long_comparison_runs_over_several_pages_and_loses_nothing():
    before = many_criteria(60)
    pdf = amendment_pdf(form(before, (*before[:30], *before[31:])))

    assert len(reading.pages(pdf)) > 1
    assert before[30].text[:40] in reading.words(pdf)
