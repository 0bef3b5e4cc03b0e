"""A registry record laid down as a draft version: source, criteria, and every doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coordinator.commands.drafts import suggested_marks
from coordinator.commands.places import nth_place
from coordinator.domain.check import Check
from coordinator.domain.combining import combination_said
from coordinator.domain.criterion import Combination, Kind
from coordinator.domain.protocol import VersionState
from coordinator.domain.record import (
    FieldValue,
    OtherSection,
    ReadCriterion,
    ReadWarning,
    RegistryRecord,
    Severity,
    Span,
)
from coordinator.domain.review import (
    COMBINATION_NOTE,
    NOT_PLACED,
    NOT_PLACED_NOTE,
    OTHER_SECTION,
    OTHER_SECTION_NOTE,
    PARTS_COMBINATION,
)
from coordinator.registry.assembly import check_as_stored
from coordinator.registry.audit import AuditedSession
from coordinator.registry.rows.trials import (
    CriterionRow,
    PointRow,
    SourceRow,
    TrialRow,
    VersionRow,
)

_PATH = re.compile(r"(?:inclusion|exclusion)(?:\[\d+\])(?:\.children\[\d+\])*")


def lay_down(session: AuditedSession, trial: TrialRow, record: RegistryRecord) -> VersionRow:
    """Store the record as it came, and a draft version made of it."""
    source = source_row(trial, record)
    version = VersionRow(trial=trial, source=source, state=VersionState.DRAFT)
    session.add_all((source, version))
    session.flush()
    rows = _Outline(session, version)
    rows.add(record)
    for warning in record.warnings:
        version.points.append(warning_point(warning, rows.by_path))
    for row in rows.undecided:
        version.points.append(combination_point(row))
    # The reader may have warned of a place already: one point for one doubt.
    warned = {warning.where for warning in record.warnings}
    for number, section in enumerate(record.other_sections):
        if f"other_sections[{number}]" not in warned:
            version.points.append(section_point(section))
    for number, span in enumerate(record.not_placed):
        if f"not_placed[{number}]" not in warned:
            version.points.append(not_placed_point(record.source.text, span))
    session.flush()
    return version


def source_row(trial: TrialRow, record: RegistryRecord) -> SourceRow:
    source = record.source
    return SourceRow(
        trial=trial,
        file_name=source.file_name,
        layout=record.layout,
        encoding=source.encoding,
        text=source.text,
        sha256=source.sha256,
        read_at=source.read_at,
        reader_version=source.reader_version,
        fields={value.name: _in_place(value) for value in (*record.places, *record.raw)},
    )


def _in_place(value: FieldValue) -> dict[str, object]:
    span = value.span
    return {"words": value.words, "span": [span.start, span.end] if span else None}


@dataclass(frozen=True, slots=True)
class _Branch:
    """Criteria of one level below one parent, with their path in the record."""

    kind: Kind
    path: str
    criteria: Sequence[ReadCriterion]
    parent: CriterionRow | None = None


@dataclass
class _Outline:
    """Writes nested criteria level by level, because a part needs the id of its parent.

    A heading asks nothing and cannot have parts: what stands below it is put behind it.
    """

    session: AuditedSession
    version: VersionRow
    by_path: dict[str, CriterionRow] = field(default_factory=dict)
    undecided: list[CriterionRow] = field(default_factory=list)

    def add(self, record: RegistryRecord) -> None:
        level = [
            _Branch(Kind.INCLUSION, "inclusion", record.inclusion),
            _Branch(Kind.EXCLUSION, "exclusion", record.exclusion),
        ]
        while level:
            level = [below for branch in level for below in self._write(branch)]
            self.session.flush()

    def _write(self, branch: "_Branch") -> Iterator["_Branch"]:
        """Write one level of a branch, and yield what stands below it."""
        parent_id = branch.parent.id if branch.parent else None
        for number, (place, read) in enumerate(_without_heads(branch.path, branch.criteria)):
            row = criterion_row_of(read, branch.kind, parent_id)
            row.position = nth_place(number)
            self.version.criteria.append(row)
            self.by_path[place] = row
            if read.children and not read.is_heading:
                self._combine(row)
                yield _Branch(branch.kind, f"{place}.children", read.children, row)

    def _combine(self, row: CriterionRow) -> None:
        said = combination_said(row.verbatim, row.kind)
        if said is None:
            self.undecided.append(row)
        else:
            row.combination, row.at_least = said


def _without_heads(
    path: str, criteria: Sequence[ReadCriterion]
) -> Iterator[tuple[str, ReadCriterion]]:
    for number, read in enumerate(criteria):
        place = f"{path}[{number}]"
        yield place, read
        if read.is_heading:
            yield from _without_heads(f"{place}.children", read.children)


def criterion_row_of(read: ReadCriterion, kind: Kind, parent_id: int | None) -> CriterionRow:
    """Make the row of one item, with the marks that its words suggest.

    Who answers a criterion as a whole answers its parts with it: an investigator's opinion
    asked for in a part is one asked for in the whole (A7).
    """
    _, may_be_not_applicable = suggested_marks(read.checks)
    needs_investigator, _ = suggested_marks(tuple(_all_checks(read)))
    return CriterionRow(
        parent_id=parent_id,
        kind=kind,
        marker=read.marker,
        text=read.text,
        verbatim=read.text,
        other_text=read.other_text,
        span_start=read.span.start,
        span_end=read.span.end,
        combination=Combination.WHOLE,
        needs_investigator=needs_investigator and not read.is_heading,
        may_be_not_applicable=may_be_not_applicable and not read.is_heading,
        is_heading=read.is_heading,
        checks=[check_as_stored(check, read.text) for check in read.checks],
    )


def _all_checks(read: ReadCriterion) -> Iterator[Check]:
    yield from read.checks
    for child in read.children:
        yield from _all_checks(child)


def warning_point(warning: ReadWarning, by_path: dict[str, CriterionRow]) -> PointRow:
    found = _PATH.match(warning.where)
    criterion = by_path.get(found[0]) if found else None
    return PointRow(
        criterion_id=criterion.id if criterion else None,
        code=warning.code,
        severity=warning.severity,
        field=warning.where,
        quote=warning.quote,
        note=warning.note,
        readings=list(warning.readings),
        span_start=warning.span.start if warning.span else None,
        span_end=warning.span.end if warning.span else None,
    )


def combination_point(row: CriterionRow) -> PointRow:
    """Ask how the parts of a criterion combine (A5)."""
    return PointRow(
        criterion_id=row.id,
        code=PARTS_COMBINATION,
        severity=Severity.HARM,
        quote=row.text,
        note=COMBINATION_NOTE,
        readings=[
            Combination.ALL.value,
            Combination.ANY.value,
            Combination.AT_LEAST.value,
            Combination.WHOLE.value,
        ],
        span_start=row.span_start,
        span_end=row.span_end,
    )


def section_point(section: OtherSection) -> PointRow:
    """Show a section that is neither inclusion nor exclusion; one with items is a doubt."""
    lines = (section.heading, *_words_of(section.items))
    return PointRow(
        code=OTHER_SECTION,
        severity=Severity.DOUBT if section.items else Severity.NOTE,
        quote="\n".join(line for line in lines if line),
        note=OTHER_SECTION_NOTE,
        span_start=section.span.start,
        span_end=section.span.end,
    )


def _words_of(items: Sequence[ReadCriterion]) -> Iterator[str]:
    for item in items:
        yield f"{item.marker} {item.text}".strip()
        yield from _words_of(item.children)


def not_placed_point(source: str, span: Span) -> PointRow:
    return PointRow(
        code=NOT_PLACED,
        severity=Severity.DOUBT,
        quote=source[span.start : span.end],
        note=NOT_PLACED_NOTE,
        span_start=span.start,
        span_end=span.end,
    )
