"""`trials`, `form`, `log` and `verify`: what a registry gives out at the terminal."""

import hashlib
import json
import sys
from argparse import Namespace

from coordinator.commands.audit import verify_trail
from coordinator.commands.printing import record_export, record_print
from coordinator.domain.audit import TrailBroken
from coordinator.domain.form import ChecklistForm, Copy
from coordinator.domain.log import LogFilter
from coordinator.domain.staff import StaffMember
from coordinator.domain.trial import TRIAL_STATE_WORDS
from coordinator.exchange.log_csv import write_log_csv
from coordinator.forms.document import save
from coordinator.forms.eligibility_checklist import checklist_pdf
from coordinator.forms.screening_log import screening_log_pdf
from coordinator.queries.forms import blank_form, checklist_form, log_form
from coordinator.queries.log import log_rows
from coordinator.queries.trials import trials_of
from coordinator.registry.store import Registry
from coordinator.terminal.progress import progress
from coordinator.terminal.registry import NoVersion, opened, screening_named, trial_named
from coordinator.text import _, many


def print_trials(said: Namespace) -> int:
    with opened(said) as (registry, _actor):
        lines = trials_of(registry)
    if said.json:
        json.dump(
            [
                {
                    "id": line.trial.id,
                    "registry_id": line.trial.registry_id,
                    "short_title": line.trial.short_title,
                    "state": line.trial.state.value,
                    "version": line.version_name,
                    "inclusion": line.inclusion_count,
                    "exclusion": line.exclusion_count,
                    "open_points": line.open_points,
                    "screened": line.screened,
                    "enrolled": line.enrolled,
                    "target": line.trial.target_enrolment,
                }
                for line in lines
            ],
            sys.stdout,
            ensure_ascii=False,
            indent=1,
        )
        sys.stdout.write("\n")
        return 0
    for line in lines:
        trial, state = line.trial, _(TRIAL_STATE_WORDS[line.trial.state])
        counts = f"{line.inclusion_count}/{line.exclusion_count}"
        sys.stdout.write(
            f"{trial.id:>3}  {trial.registry_id or '–':<18}  {state:<11}"
            f"{line.version_name:<24}  {counts:>6}  {line.screened:>5}  {trial.short_title}\n"
        )
    return 0


def write_form(said: Namespace) -> int:
    """Write a checklist: blank of a trial, or filled of a screening."""
    with opened(said) as (registry, actor):
        if said.blank:
            line = trial_named(registry, said.blank)
            if line.version_id is None:
                raise NoVersion(line.trial.label)
            form = blank_form(registry, actor, version_id=line.version_id)
            key = line.version_name
        else:
            found = screening_named(registry, said.screening, said.trial)
            copy = Copy.SITE if actor.sees_identity and not said.sponsor else Copy.SPONSOR
            form = checklist_form(registry, actor, screening_id=found, copy=copy)
            key = f"{form.trial.label} {said.screening}"
        write_and_note(registry, actor, form, key, said)
    return 0


def write_and_note(
    registry: Registry, actor: StaffMember, form: ChecklistForm, key: str, said: Namespace
) -> None:
    content = checklist_pdf(form)
    save(said.output, content)
    digest = hashlib.sha256(content).hexdigest()
    record_print(registry, actor, form="eligibility checklist", key=key, sha256=digest)


def write_log(said: Namespace) -> int:
    """Write the screening log of a trial, or of the site, without identifying data."""
    with opened(said) as (registry, actor):
        trial_id = trial_named(registry, said.trial).trial.id if said.trial else None
        wanted = LogFilter(trial_id=trial_id, descending=False)
        key = said.trial or _("all trials")
        if said.csv:
            rows = log_rows(registry, wanted)
            count = write_log_csv(said.csv, rows)
            record_export(registry, actor, what="screening log, CSV", key=key, rows=count)
        else:
            content = screening_log_pdf(log_form(registry, actor, wanted))
            save(said.pdf, content)
            digest = hashlib.sha256(content).hexdigest()
            record_print(registry, actor, form="screening log", key=key, sha256=digest)
    return 0


def verify(said: Namespace) -> int:
    """Walk the audit trail, and say in one sentence what was found."""
    with opened(said) as (registry, actor), progress(_("Verifying")) as bar:
        found = verify_trail(registry, actor, bar.advance)
    if found.broken_at is not None:
        raise TrailBroken(found.broken_at)
    sentence = many(
        "The audit trail is whole: {count} entry",
        "The audit trail is whole: {count} entries",
        found.count,
    )
    sys.stdout.write(
        _("{sentence}, head {head}.").format(sentence=sentence, head=found.head) + "\n"
    )
    return 0
