"""What is known about one subject, and the screenings of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.subjects.view import ScreeningLink, SubjectDetail
from ui.widgets.buttons import link, quiet
from ui.widgets.card import Card
from ui.widgets.labels import Label, heading, literal, second
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named

WIDTH = 336


class DetailCard(Card):
    screening_opened = Signal(int)
    screening_wanted = Signal()
    correction_wanted = Signal(int)

    def __init__(self) -> None:
        self._title = named("subject_initials", heading())
        self._facts = named("facts", Label())
        self._none = named("no_screenings", second(_("Not screened yet.")))
        self._screenings = column(gap=4)
        self._screen = named("screen", quiet(_("&Screen for a trial"), "add"))
        self._correct = named("correct", quiet(_("&Correct"), "edit"))
        self._lines: list[QWidget] = []
        self._shown: tuple[ScreeningLink, ...] = ()
        self._subject_id = 0
        super().__init__(
            self._title,
            self._facts,
            heading(_("Screenings")),
            self._none,
            self._screenings,
            spacer(),
            row(self._screen, self._correct, spacer()),
            gap=12,
            margin=20,
        )
        self.setFixedWidth(WIDTH)
        self._screen.clicked.connect(self.screening_wanted)
        self._correct.clicked.connect(lambda: self.correction_wanted.emit(self._subject_id))

    def display(self, detail: SubjectDetail | None) -> None:
        self.setVisible(detail is not None)
        if detail is None:
            return
        self._subject_id = detail.subject_id
        self._title.setText(detail.title)
        self._facts.setText("\n".join(f"{name}: {value}" for name, value in detail.facts))
        self._show_screenings(detail.screenings)
        self._none.setVisible(not detail.screenings)
        for button in (self._screen, self._correct):
            button.setEnabled(detail.can_change)

    def _show_screenings(self, screenings: tuple[ScreeningLink, ...]) -> None:
        if screenings == self._shown:
            return
        self._shown = screenings
        for line in self._lines:
            line.hide()
            line.setParent(None)
            line.deleteLater()
        self._lines = [self._line(found) for found in screenings]
        for line in self._lines:
            self._screenings.addWidget(line)

    def _line(self, found: ScreeningLink) -> QWidget:
        words = literal(f"{found.number}  {found.state}")
        opening = named(f"open_{found.screening_id}", link(words, "chevron-right"))
        opening.clicked.connect(lambda: self.screening_opened.emit(found.screening_id))
        line = QWidget()
        trial = Label(found.trial, "caption")
        trial.setContentsMargins(30, 0, 0, 0)
        line.setLayout(column(opening, trial, gap=0))
        return line
