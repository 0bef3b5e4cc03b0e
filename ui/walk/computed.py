"""What is computed about the current criterion: a suggestion with its working (A6)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from coordinator.text import _
from ui.walk.rows_view import FindingView, WayOut
from ui.widgets.badge import Picture, StandingBadge
from ui.widgets.buttons import link
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, literal
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, said
from ui.widgets.tab_order import follow
from ui.widgets.tones import Tone

TOP = Qt.AlignmentFlag.AlignTop


class FindingPanel(QWidget):
    way_out_chosen = Signal(WayOut)
    dates_wanted = Signal()
    """A date is missing from which something is counted."""

    def __init__(self) -> None:
        super().__init__()
        self._headline = named("finding", Label(role="message"))
        self._cut_off = named("cut_off", StandingBadge())
        self._working = named("working", Label())
        self._working.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._valid = named("valid_until", Label(role="caption"))
        self._ways = named("ways_out", QWidget())
        self._enter_dates = named("enter_dates", link(_("Enter the date"), "calendar"))
        self._enter_dates.clicked.connect(self.dates_wanted)
        self._ways_flow = FlowLayout(self._enter_dates, gap=2)
        self._ways.setLayout(self._ways_flow)
        self._shown: tuple[WayOut, ...] = ()
        self._buttons: list[QWidget] = []
        words = column(
            row(filling(self._headline), self._cut_off),
            self._working,
            self._valid,
            self._ways,
            gap=2,
        )
        self.setLayout(row(_topped(Picture("worksheet", Tone.INFO)), filling(_held(words))))
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """All that it says, for who listens and for tests."""
        if self.isHidden():
            return ()
        said = (self._headline.text(), self._working.text(), self._valid.text())
        return tuple(filter(None, (*said, *(way.words for way in self._shown))))

    def display(self, finding: FindingView | None, *, lacks_date: bool) -> None:
        self.setVisible(finding is not None)
        if finding is None:
            return
        self._headline.setText(finding.headline)
        self._working.setText(finding.working)
        self._working.setVisible(bool(finding.working))
        self._valid.setText(finding.valid)
        self._valid.setVisible(bool(finding.valid))
        self._cut_off.display(Tone.INFO, finding.cut_off, "info")
        self._cut_off.setVisible(bool(finding.cut_off))
        self.setAccessibleName(finding.headline)
        self.setAccessibleDescription(finding.working)
        if finding.ways_out != self._shown:
            self._offer(finding.ways_out)
        self._enter_dates.setVisible(lacks_date)
        self._ways.setVisible(bool(finding.ways_out) or lacks_date)

    def _offer(self, ways: Sequence[WayOut]) -> None:
        self._shown = tuple(ways)
        for former in self._buttons:
            self._ways_flow.removeWidget(former)
            former.setParent(None)
            former.deleteLater()
        self._buttons = []
        for number, way in enumerate(ways):
            button = named(f"way_out_{number}", link(literal(way.words), "arrow-right"))
            button.elide()
            said(way.words, button)
            button.clicked.connect(lambda _on=False, way=way: self.way_out_chosen.emit(way))
            self._buttons.append(button)
            self._ways_flow.addWidget(button)
            button.show()
        follow(self._enter_dates, self._buttons)


def _topped(picture: Picture) -> QWidget:
    place = QWidget()
    layout = column(picture, gap=0)
    layout.setContentsMargins(0, 3, 0, 0)
    layout.addStretch(1)
    place.setLayout(layout)
    return place


def _held(layout: QLayout) -> QWidget:
    place = QWidget()
    place.setLayout(layout)
    return place
