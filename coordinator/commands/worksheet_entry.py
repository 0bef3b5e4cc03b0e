"""A worksheet on its way into the registry: what is entered, and what follows from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from coordinator.domain.evidence import Evidence
from coordinator.domain.filled_worksheet import BirthDiffers, WorksheetLacks
from coordinator.domain.instrument import Instrument, ItemKind
from coordinator.domain.observation import NewObservation
from coordinator.domain.worksheet import Findings, Result
from coordinator.instruments.engine import compute
from coordinator.instruments.entering import Rating, Said, findings_of
from coordinator.instruments.telling import told_by
from coordinator.text import N_


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet on its way into the registry."""

    instrument: Instrument
    findings: Findings
    result: Result
    day: date
    document: Evidence
    for_study: bool

    def told(self) -> Iterator[NewObservation]:
        """Yield what its results say as evidence."""
        return told_by(self.instrument, self.result, self.usual)

    @property
    def usual(self) -> NewObservation:
        """What all its results share."""
        return NewObservation(
            self.instrument.name,
            self.instrument.title,
            on=self.day,
            for_study=self.for_study,
            document=self.document,
        )


def sheet_of(
    asked: Instrument,
    said: Mapping[str, Said],
    rating: Rating,
    document: Evidence,
    birth: date,
    *,
    for_study: bool,
) -> Sheet:
    """Work a worksheet out from what was entered.

    Raises:
        WorksheetLacks, BirthDiffers, FindingsContradict, and what `findings_of` refuses.
    """
    findings = findings_of(asked, with_birth(asked, said, birth), rating)
    day = _day(asked, findings, document)
    sheet = Sheet(asked, findings, compute(asked, findings), day, document, for_study)
    _require_whole(sheet)
    return sheet


def _day(asked: Instrument, findings: Findings, document: Evidence) -> date:
    """Give the day for which the results hold: rated, sampled or reported on."""
    days = (
        entry.value
        for item in asked.items
        if item.kind is ItemKind.DAY
        and not item.subject
        and (entry := findings.entry(item.key)) is not None
        and isinstance(entry.value, date)
    )
    day = findings.rated_on or next(days, None) or document.dated_on
    if day is None:
        what = N_("the day of the rating") if asked.is_rated else N_("the day of its values")
        raise WorksheetLacks(asked.title, what)
    return day


def with_birth(asked: Instrument, said: Mapping[str, Said], birth: date) -> dict[str, Said]:
    """Put the subject's own birth date where the worksheet asks for it.

    Raises:
        BirthDiffers: another one was entered there.
    """
    found = dict(said)
    for item in asked.items:
        if item.subject == "birth":
            if found.get(item.key) not in (None, "", birth.isoformat()):
                raise BirthDiffers(asked.title)
            found[item.key] = birth.isoformat()
    return found


def _require_whole(sheet: Sheet) -> None:
    title, findings = sheet.instrument.title, sheet.findings
    if sheet.instrument.is_rated and not findings.rater.strip():
        raise WorksheetLacks(title, N_("who rated"))
    for item in sheet.instrument.items:
        is_form = item.is_required and item.kind is ItemKind.TEXT
        if is_form and findings.entry(item.key) is None:
            raise WorksheetLacks(title, item.title)  # of a form that is not reproduced here
    known = {item.key for item in sheet.instrument.items if item.subject}
    if not findings.rest_is_absent and known.issuperset(e.key for e in findings.entries):
        raise WorksheetLacks(title, N_("anything that was found"))
