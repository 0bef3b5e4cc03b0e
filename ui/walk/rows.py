"""The evidence that a criterion asks for: a row for each piece, filled in where it is there."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.domain.observation import Nature
from coordinator.text import _
from ui.walk.evidence_row import EvidenceRow, short_title
from ui.walk.fields import kind_of
from ui.walk.row_fields import Fields, labelled
from ui.walk.rows_view import TypedRow, Weighed
from ui.widgets.buttons import link
from ui.widgets.choices import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.layouts import column
from ui.widgets.named import named, said
from ui.widgets.tab_order import follow, tab_anchor

TITLE, SHORT_TITLE, LONG_TITLE = 128, 72, 184  # pixels
SHORT = 8  # characters


class EvidenceRows(QWidget):
    typed = Signal(str, TypedRow)
    left = Signal(str)
    another_wanted = Signal(str)
    taken_back = Signal(str)
    laboratory_chosen = Signal(int)
    """Whose results are entered."""
    day_wanted = Signal()
    """Rows that lack a day have the one that stands in another."""
    document_wanted = Signal()
    """The source document at the criterion is that of the results which have none."""

    def __init__(self) -> None:
        super().__init__()
        self._free: defaultdict[type[Fields], list[EvidenceRow]] = defaultdict(list)
        self._rows: list[EvidenceRow] = []
        self._natures: tuple[tuple[str, Nature], ...] = ()
        self._is_making_room = False
        self._day = named("row_same_day", link("", "calendar"))
        self._day.elide()
        self._day.clicked.connect(self.day_wanted)
        self._document = named("row_document", link("", "document"))
        self._document.elide()
        self._document.clicked.connect(self.document_wanted)
        self._column: QVBoxLayout = column(gap=8)
        self._anchor = tab_anchor()
        self._laboratories: tuple[tuple[str, str], ...] = ()
        self._laboratory = named("row_laboratory", ChoiceField())
        self._laboratory.chosen.connect(lambda value: self.laboratory_chosen.emit(int(value)))
        self._of_laboratory = labelled(_("Limits of normal of"), self._laboratory)
        said(_("Laboratory whose limits of normal hold"), self._laboratory)
        offers = FlowLayout(self._of_laboratory, self._day, self._document, gap=8)
        self.setLayout(column(self._anchor, self._column, offers, gap=4))

    def display(self, weighed: Weighed) -> None:
        views = weighed.rows
        wanted = tuple((view.what, view.nature) for view in views)
        if wanted != self._natures:
            self._natures = wanted
            self._is_making_room = True
            self._make_room([view.nature for view in views])
            self._is_making_room = False
        is_short = all(len(short_title(view.title)) <= SHORT for view in views)
        for one, view in zip(self._rows, views, strict=True):
            one.display(view)
        widest = max((one.longest_word for one in self._rows), default=0)
        width = max(SHORT_TITLE if is_short else TITLE, min(widest, LONG_TITLE))
        for one in self._rows:
            one.give_title(width)
        self._offer(weighed)
        self.setVisible(bool(views))

    def weigh(self, weighed: Weighed) -> None:
        """Show what follows from what is typed, and leave the fields alone."""
        views = weighed.rows
        if tuple((view.what, view.nature) for view in views) == self._natures:
            for one, view in zip(self._rows, views, strict=True):
                one.weigh(view)
            self._offer(weighed)

    def start(self, what: str = "") -> bool:
        """Go to the row of `what`, or to the first; say whether there is one."""
        for one in self._rows:
            if what in ("", one.what):
                one.start()
                return True
        return False

    def start_missing(self, what: str) -> None:
        """Go to what a row waits for."""
        for one in self._rows:
            if one.what == what:
                one.start_missing()

    def _offer(self, weighed: Weighed) -> None:
        for button, words in ((self._document, weighed.document), (self._day, weighed.day)):
            button.setText(words)
            button.setVisible(bool(words))
        self._of_laboratory.setVisible(bool(weighed.laboratories))
        options = tuple((str(found), name) for found, name in weighed.laboratories)
        if options != self._laboratories:
            self._laboratories = options
            self._laboratory.offer(options)
        self._laboratory.set_value(str(weighed.laboratory_id or ""))

    def _make_room(self, natures: Sequence[Nature]) -> None:
        """Use the rows that are there again: making one takes longer than filling it in."""
        for one in self._rows:
            self._column.removeWidget(one)
            one.hide()
            self._free[one.kind].append(one)
        self._rows = [self._taken(nature) for nature in natures]
        for one in self._rows:
            self._column.addWidget(one)
            one.show()
        follow(self._anchor, self._rows)

    def _type(self, what: str, typed: TypedRow) -> None:
        # A date field that is hidden with its criterion tells once more what stands in it.
        if not self._is_making_room:
            self.typed.emit(what, typed)

    def _leave(self, what: str) -> None:
        if not self._is_making_room:
            self.left.emit(what)

    def _taken(self, nature: Nature) -> EvidenceRow:
        free = self._free[kind_of(nature)]
        return free.pop() if free else self._made(nature)

    def _made(self, nature: Nature) -> EvidenceRow:
        made = EvidenceRow(nature)
        made.typed.connect(self._type)
        made.left.connect(self._leave)
        made.another_wanted.connect(self.another_wanted)
        made.taken_back.connect(self.taken_back)
        return made
