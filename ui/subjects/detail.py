"""What is known about one subject, and the screenings of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _, called
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
    again_wanted = Signal(int)
    """For the trial with this id: a new attempt."""
    correction_wanted = Signal(int)
    evidence_wanted = Signal()

    def __init__(self) -> None:
        self._title = named("subject_initials", heading())
        self._facts = named("facts", Label())
        self._none = named("no_screenings", second(_("Not screened yet.")))
        self._screenings = column(gap=4)
        self._screen = named("screen", quiet(_("&Screen for a trial"), "add"))
        self._evidence = named("evidence", quiet(_("&Evidence"), "document"))
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
            row(self._screen, spacer()),
            row(self._evidence, self._correct, spacer()),
            gap=12,
            margin=20,
        )
        self.setFixedWidth(WIDTH)
        self._screen.clicked.connect(self.screening_wanted)
        self._evidence.clicked.connect(self.evidence_wanted)
        self._correct.clicked.connect(lambda: self.correction_wanted.emit(self._subject_id))

    def display(self, detail: SubjectDetail | None) -> None:
        self.setVisible(detail is not None)
        if detail is None:
            return
        self._subject_id = detail.subject_id
        self._title.setText(detail.title)
        self._facts.setText("\n".join(called(name, value) for name, value in detail.facts))
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
        lines: list[QWidget] = [opening, trial]
        if found.again_trial_id:
            again = named(f"again_{found.screening_id}", link(_("Screen again…"), "refresh"))
            again.setToolTip(
                _("A new attempt: a new consent, a fresh checklist. This one stays as it is.")
            )
            again.clicked.connect(lambda: self.again_wanted.emit(found.again_trial_id))
            lines.append(again)
        line.setLayout(column(*lines, gap=0))
        return line
