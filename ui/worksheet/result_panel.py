"""What a worksheet comes to so far: results, working, what is doubted, what would decide."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from coordinator.domain.filled_worksheet import NoteKind
from coordinator.text import N_, _, in_turn
from ui.widgets.badge import Picture
from ui.widgets.buttons import Button, link
from ui.widgets.card import Card, Line
from ui.widgets.icons import Ink
from ui.widgets.labels import Label, heading, literal, tooltip
from ui.widgets.layouts import column, filling, row
from ui.widgets.named import named, said, styled
from ui.widgets.tones import Tone
from ui.worksheet.view import About, OutcomeView, ResultView

NAMED_AT_MOST = 8
LINK_EDGES = 14  # pixels beside the words of a link
LOOKS = {
    NoteKind.QUESTION: ("question", Tone.OPEN),
    NoteKind.AT_CUT_OFF: ("warning", Tone.OPEN),
    NoteKind.NOTE: ("info", Tone.INFO),
    NoteKind.UNVERIFIED: ("warning", Tone.OPEN),
}
AT_CUT_OFF = N_("At the cut-off, confirm: {title}")


class ResultPanel(Card):
    item_wanted = Signal(str)

    def __init__(self) -> None:
        self._contradiction = named("contradiction", Label())
        styled(self._contradiction, tone="failed")
        self._outcomes = column(gap=8)
        self._working = named("working", Label(role="caption"))
        self._notes = column(gap=6)
        self._open_title = heading(_("Still open"))
        self._open = column(gap=0)
        self._shown = ResultView()
        super().__init__(
            heading(_("Result")),
            self._contradiction,
            self._outcomes,
            self._working,
            self._notes,
            self._open_title,
            self._open,
            gap=12,
        )
        self._say(self._shown)

    def display(self, result: ResultView) -> None:
        if result != self._shown:
            self._shown = result
            self._say(result)

    def _say(self, result: ResultView) -> None:
        self._contradiction.setText(result.contradiction)
        self._contradiction.setVisible(bool(result.contradiction))
        _refill(self._outcomes, [_outcome(found) for found in result.outcomes])
        self._working.setText(result.working)
        self._working.setVisible(bool(result.working))
        _refill(
            self._notes,
            [
                _note(kind, text)
                for kind, text in result.notes
                if kind is not NoteKind.UNVERIFIED
            ],
        )
        self._open_title.setVisible(bool(result.open_items))
        _refill(self._open, self._open_links(result.open_items))

    def _open_links(self, open_items: tuple[tuple[str, str], ...]) -> list[QWidget]:
        made: list[QWidget] = []
        for key, title in open_items[:NAMED_AT_MOST]:
            button = named(f"open_{key}", ItemLink(title))
            button.clicked.connect(lambda _checked=False, key=key: self.item_wanted.emit(key))
            made.append(button)
        if len(open_items) > NAMED_AT_MOST:
            count = len(open_items) - NAMED_AT_MOST
            made.append(Label(_("and {count} more").format(count=count), "caption"))
        return made


class ItemLink(Button):
    """A line that leads to an item; a long title ends in … where there is no room."""

    def __init__(self, title: str) -> None:
        super().__init__(literal(title), ink=Ink.ACCENT)
        self._title = title
        self.setProperty("link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        said(title, self)
        tooltip(self, title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - LINK_EDGES
        mode = Qt.TextElideMode.ElideRight
        self.setText(literal(self.fontMetrics().elidedText(self._title, mode, room)))


class AboutPanel(Card):
    """Source, version, licence, and what is known only."""

    def __init__(self) -> None:
        self._lines = column(gap=6)
        self._shown: tuple[About, tuple[str, ...]] | None = None
        super().__init__(heading(_("About this worksheet")), self._lines)

    def display(self, about: About, unverified: tuple[str, ...]) -> None:
        if (about, unverified) == self._shown:
            return
        self._shown = (about, unverified)
        said = (
            _("Version {words}.").format(words=about.version),
            about.citation,
            _("Looks back: {words}").format(words=about.look_back),
            _("Missing: {words}").format(words=about.missing),
            _("Licence: {words}").format(words=about.licence),
        )
        lines: list[QWidget] = [Label(words, "caption") for words in said]
        lines += [Label(remark, "caption") for remark in about.remarks]
        if unverified:
            lines.append(Line())
            words = _("Known only, not independently verified: {titles}.")
            mark = Label(words.format(titles=in_turn(unverified)), "caption")
            lines.append(styled(named("unverified", mark), tone="open"))
        _refill(self._lines, lines)


def _outcome(found: OutcomeView) -> QWidget:
    made = QWidget()
    shown = named("outcome", Label(found.shown, "heading" if found.is_settled else "body"))
    if not found.is_settled:
        styled(shown, tone="open")
    made.setLayout(column(Label(found.title, "label"), shown, gap=0))
    return made


def _note(kind: NoteKind, text: str) -> QWidget:
    picture, tone = LOOKS[kind]
    made = QWidget()
    words = _(AT_CUT_OFF).format(title=text) if kind is NoteKind.AT_CUT_OFF else text
    made.setLayout(row(Picture(picture, tone), filling(Label(words, "caption"))))
    return made


def _refill(layout: QLayout, widgets: list[QWidget]) -> None:
    while (item := layout.takeAt(0)) is not None:
        former = item.widget()
        if former is not None:
            former.hide()
            former.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)


class EarlierPanel(Card):
    """Worksheets of the same kind that were filled in before, and the way to a new one."""

    chosen = Signal(int)
    """The stored one with this id; 0 for a new one."""

    def __init__(self) -> None:
        self._lines = column(gap=0)
        self._shown: tuple[tuple[tuple[int, str], ...], bool] = ((), False)
        super().__init__(heading(_("Filled in before")), self._lines, gap=4)
        self.hide()

    def display(self, earlier: tuple[tuple[int, str], ...], *, is_stored: bool) -> None:
        self.setVisible(bool(earlier) or is_stored)
        if (earlier, is_stored) == self._shown:
            return
        self._shown = (earlier, is_stored)
        buttons: list[QWidget] = []
        if is_stored:
            buttons.append(self._button(0, _("Fill in a new one"), "add"))
        buttons += [self._button(found, words, "worksheet") for found, words in earlier]
        _refill(self._lines, buttons)

    def _button(self, worksheet_id: int, words: str, picture: str) -> QWidget:
        button = named(f"earlier_{worksheet_id}", link(literal(words), picture))
        button.clicked.connect(lambda: self.chosen.emit(worksheet_id))
        return button
