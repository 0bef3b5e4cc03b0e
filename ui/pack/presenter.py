"""What an inspector's pack is of, in which language, and the way to the file."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coordinator.languages import LANGUAGE_WORDS, Language
from coordinator.pack import Pack, PackWanted, save_pack
from coordinator.printout import Printout
from coordinator.printouts_of_audit import screening_trail_printout, trial_trail_printout
from coordinator.queries.exchange import screenings_to_export
from coordinator.queries.staff import site_of
from coordinator.queries.trials import trials_of
from coordinator.registry.store import Registry
from coordinator.text import _, many
from ui.desk import Desk, Errand, Report
from ui.pack.view import ALL, PackView

NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*', " "))


@dataclass(frozen=True, slots=True)
class Known:
    """What the registry says: its trials with a version, the screenings of the chosen one."""

    trials: tuple[tuple[int, str], ...] = ()
    trial_id: int = 0
    screenings: tuple[tuple[int, str], ...] = ()
    language: Language = Language.ENGLISH


class PackPresenter(QObject):
    shown = Signal(PackView)
    under_way = Signal(Errand, str)
    told = Signal(str)
    print_wanted = Signal(str, str, object, object)
    """The audit trail alone is to be shown for printing: as ways.print_form is told."""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._known = Known()
        self._wanted = PackWanted(0)
        self._errand: Errand | None = None
        self._is_attended = False
        desk.changed.connect(self._follow)

    def open(self) -> None:
        """Begin anew: who is named is asked for each time."""
        self._wanted = replace(self._wanted, with_identity=False)

    def attend(self) -> None:
        self._is_attended = True
        self.refresh()

    def rest(self) -> None:
        self._is_attended = False

    def refresh(self) -> None:
        self._desk.ask_in_background(known_of, self._wanted.trial_id, done=self._take)

    def choose_trial(self, trial: str) -> None:
        self._wanted = replace(self._wanted, trial_id=int(trial), screening_id=None)
        self.refresh()

    def choose_part(self, part: str) -> None:
        """Choose the whole trial, or one screening by its number in the registry."""
        self._want(replace(self._wanted, screening_id=None if part == ALL else int(part)))

    def choose_language(self, language: str) -> None:
        self._want(replace(self._wanted, language=Language(language)))

    def name_subjects(self, is_naming: bool) -> None:  # noqa: FBT001  what a check box says
        can_name = self._desk.staff_member.sees_identity
        self._want(replace(self._wanted, with_identity=is_naming and can_name))

    def save_to(self, path: Path) -> None:
        """Make the pack and write it to `path`, beside the screen."""
        if self._errand is not None:
            return
        desk, wanted = self._desk, self._wanted

        def work(report: Report) -> Pack:
            return save_pack(desk.registry, desk.staff_member, wanted, path, report)

        self._errand = errand = desk.report_in_background(
            work, done=lambda made: self._tell(made, path)
        )
        errand.ended.connect(self._be_free)
        self._show()
        self.under_way.emit(errand, _("Putting the pack together…"))

    def print_trail(self) -> None:
        """Show the audit trail of what is chosen, to be printed or saved alone."""
        person, wanted = self._desk.staff_member, self._wanted
        making: partial[Printout] = (
            partial(trial_trail_printout, actor=person, trial_id=wanted.trial_id)
            if wanted.screening_id is None
            else partial(
                screening_trail_printout, actor=person, screening_id=wanted.screening_id
            )
        )
        self.print_wanted.emit("audit trail", _("Audit trail"), making, wanted.language)

    def leave(self) -> None:
        self.left.emit()

    def _want(self, wanted: PackWanted) -> None:
        self._wanted = wanted
        self._show()

    def _take(self, known: Known) -> None:
        self._known = known
        ids = [found for found, _number in known.screenings]
        one = self._wanted.screening_id
        self._wanted = replace(
            self._wanted,
            trial_id=known.trial_id,
            screening_id=one if one in ids else None,
            language=self._wanted.language or known.language,
        )
        self._show()

    def _show(self) -> None:
        wanted, known = self._wanted, self._known
        language = wanted.language or known.language
        number = dict(known.screenings).get(wanted.screening_id or 0, "")
        label = dict(known.trials).get(known.trial_id, "")
        sees_identity = self._desk.staff_member.sees_identity
        everything = many(
            "the trial with its {count} screening",
            "the trial with its {count} screenings",
            len(known.screenings),
        )
        self.shown.emit(
            PackView(
                trials=tuple((str(found), words) for found, words in known.trials),
                trial=str(known.trial_id) if known.trial_id else "",
                parts=(
                    (ALL, everything),
                    *((str(one), name) for one, name in known.screenings),
                ),
                part=ALL if wanted.screening_id is None else str(wanted.screening_id),
                languages=tuple((one.value, _(words)) for one, words in LANGUAGE_WORDS.items()),
                language=language.value,
                can_name=sees_identity,
                is_naming=wanted.with_identity,
                naming_note=naming_note(sees_identity=sees_identity),
                holds=holds(is_of_one=bool(number), is_naming=wanted.with_identity)
                if known.trial_id
                else (_("No trial has a protocol version yet: there is nothing to pack."),),
                file_name=file_name(label, number),
                can_make=bool(known.trial_id) and self._errand is None,
                is_busy=self._errand is not None,
            )
        )

    def _tell(self, made: Pack, path: Path) -> None:
        files = many("{count} file", "{count} files", made.count)
        words = _("Saved as {name}: {files}, and the manifest with the hash of each.")
        self.told.emit(words.format(name=path.name, files=files))

    def _be_free(self) -> None:
        self._errand = None
        self._show()

    def _follow(self) -> None:
        if self._is_attended:
            self.refresh()


def known_of(registry: Registry, trial_id: int) -> Known:
    """Ask for the trials, and for the screenings of this one or else of the first."""
    found = [line for line in trials_of(registry) if line.version_id is not None]
    trials = tuple((line.trial.id, line.trial.label) for line in found)
    ids = [number for number, _label in trials]
    chosen = trial_id if trial_id in ids else next(iter(ids), 0)
    screenings = screenings_to_export(registry, chosen) if chosen else ()
    return Known(trials, chosen, screenings, Language(site_of(registry).forms_language))


def holds(*, is_of_one: bool, is_naming: bool) -> tuple[str, ...]:
    """Say what will be in the pack."""
    checklists = (
        _("The checklist of the screening with all its annexes, as PDF.")
        if is_of_one
        else _("The checklist of each screening with all its annexes, as PDF.")
    )
    naming = _("Nothing that says who the subjects are: typed names are withheld, too.")
    if is_naming:
        naming = (
            _("The site's copy with the subject's name, and what the signatures are bound to.")
            if is_of_one
            else _("The site's copies, the identification list, what signatures are bound to.")
        )
    return (
        checklists,
        _("Screening log, delegation log, clarifications, comparisons of protocol versions."),
        _("The audit trail: every entry, after the whole chain was verified."),
        _("The log as CSV, and everything asked, answered and signed as CDISC ODM-XML."),
        _("A manifest with the SHA-256 of each file and the head of the chain."),
        naming,
    )


def naming_note(*, sees_identity: bool) -> str:
    if not sees_identity:
        return _("Only the site's coordinators and investigators may name the subjects.")
    return _("Leave it out unless the inspector takes it away with the site's consent.")


def file_name(label: str, number: str) -> str:
    words = " ".join(filter(None, (_("inspector's pack"), label, number)))
    return f"{' '.join(words.translate(NOT_IN_FILE_NAMES).split())}.zip"
