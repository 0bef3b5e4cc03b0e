"""`content`: what the signatures on a screening are bound to."""

from argparse import Namespace

from coordinator.commands.printing import record_export
from coordinator.domain.errors import Refused
from coordinator.exchange.content_json import write_content
from coordinator.queries.screenings import screening_of
from coordinator.terminal.registry import opened, screening_named
from coordinator.text import N_


class ContentNotGiven(Refused):
    problem = N_("The content holds remarks as they were typed, and is the site's own.")
    remedy = N_("Ask the site's coordinator or investigator for it.")


def write_signed_content(said: Namespace) -> int:
    """Write a screening's canonical content and signatures as JSON."""
    with opened(said) as (registry, actor):
        if not actor.sees_identity:
            raise ContentNotGiven
        found = screening_named(registry, said.screening, said.trial)
        screening = screening_of(registry, found, with_identity=False)
        write_content(said.output, screening)
        key = f"{screening.trial.label} {screening.screening_number}"
        record_export(registry, actor, what="signed content, JSON", key=key, rows=1)
    return 0
