"""What the head of every form of a trial says of protocol and site."""

from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.site import Site
from coordinator.domain.trial import Trial
from coordinator.forms.furniture import Field
from coordinator.forms.wording import day
from coordinator.text import _


def protocol_fields(trial: Trial, version: ProtocolVersion | None) -> tuple[Field, ...]:
    """Name the protocol with version and date, the trial, and its numbers in registries."""
    number = version.protocol_number if version else ""
    return (
        Field(_("Protocol number"), number or "–", 1.1, is_strong=True),
        Field(_("Protocol version"), (version.version if version else "") or "–", 0.75),
        Field(_("Protocol date"), day(version.dated_on) if version else "–", 0.8),
        Field(_("Trial"), trial.short_title or trial.title, 2.6),
        Field(_("Registry ids"), registry_ids(trial) or "–", 1.6),
    )


def site_field(site: Site, share: float = 2) -> Field:
    return Field(_("Site"), f"{site.number} {site.name}", share)


def registry_ids(trial: Trial) -> str:
    return " · ".join(filter(None, (trial.nct, trial.chictr, *trial.secondary_ids)))
