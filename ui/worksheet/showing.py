"""What stands on a worksheet and what follows from it, as the page shows it."""

from collections.abc import Mapping, Sequence
from datetime import date

from coordinator.domain.criterion import walked
from coordinator.domain.evidence import SOURCE_WORDS
from coordinator.domain.filled_worksheet import FilledWorksheet, How, Line, Note, note_words
from coordinator.domain.instrument import Instrument
from coordinator.domain.screening import Screening
from coordinator.domain.subject import SEX_WORDS, Subject
from coordinator.domain.unit_words import unit_words
from coordinator.domain.windows import age_on
from coordinator.domain.worksheet import Result
from coordinator.text import N_, _, listed
from ui.worksheet.drafts import Draft
from ui.worksheet.view import ItemView, OutcomeView, Question, ResultView, SheetView

FOLLOWS = {
    How.DERIVED: N_("from the other items: {said}"),
    How.ABSENT: N_("taken as absent: {said}"),
    How.PRESET: N_("as published: {said}"),
}
NOTHING_SAID = ("", "0", "no")


def items_of(
    sheet: SheetView,
    draft: Draft,
    lines: Sequence[Line],
    wrong: Mapping[str, str],
    open_items: Sequence[str],
) -> dict[str, ItemView]:
    told = {line.key: line for line in lines}
    return {
        question.key: _item(question, draft, told, wrong, question.key in open_items)
        for section in sheet.sections
        for question in section.questions
    }


def _item(
    question: Question,
    draft: Draft,
    told: Mapping[str, Line],
    wrong: Mapping[str, str],
    is_open: bool,  # noqa: FBT001  the one that is asked about
) -> ItemView:
    key = question.key
    said, taken, line = draft.said.get(key, ""), draft.taken.get(key), told.get(key)
    follows = FOLLOWS.get(line.how, "") if line and not said else ""
    return ItemView(
        said,
        draft.units.get(key, ""),
        taken.source if taken else "",
        _(follows).format(said=line.said) if line and follows else "",
        wrong.get(key, ""),
        is_open,
        is_asked=_is_asked(question, draft),
    )


def _is_asked(question: Question, draft: Draft) -> bool:
    whole = question.detail_of
    answered = draft.said.get(whole, "") not in NOTHING_SAID
    return not whole or answered or bool(draft.said.get(question.key))


def result_of(
    instrument: Instrument, result: Result | None, notes: Sequence[Note], contradiction: str
) -> ResultView:
    if result is None:
        return ResultView(contradiction=contradiction)
    return ResultView(
        tuple(
            OutcomeView(
                _(found.title), unit_words(found.withheld or found.shown), found.is_settled
            )
            for found in result.outcomes
        ),
        # While nothing is settled, what is open stands in a list of its own.
        unit_words(result.working)
        if any(found.is_settled for found in result.outcomes)
        else "",
        tuple((note.kind, note_words(note.text)) for note in notes),
        tuple((key, _(instrument.title_of(key))) for key in result.open_items),
    )


def subject_words(subject: Subject, screening: Screening | None, today: date) -> str:
    """Say whose worksheet it is, as far as this person may know."""
    named = [subject.identity.name] if subject.identity else []
    parts = [*named, subject.initials, _(SEX_WORDS[subject.sex])]
    if subject.identity:
        years = age_on(subject.identity.birth_on, today)
        parts.append(_("{years} y (on {day})").format(years=years, day=today.isoformat()))
    if screening is not None:
        parts = [screening.screening_number, *parts, screening.trial.label]
    return " · ".join(parts)


def criterion_words(screening: Screening, criterion_id: int) -> tuple[str, str]:
    """Give code and text of the criterion that the worksheet is filled in for."""
    criteria = walked(tuple(item.criterion for item in screening.checklist.items))
    found = next((each for each in criteria if each.id == criterion_id), None)
    return (found.code, found.text) if found else ("", "")


def stored_words(filled: FilledWorksheet) -> str:
    """Say in one line what an earlier worksheet came to."""
    day = filled.rated_on.isoformat() if filled.rated_on else ""
    words = _("{day}: {result}, entered by {by}")
    shown = unit_words(filled.main.withheld or filled.main.shown)
    return words.format(day=day, result=shown, by=filled.by)


def document_words(draft: Draft) -> str:
    """Name the document of the values that were taken over, unless it is the source already."""
    found = draft.document_taken
    if found is None or found.kind is None or found == draft.rating.document:
        return ""
    words = _("Same document: {kind}, {place}, {day}")
    return words.format(kind=_(SOURCE_WORDS[found.kind]), place=found.place, day=found.dated_on)


def taken_words(draft: Draft, sheet: SheetView) -> str:
    """Say which items were filled in from what is known of the subject."""
    titles = [
        question.title
        for section in sheet.sections
        for question in section.questions
        if question.key in draft.taken and draft.taken[question.key].observation_id
    ]
    if not titles:
        return ""
    words = _("Taken over from the subject's evidence: {titles}.")
    return words.format(titles=listed(titles))
