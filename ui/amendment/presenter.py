"""An amendment: what it changes, what it would bring to open screenings, and their moves."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from coordinator.commands.amending import (
    describe_amendment,
    plan_activation,
    take_plan_back,
)
from coordinator.commands.moving import move_screening
from coordinator.domain.amendment import amended
from coordinator.domain.protocol import VersionState
from coordinator.queries.moving import prospects_of
from coordinator.queries.trials import version_of, versions_of
from coordinator.registry.store import Registry
from coordinator.text import _, many
from ui.amendment.showing import Amendment, earlier_of, view_of
from ui.amendment.view import AmendmentView, Particulars, ScreeningLine
from ui.desk import Desk, Errand


class AmendmentPresenter(QObject):
    opened = Signal()
    """Somebody goes to a version: the page begins where that one is dealt with."""
    shown = Signal(AmendmentView)
    reason_wanted = Signal(Particulars)
    """These would change what was said of a version that is planned or in use."""
    done = Signal(str)
    """Something was done: a sentence that says what."""
    review_wanted = Signal(int)
    print_wanted = Signal(int, int)
    consent_forms_wanted = Signal(int)
    screening_chosen = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._version_id = self._earlier_id = 0
        self._view: AmendmentView | None = None
        self._errand: Errand | None = None
        self._is_attended = self._is_stale = False
        desk.changed.connect(self._follow)

    def open(self, version_id: int) -> None:
        self._version_id, self._earlier_id, self._view = version_id, 0, None
        self.opened.emit()
        self.refresh()

    def attend(self) -> None:
        self._is_attended = True
        if self._is_stale:
            self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        """Compare and try the moves beside the screen: a trial can have many screenings."""
        self._is_stale = False
        if self._errand is not None:
            self._errand.cancel()
        asking = partial(amendment_of, version_id=self._version_id, earlier=self._earlier_id)
        self._errand = self._desk.ask_in_background(asking, done=self._take)

    def compare_with(self, version_id: int) -> None:
        self._earlier_id = version_id
        self.refresh()

    def move(self, line: ScreeningLine, reason: str) -> bool:
        """Move a screening as its dry run showed it."""
        moved = self._desk.did(
            move_screening,
            screening_id=line.screening_id,
            version_id=self._version_id,
            reason=reason,
            expected=line.revisions,
        )
        if moved is None:
            self.refresh()
            return False
        followed = many("{count} answer followed", "{count} answers followed", moved)
        words = _("Screening {number} was moved: {followed}.")
        self.done.emit(words.format(number=line.number, followed=followed))
        return True

    def describe(self, told: Particulars, reason: str = "") -> None:
        """Store what was said of the amendment; ask why where it was said otherwise before."""
        view = self._view
        if view is None or told == view.particulars:
            return
        if not reason and view.state is not VersionState.DRAFT and _replaces(view, told):
            self.reason_wanted.emit(told)
            return
        is_done = self._desk.do(
            describe_amendment,
            version_id=view.version_id,
            amendment=told.amendment,
            approved_on=told.approved_on,
            approval_document=told.document,
            reason=reason,
        )
        if not is_done:
            self.show_again()

    def put_to_use(self, typed: AmendmentView) -> None:
        """Put the version to use from the day in `first_day` on."""
        if typed.first_day is None:
            return
        if self._desk.do(plan_activation, version_id=self._version_id, day=typed.first_day):
            words = (
                _("The version is planned: it is used from {day} on.")
                if typed.first_day > typed.today
                else _("The version is in use, from {day} on.")
            )
            self.done.emit(words.format(day=typed.first_day))

    def take_back(self, reason: str) -> None:
        self._desk.do(take_plan_back, version_id=self._version_id, reason=reason)

    def show_again(self) -> None:
        """Show what is stored in place of what was typed."""
        if self._view is not None:
            self.shown.emit(self._view)

    def review(self) -> None:
        self.review_wanted.emit(self._version_id)

    def open_screening(self, screening_id: int) -> None:
        self.screening_chosen.emit(screening_id)

    def open_consent_forms(self) -> None:
        if self._view is not None:
            self.consent_forms_wanted.emit(self._view.trial_id)

    def print(self) -> None:
        if self._view is not None and self._view.earlier_id:
            self.print_wanted.emit(self._view.earlier_id, self._view.version_id)

    def leave(self) -> None:
        self.left.emit()

    def _follow(self) -> None:
        if not self._version_id:
            return
        if self._is_attended:
            self.refresh()
        else:
            self._is_stale = True

    def _take(self, found: Amendment) -> None:
        self._errand = None
        self._view = view_of(found, self._desk.staff_member)
        self.shown.emit(self._view)


def amendment_of(registry: Registry, *, version_id: int, earlier: int) -> Amendment:
    """Ask for all that the page shows of a version; in the pool."""
    version = version_of(registry, version_id)
    versions = versions_of(registry, version.trial_id)
    before = earlier_of(versions, version, earlier)
    return Amendment(
        version,
        before,
        versions,
        amended(before.criteria if before else (), version.criteria),
        prospects_of(registry, version_id),
        registry.clock().date(),
    )


def _replaces(view: AmendmentView, told: Particulars) -> bool:
    """Whether something that was said already would read otherwise."""
    known = view.particulars
    pairs = (
        (known.amendment, told.amendment),
        (known.approved_on, told.approved_on),
        (known.document, told.document),
    )
    return any(was and was != said for was, said in pairs)
