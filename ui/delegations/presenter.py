"""The delegation log of a trial: read, added to, signed, ended, printed."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from coordinator.commands.delegation import (
    end_delegation,
    propose_delegation,
    sign_delegations,
)
from coordinator.domain.delegation import DelegationLine, in_charge
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.staff import DUTIES_OF, DUTY_WORDS, Duty, Role, StaffMember
from coordinator.queries.people import delegation_log_of
from coordinator.queries.staff import staff_of
from coordinator.queries.trials import trials_of
from coordinator.registry.store import Registry
from coordinator.text import _, called, many, particulars
from ui.delegations.view import (
    Candidate,
    DelegationsView,
    LineRow,
    TypedLines,
    TypedSignature,
)
from ui.desk import Desk
from ui.widgets.tones import Tone


class DelegationsPresenter(QObject):
    shown = Signal(DelegationsView)
    refused = Signal(str)
    """Why what was typed cannot stand, and what to do."""
    stored = Signal()
    """What was typed in the dialog is stored."""
    told = Signal(str)
    people_changed = Signal()
    print_wanted = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._trial_id = 0
        self._is_attended = self._is_busy = False
        desk.changed.connect(self._follow)
        desk.refused.connect(self.refuse)

    def open(self, trial_id: int = 0) -> None:
        self._trial_id = trial_id or self._trial_id
        self.refresh()

    def choose_trial(self, trial: str) -> None:
        self._trial_id = int(trial)
        self.refresh()

    def attend(self) -> None:
        self._is_attended = True
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        desk, today = self._desk, self._desk.ask(_day)
        trials = {line.trial.id: line.trial.label for line in desk.ask(trials_of)}
        if self._trial_id not in trials:
            self._trial_id = next(iter(trials), 0)
        lines = desk.ask(delegation_log_of, self._trial_id)
        people = desk.ask(staff_of)
        unsigned = [line for line in lines if is_unsigned(line, today)]
        self.shown.emit(
            DelegationsView(
                many("{count} line", "{count} lines", len(lines)),
                tuple((str(number), label) for number, label in trials.items()),
                str(self._trial_id) if self._trial_id else "",
                tuple(row_of(line, today) for line in lines),
                tuple(called(line.person.name, duty_of(line)) for line in unsigned),
                tuple(line.id for line in unsigned),
                tuple(map(candidate_of, filter(may_be_delegated, people))),
                self._investigator(people, today),
                desk.staff_member.role is not Role.MONITOR,
                today,
            )
        )

    def add(self, typed: TypedLines) -> None:
        if typed.from_on is None:
            self.refused.emit(_("Enter the first day."))
            return
        done = self._desk.do(
            propose_delegation,
            user_name=typed.user_name,
            duties=tuple(map(Duty, typed.duties)),
            from_on=typed.from_on,
            until_on=typed.until_on,
            trial_id=None if typed.for_all else self._trial_id,
            reason=typed.reason,
        )
        if done:
            self.stored.emit()

    def sign(self, typed: TypedSignature) -> None:
        """Sign the lines that were read, as the investigator who types the password."""
        self._work(
            partial(
                sign_delegations,
                actor=self._desk.staff_member,
                delegation_ids=typed.delegation_ids,
                user_name=typed.user_name,
                password=typed.password,
            ),
            _("Signed: from now on these lines hold."),
        )

    def end(self, delegation_id: int, typed: TypedSignature) -> None:
        if typed.ended_on is None:
            self.refused.emit(_("Enter the day from which on it holds no more."))
            return
        self._work(
            partial(
                end_delegation,
                actor=self._desk.staff_member,
                delegation_id=delegation_id,
                ended_on=typed.ended_on,
                reason=typed.reason,
                user_name=typed.user_name,
                password=typed.password,
            ),
            _("The line was ended."),
        )

    def print(self) -> None:
        if self._trial_id:
            self.print_wanted.emit(self._trial_id)

    def refuse(self, error: CoordinatorError) -> None:
        self.refused.emit(str(error))

    def _work(self, work: "partial[None]", told: str) -> None:
        """Do what checks a password, beside the screen: it takes a while on purpose."""
        if self._is_busy:
            return
        self._is_busy = True

        def done(_nothing: None) -> None:
            self.stored.emit()
            self.told.emit(told)
            self.people_changed.emit()
            self.refresh()

        errand = self._desk.ask_in_background(work, done=done, failed=self.refuse)
        errand.ended.connect(self._free)

    def _free(self) -> None:
        self._is_busy = False

    def _investigator(self, people: tuple[StaffMember, ...], today: date) -> str:
        """Name who signs: the person here, or the only one who may."""
        whom = [one.user_name for one in in_charge(people, today, self._trial_id or None)]
        own = self._desk.staff_member.user_name
        return own if own in whom else (whom[0] if len(whom) == 1 else "")

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()


def row_of(line: DelegationLine, today: date) -> LineRow:
    signed, tone = signed_of(line, today)
    return LineRow(
        line.id,
        line.person.name,
        line.person.initials,
        duty_of(line),
        line.trial or _("all trials"),
        line.delegation.from_on.isoformat(),
        until_of(line),
        signed,
        tone,
        is_unsigned(line, today),
        is_running(line, today),
    )


def signed_of(line: DelegationLine, today: date) -> tuple[str, Tone]:
    if line.signature is not None:
        day = line.signature.signed_at.date()
        words = _("{name}, {day}").format(name=line.signature.signer, day=day)
        return words, Tone.SATISFIED if is_running(line, today) else Tone.NEUTRAL
    if not line.delegation.is_proposed:
        return _("from the set-up, unsigned"), Tone.INFO
    return _("waits for a signature"), Tone.OPEN


def until_of(line: DelegationLine) -> str:
    if line.delegation.ended_on is not None:
        return _("ended {day}").format(day=line.delegation.ended_on)
    return line.delegation.until_on.isoformat() if line.delegation.until_on else _("open")


def is_unsigned(line: DelegationLine, today: date) -> bool:
    return line.signature is None and is_running(line, today)


def is_running(line: DelegationLine, today: date) -> bool:
    """Whether it can still be signed or ended."""
    given = line.delegation
    is_over = given.until_on is not None and given.until_on < today
    return given.ended_on is None and not is_over


def duty_of(line: DelegationLine) -> str:
    return _(DUTY_WORDS[line.delegation.duty])


def may_be_delegated(person: StaffMember) -> bool:
    return person.ended_at is None and bool(DUTIES_OF[person.role])


def candidate_of(person: StaffMember) -> Candidate:
    duties = tuple((duty.value, _(DUTY_WORDS[duty])) for duty in DUTIES_OF[person.role])
    return Candidate(person.user_name, particulars((person.name, person.role_words)), duties)


def _day(registry: Registry) -> date:
    return registry.clock().date()
