"""A bar over every page while the registry is open for reading only (T4)."""

from PySide6.QtCore import QObject, Signal

from coordinator.text import _, sentences
from ui.desk import Desk
from ui.widgets.buttons import quiet
from ui.widgets.named import named
from ui.widgets.tones import Tone
from ui.widgets.verdict import VerdictBar
from ui.window import Window


class DistrustNotice(QObject):
    """Stays until everything is verified and found whole; nobody can close it."""

    audit_wanted = Signal()

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self._desk = desk
        self._window = window
        self._bar: VerdictBar | None = None
        desk.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is known now."""
        distrust = self._desk.registry.distrust
        if distrust is None:
            self.drop()
            return
        bar = self._bar = self._bar or self._made()
        found = _("Found on {day}: {sentence}").format(
            day=f"{distrust.at:%Y-%m-%d %H:%M}", sentence=distrust.sentence
        )
        remedy = _("Keep the file as it is, and restore the last good backup.")
        sentence = _("Changed outside of the program: open for reading only")
        bar.display(Tone.FAILED, sentence, sentences((found, remedy)))

    def drop(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None

    def _made(self) -> VerdictBar:
        bar = named("distrust", VerdictBar())
        button = named("to_audit_trail", quiet(_("Audit &trail"), "shield"))
        button.clicked.connect(self.audit_wanted)
        bar.add_action(button)
        self._window.add_bar(bar)
        bar.show()
        return bar
