"""The versions of a trial's consent form, and which amendments ask for consent again."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from coordinator.commands.consents import (
    ask_consent_again,
    change_consent_form,
    enter_consent_form,
)
from coordinator.domain.consent_form import ConsentForm, validity_words
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.staff import Duty
from coordinator.queries.consents import SignedWith, consent_forms_of, signed_with
from coordinator.queries.trials import trial_of, versions_of
from coordinator.registry.store import Registry
from coordinator.text import N_, _
from ui.consent_forms.view import AmendmentLine, ConsentFormsView, FormLine, TypedForm
from ui.desk import Desk
from ui.widgets.tones import Tone

VALID = N_("valid"), Tone.SATISFIED
ENDED = N_("expired"), Tone.NEUTRAL
NOT_YET = N_("not yet"), Tone.INFO


class ConsentFormsPresenter(QObject):
    shown = Signal(ConsentFormsView)
    problems_found = Signal(dict)
    """By the name of the field: what is missing there."""
    stored = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._trial_id = 0
        self._is_shown = False
        desk.changed.connect(self._follow)

    def open(self, trial_id: int) -> None:
        self._trial_id = trial_id
        self.refresh()

    def watch(self, *, is_shown: bool) -> None:
        """Follow what changes only while somebody looks."""
        self._is_shown = is_shown
        self._follow()

    def enter(self, typed: TypedForm) -> None:
        """Enter a version that is new."""
        problems = missing(typed)
        if problems or typed.valid_from is None:
            self.problems_found.emit(problems)
        elif self._desk.do(
            enter_consent_form,
            trial_id=self._trial_id,
            version=typed.version,
            valid_from=typed.valid_from,
            valid_until=typed.valid_until,
            asks_again=typed.asks_again,
            note=typed.note,
        ):
            self.stored.emit()

    def change(self, shown: FormLine, typed: TypedForm) -> None:
        """Store how long the version that was shown is valid now; recorded consents stay."""
        problems = missing(typed)
        if not typed.reason.strip():
            problems["reason"] = _("Say in a few words why it is changed.")
        if problems or typed.valid_from is None:
            self.problems_found.emit(problems)
        elif self._desk.do(
            change_consent_form,
            form_id=shown.id,
            valid_from=typed.valid_from,
            valid_until=typed.valid_until,
            asks_again=typed.asks_again,
            note=typed.note,
            reason=typed.reason,
            seen=form_of(shown, self._trial_id),
        ):
            self.stored.emit()

    def ask_again(self, version_id: int, asks: bool, reason: str = "") -> None:  # noqa: FBT001
        self._desk.do(ask_consent_again, version_id=version_id, asks=asks, reason=reason)

    def leave(self) -> None:
        self.left.emit()

    def refresh(self) -> None:
        trial = self._desk.ask(trial_of, self._trial_id)
        today, me = self._desk.ask(_day_of), self._desk.staff_member
        signed = self._desk.ask(signed_with, trial.id)
        maintains = me.is_delegated(Duty.MAINTAIN_TRIALS, today, trial.id)
        self.shown.emit(
            ConsentFormsView(
                trial_id=trial.id,
                subtitle=f"{trial.label} · {trial.short_title}",
                lines=tuple(
                    form_line(form, today, signed.get(form.version))
                    for form in self._desk.ask(consent_forms_of, trial.id)
                ),
                amendments=amendment_lines(self._desk.ask(versions_of, trial.id)),
                can_enter=maintains or me.is_delegated(Duty.OBTAIN_CONSENT, today, trial.id),
                can_change=maintains,
            )
        )

    def _follow(self) -> None:
        if self._is_shown and self._trial_id:
            self.refresh()


def missing(typed: TypedForm) -> dict[str, str]:
    found = {}
    if not typed.version.strip():
        found["version"] = _("Enter the version that is printed on the form.")
    if typed.valid_from is None:
        found["valid_from"] = _("Enter the first day on which it is valid.")
    return found


def form_line(form: ConsentForm, today: date, signed: SignedWith | None) -> FormLine:
    state, tone = VALID if form.is_valid_on(today) else ENDED
    if form.valid_from > today:
        state, tone = NOT_YET
    return FormLine(
        form.id,
        form.version,
        validity_words(form),
        _(state),
        tone,
        _("asks again") if form.asks_again else "",
        signed_words(form, signed),
        form.note,
        form.valid_from,
        form.valid_until,
        form.asks_again,
    )


def form_of(line: FormLine, trial_id: int) -> ConsentForm:
    """Give the version as it stood on the page."""
    return ConsentForm(
        line.id,
        trial_id,
        line.version,
        line.valid_from,
        line.valid_until,
        line.asks_again,
        line.note,
    )


def signed_words(form: ConsentForm, signed: SignedWith | None) -> str:
    """Say how often a version was signed, and whether ever outside of its validity (C1)."""
    if signed is None:
        return ""
    if form.is_valid_on(signed.first_on) and form.is_valid_on(signed.last_on):
        return str(signed.count)
    day = signed.last_on if form.is_valid_on(signed.first_on) else signed.first_on
    return _("{count}, outside: {day}").format(count=signed.count, day=day.isoformat())


def amendment_lines(versions: tuple[ProtocolVersion, ...]) -> tuple[AmendmentLine, ...]:
    """Give the protocol versions after the first one, newest first."""
    return tuple(
        AmendmentLine(
            version.id,
            version.name,
            version.asks_consent_again,
            is_in_use=version.activated_at is not None,
        )
        for version in versions[:-1]
    )


def _day_of(registry: Registry) -> date:
    return registry.clock().date()
