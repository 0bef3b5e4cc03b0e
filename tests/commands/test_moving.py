"""An amendment leaves begun screenings alone; moving one is an act of its own (S4)."""

import pytest

from coordinator.commands import review
from coordinator.commands.consents import ask_consent_again
from coordinator.commands.decisions import decide, reopen
from coordinator.commands.moving import move_screening
from coordinator.commands.screening import enter_at_criterion
from coordinator.commands.trials import copy_version
from coordinator.domain.checklist import Verdict
from coordinator.domain.consent_form import AgainBecause
from coordinator.domain.criterion import Answer, Combination
from coordinator.domain.entry import Entry
from coordinator.domain.moves import MovedAway
from coordinator.domain.moving import AlreadyOnVersion, MovedMeanwhile, Why
from coordinator.domain.protocol import VersionNotActive
from coordinator.domain.screening import Outcome, ReasonMissing, ScreeningEnded
from coordinator.domain.staff import NotDelegated
from coordinator.queries.consents import consents_due
from coordinator.queries.moving import prospects_of
from coordinator.queries.screenings import record_version, screening_of
from coordinator.queries.trials import version_of
from coordinator.registry.audit import AuditEntryRow
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    LINES,
    MONITOR,
    active,
    answered,
    coded,
    consented,
    draft,
    identify,
    settle_all,
    subject,
)
from tests.outcomes import screened

WHY = "the sponsor asks for it"
TIGHTER = {"I1": "Age 18 to 40 years"}  # the subject of the builders is 43


def amended(registry, version, *, is_used=True, aside=(), add=(), **rewords):
    """Make another version of `version`, and put it into use; give it."""
    version_id = copy_version(registry, COORDINATOR, version_id=version.id)
    for code, text in rewords.items():
        criterion = coded(version_of(registry, version_id), code)
        said = {"text": text, "reason": "amendment 1"}
        review.reword_criterion(registry, COORDINATOR, criterion_id=criterion.id, **said)
    for code in aside:
        criterion = coded(version_of(registry, version_id), code)
        review.set_aside(registry, COORDINATOR, criterion_id=criterion.id, reason="amendment")
    for kind, text in add:
        said = {"kind": kind, "text": text, "reason": "amendment 1"}
        review.add_criterion(registry, COORDINATOR, version_id=version_id, **said)
    settle_all(registry, version_id)
    identify(registry, version_id, "3.0")
    review.confirm_wording(registry, COORDINATOR, version_id=version_id)
    if is_used:
        review.activate_version(registry, COORDINATOR, version_id=version_id)
    return version_of(registry, version_id)


def moved(registry, screening_id, version, actor=COORDINATOR, **said):
    said = {"reason": WHY} | said
    return move_screening(
        registry, actor, screening_id=screening_id, version_id=version.id, **said
    )


def read(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=True)


def answers(registry, screening_id):
    items = read(registry, screening_id).checklist.items
    return {item.criterion.code: item.answer for item in items}


def codes(found):
    return [each.criterion.code for each in found]


def test_an_amendment_never_changes_a_checklist_that_was_begun(registry):
    """S4"""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    amended(registry, version, **TIGHTER)

    screening = read(registry, screening_id)
    assert screening.version.id == version.id
    assert screening.checklist.item("I1").criterion.text == "Age 18 to 70 years"
    assert screening.checklist.verdict is Verdict.ELIGIBLE


def test_a_dry_run_names_whose_verdict_would_change_and_stores_nothing(registry):
    """S4, A6: what is computed is a suggestion; it answers nothing."""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    later = amended(registry, version, **TIGHTER)
    head = registry.head()

    [found] = prospects_of(registry, later.id)

    assert found.screening_id == screening_id
    assert (found.from_version, found.to_version) == ("TEA-204 v2.0", "TEA-204 v3.0")
    assert found.now.verdict is Verdict.ELIGIBLE
    assert found.then.verdict is Verdict.PENDING
    assert (found.would_fail, found.foreseen) == (("I1",), Verdict.NOT_ELIGIBLE)
    assert found.changes_verdict
    assert codes(found.plan.carried) == ["I2", "E1", "E2"]
    [anew] = found.plan.anew
    assert (anew.criterion.code, anew.was, anew.why) == ("I1", "I1", Why.REWORDED)
    assert anew.former.answer is Answer.YES
    assert "43" in anew.finding.working
    assert registry.head() == head


def test_a_dry_run_names_the_evidence_that_the_new_criteria_need(registry):
    """S4"""
    version = active(registry)
    screened(registry, version.trial_id)
    later = amended(registry, version, E2="ALT > 2 times the upper limit of normal")

    [found] = prospects_of(registry, later.id)

    [anew] = found.plan.anew
    assert anew.wanted == ("Alanine aminotransferase (ALT)",)
    assert found.would_fail == ()


def test_a_dry_run_names_the_consent_that_would_be_needed(registry):
    """S4, C3: before the amendment is in use, too."""
    version = active(registry)
    screened(registry, version.trial_id)
    later = amended(registry, version, is_used=False, **TIGHTER)
    assert prospects_of(registry, later.id)[0].lacking == ()

    ask_consent_again(registry, COORDINATOR, version_id=later.id, asks=True)
    [found] = prospects_of(registry, later.id)

    assert [each.because for each in found.lacking] == [AgainBecause.AMENDMENT]


def test_answers_follow_where_text_and_kind_are_equal_and_say_who_gave_them(registry):
    """S4, A8"""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    before = read(registry, screening_id).checklist.item("I2").entry
    later = amended(registry, version, **TIGHTER)

    assert moved(registry, screening_id, later, INVESTIGATOR) == 3

    screening = read(registry, screening_id)
    assert screening.version.id == later.id
    assert answers(registry, screening_id) == {
        "I1": None,
        "I2": Answer.YES,
        "E1": Answer.NO,
        "E2": Answer.NO,
    }
    item = screening.checklist.item("I2")
    assert (item.entry.by, item.entry.answered_by) == ("Dr Ada Brandt", before.by)
    assert item.entry.answered_at == before.at
    origin = item.entry.origin
    assert (origin.version, origin.code) == ("TEA-204 v2.0", "I2")
    assert item.entry.evidence == before.evidence
    assert item.former == (before,)


def test_what_did_not_follow_stays_readable(registry):
    """S4, A8: nothing that was answered is lost."""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    answered(registry, screening_id, I1="no")
    later = amended(registry, version, aside=("E2",), **TIGHTER)

    moved(registry, screening_id, later)

    screening = read(registry, screening_id)
    [age, infection] = screening.earlier
    assert (age.version, age.code, age.text) == ("TEA-204 v2.0", "I1", "Age 18 to 70 years")
    assert [entry.answer for entry in age.entries] == [Answer.YES, Answer.NO]
    assert infection.text == "Active infection"
    [move] = screening.moves
    assert (move.from_version, move.to_version) == ("TEA-204 v2.0", "TEA-204 v3.0")
    assert (move.by, move.reason) == (COORDINATOR.name, WHY)
    assert (move.carried, move.anew) == (("I2", "E1"), ("I1",))
    assert record_version(registry, screening_id) == 7


def test_moved_twice_an_answer_still_says_who_gave_it_first(registry):
    """S4"""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    later = amended(registry, version, **TIGHTER)
    moved(registry, screening_id, later, INVESTIGATOR)
    answered(registry, screening_id, I1="no")
    latest = amended(registry, later, E1="Pregnant")

    moved(registry, screening_id, latest, INVESTIGATOR)

    screening = read(registry, screening_id)
    item = screening.checklist.item("I2")
    assert (item.entry.origin.version, item.entry.answered_by) == ("TEA-204 v2.0", "Li Na")
    assert [entry.by for entry in item.former] == ["Li Na", "Dr Ada Brandt"]
    age = screening.checklist.item("I1").entry
    assert age.origin.version == "TEA-204 v3.0"
    assert [found.code for found in screening.earlier] == ["I1", "E1"]


def test_an_answer_that_followed_can_be_corrected_with_a_reason(registry):
    """A8"""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    moved(registry, screening_id, amended(registry, version, **TIGHTER))

    answered(registry, screening_id, E2="yes")

    item = read(registry, screening_id).checklist.item("E2")
    assert item.entry.origin is None
    assert [entry.answer for entry in item.former] == [Answer.NO, Answer.NO]


def test_a_part_follows_only_with_what_it_is_a_part_of(registry):
    """S4, A5: what a part states depends on the words above it."""
    lines = ("I1 Any of:", "I1.1 Fever", "I1.2 Rash", "I2 Consent given", "E1 Cough")
    version = active_in_parts(registry, *lines)
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, **{"I1.1": "yes", "I2": "yes"})
    later = amended(registry, version, I1="Two years before, any of:")

    [found] = prospects_of(registry, later.id)

    assert codes(found.plan.carried) == ["I2"]
    assert [(a.criterion.code, a.why) for a in found.plan.anew] == [
        ("I1.1", Why.ABOVE),
        ("I1.2", Why.ABOVE),
    ]


def active_in_parts(registry, *lines):
    version_id = draft(registry, *lines).id
    review.set_combination(
        registry,
        COORDINATOR,
        criterion_id=coded(version_of(registry, version_id), "I1").id,
        combination=Combination.ANY,
        at_least=1,
    )
    settle_all(registry, version_id)
    identify(registry, version_id)
    review.activate_version(registry, COORDINATOR, version_id=version_id)
    return version_of(registry, version_id)


def test_what_the_investigator_judges_now_is_not_carried_over_from_a_coordinator(registry):
    """S4, A7"""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    version_id = copy_version(registry, COORDINATOR, version_id=version.id)
    criterion = coded(version_of(registry, version_id), "E2")
    marks = {"needs_investigator": True, "may_be_not_applicable": False}
    review.mark_criterion(registry, COORDINATOR, criterion_id=criterion.id, **marks)
    identify(registry, version_id, "3.0")
    review.activate_version(registry, COORDINATOR, version_id=version_id)

    moved(registry, screening_id, version_of(registry, version_id))

    assert answers(registry, screening_id)["E2"] is None


def test_only_an_open_screening_is_moved(registry):
    """S4, G3: what was decided and signed stays on the version it was decided on."""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)
    later = amended(registry, version, **TIGHTER)

    with pytest.raises(ScreeningEnded, match="Reopen it"):
        moved(registry, screening_id, later)
    assert prospects_of(registry, later.id) == ()

    reopen(registry, COORDINATOR, screening_id=screening_id, reason="amendment 1")
    assert moved(registry, screening_id, later) == 3


def test_a_move_needs_a_reason_a_duty_and_a_version_in_use(registry):
    """S4, Roles"""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    draft = amended(registry, version, is_used=False, **TIGHTER)
    head = registry.head()

    with pytest.raises(VersionNotActive):
        moved(registry, screening_id, draft)
    with pytest.raises(AlreadyOnVersion):
        moved(registry, screening_id, version)
    review.activate_version(registry, COORDINATOR, version_id=draft.id)
    assert registry.head() != head
    head = registry.head()
    with pytest.raises(ReasonMissing):
        moved(registry, screening_id, draft, reason=" ")
    with pytest.raises(NotDelegated):
        moved(registry, screening_id, draft, MONITOR)
    assert registry.head() == head


def test_a_move_that_was_looked_at_before_another_answer_is_refused(registry):
    """S4: what follows is what the person saw."""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    later = amended(registry, version, **TIGHTER)
    seen = prospects_of(registry, later.id)[0].plan.revisions
    answered(registry, screening_id, E2="yes")

    with pytest.raises(MovedMeanwhile):
        moved(registry, screening_id, later, expected=seen)
    assert read(registry, screening_id).version.id == version.id


def test_the_consent_an_amendment_asks_for_stays_due_after_the_move(registry):
    """C3, S4: moving the checklist replaces no signature."""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    later = amended(registry, version, is_used=False, **TIGHTER)
    ask_consent_again(registry, COORDINATOR, version_id=later.id, asks=True)
    review.activate_version(registry, COORDINATOR, version_id=later.id)

    moved(registry, screening_id, later)

    assert [found.because for found in read(registry, screening_id).lacking] == [
        AgainBecause.AMENDMENT
    ]
    assert [found.screening_id for found in consents_due(registry)] == [screening_id]


def test_the_trail_tells_the_move_and_each_answer_that_followed(registry):
    """T1, S3: it is told apart from a correction, and from a decision taken back."""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    moved(registry, screening_id, amended(registry, version, **TIGHTER))

    with registry.reading() as session:
        entries = [row for row in session.query(AuditEntryRow) if "moved" in row.action]
    assert {(row.actor, row.action, row.reason) for row in entries} == {
        ("li.na", "screening moved", WHY)
    }
    assert sorted(row.record for row in entries) == [
        *["Entry"] * 3,
        "Screening",
        "ScreeningMove",
    ]
    assert "TEA-204 v2.0" in entries[-1].changes
    assert registry.verify().is_whole


def test_a_screening_without_answers_is_moved_as_it_is(registry):
    """S4"""
    version = active(registry)
    who = subject(registry)
    screening_id = consented(registry, version.trial_id, who)
    later = amended(registry, version, **TIGHTER)

    assert moved(registry, screening_id, later) == 0
    assert set(answers(registry, screening_id)) == {line.split()[0] for line in LINES}


def test_an_answer_to_a_criterion_that_was_left_behind_is_refused_in_words(registry):
    """S4: another window may have moved the screening while its checklist was open."""
    version = active(registry)
    screening_id = screened(registry, version.trial_id)
    left = read(registry, screening_id).checklist.item("E2")
    moved(registry, screening_id, amended(registry, version, **TIGHTER))

    with pytest.raises(MovedAway, match="Open it again"):
        enter_at_criterion(
            registry,
            COORDINATOR,
            screening_id=screening_id,
            criterion_id=left.criterion.id,
            entry=Entry(Answer.YES, DOCUMENT, correction="mistyped"),
            expected_revision=left.entry.revision,
        )
