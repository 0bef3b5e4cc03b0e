"""The evidence that the criterion at hand asks for: what is there, typed, and computed."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from coordinator.domain.evidence import Evidence
from coordinator.domain.finding import Finding
from coordinator.domain.observation import Nature, NewObservation
from coordinator.domain.wanted import Wanted
from coordinator.findings.criteria import finding_on
from coordinator.findings.wanting import wanted_at
from coordinator.instruments import library
from coordinator.instruments.other_units import in_other_units
from coordinator.queries.evidence import question_on_told
from coordinator.text import _, many
from ui.desk import Desk
from ui.walk.laboratory_presenter import LaboratoryChoice
from ui.walk.row import Row
from ui.walk.row_drafts import RowDrafts
from ui.walk.rows_view import TypedRow, Weighed
from ui.walk.sitting import Sitting
from ui.walk.suggesting import finding_view
from ui.walk.telling import corrected, supposing, told_of, typed_of
from ui.walk.weighing import claimed_in, day_shared, known_words, row_view


class EvidenceAtHand:
    def __init__(self, desk: Desk, sitting: Callable[[], Sitting]) -> None:
        self._desk = desk
        self._of = sitting
        self.drafts = RowDrafts()
        self.laboratory = LaboratoryChoice(desk, sitting)

    def weigh(self, *, can_enter: bool) -> Weighed:
        """Say what the criterion asks for, what is there, and what follows."""
        rows, criterion = self.rows(), self._of().item.criterion
        finding = self._finding(rows)
        if not can_enter:
            return Weighed(
                known=tuple(known_words(row, finding) for row in rows),
                finding=finding_view(criterion, finding, ()),
            )
        return Weighed(
            tuple(row_view(row, finding) for row in rows),
            finding=finding_view(criterion, finding, rows),
            worksheets=_worksheets(criterion.text, rows),
            document=self._document_offer(rows),
            day=_day_offer(rows),
            laboratories=self._laboratories(rows),
            laboratory_id=self.laboratory.chosen,
        )

    def rows(self) -> tuple[Row, ...]:
        sitting = self._of()
        wanted = wanted_at(sitting.item.criterion, sitting.basis.known)
        return tuple(self._row(sitting.screening.id, one) for one in wanted)

    def _row(self, screening_id: int, wanted: Wanted) -> Row:
        draft = self.drafts.at(screening_id, wanted.what)
        limits = self.laboratory.limits(wanted, draft or typed_of(None, wanted))
        row = Row(wanted, draft, limits=limits)
        told = told_of(wanted, row.typed, Evidence())
        others = in_other_units(told.what, told.value, told.unit)
        return replace(row, question=question_on_told(told) or "", others=others)

    def row(self, what: str) -> Row | None:
        return next((one for one in self.rows() if one.wanted.what == what), None)

    def _finding(self, rows: tuple[Row, ...]) -> Finding | None:
        """Compute with what is typed as if it were stored; else give what is stored."""
        item, known = self._of().item, self._of().basis.known
        typed = [(row.shown, self.told(row)) for row in rows if row.is_tellable]
        if not typed:
            return item.finding
        return finding_on(item.criterion, supposing(known, typed))

    def told(self, row: Row) -> NewObservation:
        here = self._of().typed.evidence
        if row.shown is None:
            told = told_of(row.wanted, row.typed, here)
            is_measured = told.nature is Nature.MEASURED
            return replace(told, laboratory_id=self.laboratory.chosen if is_measured else None)
        return corrected(row.shown, row.wanted, row.typed, here)

    def _laboratories(self, rows: tuple[Row, ...]) -> tuple[tuple[int, str], ...]:
        if not any(row.wanted.needs_low or row.wanted.needs_high for row in rows):
            return ()
        return tuple((one.id, one.name) for one in self.laboratory.offered())

    def with_limits(self, wanted: Wanted, was: TypedRow, typed: TypedRow) -> TypedRow:
        """Let limits from the laboratory's list follow the day and the unit."""
        former, now = (
            self.laboratory.limits(wanted, was),
            self.laboratory.limits(wanted, typed),
        )
        if former == now or (typed.low, typed.high) != former:
            return typed
        low, high = now
        return replace(typed, low=low, high=high)

    def _document_offer(self, rows: tuple[Row, ...]) -> str:
        count = len(claimed_in(rows))
        if not count or not self._of().typed.evidence.is_complete:
            return ""
        return many(
            "Use the source document below for the result above",
            "Use the source document below for the {count} results above",
            count,
        )


def _day_offer(rows: tuple[Row, ...]) -> str:
    day = day_shared(rows)
    return _("The same day: {day}").format(day=day) if day else ""


def _worksheets(text: str, rows: tuple[Row, ...]) -> tuple[tuple[str, str], ...]:
    """Name the worksheets that the rows ask for; without any, those that the words ask for."""
    asked = [name for row in rows for name in row.wanted.instruments]
    names = dict.fromkeys(asked or _asked_for_in(text))
    return tuple((name, _(library.instrument(name).title)) for name in names)


@cache
def _asked_for_in(text: str) -> tuple[str, ...]:
    return library.asked_for_in(text)
