"""The evidence rows of the current criterion: what is typed is weighed at once, and stored."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from coordinator.commands.evidence import correct_observation, enter_observation
from coordinator.domain.evidence import Evidence
from coordinator.text import _
from ui.desk import Desk
from ui.walk.at_hand_presenter import EvidenceAtHand
from ui.walk.row import Row
from ui.walk.rows_view import TypedRow, Weighed
from ui.walk.sitting import Sitting
from ui.walk.telling import shown_of, typed_of
from ui.walk.weighing import claimed_in, day_shared


class EvidencePresenter(QObject):
    weighed = Signal(Weighed)
    """Something was typed: what follows from it."""
    shown_anew = Signal()
    """Other fields, or other words in them, are to be shown."""

    def __init__(self, desk: Desk, sitting: Callable[[], Sitting]) -> None:
        super().__init__()
        self._desk = desk
        self._of = sitting
        self.at_hand = EvidenceAtHand(desk, sitting)

    def last_document(self) -> Evidence | None:
        """Give the source document of the newest result that stands in a row here."""
        found = (row.shown for row in self.at_hand.rows())
        documents = [one.told.document for one in found if one is not None]
        whole = [document for document in documents if document.is_complete]
        return whole[0] if whole else None

    def typing(self, what: str, typed: TypedRow) -> None:
        """Remember what stands in a row; nothing is stored before the row is left."""
        row = self.at_hand.row(what)
        if row is None:  # a date field tells once more when its criterion was left
            return
        now = self.at_hand.with_limits(row.wanted, row.typed, typed)
        self._keep(what, now)
        if now == typed:
            self.weighed.emit(self.at_hand.weigh(can_enter=True))
        else:
            self.shown_anew.emit()

    def leave(self, what: str) -> None:
        """Store what was typed in a row, if nothing is missing."""
        row = self.at_hand.row(what)
        if row is not None and row.draft is not None and not self._put_away(row):
            self.shown_anew.emit()

    def settle(self) -> str:
        """Store all rows of the criterion at hand; name the first one that waits."""
        done = {
            row.wanted.what: self._put_away(row) for row in self.at_hand.rows() if row.draft
        }
        return next((what for what, is_done in done.items() if not is_done), "")

    def another(self, what: str) -> None:
        """Make room for a further result beside the one in the row."""
        wanted = next(row.wanted for row in self.at_hand.rows() if row.wanted.what == what)
        begun = TypedRow(unit=typed_of(shown_of(wanted), wanted).unit, is_new=True)
        low, high = self.at_hand.laboratory.limits(wanted, begun)
        self._keep(what, replace(begun, low=low, high=high))
        self.shown_anew.emit()

    def take_back(self, what: str) -> None:
        self.at_hand.drafts.drop(self._of().screening.id, what)
        self.shown_anew.emit()

    def choose_laboratory(self, laboratory_id: int) -> None:
        """Fill in the limits of a laboratory's own list, where none are typed."""
        self.at_hand.laboratory.choose(laboratory_id)
        for row in self.at_hand.rows():
            if row.draft is not None and row.shown is None and not _has_limits(row.draft):
                low, high = row.limits
                self._keep(row.wanted.what, replace(row.draft, low=low, high=high))
        self.shown_anew.emit()

    def give_day(self) -> None:
        """Give rows that lack a day the one that stands in another row."""
        rows = self.at_hand.rows()
        day = day_shared(rows)
        for row in rows:
            if day and row.is_unstored and not row.typed.on.strip():
                self._keep(row.wanted.what, replace(row.typed, on=day))
                self.leave(row.wanted.what)
        self.shown_anew.emit()

    def give_document(self) -> None:
        """Give the results that lack one the source document that stands at the criterion."""
        document = replace(self._of().typed.evidence, value="", unit="")
        for found in claimed_in(self.at_hand.rows()):
            self._desk.do(
                correct_observation,
                observation_id=found.id,
                told=replace(found.told, document=document),
                correction=_("The source document was added"),
                screening_id=self._of().screening.id,
            )

    def _keep(self, what: str, typed: TypedRow) -> None:
        sitting = self._of()
        self.at_hand.drafts.keep(sitting.screening.id, what, typed, sitting.place)

    def _put_away(self, row: Row) -> bool:
        """Store what was typed in a row; say whether nothing of it is left unstored."""
        if row.waits:
            return False
        screening_id, typed = self._of().screening.id, row.typed
        # Before it is stored: who follows the registry shows the row as it is then.
        self.at_hand.drafts.drop(screening_id, row.wanted.what)
        if row.is_unstored and not self._store(row):
            self._keep(row.wanted.what, typed)
            return False
        return True

    def _store(self, row: Row) -> bool:
        screening = self._of().screening
        told = self.at_hand.told(row)
        if row.shown is None:
            return self._desk.do(
                enter_observation,
                subject_id=screening.subject.id,
                told=told,
                screening_id=screening.id,
                late_reason=row.typed.correction,
            )
        return self._desk.do(
            correct_observation,
            observation_id=row.shown.id,
            told=told,
            correction=row.typed.correction,
            screening_id=screening.id,
        )


def _has_limits(typed: TypedRow) -> bool:
    return bool(typed.low.strip() or typed.high.strip())
