"""What was found in the record: doubts about its fields, then the criteria with theirs."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.domain.criterion import Kind
from coordinator.text import N_, _
from ui.record_review.inspector import Inspector
from ui.record_review.point_card import PointCard
from ui.record_review.rows import CriterionLine, RecordPointLine, ReviewLine
from ui.record_review.view import CriterionView, PointView, ReviewView
from ui.widgets.buttons import link
from ui.widgets.card import Card
from ui.widgets.labels import Label, heading
from ui.widgets.layouts import column, row, scrolling, spacer
from ui.widgets.named import explained, named, said
from ui.widgets.tab_order import follow_reading_order

AnyLine = ReviewLine[CriterionView] | ReviewLine[PointView]
V = TypeVar("V", bound=CriterionView | PointView)
NARROWEST = 584
AT_ONCE = 16  # lines that are made before the person sees the first ones
ADD = {
    Kind.INCLUSION: N_("Add an inclusion criterion…"),
    Kind.EXCLUSION: N_("Add an exclusion criterion…"),
}


class Lines(QWidget, Generic[V]):
    """One section: its lines are kept from one showing to the next."""

    moved = Signal(int)

    def __init__(self, name: str, make: Callable[[V], ReviewLine[V]], *extra: QWidget) -> None:
        super().__init__()
        self._make = make
        self._order: list[int] = []
        self.lines: dict[int, ReviewLine[V]] = {}
        self._title = heading()
        self._empty = named(f"{name}_empty", Label(_("None was found."), "second"))
        self._empty.setContentsMargins(16, 8, 16, 8)
        self._card = named(name, Card(gap=0, margin=1))
        self._place: QVBoxLayout = column(gap=0)
        self._card.add(self._place)
        self._card.add(self._empty)
        self.setLayout(column(row(self._title, spacer(), *extra), self._card, gap=8))

    @property
    def is_complete(self) -> bool:
        return len(self.lines) == len(self._order)

    def display(
        self, title: str, views: Sequence[V], chosen: Callable[[int], None], current: int | None
    ) -> None:
        """Show `views`; of those that are new only some at once, and the current one."""
        self._title.setText(title)
        self._empty.setVisible(not views)
        self._order = wanted = [view.id for view in views]
        self._drop_all_but(wanted)
        room = AT_ONCE
        for view in views:
            if view.id in self.lines:
                self.lines[view.id].display(view)
            elif room > 0 or view.id == current:
                self.lines[view.id] = self._make(view)
                self.lines[view.id].chosen.connect(chosen)
                self.lines[view.id].moved.connect(self.moved)
                room -= 1
        self._arrange()

    def in_order(self) -> list[ReviewLine[V]]:
        return [self.lines[key] for key in self._order if key in self.lines]

    def _drop_all_but(self, wanted: Sequence[int]) -> None:
        for gone in set(self.lines) - set(wanted):
            line = self.lines.pop(gone)
            self._place.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _arrange(self) -> None:
        for place, line in enumerate(self.in_order()):
            item = self._place.itemAt(place)
            if item is None or item.widget() is not line:
                self._place.insertWidget(place, line)
                if self.isVisible():
                    line.show()


class CriteriaPane(QWidget):
    criterion_chosen = Signal(int)
    point_chosen = Signal(int)
    add_wanted = Signal(Kind)
    pasting_wanted = Signal()
    """All criteria are to be given in another language."""

    def __init__(self) -> None:
        super().__init__()
        self.inspector = Inspector()
        self.card = explained("lost-signs", PointCard())
        for held in (self.inspector, self.card):
            held.setParent(self)
            held.hide()
        self._record = Lines[PointView]("record_points", RecordPointLine)
        self._add = {
            kind: named(f"add_{kind.value}", link(_(ADD[kind]), "add")) for kind in Kind
        }
        self._paste = named(
            "paste_wording", link(_("Add the wording in another &language…"), "add")
        )
        self._sections = {
            kind: Lines[CriterionView](kind.value, CriterionLine, self._add[kind])
            for kind in Kind
        }
        self._current: AnyLine | None = None
        self._version_id = 0
        self._view: ReviewView | None = None
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._show_more)
        self._revealing = QTimer(self, singleShot=True, interval=0)
        self._revealing.timeout.connect(self._reveal)
        for kind, button in self._add.items():
            button.clicked.connect(lambda _on=False, kind=kind: self.add_wanted.emit(kind))
        self._paste.clicked.connect(self.pasting_wanted)
        for lines in self._all():
            lines.moved.connect(self._go)
        self._lay_out()

    def display(self, view: ReviewView) -> None:
        focused = self.window().focusWidget()
        is_here = focused is not None and self.isAncestorOf(focused)
        self._let_go(view)
        is_other = view.version_id != self._version_id
        if is_other:
            # Many lines come at once: to show them one by one would lay them out each time.
            self._version_id = view.version_id
            self._content.hide()
        self._show_lines(view)
        self._open_current(view)
        if is_other:
            self._content.show()
        if is_here and focused is not self.window().focusWidget():
            self.take_focus()  # where one worked is gone: its line is the nearest place

    def _show_lines(self, view: ReviewView) -> None:
        self._view = view
        point = view.point.id if view.point else None
        title = _("About the record")
        self._record.setVisible(bool(view.record_points))
        self._record.display(title, view.record_points, self.point_chosen.emit, point)
        for section in view.sections:
            lines, chosen = self._sections[section.kind], self.criterion_chosen.emit
            lines.display(section.title, section.criteria, chosen, view.selected)
            self._add[section.kind].setVisible(view.is_editable)
        self._paste.setVisible(view.is_editable)
        if not all(lines.is_complete for lines in self._all()):
            self._rest.start()

    def _show_more(self) -> None:
        if self._view is not None:
            self._show_lines(self._view)
            if not self._rest.isActive():
                self.reveal_current()

    @property
    def shown_card(self) -> PointCard | None:
        """The point that keys answer now."""
        cards = (self.inspector.card, self.card)
        return next((card for card in cards if card.isVisible()), None)

    def reveal_current(self) -> None:
        """Scroll so that the whole current line is seen, once it has its place."""
        self._revealing.start()

    def _reveal(self) -> None:
        if self._current is not None and self.isVisible():
            follow_reading_order(self._current, self._current)
            top = self._current.mapTo(self._content, self._current.rect().topLeft()).y()
            bar, height = self._area.verticalScrollBar(), self._area.viewport().height()
            bottom = top + self._current.sizeHint().height()
            if top < bar.value() or bottom > bar.value() + height:
                bar.setValue(min(top - 8, max(bottom - height, top - height // 3)))

    def take_focus(self) -> None:
        if self._current is not None:
            self._current.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reveal_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self.inspector.wording.isVisible():
            self.inspector.wording.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        lines = self._in_order()
        if self._current in lines:
            here = lines.index(self._current)
            there = lines[min(max(here + step, 0), len(lines) - 1)]
            there.chosen.emit(there.key)
            self.take_focus()

    def _all(self) -> tuple[Lines[PointView] | Lines[CriterionView], ...]:
        return (self._record, *self._sections.values())

    def _in_order(self) -> list[AnyLine]:
        return [line for section in self._all() for line in section.in_order()]

    def _let_go(self, view: ReviewView) -> None:
        """Close the line that is not the current one any more.

        What one works with moves from line to line, and is only taken out of a line that is
        about to go: to be given another parent costs it a new look at the whole style.
        """
        line = self._line_of(view)
        if self._current is None or self._current is line:
            return
        is_going = line is None or self._current not in self._lines_staying(view)
        for held in (self.inspector, self.card):
            held.hide()
            if is_going and self._current.isAncestorOf(held):
                held.setParent(self)
        self._current.be_one_of_many()
        self._current = None

    def _lines_staying(self, view: ReviewView) -> list[AnyLine]:
        record, criteria = self._record.lines, self._sections
        return [
            *(record[point.id] for point in view.record_points if point.id in record),
            *(
                criteria[found.kind].lines[found.id]
                for found in view.criteria
                if found.id in criteria[found.kind].lines
            ),
        ]

    def _line_of(self, view: ReviewView) -> AnyLine | None:
        if view.current is not None:
            return self._sections[view.current.kind].lines.get(view.current.id)
        return self._record.lines.get(view.point.id) if view.point else None

    def _open_current(self, view: ReviewView) -> None:
        self._current = line = self._line_of(view)
        if isinstance(line, CriterionLine) and view.current is not None:
            self.inspector.display(view, view.current)
            line.be_current(self.inspector)
            line.show_text(is_shown=not view.is_editable)
        elif line is not None and view.point is not None:
            self.card.display(view.point, view.last_ground, is_editable=view.is_editable)
            line.be_current(self.card)

    def _lay_out(self) -> None:
        self._content = QWidget()
        layout = column(*self._all(), row(self._paste, spacer()), spacer(), gap=16)
        layout.setContentsMargins(0, 0, 8, 0)
        self._content.setLayout(layout)
        self._area = said(_("Criteria found"), named("criteria", scrolling(self._content)))
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._area.setHorizontalScrollBarPolicy(never)
        self.setMinimumWidth(NARROWEST)
        self.setLayout(column(self._area))
