"""`log`, `list` and `report`: lists of screenings and how recruitment goes, as files."""

from argparse import Namespace
from pathlib import Path

from coordinator.domain.errors import Refused
from coordinator.domain.lists import IDENTIFYING, ListKind
from coordinator.domain.report import ReportScope, require_period
from coordinator.list_files import (
    CSV,
    XLSX,
    export_list,
    export_log,
    export_report,
    require_ending,
)
from coordinator.printouts import log_printout
from coordinator.printouts_of_lists import list_printout, report_printout
from coordinator.queries.lists import log_filter
from coordinator.registry.store import Registry
from coordinator.terminal.forms import language_of, write_and_note
from coordinator.terminal.registry import opened, trial_named
from coordinator.text import N_

PDF = ".pdf"
KINDS = {
    "identification": ListKind.IDENTIFICATION,
    "enrolment": ListKind.ENROLMENT_LOG,
    "screening": ListKind.SCREENING_LOG,
    "screening-table": ListKind.SCREENING_TABLE,
    "code-table": ListKind.IDENTIFICATION_TABLE,
}


class IdentityNotConfirmed(Refused):
    problem = N_("A list that says who the subjects are is made only when that is confirmed.")
    remedy = N_("Say --yes-identifying-data, and keep the file in the site's own folder.")


def write_log(said: Namespace) -> int:
    """Write the screening log of a trial, or of the site, without identifying data."""
    with opened(said) as (registry, actor):
        wanted, language = log_filter(scope_of(registry, said)), language_of(said)
        if said.pdf:
            made = log_printout(registry, actor=actor, wanted=wanted, language=language)
            write_and_note(registry, actor, made, said.pdf)
        else:
            path: Path = said.csv or said.xlsx
            require_ending(path, (CSV if said.csv else XLSX,))
            export_log(registry, actor, wanted=wanted, path=path, language=language)
    return 0


def write_list(said: Namespace) -> int:
    """Write a list as PDF, as a workbook or as CSV, by the ending of the file (P1)."""
    kind = KINDS[said.list]
    if kind in IDENTIFYING and not said.confirmed:
        raise IdentityNotConfirmed
    suffix = require_ending(said.output, (PDF, XLSX, CSV))
    with opened(said) as (registry, actor):
        scope, language = scope_of(registry, said), language_of(said)
        if suffix == PDF:
            made = list_printout(
                registry, actor=actor, kind=kind, scope=scope, language=language
            )
            write_and_note(registry, actor, made, said.output)
        else:
            export_list(
                registry, actor, kind=kind, scope=scope, path=said.output, language=language
            )
    return 0


def write_report(said: Namespace) -> int:
    """Write the recruitment report as PDF, or its numbers as a workbook."""
    suffix = require_ending(said.output, (PDF, XLSX))
    with opened(said) as (registry, actor):
        scope, language = scope_of(registry, said), language_of(said)
        if suffix == PDF:
            made = report_printout(registry, actor=actor, scope=scope, language=language)
            write_and_note(registry, actor, made, said.output)
        else:
            export_report(registry, actor, scope=scope, path=said.output, language=language)
    return 0


def scope_of(registry: Registry, said: Namespace) -> ReportScope:
    require_period(said.from_day, said.until_day)
    trial_id = trial_named(registry, said.trial).trial.id if said.trial else None
    return ReportScope(trial_id, said.from_day, said.until_day)
