"""Boxes to tick and choices of one among several, also for who ticks them without a click.

A screen reader toggles a button; Qt then tells of a change, but of no click.
"""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QWidget

from ui.widgets.layouts import filling, row

BESIDE_MARK = 32  # pixels


class TickBox(QCheckBox):
    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self._is_told = False
        self.toggled.connect(self._tell)

    def nextCheckState(self) -> None:
        """Turn because of a click, of which Qt tells itself."""
        self._is_told = True
        super().nextCheckState()
        self._is_told = False

    def setChecked(self, on: bool) -> None:  # noqa: FBT001  Qt's own
        """Turn because the program says so: nobody clicked."""
        self._is_told = True
        super().setChecked(on)
        self._is_told = False

    def _tell(self, on: bool) -> None:  # noqa: FBT001  a slot
        if not self._is_told:
            self.clicked[bool].emit(on)  # type: ignore[index]  # the stubs know one form


class OneOfSeveral(QRadioButton):
    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self._is_told = False
        self.toggled.connect(self._tell)

    def nextCheckState(self) -> None:
        """Turn because of a click, of which Qt tells itself."""
        self._is_told = True
        super().nextCheckState()
        self._is_told = False

    def setChecked(self, on: bool) -> None:  # noqa: FBT001  Qt's own
        """Turn because the program says so: nobody clicked."""
        self._is_told = True
        super().setChecked(on)
        self._is_told = False

    def _tell(self, on: bool) -> None:  # noqa: FBT001  a slot
        # The others of its kind are let go without anybody having touched them.
        if on and not self._is_told:
            self.clicked[bool].emit(on)  # type: ignore[index]  # the stubs know one form


def below_words(note: QWidget) -> QHBoxLayout:
    """Put a note below the words of a box or a choice, not below its mark."""
    layout = row(filling(note))
    layout.setContentsMargins(BESIDE_MARK, 0, 0, 0)
    return layout
