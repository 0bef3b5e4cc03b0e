"""The criteria in a second language: one by one, or a whole list that was pasted."""

from PySide6.QtCore import QObject, Signal

from coordinator.commands import review
from coordinator.domain.comparison import Change
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.other_wording import PastedWording, PastedWordings
from coordinator.queries.other_wording import pasted_wordings
from coordinator.text import N_, _, in_turn, listed, many
from ui.desk import Desk, Errand
from ui.record_review.view import PastedLine, PastedView

STATES = {
    Change.NEW: N_("new"),
    Change.CHANGED: N_("replaces what is there"),
    Change.SAME: N_("as stored"),
    Change.GONE: N_("nothing pasted"),
}


class WordingsPresenter(QObject):
    paired = Signal(PastedView)
    """What was pasted beside the criteria, before anything of it is stored."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._errand: Errand | None = None
        self._found = PastedWordings(())

    def pair(self, version_id: int, text: str) -> None:
        """Pair what was pasted with the criteria, beside the screen."""
        self._found = PastedWordings(())
        if self._errand is not None:
            self._errand.cancel()
        if not text.strip():
            self.paired.emit(PastedView())
            return
        self._errand = self._desk.ask_in_background(
            pasted_wordings, version_id, text, done=self._show, failed=self._show_failure
        )

    def store(self, version_id: int, reason: str) -> bool:
        """Store what was shown last, and differs from what is there."""
        return self._desk.do(
            review.store_other_wordings,
            version_id=version_id,
            wordings=self._found.to_store,
            reason=reason,
        )

    def reword(self, criterion_id: int, text: str, reason: str) -> bool:
        return self._desk.do(
            review.reword_other, criterion_id=criterion_id, text=text, reason=reason
        )

    def _show(self, found: PastedWordings) -> None:
        self._errand, self._found = None, found
        count = len(found.to_store)
        self.paired.emit(
            PastedView(
                lines=tuple(map(_line, found.lines)),
                left_over=found.left_over,
                count=count,
                act=many("Store {count} wording", "Store {count} wordings", count),
            )
        )

    def _show_failure(self, error: CoordinatorError) -> None:
        self._errand = None
        self.paired.emit(PastedView(problem=f"{error.what_happened} {error.what_to_do}"))


def _line(found: PastedWording) -> PastedLine:
    state = _(STATES[found.change])
    apart = found.figures
    if apart:
        words = _("other figures: {here} here, {there} there")
        here, there = (listed(side) or _("none") for side in (apart.here, apart.there))
        state = in_turn((state, words.format(here=here, there=there)))
    return PastedLine(
        found.change, found.code, state, found.text, found.after, is_doubtful=bool(apart)
    )
