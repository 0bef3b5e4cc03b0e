"""A subject's evidence: found, chosen, corrected, withdrawn."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from coordinator.commands.evidence import withdraw_observation
from coordinator.domain.observation import Observation
from coordinator.domain.staff import Duty
from coordinator.domain.units import Analyte
from coordinator.instruments.conversions import analytes
from coordinator.instruments.other_units import in_other_units
from coordinator.queries.evidence import evidence_of
from coordinator.queries.evidence_uses import uses_of
from coordinator.queries.laboratories import laboratories
from coordinator.queries.subjects import subject_of
from coordinator.queries.worksheets import worksheets_of
from coordinator.registry.store import Registry
from coordinator.text import _
from ui.desk import Desk
from ui.evidence.entry import EntryPresenter
from ui.evidence.showing import detail_of, row_of, subtitle_of, worksheet_lines
from ui.evidence.view import EvidenceDetail, EvidenceView


class EvidencePresenter(QObject):
    shown = Signal(EvidenceView)
    form_wanted = Signal()
    list_wanted = Signal()
    reason_wanted = Signal(str)
    worksheet_chosen = Signal(int)
    worksheet_wanted = Signal(int, int)
    """A new one is to be filled in for this subject, in this screening (0: in none)."""
    left = Signal()

    def __init__(self, desk: Desk, entry: EntryPresenter) -> None:
        super().__init__()
        self._desk = desk
        self._entry = entry
        self._subject_id = self._screening_id = self._chosen = 0
        self._words = ""
        self._found: tuple[Observation, ...] = ()
        self._is_attended = self._knows_units = False
        entry.left.connect(self.list_wanted)
        desk.changed.connect(self._follow)

    def open(self, subject_id: int, screening_id: int = 0) -> None:
        """Show a subject's evidence; what is entered belongs to `screening_id`, if there is."""
        self._subject_id, self._screening_id = subject_id, screening_id
        self._words, self._chosen = "", 0
        self.list_wanted.emit()
        self.refresh()

    def attend(self) -> None:
        self._is_attended = True
        if not self._knows_units:
            self._desk.work_in_background(analytes, done=self._know_units)
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        if self._subject_id:
            found = self._desk.ask(evidence_of, self._subject_id)
            # What the log says has no id of its own: it is told apart by its place.
            self._found = tuple(
                replace(one, id=-place) if one.from_log else one
                for place, one in enumerate(found, start=1)
            )
            self._tell()

    def search(self, words: str) -> None:
        self._words = words
        self._tell()

    def choose(self, observation_id: int) -> None:
        self._chosen = observation_id
        self._tell()

    def enter(self) -> None:
        self._entry.begin(self._subject_id, self._screening_id)
        self.form_wanted.emit()

    def correct(self) -> None:
        """Open the chosen observation in the form; a worksheet's result, its worksheet."""
        chosen = self._observation
        if chosen is None or chosen.from_log or not self._can_enter():
            return
        if chosen.worksheet_id is not None:
            self.worksheet_chosen.emit(chosen.worksheet_id)
            return
        self._entry.correct(self._subject_id, chosen)
        self.form_wanted.emit()

    def ask_to_withdraw(self) -> None:
        if self._observation is not None:
            self.reason_wanted.emit(_(self._observation.told.title))

    def withdraw(self, reason: str) -> None:
        self._desk.do(withdraw_observation, observation_id=self._chosen, reason=reason)

    def fill_in_worksheet(self) -> None:
        self.worksheet_wanted.emit(self._subject_id, self._screening_id)

    def open_worksheet(self, worksheet_id: int) -> None:
        self.worksheet_chosen.emit(worksheet_id)

    def leave(self) -> None:
        self.left.emit()

    @property
    def _observation(self) -> Observation | None:
        """The chosen observation; after a correction the one that took its place."""
        for found in self._found:
            if self._chosen and self._chosen in (found.id, *(one.id for one in found.former)):
                return found
        return None

    def _know_units(self, _analytes: dict[str, Analyte]) -> None:
        self._knows_units = True
        self._follow()

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()

    def _can_enter(self) -> bool:
        today = self._desk.ask(_day)
        return any(
            line.covers(Duty.ASSESS_CRITERIA, today, line.trial_id)
            for line in self._desk.staff_member.delegations
        )

    def _tell(self) -> None:
        desk = self._desk
        subject, today = desk.ask(subject_of, self._subject_id), desk.ask(_day)
        rows = [row_of(found) for found in self._found]
        rows.sort(key=lambda row: (row.day, row.observation_id), reverse=True)
        wanted = self._words.casefold().split()
        can_enter = self._can_enter()
        chosen = self._observation
        self._chosen = chosen.id if chosen else 0
        self.shown.emit(
            EvidenceView(
                title=_("Evidence of {initials}").format(initials=subject.initials),
                subtitle=subtitle_of(
                    subject,
                    today,
                    self._found,
                    sees_identity=desk.staff_member.sees_identity,
                ),
                words=self._words,
                rows=tuple(row for row in rows if all(w in row.found_by for w in wanted)),
                detail=self._detail(chosen, can_enter=can_enter) if chosen else None,
                worksheets=worksheet_lines(desk.ask(worksheets_of, self._subject_id)),
                can_enter=can_enter,
                why_not=""
                if can_enter
                else _("Evidence is entered by those who are delegated to assess criteria."),
            )
        )

    def _detail(self, chosen: Observation, *, can_enter: bool) -> EvidenceDetail:
        told = chosen.told
        names = {one.id: one.name for one in self._desk.ask(laboratories)}
        return detail_of(
            chosen,
            uses=self._desk.ask(uses_of, self._subject_id),
            units=in_other_units(told.what, told.value, told.unit) if self._knows_units else (),
            laboratory=names.get(told.laboratory_id or 0, ""),
            can_enter=can_enter,
        )


def _day(registry: Registry) -> date:
    return registry.clock().date()
