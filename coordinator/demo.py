"""The main job from registry record to signed forms, done without a screen."""

from dataclasses import dataclass
from pathlib import Path

from coordinator.commands.printing import record_export
from coordinator.domain.form import Copy
from coordinator.domain.log import LogFilter
from coordinator.domain.screening import State
from coordinator.domain.staff import StaffMember
from coordinator.entering import enter
from coordinator.exchange.log_csv import write_log_csv
from coordinator.forms.eligibility_checklist import write_checklist
from coordinator.forms.screening_log import write_screening_log
from coordinator.queries.forms import blank_form, checklist_form, log_form
from coordinator.queries.log import log_rows
from coordinator.queries.trials import trials_of
from coordinator.registry.store import Clock, Registry, local_now
from coordinator.sample_registry import SAMPLE_PASSWORD, SAMPLES
from coordinator.samples import PEOPLE, Advance, create_sample_registry

FORMS = 8  # steps after the samples, for the progress bar
SHOWN = (State.ELIGIBLE, State.SCREEN_FAILURE, State.IN_SCREENING)


@dataclass(frozen=True, slots=True)
class Demonstration:
    registry: Path
    forms: tuple[Path, ...]


def demonstrate(out: Path, advance: Advance, clock: Clock = local_now) -> Demonstration:
    """Make a sample registry below `out`, and print from it: blank, filled, log, CSV.

    Raises:
        RegistryExists: a demonstration lies there already.
    """
    path = out / SAMPLES
    create_sample_registry(path, clock, lambda done, of: advance(done, of + FORMS))
    registry, coordinator = enter(path, PEOPLE[0].user_name, SAMPLE_PASSWORD, clock)
    try:
        forms = [
            *blank_checklists(registry, coordinator, out),
            *filled_checklists(registry, coordinator, out),
            *logs(registry, coordinator, out),
        ]
    finally:
        registry.close()
    advance(1, 1)
    return Demonstration(path, tuple(forms))


def blank_checklists(registry: Registry, actor: StaffMember, out: Path) -> list[Path]:
    """Write the blank checklist of every sample trial."""
    written = []
    for line in trials_of(registry):
        if line.version_id is None:
            continue
        path = out / f"blank {line.trial.label}.pdf"
        write_checklist(path, blank_form(registry, actor, version_id=line.version_id))
        written.append(path)
    return written


def filled_checklists(registry: Registry, actor: StaffMember, out: Path) -> list[Path]:
    """Write an eligible, a failed and a pending screening, and a sponsor copy of the first."""
    written = []
    rows = {row.state: row for row in log_rows(registry, LogFilter())}
    for state in SHOWN:
        row = rows[state.value]
        for copy in (Copy.SITE, Copy.SPONSOR) if state is State.ELIGIBLE else (Copy.SITE,):
            form = checklist_form(registry, actor, screening_id=row.screening_id, copy=copy)
            path = out / f"{row.trial} {row.screening_number} {state.value}, {copy.value}.pdf"
            write_checklist(path, form)
            written.append(path)
    return written


def logs(registry: Registry, actor: StaffMember, out: Path) -> list[Path]:
    """Write the screening log of the site as PDF and CSV."""
    wanted = LogFilter(descending=False)
    pdf, csv = out / "screening log.pdf", out / "screening log.csv"
    write_screening_log(pdf, log_form(registry, actor, wanted))
    count = write_log_csv(csv, log_rows(registry, wanted))
    record_export(registry, actor, what="screening log, CSV", key="all trials", rows=count)
    return [pdf, csv]
