"""What the page needs of the form in which evidence is entered."""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from coordinator.domain.observation import Observation


class EntryPresenter(Protocol):
    left: SignalInstance

    def begin(self, subject_id: int, screening_id: int) -> None: ...

    def correct(self, subject_id: int, observation: Observation) -> None: ...


class ObservationEntry(Protocol):
    """A form that is a part of the page."""

    @property
    def presenter(self) -> EntryPresenter: ...

    @property
    def widget(self) -> QWidget: ...

    def start(self) -> None: ...
