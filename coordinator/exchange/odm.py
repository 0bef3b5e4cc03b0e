"""A trial's checklist and screenings as CDISC ODM-XML 1.3.2.

The file is transactional: the former values stand before the ones that replaced them, each
with who entered it, when and why. A reader who wants the state of things takes the last.
"""

from typing import Final
from xml.etree import ElementTree as ET

from odmlib.odm_1_3_2 import model as odm

from coordinator.domain.exchange import SYSTEM, ExchangeFacts, ExchangeFile
from coordinator.exchange.names import plain, study_oid
from coordinator.exchange.odm_clinical import clinical_data
from coordinator.exchange.odm_metadata import study
from coordinator.exchange.odm_people import People, moment
from coordinator.exchange.odm_words import make_holdable
from coordinator.exchange.versions import system_version

NAMESPACE: Final = "http://www.cdisc.org/ns/odm/v1.3"


def odm_of(facts: ExchangeFacts) -> bytes:
    """Write `facts` as an ODM file; equal facts give equal bytes."""
    return odm_file(facts).content


def odm_file(facts: ExchangeFacts) -> ExchangeFile:
    people = People(facts)
    clinical = list(clinical_data(facts, people))
    root = _document(facts, people, clinical).to_xml()
    assert root is not None  # noqa: S101  only a child gives none
    lost = make_holdable(root)
    if lost:
        told = f"{lost} characters that XML cannot hold are shown as signs (U+2400 …)."
        root.set("Description", f"{root.get('Description', '')} {told}".strip())
    root.set("xmlns", NAMESPACE)
    ET.indent(root)
    content = ET.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
    return ExchangeFile(content, lost)


def _document(
    facts: ExchangeFacts, people: People, clinical: list[odm.ClinicalData]
) -> odm.ODM:
    imprint = facts.imprint
    created = moment(imprint.printed_at)
    return odm.ODM(
        Description=_description(facts),
        FileType="Transactional",
        Granularity="All" if facts.screenings else "Metadata",
        FileOID=f"FILE.{study_oid(facts.trial)}.{plain(created)}.{imprint.audit_head[:16]}",
        CreationDateTime=created,
        AsOfDateTime=created,
        ODMVersion="1.3.2",
        Originator=f"{facts.site.name} ({facts.site.number}), {imprint.printed_by}",
        SourceSystem=SYSTEM,
        SourceSystemVersion=system_version(),
        Study=[study(facts)],
        AdminData=[people.data()],
        ClinicalData=clinical,
    )


def _description(facts: ExchangeFacts) -> str:
    who = "WITH" if facts.with_identity else "without"
    return (
        f"Eligibility checklist of {facts.trial.label}, {who} identifying data. "
        f"Screenings: {len(facts.screenings)}. "
        f"Head of the audit trail: {facts.imprint.audit_head}."
    )
