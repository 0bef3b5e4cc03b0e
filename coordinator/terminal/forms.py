"""Forms as PDF at the terminal, and the inspector's pack of them."""

import hashlib
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from coordinator.commands.printing import record_print
from coordinator.domain.errors import Refused
from coordinator.domain.form import Annex, Copy, ThirdPlace
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.report import require_period
from coordinator.domain.staff import StaffMember
from coordinator.languages import Language
from coordinator.list_files import require_ending
from coordinator.pack import PackWanted, save_pack
from coordinator.printout import Printout, write_printout
from coordinator.printouts import (
    amendment_printout,
    blank_printout,
    clarifications_printout,
    screening_printout,
)
from coordinator.printouts_of_audit import screening_trail_printout, trial_trail_printout
from coordinator.printouts_of_former import former_print, former_printout
from coordinator.printouts_of_people import access_printout, delegation_log_printout
from coordinator.queries.people import begun_on
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import versions_of
from coordinator.registry.store import Registry
from coordinator.terminal.registry import (
    NoSuchTrial,
    NoVersion,
    opened,
    screening_named,
    trial_named,
)
from coordinator.text import N_, _, listed

BOTH, ZIP = "both", ".zip"
LANGUAGES = (Language.CHINESE.value, Language.ENGLISH.value, BOTH)


class NothingToCompare(Refused):
    problem = N_("{trial} has no two protocol versions of these names: it has {versions}.")
    remedy = N_("Say which to compare with --from and --to, as they are called here.")

    def __init__(self, trial: str, versions: str) -> None:
        super().__init__(trial=trial, versions=versions or "–")


class IdentityNotAgreed(Refused):
    problem = N_(
        "A pack that says who the subjects are is made only when somebody confirms it."
    )
    remedy = N_("Say --yes, or leave --identified out.")


def language_of(said: Namespace) -> Language | None:
    """Give the language that was asked for; None leaves it to the site."""
    if not said.language:
        return None
    return Language.BOTH if said.language == BOTH else Language(said.language)


def write_form(said: Namespace) -> int:
    """Write a checklist: blank of a trial, or filled of a screening."""
    with opened(said) as (registry, actor):
        made = _blank(registry, actor, said) if said.blank else _filled(registry, actor, said)
        write_and_note(registry, actor, made, said.output)
    return 0


def _blank(registry: Registry, actor: StaffMember, said: Namespace) -> Printout:
    line = trial_named(registry, said.blank)
    if line.version_id is None:
        raise NoVersion(line.trial.label)
    return blank_printout(
        registry, actor=actor, version_id=line.version_id, language=language_of(said)
    )


def _filled(registry: Registry, actor: StaffMember, said: Namespace) -> Printout:
    found = screening_named(registry, said.screening, said.trial)
    copy = Copy.SPONSOR if said.sponsor else Copy(said.copy)
    if said.record_version is not None:
        printed = former_print(registry, found, said.record_version)
        return former_printout(
            registry, actor=actor, printed=printed, copy=copy, language=language_of(said)
        )
    return screening_printout(
        registry,
        actor=actor,
        screening_id=found,
        copy=copy,
        annexes=frozenset(map(Annex, said.annexes)),
        language=language_of(said),
        third=ThirdPlace(said.third) if said.third else None,
    )


def write_clarifications(said: Namespace) -> int:
    with opened(said) as (registry, actor):
        trial_id = trial_named(registry, said.trial).trial.id
        made = clarifications_printout(
            registry, actor=actor, trial_id=trial_id, language=language_of(said)
        )
        write_and_note(registry, actor, made, said.output)
    return 0


def write_amendment(said: Namespace) -> int:
    """Write the comparison of two versions: of those named, else of the two newest."""
    with opened(said) as (registry, actor):
        trial = trial_named(registry, said.trial).trial
        versions = versions_of(registry, trial.id)[::-1]
        pair = _pair(versions, said.since, said.to)
        if pair is None:
            names = listed(version.version or version.name for version in versions)
            raise NothingToCompare(trial.label, names)
        made = amendment_printout(
            registry,
            actor=actor,
            earlier_id=pair[0],
            later_id=pair[1],
            language=language_of(said),
        )
        write_and_note(registry, actor, made, said.output)
    return 0


def _pair(versions: Sequence[ProtocolVersion], since: str, to: str) -> tuple[int, int] | None:
    """Find the two versions, oldest first; None where there are no such two."""
    named = {version.version: version.id for version in versions}
    ids = [version.id for version in versions]
    later = named.get(to) if to else ids[-1] if ids else None
    before = [number for number in ids if later is not None and number < later]
    earlier = named.get(since) if since else before[-1] if before else None
    return (earlier, later) if earlier and later and earlier != later else None


def write_delegation_log(said: Namespace) -> int:
    with opened(said) as (registry, actor):
        trial_id = trial_named(registry, said.trial).trial.id
        made = delegation_log_printout(
            registry, actor=actor, trial_id=trial_id, language=language_of(said)
        )
        write_and_note(registry, actor, made, said.output)
    return 0


def write_access_report(said: Namespace) -> int:
    with opened(said) as (registry, actor):
        since = said.since or begun_on(registry)
        until = said.until or registry.clock().date()
        require_period(since, until)
        made = access_printout(
            registry,
            actor=actor,
            since=since,
            until=until,
            language=language_of(said),
        )
        write_and_note(registry, actor, made, said.output)
    return 0


def write_trail(said: Namespace) -> int:
    """Write the audit trail of a screening, or of a whole trial."""
    with opened(said) as (registry, actor):
        language = language_of(said)
        if said.of_trial:
            trial_id = trial_named(registry, said.of_trial).trial.id
            made = trial_trail_printout(
                registry, actor=actor, trial_id=trial_id, language=language
            )
        else:
            found = screening_named(registry, said.screening, said.trial)
            made = screening_trail_printout(
                registry, actor=actor, screening_id=found, language=language
            )
        write_and_note(registry, actor, made, said.output)
    return 0


def write_pack(said: Namespace) -> int:
    """Write the inspector's pack of a trial, or of a screening."""
    require_ending(said.output, (ZIP,))
    with opened(said) as (registry, actor):
        if said.identified and not (said.yes or _is_agreed()):
            raise IdentityNotAgreed
        trial_id, screening_id = _packed(registry, said.name, said.trial)
        wanted = PackWanted(trial_id, screening_id, language_of(said), said.identified)
        save_pack(registry, actor, wanted, said.output)
    return 0


def _is_agreed() -> bool:
    """Ask on a terminal, where a word has to be typed; nobody is asked elsewhere."""
    if not sys.stdin.isatty():
        return False
    word = _("identified")
    question = _("Type “{word}” to make a pack that says who the subjects are: ")
    sys.stdout.write(question.format(word=word))
    sys.stdout.flush()
    return sys.stdin.readline().strip() == word


def _packed(registry: Registry, name: str, trial: str) -> tuple[int, int | None]:
    """Find the trial of this name, else the screening of this number with its trial."""
    if not trial:
        try:
            return trial_named(registry, name).trial.id, None
        except NoSuchTrial:
            pass  # it is a screening's number, or nothing's name
    found = screening_named(registry, name, trial)
    return screening_of(registry, found, with_identity=False).trial.id, found


def write_and_note(registry: Registry, actor: StaffMember, made: Printout, path: Path) -> None:
    write_printout(path, made)
    record_print(
        registry,
        actor,
        form=made.form,
        key=made.key,
        sha256=hashlib.sha256(made.pdf).hexdigest(),
        printed=made.printed,
    )
