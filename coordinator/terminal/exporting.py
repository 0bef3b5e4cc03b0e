"""`export`: a trial as a file for another system."""

import sys
from argparse import Namespace

from coordinator.domain.errors import Refused
from coordinator.domain.exchange import ExportWanted, Format
from coordinator.exporting import export
from coordinator.terminal.registry import opened, screening_named, trial_named
from coordinator.text import N_


class NotConfirmed(Refused):
    problem = N_("A file that names the subjects leaves the site only when that is confirmed.")
    remedy = N_("Add --yes-identifying-data, or leave --identifying out.")


def write_export(said: Namespace) -> int:
    """Write a trial, or one screening of it, as ODM-XML, USDM or FHIR."""
    if said.identifying and not said.confirmed:
        raise NotConfirmed
    with opened(said) as (registry, actor):
        trial = trial_named(registry, said.trial).trial
        number = said.screening
        wanted = ExportWanted(
            trial.id,
            Format(said.format),
            screening_named(registry, number, trial.label) if number else None,
            is_metadata_only=said.metadata_only,
            with_identity=said.identifying,
        )
        sentences = export(registry, actor, wanted, said.output)
    sys.stdout.write("".join(f"{sentence}\n" for sentence in sentences))
    return 0
