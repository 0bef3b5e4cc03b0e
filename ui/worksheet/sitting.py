"""A worksheet at hand: for whom, at which criterion, what was stored and what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.domain.filled_worksheet import FilledWorksheet
from coordinator.domain.screening import Screening
from coordinator.domain.subject import Subject
from coordinator.text import _, sentences
from ui.worksheet.drafts import Draft, Key
from ui.worksheet.showing import document_words, stored_words, subject_words, taken_words
from ui.worksheet.view import ItemView, ResultView, SheetView, WorksheetView


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a worksheet is filled in: for whom, and beside which criterion."""

    subject: Subject
    screening: Screening | None = None
    criterion_id: int | None = None
    code: str = ""
    criterion: str = ""
    can_enter: bool = True

    @property
    def screening_id(self) -> int | None:
        return self.screening.id if self.screening else None


@dataclass(frozen=True, slots=True)
class Sitting:
    """`stored` are the subject's worksheets of this kind, newest first."""

    bench: Bench
    key: Key
    sheet: SheetView
    stored: tuple[FilledWorksheet, ...] = ()

    @property
    def replaces_id(self) -> int | None:
        return self.key[2] or None

    @property
    def corrected(self) -> FilledWorksheet | None:
        """The stored one that is looked at, to be corrected; None for a new one."""
        return next((each for each in self.stored if each.id == self.key[2]), None)

    def view(
        self, draft: Draft, items: dict[str, ItemView], result: ResultView, today: date
    ) -> WorksheetView:
        former, bench = self.corrected, self.bench
        is_replaced = former is not None and not former.is_in_force
        return WorksheetView(
            self.key,
            self.sheet,
            subject_words(bench.subject, bench.screening, today),
            items,
            result,
            draft.rating,
            draft.rest_is_absent,
            bench.code,
            bench.criterion,
            taken_words(draft, self.sheet) if former is None else "",
            document_words(draft) if bench.can_enter else "",
            _kept_words(former, can_enter=bench.can_enter) if former else "",
            is_correction=former is not None,
            replaced=_("It was corrected since; the newer one counts.") if is_replaced else "",
            draft_note=_draft_note(draft),
            earlier=_earlier(self.stored, self.key[2]),
            can_keep=bench.can_enter and not is_replaced and not result.contradiction
            and (former is None or draft.is_touched),
            can_enter=bench.can_enter and not is_replaced,
            today=today,
        )  # fmt: skip

    def lacking(self, draft: Draft) -> str:
        """Name the field without which it cannot be kept; empty where none lacks."""
        rating = draft.rating
        if self.replaces_id and not rating.correction.strip():
            return "correction"
        if self.sheet.is_rated and not rating.rater.strip():
            return "rater"
        return "rated_on" if self.sheet.asks_day and rating.rated_on is None else ""


def in_screening(
    stored: Sequence[FilledWorksheet], screening_id: int | None
) -> FilledWorksheet | None:
    """Give the newest worksheet in force that was filled in for a screening."""
    if screening_id is None:
        return None
    found = (each for each in stored if each.is_in_force and each.screening_id == screening_id)
    return next(found, None)


def _earlier(stored: Sequence[FilledWorksheet], but: int) -> tuple[tuple[int, str], ...]:
    return tuple(
        (each.id, stored_words(each)) for each in stored if each.is_in_force and each.id != but
    )


def _kept_words(former: FilledWorksheet, *, can_enter: bool) -> str:
    words = _("Kept on {day} by {by}.").format(day=former.at.astimezone().date(), by=former.by)
    how = _("To correct it, change what is wrong and say why.")
    return sentences((words, how)) if can_enter else words


def _draft_note(draft: Draft) -> str:
    return _("Not kept yet") if draft.is_touched else ""
