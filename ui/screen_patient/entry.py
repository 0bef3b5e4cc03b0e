"""What the page needs of the form in which a subject is entered."""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget


class EntryPresenter(Protocol):
    entered: SignalInstance
    chosen: SignalInstance
    dropped: SignalInstance

    def begin(self, name: str = "", hospital_number: str = "") -> None: ...


class SubjectEntry(Protocol):
    """A form that is a part of the page."""

    @property
    def presenter(self) -> EntryPresenter: ...

    @property
    def widget(self) -> QWidget: ...

    def start(self) -> None: ...
