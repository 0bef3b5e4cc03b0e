"""A trial as a file for another system: put together, written whole, and noted (T1)."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from coordinator.commands.printing import record_export
from coordinator.domain.exchange import (
    FORMAT_NAMES,
    HOLDS_SCREENINGS,
    ExchangeFacts,
    ExchangeFile,
    ExportWanted,
    Format,
    NoScreeningsInFormat,
)
from coordinator.domain.staff import StaffMember
from coordinator.languages import Language, catalogue_of
from coordinator.list_files import write_whole
from coordinator.queries.exchange import exchange_facts
from coordinator.registry.store import Registry
from coordinator.text import _, many, speaking

Telling = Callable[[float, str], None]
"""Hears how far it is, from 0 to 1, and what is done."""

SHARE_OF_READING = 0.6  # what putting the facts together takes of the whole


def export(
    registry: Registry,
    actor: StaffMember,
    wanted: ExportWanted,
    path: Path,
    telling: Telling = lambda _share, _what: None,
) -> tuple[str, ...]:
    """Write the file, note it in the audit trail, and say what was written.

    Raises:
        OnlyReadable, NothingToExport, IdentityNotForThem, NoScreeningsInFormat,
        FhirNotInstalled, ExportNotWritten.
    """
    if wanted.screening_id is not None and wanted.format not in HOLDS_SCREENINGS:
        raise NoScreeningsInFormat(wanted.format)
    reading, setting = _("Reading screening {number} of {total}…"), _("Setting the file…")

    def tell(number: int, total: int) -> None:
        words = reading.format(number=number, total=total)
        telling(SHARE_OF_READING * number / total, words)

    # The words of a file are the format's: English, whatever the person reads.
    with speaking(catalogue_of(Language.ENGLISH)):
        facts = _facts(registry, actor, wanted, tell)
        telling(SHARE_OF_READING, setting)
        made = written(facts, wanted.format)
    telling(1.0, _("Writing the file…"))
    write_whole(path, made.content)
    digest = hashlib.sha256(made.content).hexdigest()
    record_export(
        registry,
        actor,
        what=f"{_noted(facts, wanted)}, SHA-256 {digest}",
        key=_key(facts, wanted),
        rows=len(facts.screenings),
    )
    return tuple(_sentences(facts, made, path))


def written(facts: ExchangeFacts, chosen: Format) -> ExchangeFile:
    """Write facts in a format. Raises FhirNotInstalled."""
    match chosen:
        case Format.ODM:
            from coordinator.exchange.odm import odm_file  # noqa: PLC0415  odmlib

            return odm_file(facts)
        case Format.FHIR:
            from coordinator.exchange.fhir import fhir_file  # noqa: PLC0415  fhir.resources

            return fhir_file(facts)
    from coordinator.exchange.usdm import usdm_of  # noqa: PLC0415  as the others

    return ExchangeFile(usdm_of(facts))


def _facts(
    registry: Registry,
    actor: StaffMember,
    wanted: ExportWanted,
    tell: Callable[[int, int], None],
) -> ExchangeFacts:
    """Put together what the format has a place for."""
    has_place = wanted.format in HOLDS_SCREENINGS
    return exchange_facts(
        registry,
        actor,
        trial_id=wanted.trial_id,
        screening_id=wanted.screening_id,
        is_metadata_only=wanted.is_metadata_only or not has_place,
        with_identity=wanted.with_identity and has_place,
        telling=tell,
    )


def _noted(facts: ExchangeFacts, wanted: ExportWanted) -> str:
    """Say in the words of the audit trail what left, and whether it names the subjects."""
    if not facts.screenings:
        return f"{FORMAT_NAMES[wanted.format]}, criteria alone"
    identity = "with" if facts.with_identity else "without"
    return f"{FORMAT_NAMES[wanted.format]}, {identity} identifying data"


def _key(facts: ExchangeFacts, wanted: ExportWanted) -> str:
    number = facts.screenings[0].screening_number if wanted.screening_id else ""
    return f"{facts.trial.label} {number}".strip()


def _sentences(facts: ExchangeFacts, made: ExchangeFile, path: Path) -> list[str]:
    count = len(facts.screenings)
    screenings = many("{count} screening", "{count} screenings", count)
    what = screenings if count else _("the criteria alone")
    found = [_("{name} was written: {what}.").format(name=path.name, what=what)]
    if made.signs:
        found.append(
            many(
                "{count} character that the format cannot hold is shown as a sign.",
                "{count} characters that the format cannot hold are shown as signs.",
                made.signs,
            )
        )
    return found
