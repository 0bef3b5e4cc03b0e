"""The rail at the left of the window: where one can go, and who is here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from coordinator.text import N_, _, many, particulars
from ui.widgets.badge import Picture
from ui.widgets.buttons import Button
from ui.widgets.icons import Ink
from ui.widgets.labels import ElidedLabel, plain
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named, said, styled
from ui.widgets.tones import Tone


@dataclass(frozen=True, slots=True)
class Destination:
    """A place to go: `title` is marked for translation, not yet translated."""

    name: str
    title: str
    icon: str


DESTINATIONS: Final = (
    Destination("today", N_("Today"), "today"),
    Destination("trials", N_("Trials"), "trials"),
    Destination("subjects", N_("Subjects"), "subjects"),
    Destination("log", N_("Screening log"), "log"),
    Destination("reports", N_("Reports"), "reports"),
    Destination("audit", N_("Audit trail"), "audit"),
    Destination("administration", N_("Administration"), "administration"),
)
WIDE, NARROW = 208, 64


class RailButton(Button):
    """A place in the rail; shows its picture alone while the rail is folded."""

    def __init__(
        self, words: str, icon_name: str, keys: str = "", *, takes_keys: bool = True
    ) -> None:
        """Press it with `keys`, or tell only of keys that work where there is no rail, too."""
        super().__init__("", icon_name, Ink.SECOND)
        self._words = words
        self._keys = QKeySequence(keys)
        self._takes_keys = takes_keys
        self.setProperty("rail", True)
        # Wider than the picture is, so that the words stand off from it.
        self.setIconSize(QSize(28, 20))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._count = QLabel()
        self._count.setProperty("role", "count")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count.hide()
        self._around = row(spacer(), self._count)
        self.setLayout(self._around)

    def say(self, words: str) -> None:
        self._words = words
        self.fold(folded=self.property("folded") is True)

    def fold(self, *, folded: bool) -> None:
        shown_keys = self._keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.setText("" if folded else self._words)
        # A new text takes the shortcut away with the old one's mnemonic.
        if self._takes_keys:
            self.setShortcut(self._keys)
        self.setToolTip(plain(f"{self._words}  {shown_keys}".strip()))
        said(self._words, self)
        styled(self, folded=folded)
        # Beside the words; at the corner of the picture where there are no words.
        corner = Qt.AlignmentFlag.AlignTop if folded else Qt.AlignmentFlag.AlignVCenter
        self._around.setAlignment(self._count, corner)
        self._around.setContentsMargins(0, 1, 1 if folded else 10, 0)

    def show_count(self, count: int) -> None:
        self._count.setText(str(count))
        self._count.setVisible(count > 0)


class NavigationRail(QFrame):
    chosen = Signal(str)
    lock_requested = Signal()
    sign_out_requested = Signal()
    backups_requested = Signal()
    own_password_requested = Signal()
    help_requested = Signal()

    def __init__(self, destinations: Sequence[Destination]) -> None:
        super().__init__()
        named("rail", self)
        self._destinations = tuple(destinations)
        self._marked = ""
        self._is_marking = False
        self._places: dict[str, RailButton] = {}
        for number, destination in enumerate(destinations, start=1):
            self._add(number, destination)
        self._mark = Picture("mark", Ink.ACCENT, 24)
        self._brand = ElidedLabel(_("Trial Coordinator"), role="brand")
        self._face = Picture("person", Ink.SECOND, 20)
        self._name = named("person", ElidedLabel(role="person"))
        self._role = named("person_role", ElidedLabel(role="caption"))
        self._password = named("own_password", RailButton(_("My password"), "shield"))
        self._backup = named("backup_warning", RailButton(_("Backup"), "warning"))
        self._backup.clicked.connect(self.backups_requested)
        self._backup.hide()
        self._help = named("help", RailButton(_("Help"), "help", "F1", takes_keys=False))
        self._lock = named("lock", RailButton(_("Lock"), "lock", "Ctrl+L"))
        self._sign_out = named("sign_out", RailButton(_("Sign out"), "sign-out"))
        self._help.clicked.connect(self.help_requested)
        self._password.clicked.connect(self.own_password_requested)
        self._lock.clicked.connect(self.lock_requested)
        self._sign_out.clicked.connect(self.sign_out_requested)
        self._lay_out()
        self.fold(folded=False)

    @property
    def is_folded(self) -> bool:
        return self._is_folded

    def mark(self, name: str) -> None:
        """Show that the page in sight belongs to `name`; to no place for other names."""
        self._marked = name
        self._is_marking = True
        for place, button in self._places.items():
            button.setChecked(place == name)
        self._is_marking = False

    def show_count(self, name: str, count: int) -> None:
        self._places[name].show_count(count)

    def show_backup_age(self, days: int | None) -> None:
        """Warn at the foot that there is no good backup since so many days."""
        self._backup.setVisible(days is not None)
        if days is not None:
            self._backup.wear("warning", Tone.FAILED)
            self._backup.say(many("Backup: {count} day", "Backup: {count} days", days))

    def set_person(self, name: str, role: str) -> None:
        self._name.setText(name)
        self._role.setText(role)
        self._face.setToolTip(plain(particulars((name, role))))

    def fold(self, *, folded: bool) -> None:
        self._is_folded = folded
        self.setFixedWidth(NARROW if folded else WIDE)
        for button in self.findChildren(RailButton):
            button.fold(folded=folded)
        for words in (self._brand, self._name, self._role):
            words.setVisible(not folded)

    def retranslate(self) -> None:
        for destination in self._destinations:
            self._places[destination.name].say(_(destination.title))
        self._brand.setText(_("Trial Coordinator"))
        self._help.say(_("Help"))
        self._password.say(_("My password"))
        self._lock.say(_("Lock"))
        self._sign_out.say(_("Sign out"))

    def _add(self, number: int, destination: Destination) -> None:
        button = named(
            f"go_{destination.name}",
            RailButton(_(destination.title), destination.icon, f"Ctrl+{number}"),
        )
        button.setCheckable(True)
        # By a screen reader it is toggled without a click.
        button.toggled.connect(lambda: self._choose(destination.name))
        self._places[destination.name] = button

    def _choose(self, name: str) -> None:
        """Ask for a place; it is marked when its page is there, which may be refused."""
        if not self._is_marking:
            self.mark(self._marked)
            self.chosen.emit(name)

    def _lay_out(self) -> None:
        head = row(self._mark, filling(self._brand), gap=10)
        head.setContentsMargins(12, 4, 8, 12)
        who = QWidget()
        who.setLayout(column(self._name, self._role, gap=0))
        person = row(self._face, filling(who), gap=10)
        person.setContentsMargins(14, 8, 8, 4)
        layout: QVBoxLayout = column(head, *self._places.values(), gap=2)
        layout.setContentsMargins(5, 16, 5, 12)
        layout.addStretch(1)
        layout.addWidget(self._backup)
        layout.addLayout(person)
        for button in (self._help, self._password, self._lock, self._sign_out):
            layout.addWidget(button)
        all_of_it = QWidget()
        all_of_it.setLayout(layout)
        # A low window scrolls: what lies at the foot is needed there, too.
        area = scrolling(all_of_it)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(area))
