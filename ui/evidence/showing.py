"""A subject's evidence as the page shows it."""

from datetime import date
from itertools import pairwise

from coordinator.domain.filled_worksheet import FilledWorksheet
from coordinator.domain.observation import Observation
from coordinator.domain.observation_words import (
    limits_words,
    result_words,
    title_words,
    when_words,
)
from coordinator.domain.subject import SEX_WORDS, Subject
from coordinator.domain.windows import age_on
from coordinator.text import _, listed, many, particulars
from ui.evidence.view import EvidenceDetail, EvidenceRow, WorksheetLine
from ui.evidence.wording import (
    day_of,
    document_words,
    entered_words,
    former_words,
    missing_words,
)


def subtitle_of(
    subject: Subject, today: date, found: tuple[Observation, ...], *, sees_identity: bool
) -> str:
    """Say who it is, as far as the person may know, and how much is known (P1)."""
    identity = subject.identity if sees_identity else None
    claimed = sum(one.is_claimed for one in found)
    parts = (
        identity.name if identity else "",
        _(SEX_WORDS[subject.sex]),
        _("{age} years").format(age=age_on(identity.birth_on, today)) if identity else "",
        many("{count} entry", "{count} entries", len(found)),
        many("{count} without a source", "{count} without a source", claimed)
        if claimed
        else "",
    )
    return " · ".join(part for part in parts if part)


def row_of(observation: Observation) -> EvidenceRow:
    told = observation.told
    document = _("Registry's log") if observation.from_log else document_words(told.document)
    mark = _("claimed") if observation.is_claimed else _("evidenced")
    words = (
        title_words(told.title),
        result_words(observation),
        limits_words(told),
        when_words(told),
        document,
        observation.by,
        mark,
    )
    title, value, limits, when, *_rest = words
    return EvidenceRow(
        observation.id,
        title,
        value,
        limits,
        when,
        day_of(told),
        document,
        observation.by,
        mark,
        observation.is_claimed,
        " ".join((*words, told.what)).casefold(),
    )


def detail_of(
    chosen: Observation,
    *,
    uses: dict[int, tuple[str, ...]],
    units: tuple[str, ...],
    laboratory: str,
    can_enter: bool,
) -> EvidenceDetail:
    """Tell all of an observation; `uses` are the criteria that rest on one, by its id."""
    ids = (chosen.id, *(former.id for former in chosen.former))
    steps = pairwise((*chosen.former, chosen))
    is_own = not chosen.from_log and chosen.worksheet_id is None
    return EvidenceDetail(
        chosen.id,
        title_words(chosen.told.title),
        result_words(chosen),
        missing_words(chosen),
        tuple(fact for fact in _facts(chosen, units, laboratory) if fact[1]),
        tuple(dict.fromkeys(label for each in ids for label in uses.get(each, ()))),
        tuple(former_words(was, now) for was, now in steps)[::-1],
        can_enter and is_own,
        can_enter and is_own,
        _note(chosen),
    )


def worksheet_lines(sheets: tuple[FilledWorksheet, ...]) -> tuple[WorksheetLine, ...]:
    """Give the worksheets in force."""
    return tuple(
        WorksheetLine(
            sheet.id,
            _(sheet.title),
            sheet.main.shown or _("not determined"),
            particulars(filter(None, (sheet.rater, _iso(sheet.rated_on)))),
        )
        for sheet in sheets
        if sheet.is_in_force
    )


def _facts(
    chosen: Observation, units: tuple[str, ...], laboratory: str
) -> tuple[tuple[str, str], ...]:
    told = chosen.told
    return (
        (_("In other units"), listed(units)),
        (_("Normal"), limits_words(told)),
        (_("When"), when_words(told)),
        (_("Laboratory"), laboratory),
        (_("Document"), document_words(told.document)),
        (_("For the trial"), _("done for the trial") if told.for_study else ""),
        (_("Entered by"), entered_words(chosen)),
    )


def _note(chosen: Observation) -> str:
    if chosen.from_log:
        return _("The registry's own log says it.")
    is_result = chosen.worksheet_id is not None
    return _("A worksheet's result: correct the worksheet.") if is_result else ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
