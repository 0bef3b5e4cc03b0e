"""What the review of a record shows, and what happens when somebody changes or answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from coordinator.commands import review, trials
from coordinator.domain.criterion import Combination, Kind
from coordinator.domain.protocol import ProtocolVersion, SourceText
from coordinator.queries.trials import source_of, version_of, versions_of
from ui.desk import Desk
from ui.record_review.edits_presenter import JUDGING, carrying_out
from ui.record_review.places import Place, criterion_like, first_point, following, found_at
from ui.record_review.points import taken_in
from ui.record_review.showing import review_of
from ui.record_review.view import (
    CriterionView,
    Edit,
    Judgement,
    Marks,
    PointView,
    ReviewView,
)
from ui.record_review.wordings_presenter import WordingsPresenter


class ReviewPlaces(QObject):
    """Which version is shown, and where in it the person looks."""

    shown = Signal(ReviewView)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._version: ProtocolVersion | None = None
        self._source: SourceText | None = None
        self._places: dict[int, Place] = {}
        self._view: ReviewView | None = None
        self._is_watched = False
        self._is_stale = False
        desk.changed.connect(self._hear)

    def watch(self, *, is_watched: bool) -> None:
        """Follow what changes only while somebody looks, and catch up when they come back."""
        self._is_watched = is_watched
        if is_watched and self._is_stale:
            self.refresh()

    def open_version(self, version_id: int) -> None:
        """Show a version at the place where it was left, else at the first open point."""
        self._view = None
        self._load(version_id)
        if self._place.criterion_id is None and self._place.point_id is None:
            self.next_point()
        else:
            self._show()

    def refresh(self) -> None:
        self._is_stale = False
        if self._version is not None:
            self._load(self._version.id)
            self._show()

    def select_criterion(self, criterion_id: int) -> None:
        point = first_point(self._criterion(criterion_id))
        self._look_at(criterion_id, point.id if point else None)

    def select_point(self, point_id: int) -> None:
        every = (point for group in self.view.groups for point in group.points)
        point = next(found for found in every if found.id == point_id)
        self._look_at(point.criterion_id, point.id)

    def select_at(self, character: int) -> None:
        """Look at what stands at this character of the source."""
        match found_at(self.view, character):
            case CriterionView() as criterion:
                self.select_criterion(criterion.id)
            case PointView() as point:
                self.select_point(point.id)

    def next_point(self) -> None:
        self._go(1)

    def previous_point(self) -> None:
        self._go(-1)

    @contextmanager
    def _showing_once(self) -> Iterator[None]:
        """Take in what changes without showing it yet: more is about to change."""
        was_watched, self._is_watched = self._is_watched, False
        try:
            yield
        finally:
            self._is_watched = was_watched
        if self._is_stale and self._version is not None:
            self._is_stale = False
            self._load(self._version.id)
            self._view = self._make()

    def _hear(self) -> None:
        if self._is_watched:
            self.refresh()
        else:
            self._is_stale = True

    @property
    def _place(self) -> Place:
        return self._places.setdefault(self._version.id if self._version else 0, Place())

    def _keep(self, **changes: object) -> None:
        if self._version is not None:
            self._places[self._version.id] = replace(self._place, **changes)  # type: ignore[arg-type]

    @property
    def view(self) -> ReviewView:
        """What is shown now."""
        if self._view is None:
            self._view = self._make()
        return self._view

    def _criterion(self, criterion_id: int) -> CriterionView | None:
        return next((c for c in self.view.criteria if c.id == criterion_id), None)

    def _go(self, step: int) -> None:
        if point := following(self.view, self._place.point_id, step):
            self._look_at(point.criterion_id, point.id)
        else:
            self._show()

    def _look_at(self, criterion_id: int | None, point_id: int | None) -> None:
        self._keep(criterion_id=criterion_id, point_id=point_id)
        self._show()

    def _load(self, version_id: int) -> None:
        self._version = self._desk.ask(version_of, version_id)
        wanted = self._version.source_id
        if wanted is None:
            self._source = None
        elif self._source is None or self._source.id != wanted:
            self._source = self._desk.ask(source_of, wanted)

    def _show(self) -> None:
        before, gone = self._view, self._place.criterion_id
        self._view = self._make()
        if before is not None and gone is not None and self._view.selected is None:
            here = criterion_like(before, self._view, gone)
            point = first_point(self._criterion(here)) if here is not None else None
            self._keep(criterion_id=here, point_id=point.id if point else None)
            self._view = self._make()
        self.shown.emit(self._view)

    def _make(self) -> ReviewView:
        if self._version is None:
            raise LookupError("no version was opened")
        return review_of(self._version, self._source, self._place)


class RecordReviewPresenter(ReviewPlaces):
    """What the person does: answers points, edits criteria, puts the version to use."""

    left = Signal(int)
    activated = Signal(int)
    blank_checklist_wanted = Signal(int)
    checks_wanted = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.wordings = WordingsPresenter(desk)

    def answer_point(self, point_id: int, choice: str, ground: str) -> bool:
        """Store the answer, and go on to the next open point."""
        self._keep(last_ground=ground.strip() or self._place.last_ground)
        kind = next((kind for kind in Kind if choice == taken_in(kind)), None)
        with self._showing_once():
            is_done = (
                self._desk.do(
                    review.resolve_point, point_id=point_id, choice=choice, ground=ground
                )
                if kind is None
                else self._desk.do(review.take_in, point_id=point_id, kind=kind, reason=ground)
            )
        if is_done:
            self.next_point()
        return is_done

    def reopen_point(self, point_id: int, reason: str) -> None:
        self._keep(last_reason=reason, point_id=point_id)
        self._desk.do(review.reopen_point, point_id=point_id, reason=reason)

    def reword(self, criterion_id: int, text: str, reason: str) -> bool:
        self._keep(last_reason=reason)
        return self._desk.do(
            review.reword_criterion, criterion_id=criterion_id, text=text, reason=reason
        )

    def edit(self, edit: Edit, criterion_id: int, reason: str, at: int = 0) -> bool:
        self._keep(last_reason=reason)
        criterion = self._criterion(criterion_id)
        if criterion is None:
            return False
        command, told = carrying_out(edit, criterion.kind, at)
        return self._desk.do(command, criterion_id=criterion_id, reason=reason, **told)

    def add_criterion(self, kind: Kind, text: str, reason: str) -> bool:
        self._keep(last_reason=reason)
        version_id = self.view.version_id
        is_done = self._desk.do(
            review.add_criterion, version_id=version_id, kind=kind, text=text, reason=reason
        )
        if is_done:
            self.select_criterion(max(found.id for found in self.view.criteria))
        return is_done

    def combine(self, criterion_id: int, combination: Combination, at_least: int) -> None:
        self._desk.do(
            review.set_combination,
            criterion_id=criterion_id,
            combination=combination,
            at_least=at_least,
        )

    def mark(self, criterion_id: int, marks: Marks) -> None:
        self._desk.do(review.mark_criterion, criterion_id=criterion_id, **asdict(marks))

    def defer(self, criterion_id: int, until: str, reason: str) -> bool:
        self._keep(last_reason=reason)
        return self._desk.do(
            review.defer_criterion, criterion_id=criterion_id, until=until, reason=reason
        )

    def judge(self, said: Judgement) -> bool:
        if said.reason:
            self._keep(last_reason=said.reason)
        return self._desk.do(JUDGING[said.act], criterion_id=said.criterion_id, **said.told)

    def identify(self, number: str, version: str, dated_on: date | None) -> None:
        """Store what the title page says as soon as all of it is there; keep it until then."""
        shown = self.view.protocol
        told = (number, version, dated_on)
        if told == (shown.number, shown.version, shown.dated_on):
            return
        self._keep(typed=told)
        if number and version and dated_on is not None:
            is_done = self._desk.do(
                review.identify_version,
                version_id=self.view.version_id,
                protocol_number=number,
                version=version,
                dated_on=dated_on,
            )
            self._keep(typed=None if is_done else told)
        self._show()

    def confirm_wording(self) -> None:
        self._desk.do(review.confirm_wording, version_id=self.view.version_id)

    def activate(self) -> None:
        """Put the version to use; where a point is open, go to it."""
        view = self.view
        if self._desk.do(review.activate_version, version_id=view.version_id):
            self.activated.emit(view.trial_id)
        elif view.open_count:
            self._keep(point_id=None)
            self.next_point()

    def make_new_version(self) -> None:
        view = self.view
        if self._desk.do(trials.copy_version, version_id=view.version_id):
            self.open_version(self._desk.ask(versions_of, view.trial_id)[0].id)

    def print_blank(self) -> None:
        self.blank_checklist_wanted.emit(self.view.version_id)

    def leave(self) -> None:
        self.left.emit(self.view.trial_id)
