"""Which screening is walked through, where one stands in it, and what is known beside it."""

from datetime import date
from typing import cast

from PySide6.QtCore import QObject, Signal

from coordinator.queries.clarifications import clarifications_of
from coordinator.queries.evidence import to_carry_over
from coordinator.queries.known import screening_and_known
from coordinator.registry.store import Registry
from ui.desk import Desk
from ui.walk.drafts import Drafts
from ui.walk.sitting import Basis, Sitting
from ui.walk.view import WalkView


class OpenedScreening(QObject):
    """One screening at a time; each is found again at the place where it was left."""

    shown = Signal(WalkView)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._opened: Sitting | None = None
        self._places: dict[int, int] = {}
        self._drafts = Drafts()
        self._is_shown = False
        self._is_storing = False
        desk.changed.connect(self._follow)

    def wake(self) -> None:
        """Follow the registry again: the page is on the screen."""
        self._is_shown = True
        self._follow()

    @property
    def _sitting(self) -> Sitting:
        """The screening at hand; pages are shown only after `open`."""
        return cast("Sitting", self._opened)

    def _follow(self) -> None:
        if self._is_shown and not self._is_storing and self._opened is not None:
            self._refresh()

    def _refresh(self) -> None:
        self._load(self._sitting.screening.id)
        self._tell()

    def _load(self, screening_id: int) -> None:
        if self._opened is not None:
            self._places[self._opened.screening.id] = self._opened.place
        sees_identity = self._desk.staff_member.sees_identity
        screening, known = self._desk.ask(
            screening_and_known, screening_id, with_identity=sees_identity
        )
        asked = self._desk.ask(clarifications_of, screening.version.id)
        is_asked = screening.attempt > 1 and screening.is_open
        to_carry = self._desk.ask(to_carry_over, screening.id) if is_asked else ()
        place = self._places.get(screening_id, 0)
        basis = Basis(known, asked, to_carry)
        self._opened = Sitting(screening, place, self._drafts, basis)

    def _today(self) -> date:
        return self._desk.ask(_day_of)

    def _tell(self) -> None:
        raise NotImplementedError


def _day_of(registry: Registry) -> date:
    return registry.clock().date()
