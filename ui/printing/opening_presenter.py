"""Which forms can be shown: one method a form, each with how it is made."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from coordinator.domain.form import Annex, Copy, ThirdPlace
from coordinator.domain.log import LogFilter
from coordinator.languages import LANGUAGE_WORDS, Language
from coordinator.printouts import (
    ANNEX_WORDS,
    COPY_WORDS,
    THIRD_WORDS,
    Printout,
    amendment_printout,
    blank_printout,
    clarifications_printout,
    log_printout,
    screening_printout,
)
from coordinator.printouts_of_former import record_version_printout
from coordinator.printouts_of_people import access_printout, delegation_log_printout
from coordinator.queries.staff import site_of
from coordinator.text import _
from ui.desk import Desk
from ui.printing.memory import FormPrinting, Memory
from ui.printing.view import PrintingView

Making = Callable[..., Printout]
"""Makes a form of a registry, in the `language` that it is told."""

CHECKLIST, BLANK = "checklist", "blank checklist"
LOG, CLARIFICATIONS, DELEGATIONS = "screening log", "clarifications", "delegation log"
AMENDMENT, ACCESS = "comparison of versions", "access report"


class Openings:
    """What of the printing presenter begins a form."""

    _desk: Desk
    _memory: Memory
    _screening_id: int

    def open_screening(self, screening_id: int) -> None:
        person = self._desk.staff_member
        copies = tuple(Copy) if person.sees_identity else (Copy.SPONSOR,)
        last = self._memory.printing_of(CHECKLIST)
        annexes = frozenset(Annex) & frozenset(last.annexes or ())
        self._screening_id = screening_id
        self._open(
            PrintingView(
                _("Eligibility checklist"),
                CHECKLIST,
                copies=tuple((copy, _(COPY_WORDS[copy])) for copy in copies),
                copy=Copy(last.copy) if last.copy in copies else copies[0],
                annexes=tuple((annex, _(words)) for annex, words in ANNEX_WORDS.items()),
                with_annexes=frozenset({Annex.WORKSHEETS}) if last.annexes is None else annexes,
                thirds=tuple((third, _(words)) for third, words in THIRD_WORDS.items()),
                third=ThirdPlace(last.third) if last.third in set(ThirdPlace) else None,
            )
        )

    def open_form(
        self, form_id: str, title: str, making: Making, language: Language | None = None
    ) -> None:
        """Show any other form; `making` is told the registry and the `language`."""
        self._screening_id = 0
        wanted = language.value if language else ""
        self._open(PrintingView(title, form_id, language=wanted), making)

    def open_blank(self, version_id: int) -> None:
        making = partial(blank_printout, actor=self._desk.staff_member, version_id=version_id)
        self.open_form(BLANK, _("Blank eligibility checklist"), making)

    def open_log(self, wanted: LogFilter) -> None:
        making = partial(log_printout, actor=self._desk.staff_member, wanted=wanted)
        self.open_form(LOG, _("Screening log"), making)

    def open_clarifications(self, trial_id: int) -> None:
        person = self._desk.staff_member
        making = partial(clarifications_printout, actor=person, trial_id=trial_id)
        self.open_form(CLARIFICATIONS, _("Clarifications"), making)

    def open_amendment(self, earlier_id: int, later_id: int) -> None:
        person = self._desk.staff_member
        making = partial(
            amendment_printout, actor=person, earlier_id=earlier_id, later_id=later_id
        )
        self.open_form(AMENDMENT, _("Comparison of protocol versions"), making)

    def open_delegations(self, trial_id: int) -> None:
        person = self._desk.staff_member
        making = partial(delegation_log_printout, actor=person, trial_id=trial_id)
        self.open_form(DELEGATIONS, _("Delegation log"), making)

    def open_access(self, since: date, until: date) -> None:
        person = self._desk.staff_member
        making = partial(access_printout, actor=person, since=since, until=until)
        self.open_form(ACCESS, _("Who had access when"), making)

    def _open(self, view: PrintingView, making: Making | None = None) -> None:
        """Begin a form in the language of the last one of its kind, or the site's."""
        last = self._memory.printing_of(view.form_id).language
        usual = last if last in set(Language) else self._desk.ask(site_of).forms_language
        known = view.language or usual
        languages = tuple((one.value, _(words)) for one, words in LANGUAGE_WORDS.items())
        self._start(replace(view, languages=languages, language=known), making)

    def _making_of_screening(self, view: PrintingView) -> Making:
        if view.former:
            return partial(
                record_version_printout,
                actor=self._desk.staff_member,
                screening_id=self._screening_id,
                record_version=int(view.former),
                copy=view.copy,
            )
        return partial(
            screening_printout,
            actor=self._desk.staff_member,
            screening_id=self._screening_id,
            copy=view.copy,
            annexes=view.with_annexes,
            third=view.third,
        )

    def _start(self, view: PrintingView, making: Making | None = None) -> None:
        raise NotImplementedError


def formers_of(made: Printout) -> tuple[tuple[str, str], ...]:
    """Offer what was printed of a screening before, and stands no more; nothing without."""
    words = _("record version {version}, printed {day}: superseded")
    former = tuple(
        (
            str(found.record_version),
            words.format(
                version=found.record_version, day=found.printed_at.astimezone().date()
            ),
        )
        for found in made.former
    )
    return (("", _("the record as it stands")), *former) if former else ()


def as_chosen(view: PrintingView, last: FormPrinting) -> FormPrinting:
    """Remember what was chosen on the page beside what was chosen of the printer."""
    chosen = replace(last, language=view.language)
    if not view.annexes:
        return chosen
    return replace(
        chosen,
        copy=view.copy.value,
        third=view.third.value if view.third else "",
        annexes=tuple(sorted(view.with_annexes)),
    )
