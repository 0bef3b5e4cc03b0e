"""One worksheet at a time, beside its criterion: every key shows what follows."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal

from coordinator.commands.worksheets import fill_in
from coordinator.domain.worksheet import Result
from coordinator.filling_in import Form
from coordinator.instruments.entering import Rating
from coordinator.text import _
from ui.worksheet.drafts import Draft
from ui.worksheet.opening_presenter import OpeningPresenter
from ui.worksheet.sitting import Sitting
from ui.worksheet.view import RatingView


class WorksheetPresenter(OpeningPresenter):
    field_due = Signal(str)
    """This field lacks something, and has to be looked at."""
    kept = Signal(str)
    left = Signal()

    def say(self, key: str, words: str, unit: str) -> None:
        """Take what stands at an item now."""
        self._change(self._draft.saying(key, words, unit))

    def say_rest(self, is_absent: bool) -> None:  # noqa: FBT001  as a tick box tells it
        self._change(replace(self._draft, rest_is_absent=is_absent))

    def say_rating(self, rating: RatingView) -> None:
        self._change(replace(self._draft, rating=rating))

    def empty_taken(self) -> None:
        """Do without what was taken over from the evidence."""
        self._change(self._draft.without_taken())

    def take_document(self) -> None:
        """Name the document that the first of the values was taken over from as the source."""
        document = self._draft.document_taken
        if document is not None:
            self.say_rating(replace(self._draft.rating, document=document))

    def take_back(self) -> None:
        """Drop what was typed and not stored."""
        self._drafts.drop(self._sitting.key)
        self._show(self._sitting.key)

    def keep(self) -> None:
        """Store the worksheet, and its settled results as evidence; then go back."""
        sitting, draft = self._sitting, self._draft
        found = self._tried(draft)
        if self._fill_in(sitting, draft) is None:
            self.field_due.emit(next(iter(found.wrong), "") or sitting.lacking(draft))
            return
        self._drafts.drop(sitting.key)
        self.left.emit()
        if found.result is not None:  # said on the page to which this leads
            self.kept.emit(_kept_words(sitting.sheet.title, found.result))

    def leave(self) -> None:
        """Go back: from the list to the worksheet that was open, from that to where one was."""
        if self._is_choosing and self._opened is not None:
            self._is_choosing = False
            self._tell()
        else:
            self.left.emit()

    @property
    def unstored(self) -> str:
        """The title of the worksheet at hand while something typed in it is not stored."""
        if self._opened is None or not self._draft.is_touched:
            return ""
        return self._opened.sheet.title

    def _change(self, draft: Draft) -> None:
        if draft != self._draft:
            self._drafts.keep(self._sitting.key, draft)
            self._tell()

    def _fill_in(self, sitting: Sitting, draft: Draft) -> int | None:
        form, rating = cast("Form", self._form), draft.rating
        return self._desk.did(
            fill_in,
            subject_id=sitting.key[0],
            instrument=sitting.key[1],
            said=form.said(draft.said, draft.units),
            rating=Rating(rating.rater, rating.rated_on, draft.rest_is_absent),
            document=rating.document,
            remark=rating.remark,
            screening_id=sitting.bench.screening_id,
            criterion_id=sitting.bench.criterion_id,
            correction=rating.correction,
            replaces_id=sitting.replaces_id,
            taken_over={key: found.observation_id for key, found in draft.taken.items()},
            for_study=rating.for_study,
        )


def _kept_words(title: str, result: Result) -> str:
    if result.main.withheld:
        words = _("{title} is kept, without a result: {why}")
        return words.format(title=title, why=result.main.withheld)
    if not result.main.is_settled:
        words = _("{title} is kept. Its result is open: it is no evidence yet.")
        return words.format(title=title)
    words = _("{title} is kept; its result is evidence: {result}.")
    return words.format(title=title, result=result.main.shown)
