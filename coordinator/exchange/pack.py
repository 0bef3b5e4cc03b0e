"""An inspector's pack as one file: what lies in it, with the SHA-256 of each, and a README."""

import json
import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from coordinator.domain.exchange import SYSTEM
from coordinator.domain.pack import PackedFile, PackFacts
from coordinator.exchange.versions import system_version
from coordinator.text import _, in_turn

LIST, LIST_AS_JSON, README = "manifest.txt", "manifest.json", "README.txt"
READABLE_BY_ALL = 0o100644 << 16
UNIX = 3


def pack_bytes(facts: PackFacts, files: Sequence[PackedFile], readme: str) -> bytes:
    """Put the files into a zip, with manifest and README. Equal facts give equal bytes."""
    told = [PackedFile(README, readme.encode()), *files]
    as_json = PackedFile(LIST_AS_JSON, manifest_json(facts, told))
    listed = PackedFile(LIST, manifest_text([*told, as_json]))
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in (*told, as_json, listed):
            archive.writestr(_entry(file.name, facts.imprint.printed_at), file.content)
    return target.getvalue()


def manifest_text(files: Sequence[PackedFile]) -> bytes:
    """List hash and name of each file, as `sha256sum --check` reads them."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in files).encode()


def manifest_json(facts: PackFacts, files: Sequence[PackedFile]) -> bytes:
    imprint = facts.imprint
    told = {
        "program": SYSTEM,
        "program_version": system_version(),
        "site": {"number": facts.site.number, "name": facts.site.name},
        "trial": {
            "label": facts.trial.label,
            "nct": facts.trial.nct,
            "chictr": facts.trial.chictr,
            "other_ids": list(facts.trial.secondary_ids),
        },
        "screening": facts.screening_number or None,
        "language": facts.language,
        "identifies_subjects": facts.identifies,
        "former_prints_missing": list(facts.missing),
        "made_by": imprint.printed_by,
        "made_at": imprint.printed_at.isoformat(timespec="seconds"),
        "audit_trail": {"entries": facts.entries, "head": imprint.audit_head, "whole": True},
        "files": [
            {"name": file.name, "bytes": len(file.content), "sha256": file.sha256}
            for file in files
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def readme_text(facts: PackFacts) -> str:
    """Say what the pack holds, and how it is checked."""
    identity = (
        _("It says who the subjects are: keep it as confidential as the source documents.")
        if facts.identifies
        else _("Nothing in it says who the subjects are.")
    )
    about = {
        "trial": facts.trial.label,
        "screening": facts.screening_number,
        "site": f"{facts.site.number} {facts.site.name}",
        "by": facts.imprint.printed_by,
        "at": facts.imprint.printed_at.isoformat(" ", "minutes"),
    }
    title = (
        _("Inspector's pack of screening {screening}, {trial}")
        if facts.screening_number
        else _("Inspector's pack of {trial}")
    )
    missing = _("Printed once, and not to be put together again as it was: {what}.")
    chain = _("The chain of the audit trail was verified and is whole; its entries: {count}.")
    lines = (
        title.format(**about),
        _("Site {site}. Made by {by}, {at}.").format(**about),
        identity,
        "",
        _("The forms are PDF files, each checklist with its annexes."),
        _("The screening log is there as CSV, too."),
        _("All that was asked, answered and signed is there as CDISC ODM-XML 1.3.2."),
        _("manifest.txt holds the SHA-256 of each file: sha256sum --check manifest.txt"),
        _("manifest.json holds the same, with sizes and the head of the audit trail."),
        chain.format(count=facts.entries),
        *((missing.format(what=in_turn(facts.missing)),) if facts.missing else ()),
        "",
        _("Head of the chain: {head}").format(head=facts.imprint.audit_head),
        _("It stands at the foot of each form; this finds its entry in the registry:"),
        "trial-coordinator verify --head HASH",
    )
    return "\n".join(lines) + "\n"


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, at.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = UNIX, READABLE_BY_ALL
    return entry
