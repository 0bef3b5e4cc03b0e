"""The people of the site: listed, entered, changed, let in again, let out."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from coordinator.commands.people import (
    change_staff_member,
    end_access,
    enter_staff_member,
    reset_password,
    unlock_person,
)
from coordinator.domain.access import PersonLine
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.password import temporary_password
from coordinator.domain.staff import (
    DUTY_WORDS,
    ROLE_WORDS,
    Delegation,
    NewStaffMember,
    Role,
    StaffMember,
)
from coordinator.initials import proposals
from coordinator.queries.people import keepers, people_of
from coordinator.registry.store import Registry
from coordinator.text import _, many
from ui.desk import Desk
from ui.people.view import PeopleView, PersonDetail, PersonRow, TypedPerson
from ui.widgets.tones import Tone

MOMENT = "%Y-%m-%d %H:%M"


class PeoplePresenter(QObject):
    shown = Signal(PeopleView)
    refused = Signal(str)
    """Why what was typed cannot stand, and what to do."""
    stored = Signal()
    """What was typed in the dialog is stored."""
    told = Signal(str)
    delegations_wanted = Signal()
    report_wanted = Signal(date, date)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chosen = ""
        self._is_attended = self._is_busy = False
        desk.changed.connect(self._follow)

    def attend(self) -> None:
        self._is_attended = True
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def choose(self, user_name: str) -> None:
        if user_name != self._chosen:
            self._chosen = user_name
            self.refresh()

    def refresh(self) -> None:
        desk = self._desk
        lines = desk.ask(people_of)
        known = {line.person.user_name: line for line in lines}
        if self._chosen not in known:
            self._chosen = next(iter(known), "")
        whom = desk.ask(keepers)
        own = desk.staff_member.user_name
        can_change = own in {person.user_name for person in whom}
        names = _(" or ").join(person.name for person in whom)
        ended = sum(line.person.ended_at is not None for line in lines)
        here = many("{count} person", "{count} people", len(lines) - ended)
        gone = _("{count} who left").format(count=ended) if ended else ""
        self.shown.emit(
            PeopleView(
                " · ".join(filter(None, (here, gone))),
                tuple(map(row_of, lines)),
                detail_of(known[self._chosen], own) if self._chosen else None,
                tuple((role.value, _(words)) for role, words in ROLE_WORDS.items()),
                can_change,
                "" if can_change else _("Changed by {names}.").format(names=names),
                desk.ask(_day),
            )
        )

    def propose_password(self) -> str:
        return temporary_password()

    def propose_initials(self, name: str) -> str:
        return next(iter(proposals(name)), "")

    def add(self, typed: TypedPerson) -> None:
        person = NewStaffMember(
            typed.user_name, typed.name, Role(typed.role), typed.password, typed.initials
        )
        words = _("{name} can sign in, and chooses a new password then.")
        self._work(
            partial(enter_staff_member, actor=self._desk.staff_member, person=person),
            words.format(name=typed.name),
        )

    def change(self, typed: TypedPerson, shown: PersonDetail) -> None:
        """Store what is other than in the dialog as it was `shown`."""
        row, role = shown.row, Role(shown.role_value)
        done = self._desk.do(
            change_staff_member,
            user_name=typed.user_name,
            name=typed.name,
            initials=typed.initials,
            role=Role(typed.role),
            reason=typed.reason,
            seen=StaffMember(row.user_name, row.name, role, initials=row.initials),
        )
        if done:
            self.stored.emit()

    def reset(self, user_name: str, password: str) -> None:
        words = _("Tell the temporary password to that person alone; it is shown no more.")
        work = partial(
            reset_password,
            actor=self._desk.staff_member,
            user_name=user_name,
            password=password,
        )
        self._work(work, words)

    def unlock(self) -> None:
        if self._desk.do(unlock_person, user_name=self._chosen):
            self.told.emit(_("The next password is tried at once."))

    def end_access(self, reason: str) -> None:
        if self._desk.do(end_access, user_name=self._chosen, reason=reason):
            self.told.emit(_("The access was ended, and all delegations with it."))

    def refuse(self, error: CoordinatorError) -> None:
        self.refused.emit(f"{error.what_happened} {error.what_to_do}")

    def _work(self, work: "partial[None]", told: str) -> None:
        """Do what makes a key of a password, beside the screen: it takes a while on purpose."""
        if self._is_busy:
            return
        self._is_busy = True

        def done(_nothing: None) -> None:
            self.stored.emit()
            self.told.emit(told)
            self.refresh()

        errand = self._desk.ask_in_background(work, done=done, failed=self.refuse)
        errand.ended.connect(self._free)

    def _free(self) -> None:
        self._is_busy = False

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()


def row_of(line: PersonLine) -> PersonRow:
    person, seen = line.person, line.signed_in_at
    state, tone = state_of(line)
    return PersonRow(
        person.user_name,
        person.name,
        person.initials,
        person.role_words,
        seen.strftime(MOMENT) if seen else _("never"),
        state,
        tone,
    )


def state_of(line: PersonLine) -> tuple[str, Tone | None]:
    """Say in words whether somebody can sign in."""
    if line.person.ended_at is not None:
        day = line.person.ended_at.astimezone().date()
        return _("access ended {day}").format(day=day), Tone.NEUTRAL
    if line.locked_until is not None:
        words = _("locked out until {time}")
        return words.format(time=line.locked_until.strftime("%H:%M:%S")), Tone.FAILED
    if line.must_change:
        return _("chooses a password first"), Tone.OPEN
    return _("can sign in"), Tone.SATISFIED


def detail_of(line: PersonLine, own: str) -> PersonDetail:
    person = line.person
    return PersonDetail(
        row_of(line),
        person.role.value,
        delegations_of(person),
        person.ended_at is None,
        line.locked_until is not None,
        person.user_name == own,
    )


def delegations_of(person: StaffMember) -> str:
    """Say what is delegated to a person; what has ended stands in the log."""
    lines = [line for line in person.delegations if line.ended_on is None]
    return "\n".join(map(delegation_words, lines)) or _("Nothing is delegated.")


def delegation_words(line: Delegation) -> str:
    """Write a line of the delegation log: what, since when, until when."""
    words = _("{duty}, from {day}") if line.until_on is None else _("{duty}, {day} to {until}")
    said = words.format(duty=_(DUTY_WORDS[line.duty]), day=line.from_on, until=line.until_on)
    return _("{line}, not signed yet").format(line=said) if line.is_proposed else said


def _day(registry: Registry) -> date:
    return registry.clock().date()
