"""What lacks its day or a reason outlives the program, for the person who typed it."""

from datetime import date

import pytest

from coordinator.domain.audit import AuditFilter
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.queries.audit import audit_page
from coordinator.queries.unfinished import unfinished_of
from tests.builders import COORDINATOR, INVESTIGATOR, MONITOR, active, answered, consented
from tests.ui.walking import Walk
from ui.walk.drafts import Draft
from ui.walk.keeping_presenter import draft_of, draft_words

KEPT = "unfinished work kept"


@pytest.fixture
def screening_id(registry):
    version = active(
        registry, "I1 Age 18 to 70 years", "E1 ALT at least 80 U/L", "E2 Allergy to tea"
    )
    return consented(registry, version.trial_id)


@pytest.fixture
def begin(qtbot, registry, screening_id):
    """Start the program anew: what the one before remembered is gone."""
    opened = []

    def walk(staff_member=COORDINATOR, code="E1"):
        for one in opened:
            one.close()
        opened[:] = [Walk(qtbot, registry, screening_id, staff_member)]
        go(opened[0], code)
        return opened[0]

    yield walk
    for one in opened:
        one.close()


def go(walk, code):
    walk.presenter.go_to(walk.checklist.item(code).criterion.id)


def acts(registry):
    return [entry.action for entry in audit_page(registry, AuditFilter())]


def without_day(begin):
    walk = begin()
    walk.robot.row("alt").enter(value="31")
    walk.presenter.rest()
    return walk


def test_a_value_without_its_day_is_there_after_the_program_was_closed(begin, registry):
    walk = without_day(begin)
    assert walk.evidence == ()

    walk = begin()
    assert walk.robot.row("alt").text("value") == "31"
    assert walk.robot.row("alt").says("unsaved")
    walk.robot.row("alt").enter(on="2026-11-15")
    walk.presenter.rest()

    assert [one.told.value for one in walk.evidence] == ["31"]
    assert unfinished_of(registry, walk.screening_id, COORDINATOR.user_name) == ()
    assert begin().robot.row("alt").text("value") == "31"


def test_an_answer_that_waits_for_its_reason_is_there_too(begin):
    walk = begin(code="E2")
    walk.robot.press("P")
    go(walk, "I1")

    walk = begin(code="E2")

    assert walk.robot.marked == "PENDING"
    assert walk.entry("E2").answer is None


def test_nobody_else_sees_it(begin, registry, screening_id):
    without_day(begin)

    assert begin(INVESTIGATOR).robot.row("alt").text("value") == ""
    assert unfinished_of(registry, screening_id, INVESTIGATOR.user_name) == ()


def test_what_was_dropped_stays_dropped(begin):
    without_day(begin)
    walk = begin()
    walk.presenter.evidence.take_back("alt")
    walk.presenter.rest()

    assert begin().robot.row("alt").text("value") == ""


def test_the_trail_knows_that_it_was_kept_and_not_what_was_typed(begin, registry):
    """T1, P1"""
    walk = begin(code="E2")
    walk.robot.press("E")
    walk.presenter.typing(Entry(remark="Zhang Hong was asked"), "2026-13-41", "")
    walk.presenter.rest()

    [entry] = [e for e in audit_page(registry, AuditFilter()) if e.action == KEPT]
    assert entry.actor == COORDINATOR.user_name
    assert "Zhang" not in str(entry)


def test_two_windows_of_one_person_keep_both(qtbot, begin, registry, screening_id):
    first, second = begin(), Walk(qtbot, registry, screening_id)
    go(second, "E2")
    first.robot.row("alt").enter(value="31")
    first.presenter.rest()
    second.robot.press("P")
    second.presenter.rest()
    second.close()

    whats = [piece.what for piece in unfinished_of(registry, screening_id, "li.na")]
    assert whats == ["alt", ""]


def test_looking_at_a_screening_keeps_nothing(begin, registry):
    walk = begin()
    go(walk, "E2")
    walk.presenter.rest()
    begin(MONITOR).presenter.rest()

    assert KEPT not in acts(registry)


def test_what_was_kept_once_is_not_kept_again(begin, registry):
    walk = without_day(begin)
    go(walk, "I1")
    walk.presenter.rest()
    begin().presenter.rest()

    assert acts(registry).count(KEPT) == 1


def test_what_somebody_else_answered_meanwhile_is_shown_beside_it(begin, registry):
    """A8: nothing is written over unseen."""
    walk = begin(code="E2")
    walk.robot.press("P")
    walk.presenter.rest()
    answered(registry, walk.screening_id, E2="no")

    walk = begin(code="E2")

    assert "entered something else here" in walk.robot.meanwhile
    assert walk.entry("E2").answer is Answer.NO


def test_each_field_of_an_answer_is_read_again_as_it_was_typed():
    whole = Entry(
        Answer.UNCLEAR,
        Evidence(SourceKind.LABORATORY_REPORT, "册 3", date(2026, 2, 28), "<0.1", "g/L"),
        "说明",
        "asked the sponsor",
        date(2026, 12, 1),
        "measured twice",
        "typed wrongly",
        revision=7,
        by="Li Na",
        clarification_id=3,
    )
    draft = Draft(whole, 7, "2026-02-3", "soon")

    assert draft_of(draft_words(draft), Entry(revision=7, by="Li Na")) == draft
    empty = Draft(Entry(), 0)
    assert draft_of(draft_words(empty), Entry()) == empty
