"""The page on which trials are added: records brought in, chosen from, compared."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.add_trial.bringing import BringingPane
from ui.add_trial.choosing import ChoosingPane
from ui.add_trial.comparing import ComparingPane
from ui.add_trial.presenter import AddTrialPresenter
from ui.add_trial.view import Stage
from ui.widgets.layouts import column


class AddTrialPage(QWidget):
    def __init__(self, presenter: AddTrialPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._bringing = BringingPane(presenter)
        self._choosing = ChoosingPane()
        self._comparing = ComparingPane()
        self._panes: dict[Stage, QWidget] = {
            Stage.BRINGING: self._bringing,
            Stage.CHOOSING: self._choosing,
            Stage.COMPARING: self._comparing,
        }
        self._stack = QStackedWidget()
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        self.setLayout(column(self._stack))
        self.setAcceptDrops(True)
        self._listen()

    def begin(self, trial_id: int) -> None:
        """Bring in records of any trial, or with its id new versions of one."""
        self._presenter.begin(trial_id)

    def take_files(self, paths: Sequence[Path]) -> None:
        self._presenter.read_files(paths)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (pane := self._stack.currentWidget()) is not None:
            pane.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.attend()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_here = self._stack.currentWidget() is self._bringing
        if is_here and (event.mimeData().hasUrls() or event.mimeData().hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        dropped = event.mimeData()
        files = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
        if files:
            self.take_files(files)
        elif dropped.hasText():
            self._bringing.show_text(dropped.text())
        event.acceptProposedAction()

    def _reach(self, stage: Stage) -> None:
        pane = self._panes[stage]
        if self._stack.currentWidget() is not pane:
            self._stack.setCurrentWidget(pane)
            pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        presenter = self._presenter
        presenter.stage_reached.connect(self._reach)
        presenter.choosing_shown.connect(self._choosing.display)
        presenter.comparing_shown.connect(self._comparing.display)
        self._choosing.taken.connect(presenter.take)
        self._comparing.draft_wanted.connect(presenter.draft_compared)
        self._comparing.left.connect(presenter.leave_comparison)
