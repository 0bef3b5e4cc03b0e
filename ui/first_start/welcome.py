"""The three ways to begin, and in which language."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from coordinator.text import _
from ui.widgets.badge import Picture
from ui.widgets.buttons import primary, quiet
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.icons import Ink
from ui.widgets.labels import Label, heading, second, title
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, said, styled

WIDTH = 680


class Welcome(QWidget):
    set_up_wanted = Signal()
    samples_wanted = Signal()
    other_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._language = named("language", said(_("Language"), ChoiceField()))
        self._set_up = named("set_up", primary(_("&Set up…")))
        self._samples = named("try_samples", quiet(_("&Try it")))
        self._open = named("open_registry", quiet(_("&Open…")))
        self._problem = named("welcome_problem", Label())
        styled(self._problem, tone="failed")
        self._lay_out()
        self._language.chosen.connect(self.language_wanted)
        self._set_up.clicked.connect(self.set_up_wanted)
        self._samples.clicked.connect(self.samples_wanted)
        self._open.clicked.connect(self.other_wanted)
        self.setFocusProxy(self._set_up)

    def show_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def offer_languages(self, languages: tuple[tuple[str, str], ...], spoken: str) -> None:
        """Offer each language by its own name; none is asked for where there is but one."""
        self._language.offer(languages)
        self._language.set_value(spoken)
        self._language.setVisible(len(languages) > 1)

    def _lay_out(self) -> None:
        words = QWidget()
        words.setLayout(
            column(
                title(_("Trial Coordinator")),
                second(
                    _("A registry of your site's trials, screenings and signed checklists.")
                ),
                gap=0,
            )
        )
        ways = (
            way(
                "administration",
                _("Set up this site"),
                _("Make a new registry, with a coordinator and an investigator."),
                self._set_up,
            ),
            way(
                "trials",
                _("Try it with sample trials"),
                _("Five trials and a few invented subjects, in a registry of their own."),
                self._samples,
            ),
            way(
                "open-file",
                _("Open an existing registry"),
                _("A file that this program made before, here or on another computer."),
                self._open,
            ),
        )
        head = row(Picture("mark", Ink.ACCENT, 40), filling(words), self._language, gap=16)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        middle.setLayout(column(head, *ways, self._problem, gap=16))
        self.setLayout(
            column(spacer(), row(spacer(), filling(middle, 99), spacer()), spacer(), margin=24)
        )


def way(picture: str, words: str, detail: str, button: QPushButton) -> Card:
    button.setMinimumWidth(112)
    button.setAccessibleName(words)
    button.setAccessibleDescription(detail)
    text = QWidget()
    text.setLayout(column(heading(words), second(detail), gap=2))
    return Card(row(Picture(picture, Ink.SECOND, 28), filling(text), button, gap=16))
