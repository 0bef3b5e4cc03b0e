"""The checklist of a screening that was moved says on which version what was answered (S4)."""

from datetime import datetime

from coordinator.domain.criterion import Answer
from coordinator.domain.entry import Origin
from coordinator.domain.form import Copy
from coordinator.domain.moves import EarlierAnswer, Move
from coordinator.domain.signed_content import content_of
from coordinator.forms.eligibility_checklist import checklist_pdf
from tests.forms import reading
from tests.forms.samples import BEIJING, answered, criteria, entry, filled_form, screening

LISTED = criteria(("Age 18 to 60 years", "Consent"), ("Fever",))
THEN = datetime(2026, 11, 16, 14, 3, tzinfo=BEIJING)
MOVED_AT = datetime(2026, 11, 21, 9, 15, tzinfo=BEIJING)
MOVE = Move(
    "LXL-204 v2.0",
    "LXL-204 v3.0",
    "Dr Wang Min",
    MOVED_AT,
    "asked for by the sponsor",
    ("I2",),
    ("I1", "E1"),
)
CARRIED = entry(
    Answer.YES,
    by="Dr Wang Min",
    at=MOVED_AT,
    origin=Origin(7, "Li Na", THEN, "LXL-204 v2.0", "I3"),
)
EARLIER = EarlierAnswer(
    "LXL-204 v2.0",
    "I1",
    "Age 18 to 70 years",
    (entry(Answer.NO), entry(Answer.YES, correction="misread", remark="seen by 欧阳校风")),
)


def moved_form(**changes):
    of = {"moves": (MOVE,), "earlier": (EARLIER,)}
    return filled_form(LISTED, of=of, entries={"I2": CARRIED}, **changes)


def printed(**changes):
    return reading.words(checklist_pdf(moved_form(**changes)))


def test_the_form_names_both_versions_who_moved_it_when_and_why():
    """S4"""
    text = printed()

    assert "begun with LXL-204 v2.0" in text
    assert "moved to LXL-204 v3.0 by Dr Wang Min, 2026-11-21" in text
    assert "asked for by the sponsor" in text
    assert "without a note of their own were given on LXL-204 v3.0" in text


def test_an_answer_that_was_carried_over_says_where_it_was_given():
    """S4"""
    text = printed()

    assert "answered on LXL-204 v2.0 as I3; carried over by Dr Wang Min, 2026-11-21" in text
    assert text.count("Carried over") == 1


def test_answers_that_did_not_follow_are_printed_with_their_version():
    """S4, A8"""
    text = printed()

    assert "Answers on earlier protocol versions that were not carried over" in text
    assert "Age 18 to 70 years" in text
    assert "On LXL-204 v2.0:" in text
    assert "misread" in text


def test_a_sponsor_copy_withholds_a_name_there_too():
    """P1"""
    assert "欧阳校风" not in printed(copy=Copy.SPONSOR)


def test_a_form_of_a_screening_that_stayed_says_nothing_of_moves():
    text = reading.words(checklist_pdf(filled_form(LISTED)))

    assert "Protocol versions" not in text
    assert "carried over" not in text


def test_what_is_signed_says_who_gave_an_answer_that_was_carried_over():
    """G3: and what was signed without it keeps its SHA-256."""
    items = answered(LISTED, I2=CARRIED)
    first, second, _third = content_of(screening(items))["criteria"]

    assert "carried_over" not in first
    assert second["carried_over"] == [
        "LXL-204 v2.0",
        "I3",
        "Li Na",
        "2026-11-16T06:03:00+00:00",
    ]
