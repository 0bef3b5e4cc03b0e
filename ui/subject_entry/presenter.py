"""Entering a subject, and correcting one: proposals while typing, warnings of duplicates."""

from dataclasses import fields, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from coordinator.commands.subjects import correct_subject, enter_subject
from coordinator.domain.errors import CoordinatorError
from coordinator.domain.meanwhile import ChangedMeanwhile
from coordinator.domain.subject import (
    SEX_WORDS,
    Identity,
    Sex,
    Subject,
    SubjectExists,
    normalised_hospital_number,
)
from coordinator.domain.windows import DateBeforeBirth, DateInFuture, OutOfRange
from coordinator.initials import Offers, offers
from coordinator.queries.subjects import possible_duplicates, subject_of
from coordinator.registry.store import Registry
from coordinator.text import N_, _
from ui.desk import Desk, Errand
from ui.subject_entry.view import EntryView, Proposed, Resembling, Typed

MISSING = {
    "hospital_number": N_("Enter the hospital number."),
    "name": N_("Enter the name, as on the identity card."),
    "sex": N_("Choose the sex at birth."),
    "birth_on": N_("Enter the birth date."),
    "initials": N_("Enter initials, or take a proposal."),
    "reason": N_("Say why it is corrected."),
}
UNSETTLED = N_("Take the reading that is so, or type the initials.")
ANY_NAME = "名"  # loads the dictionary while the hospital number is typed
Problems = tuple[tuple[str, str], ...]


class SubjectEntryPresenter(QObject):
    shown = Signal(EntryView)
    initials_proposed = Signal(Proposed)
    """Initials that fit the name typed last, the likeliest first."""
    duplicates_found = Signal(tuple)
    """Subjects (Resembling) whom the one being typed resembles."""
    entered = Signal(int)
    """The subject with this id is in the registry, or was corrected."""
    chosen = Signal(int)
    """The person saw that the subject is in the registry already, and wants that one."""
    dropped = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._corrected: Subject | None = None
        self._errand: Errand | None = None
        self._refusal: CoordinatorError | None = None
        desk.refused.connect(self._note_refusal)

    def begin(self, name: str = "", hospital_number: str = "") -> None:
        """Show an empty form, or one with what was searched for in vain."""
        self._corrected = None
        self._desk.work_in_background(offers, ANY_NAME, done=_ignore)
        self._tell(Typed(name=name, hospital_number=hospital_number))

    def correct(self, subject_id: int) -> None:
        """Show the form with a subject to be corrected."""
        subject = self._desk.ask(subject_of, subject_id)
        self._corrected = subject
        self._tell(_typed_of(subject))

    def name_typed(self, name: str) -> None:
        """Propose initials, not on this thread: the first Chinese name loads a dictionary."""
        if self._errand is not None:
            self._errand.cancel()
        self._errand = self._desk.work_in_background(offers, name, done=self._propose)

    def _propose(self, found: Offers) -> None:
        told = tuple((offer.letters, offer.reading) for offer in found.found)
        self.initials_proposed.emit(Proposed(told, found.to_check))

    def identity_typed(self, typed: Typed) -> None:
        """Look for subjects whom the one being typed resembles."""
        found = self._desk.ask(
            possible_duplicates,
            name=typed.name,
            hospital_number=typed.hospital_number,
            birth_on=typed.birth_on,
            but=self._corrected.id if self._corrected else 0,
        )
        folded = normalised_hospital_number(typed.hospital_number)
        self.duplicates_found.emit(tuple(_resembling(subject, folded) for subject in found))

    def enter(self, typed: Typed) -> None:
        """Enter or correct the subject, or say at the fields what is missing."""
        problems = self._missing(typed)
        if typed.sex is None or typed.birth_on is None or problems:
            self._tell(typed, problems)
            return
        former = self._corrected.identity if self._corrected else None
        identity = replace(
            former or Identity("", "", typed.birth_on),
            name=typed.name.strip(),
            hospital_number=typed.hospital_number.strip(),
            birth_on=typed.birth_on,
        )
        self._refusal = None
        subject_id = self._store(identity, typed.sex, typed)
        if subject_id is not None:
            self.entered.emit(subject_id)
        else:
            if isinstance(self._refusal, ChangedMeanwhile):
                typed = self._caught_up(typed)
            self._tell(typed, _placed(self._refusal))

    def choose(self, subject_id: int) -> None:
        self.chosen.emit(subject_id)

    def drop(self) -> None:
        self.dropped.emit()

    def _store(self, identity: Identity, sex: Sex, typed: Typed) -> int | None:
        if self._corrected is None:
            return self._desk.did(
                enter_subject, identity=identity, sex=sex, initials=typed.initials
            )
        done = self._desk.do(
            correct_subject,
            subject_id=self._corrected.id,
            identity=identity,
            sex=sex,
            initials=typed.initials,
            reason=typed.reason,
            seen=self._corrected,
        )
        return self._corrected.id if done else None

    def _caught_up(self, typed: Typed) -> Typed:
        """Show what another window stored meanwhile, where nothing else was typed here."""
        if self._corrected is None:
            return typed
        before = _typed_of(self._corrected)
        self._corrected = self._desk.ask(subject_of, self._corrected.id)
        now = _typed_of(self._corrected)
        theirs = {
            field.name: getattr(now, field.name)
            for field in fields(now)
            if field.name != "reason"
            and getattr(typed, field.name) == getattr(before, field.name)
        }
        return replace(typed, **theirs)

    def _missing(self, typed: Typed) -> Problems:
        values = {
            "hospital_number": typed.hospital_number.strip(),
            "name": typed.name.strip(),
            "sex": typed.sex,
            "birth_on": typed.birth_on,
            "initials": typed.initials.strip(),
        }
        if self._corrected is not None:
            values["reason"] = typed.reason.strip()
        missing = tuple((name, _(MISSING[name])) for name, value in values.items() if not value)
        if values["initials"] and not typed.are_initials_settled:
            return (*missing, ("initials", _(UNSETTLED)))
        return missing

    def _note_refusal(self, error: CoordinatorError) -> None:
        self._refusal = error

    def _tell(self, typed: Typed, problems: Problems = ()) -> None:
        is_correction = self._corrected is not None
        self.shown.emit(
            EntryView(
                title=_("Correct the subject") if is_correction else _("Enter a subject"),
                act=_("Store the &correction") if is_correction else _("&Enter the subject"),
                typed=typed,
                is_correction=is_correction,
                today=self._desk.ask(_day_of),
                problems=problems,
            )
        )


def _typed_of(subject: Subject) -> Typed:
    identity = subject.identity
    if identity is None:
        return Typed()
    return Typed(
        identity.hospital_number,
        identity.name,
        subject.sex,
        identity.birth_on,
        subject.initials,
    )


def _placed(error: CoordinatorError | None) -> Problems:
    """Say at which field a refusal belongs; others are told in the message bar only."""
    if isinstance(error, SubjectExists):
        return (("hospital_number", error.what_happened),)
    if isinstance(error, DateInFuture | DateBeforeBirth | OutOfRange):
        return (("birth_on", error.what_happened),)
    return ()


def _resembling(subject: Subject, folded: str) -> Resembling:
    identity = subject.identity
    if identity is None:
        return Resembling(subject.id, subject.initials, is_same_number=False)
    same = bool(folded) and normalised_hospital_number(identity.hospital_number) == folded
    words = _("{initials}, {name}, hospital number {number}, {sex}, born {birth}").format(
        initials=subject.initials,
        name=identity.name,
        number=identity.hospital_number,
        sex=_(SEX_WORDS[subject.sex]),
        birth=identity.birth_on.isoformat(),
    )
    return Resembling(subject.id, words, is_same_number=same)


def _ignore(_offers: Offers) -> None:
    """Nobody asked for these initials: only the dictionary was wanted."""


def _day_of(registry: Registry) -> date:
    return registry.clock().date()
