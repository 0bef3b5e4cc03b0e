"""What was asked about criteria, printed: as a list of its own, and behind a checklist."""

from dataclasses import replace
from datetime import date

from coordinator.domain.clarification import Clarification, ClarifiedCriterion
from coordinator.domain.form import Annex, ClarificationsForm, Copy
from coordinator.forms.clarifications import clarifications_pdf
from coordinator.forms.eligibility_checklist import checklist_pdf
from tests.forms import reading
from tests.forms.samples import HEAD, IDENTITY, IMPRINT, SITE, TRIAL, filled_form

ANSWERED = Clarification(
    1,
    11,
    "Does a fever of 37.9 °C at home count?",
    "the sponsor's monitor",
    date(2026, 10, 2),
    "Li Na",
    "Only what the site measured itself.",
    "Dr Noor Vale",
    date(2026, 10, 9),
    date(2026, 10, 12),
)
OPEN = Clarification(
    2, 11, "And in the ear?", "the sponsor's monitor", date(2026, 11, 1), "Li Na"
)


def line(*clarifications, code="E3", version="LXL-204 v2.0"):
    return ClarifiedCriterion(
        1, "NCT99900001", 1, version, 11, code, "Active infection.", clarifications
    )


def listed(*lines):
    return clarifications_pdf(ClarificationsForm(SITE, TRIAL, lines, IMPRINT))


def test_the_list_has_question_and_answer_with_who_and_when():
    text = reading.words(listed(line(ANSWERED, OPEN)))

    for fact in (
        *("E3", "Active infection.", "LXL-204 v2.0", "2 questions, 1 open", HEAD),
        *(ANSWERED.question, ANSWERED.answer, OPEN.question, "not answered yet"),
        "asked of the sponsor's monitor on 2026-10-02 by Li Na",
        "by Dr Noor Vale on 2026-10-09; applies from 2026-10-12",
    ):
        assert fact in text


def test_versions_stand_apart_and_a_question_about_an_earlier_one_says_so():
    earlier = replace(ANSWERED, from_version="1.0")
    text = reading.words(listed(line(earlier), line(OPEN, version="LXL-204 v1.0")))
    assert "Asked about protocol LXL-204 v2.0" in text
    assert "Asked about protocol LXL-204 v1.0" in text
    assert "by Li Na, about version 1.0" in text


def test_a_list_without_questions_says_so():
    assert "No question was asked." in reading.words(listed())


def test_equal_facts_give_equal_bytes():
    assert listed(line(ANSWERED)) == listed(line(ANSWERED))


def test_a_long_list_repeats_whose_answer_it_is_over_the_page():
    many = [
        replace(ANSWERED, id=number, question=f"Question {number}?") for number in range(60)
    ]
    pages = reading.pages(listed(line(*many)))
    assert len(pages) > 2
    assert all("E3" in page for page in pages)
    assert "Question 59?" in pages[-1]


def test_they_stand_behind_a_checklist_only_when_asked_for():
    form = replace(filled_form(), clarified=(line(ANSWERED),))
    assert ANSWERED.answer not in reading.words(checklist_pdf(form))

    asked = replace(form, annexes=frozenset({Annex.CLARIFICATIONS}))
    text = reading.words(checklist_pdf(asked))
    assert "Annex: clarifications of the criteria" in text
    assert ANSWERED.answer in text


def test_a_sponsors_copy_withholds_who_the_subject_is_in_the_annex_too():
    """P1"""
    told = replace(ANSWERED, question=f"What of {IDENTITY.name}?")
    form = replace(
        filled_form(),
        copy=Copy.SPONSOR,
        clarified=(line(told),),
        annexes=frozenset({Annex.CLARIFICATIONS}),
    )
    text = reading.words(checklist_pdf(form))
    assert IDENTITY.name not in text
    assert "What of" in text
