"""Filled worksheets and their rows."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from coordinator.domain.evidence import Evidence
from coordinator.domain.filled_worksheet import FilledWorksheet, How, Line, Note, NoteKind
from coordinator.domain.instrument import ResultKind
from coordinator.domain.logic import Truth
from coordinator.domain.worksheet import Outcome
from coordinator.registry.rows.evidence import WorksheetRow

Json = dict[str, Any]


def kept_outcome(outcome: Outcome) -> Json:
    """Give an outcome as plain values, figures unrounded as text."""
    return {key: _plain(value) for key, value in asdict(outcome).items()}


def kept_line(line: Line) -> Json:
    return asdict(line)


def kept_note(note: Note) -> Json:
    return asdict(note)


def filled_worksheet(row: WorksheetRow, replaced_by: int = 0) -> FilledWorksheet:
    return FilledWorksheet(
        id=row.id,
        subject_id=row.subject_id,
        instrument=row.instrument,
        title=row.title,
        version=row.instrument_version,
        citation=row.citation,
        said=tuple(row.said.items()),
        lines=tuple(_line(kept) for kept in row.lines),
        outcomes=tuple(_outcome(kept) for kept in row.outcomes),
        working=row.working,
        notes=tuple(Note(NoteKind(kept["kind"]), kept["text"]) for kept in row.notes),
        rater=row.rater,
        rated_on=row.rated_on,
        rest_is_absent=row.rest_is_absent,
        remark=row.remark,
        document=Evidence(row.source_kind, row.source_place, row.source_dated_on),
        by=row.entered_by,
        at=row.entered_at,
        screening_id=row.screening_id,
        criterion_id=row.criterion_id,
        correction=row.correction,
        replaces_id=row.replaces_id,
        replaced_by=replaced_by,
        taken_over=tuple(row.taken_over.items()),
        for_study=row.for_study,
    )


def _plain(value: object) -> object:
    return f"{value:f}" if isinstance(value, Decimal) else value


def _line(kept: Json) -> Line:
    return Line(**{**kept, "how": How(kept["how"])})


def _outcome(kept: Json) -> Outcome:
    kind = ResultKind(kept["kind"])
    value = kept["value"]
    return Outcome(
        key=kept["key"],
        title=kept["title"],
        kind=kind,
        shown=kept["shown"],
        unit=kept["unit"],
        value=_number(value) if kind is ResultKind.NUMBER else value,
        truth=None if kept["truth"] is None else Truth(kept["truth"]),
        low=_number(kept["low"]),
        high=_number(kept["high"]),
        possible=tuple(kept["possible"]),
        open_items=tuple(kept["open_items"]),
        withheld=kept["withheld"],
    )


def _number(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)
