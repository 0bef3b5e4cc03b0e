"""Large buttons that answer a question in words, each with its key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.widgets.badge import Picture
from ui.widgets.even import EvenLayout
from ui.widgets.labels import KeyHint, Label
from ui.widgets.layouts import column, row
from ui.widgets.named import named, styled
from ui.widgets.tab_order import follow, tab_anchor
from ui.widgets.tones import Tone

SHORT, LONG = 13, 20  # characters that stay on one line: of words, of what follows


@dataclass(frozen=True, slots=True)
class AnswerChoice:
    """An answer that can be given: what it is called, and what follows from it."""

    value: str
    words: str
    key: str
    tone: Tone
    consequence: str = ""


class AnswerButton(QPushButton):
    """One answer; pressed in while it is the answer that stands."""

    def __init__(self, choice: AnswerChoice) -> None:
        super().__init__()
        self.choice = choice
        self.setProperty("answer", choice.tone.value)
        self.setCheckable(True)
        self.setAutoDefault(False)
        # Not the button's own shortcut: that would click only after a tenth of a second.
        self.key = QShortcut(QKeySequence(choice.key), self)
        # Who holds a key down answers once, and not all that follows.
        self.key.setAutoRepeat(False)
        self.setAccessibleName(f"{choice.words} ({choice.key})")
        self.setAccessibleDescription(choice.consequence)
        self._picture = Picture(choice.tone.picture, choice.tone, 18)
        self._words = Label(choice.words, "answer")
        self._consequence = Label(choice.consequence, "caption")
        if not choice.consequence:
            self._consequence.hide()
        self._words.setWordWrap(len(choice.words) > SHORT)
        self._consequence.setWordWrap(len(choice.consequence) > LONG)
        text = column(self._words, self._consequence, gap=0)
        self._around = row(self._picture, text, KeyHint(choice.key), gap=8)
        self._around.setContentsMargins(10, 10, 8, 10)
        self._around.setStretch(1, 1)
        self.setLayout(self._around)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def minimumSizeHint(self) -> QSize:
        return self._around.minimumSize()

    def sizeHint(self) -> QSize:
        return self._around.sizeHint()


class AnswerButtons(QWidget):
    answered = Signal(str)
    """The person answered; what is marked changes only when told with `mark`."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, AnswerButton] = {}
        self._choices: tuple[AnswerChoice, ...] = ()
        self._value = ""
        self._is_marking = False
        self._anchor = tab_anchor()
        self._places = EvenLayout(self._anchor, gap=8)
        self.setLayout(self._places)

    @property
    def value(self) -> str:
        """The answer that is marked; empty when there is none."""
        return self._value

    def offer(self, choices: Sequence[AnswerChoice]) -> None:
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        for button in self._buttons.values():
            # The key must be free before its successor asks for it.
            button.key.setKey(QKeySequence())
            self._places.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {choice.value: self._make(choice) for choice in choices}
        follow(self._anchor, self._buttons.values())
        self.mark("")

    def mark(self, value: str) -> None:
        self._value = value
        self._is_marking = True
        for name, button in self._buttons.items():
            button.setChecked(name == value)
            styled(button, marked=name == value)
        self._is_marking = False

    def _make(self, choice: AnswerChoice) -> AnswerButton:
        button = named(f"answer_{choice.value}", AnswerButton(choice))
        # By a screen reader it is toggled without a click.
        button.toggled.connect(lambda: self._answer(choice.value))
        button.key.activated.connect(lambda: self._answer(choice.value))
        self._places.addWidget(button)
        # Otherwise its key would work only a moment later.
        button.show()
        return button

    def _answer(self, value: str) -> None:
        if not self._is_marking:
            self.mark(self._value)
            self.answered.emit(value)
