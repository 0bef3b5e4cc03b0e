"""The one motion of the program: what is new comes forward within 120 milliseconds."""

from typing import Final

from PySide6.QtCore import QObject, QPropertyAnimation, Qt
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QWidget

DURATION_MS: Final = 120


class Fade(QObject):
    """Lets `widget` come forward when told; not where the system wants no motion."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        # Under a veil that is enabled text is drawn less sharply: only while it moves.
        self._veil = QGraphicsOpacityEffect(widget)
        self._veil.setEnabled(False)
        widget.setGraphicsEffect(self._veil)
        self._motion = QPropertyAnimation(self._veil, b"opacity", self)
        self._motion.setDuration(DURATION_MS)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.finished.connect(lambda: self._veil.setEnabled(False))

    @property
    def is_moving(self) -> bool:
        return self._veil.isEnabled()

    def come_forward(self) -> None:
        if QApplication.isEffectEnabled(Qt.UIEffect.UI_General):
            self._veil.setEnabled(True)
            self._motion.stop()
            self._motion.start()
