"""A screening with the evidence rows of the criterion at hand, as it is shown."""

from PySide6.QtCore import Signal

from ui.desk import Desk
from ui.walk.asking import Situation
from ui.walk.evidence_presenter import EvidencePresenter
from ui.walk.keeping_presenter import Keeping
from ui.walk.opened_presenter import OpenedScreening
from ui.walk.whole import view_of


class EvidencedScreening(OpenedScreening):
    row_due = Signal(str)
    """An evidence row waits for something: which one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.evidence = EvidencePresenter(desk, lambda: self._sitting)
        self.evidence.shown_anew.connect(self._tell)
        self._keeping = Keeping(desk, self._drafts, self.evidence.at_hand.drafts)

    def _load(self, screening_id: int) -> None:
        super()._load(screening_id)
        self._keeping.find(self._sitting.screening, self._sitting.entries)

    def _keep_unfinished(self) -> None:
        """Let what lacks something still be found again after the program's end."""
        if self._situation().can_enter:
            self._is_storing = True
            self._keeping.keep(self._sitting.screening, self._sitting.entries)
            self._is_storing = False

    def _settle_rows(self) -> str:
        """Store what was typed in the evidence rows; name the first one that waits."""
        screening_id = self._sitting.screening.id
        if not (
            self.evidence.at_hand.drafts.any_at(screening_id) and self._situation().can_enter
        ):
            return ""
        self._is_storing = True
        waiting = self.evidence.settle()
        self._is_storing = False
        self._load(screening_id)
        return waiting

    def _tell(self) -> None:
        situation = self._situation()
        weighed = self.evidence.at_hand.weigh(can_enter=situation.can_enter)
        unstored = self.evidence.at_hand.drafts.unstored_at(self._sitting.screening.id)
        self.shown.emit(
            view_of(self._sitting, situation, weighed, unstored, today=self._today())
        )

    def _situation(self) -> Situation:
        document = self.evidence.last_document()
        return self._sitting.situation(self._desk.staff_member, self._today(), document)
