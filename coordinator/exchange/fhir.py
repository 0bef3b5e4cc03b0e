"""A trial and its screenings as a FHIR R5 bundle, a collection to be read and kept.

Of a subject it tells screening number, initials, sex and age at consent; name, hospital number
and birth date only where that was asked for (P1). Answers are those in force; the former ones
stand in the provenance of the entry that replaced them.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coordinator.domain.exchange import ExchangeFacts, ExchangeFile, FhirNotInstalled
from coordinator.exchange.fhir_objects import Names, Resource, identifier, instant
from coordinator.exchange.fhir_provenance import ProvenanceWriter
from coordinator.exchange.fhir_screenings import screening_resources
from coordinator.exchange.fhir_study import study_resources
from coordinator.exchange.json_file import as_json
from coordinator.exchange.names import study_oid
from coordinator.exchange.signs import shown, unholdable

if TYPE_CHECKING:
    from fhir.resources.bundle import Bundle


def fhir_of(facts: ExchangeFacts) -> bytes:
    """Write `facts` as a bundle; equal facts give equal bytes.

    Raises:
        FhirNotInstalled.
    """
    return fhir_file(facts).content


def fhir_file(facts: ExchangeFacts) -> ExchangeFile:
    model = _model()
    names = Names(facts)
    writer = _Holdable()
    resources = [writer.holdable(found) for found in _resources(facts, names)]
    created = instant(facts.imprint.printed_at)
    bundle = {
        "resourceType": "Bundle",
        "id": names.identifier("Bundle", facts.imprint.audit_head),
        "identifier": identifier(
            "urn:ietf:rfc:3986", names.address("Bundle", f"{study_oid(facts.trial)}/{created}")
        ),
        "type": "collection",
        "timestamp": created,
        "entry": [
            {"fullUrl": f"urn:uuid:{found['id']}", "resource": found}
            for found in resources
            if isinstance(found, dict)
        ],
    }
    model.model_validate(bundle)  # what is not FHIR does not leave the program
    return ExchangeFile(as_json(bundle), writer.count)


def _resources(facts: ExchangeFacts, names: Names) -> Iterator[Resource]:
    provenance = ProvenanceWriter(facts, names)
    yield from study_resources(facts, names)
    for screening in facts.screenings:
        yield from screening_resources(facts, screening, names)
        yield from provenance.of(screening)
    yield from provenance.practitioners()


def _model() -> "type[Bundle]":
    try:
        from fhir.resources.bundle import Bundle  # noqa: PLC0415  an extra, and slow to load
    except ModuleNotFoundError as missing:
        raise FhirNotInstalled from missing
    return Bundle


class _Holdable:
    """Shows the characters that FHIR cannot hold as signs, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def holdable(self, tree: object) -> object:
        if isinstance(tree, str):
            self.count += unholdable(tree)
            return shown(tree)
        if isinstance(tree, dict):
            filled = {key: value for key, value in tree.items() if value not in (None, [])}
            return {key: self.holdable(value) for key, value in filled.items()}
        if isinstance(tree, list):
            return [self.holdable(value) for value in tree]
        return tree
