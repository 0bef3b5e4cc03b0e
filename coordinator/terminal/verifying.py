"""`verify`: whether the registry is as its audit trail tells."""

import sys
from argparse import Namespace
from pathlib import Path

from coordinator.commands.audit import note_report, verify_everything, verify_trail
from coordinator.domain.audit import TrailBroken, Verification
from coordinator.domain.errors import Refused
from coordinator.domain.proof import Proof
from coordinator.domain.staff import StaffMember
from coordinator.forms.document import save
from coordinator.forms.inspection_report import inspection_report_pdf
from coordinator.queries.inspection import inspection_of
from coordinator.registry.heads import entry_with
from coordinator.registry.store import Registry
from coordinator.terminal.progress import progress
from coordinator.terminal.registry import opened
from coordinator.text import N_, _, many


class NotWhole(Refused):
    problem = N_("The registry is not as its audit trail tells: {count} found.")
    remedy = N_(
        "It is open for reading only from now on. Keep it as it is, and restore the last good "
        "backup."
    )

    def __init__(self, count: int) -> None:
        super().__init__(count=count)


class NoSuchHead(Refused):
    problem = N_("No entry of the audit trail has the head {head}.")
    remedy = N_(
        "Check what was typed (at least 8 signs). If it is as printed, the trail was cut off "
        "or written anew since, or the form is of another registry."
    )

    def __init__(self, head: str) -> None:
        super().__init__(head=head)


def verify(said: Namespace) -> int:
    """Walk the audit trail, or hold everything against it, and say what was found."""
    with opened(said) as (registry, actor):
        if said.head:
            _say(_printed_head(registry, said.head))
        if said.everything or said.report:
            return _verify_everything(registry, actor, said.report)
        if said.head:
            return 0
        with progress(_("Verifying")) as bar:
            found = verify_trail(registry, actor, bar.advance)
    if found.broken_at is not None:
        raise TrailBroken(found.broken_at)
    _say(_whole(found))
    return 0


def _verify_everything(registry: Registry, actor: StaffMember, report: Path | None) -> int:
    with progress(_("Verifying")) as bar:
        proof = verify_everything(registry, actor, bar.advance)
    if report is not None:
        content = inspection_report_pdf(inspection_of(registry, actor, proof))
        save(report, content)
        note_report(registry, actor, content)
    if not proof.is_whole:
        _tell(proof)
        raise NotWhole(len(proof.misfits) + proof.more)
    _say(_whole(proof.verification))
    _say(
        many(
            "{count} record is as the trail tells.",
            "{count} records are as the trail tells.",
            proof.records,
        )
    )
    return 0


def _tell(proof: Proof) -> None:
    for misfit in proof.misfits:
        _say(misfit.sentence)
    if proof.more:
        _say(many("… and {count} more.", "… and {count} more.", proof.more))


def _printed_head(registry: Registry, printed: str) -> str:
    with registry.walking() as raw:
        number = entry_with(raw, printed)
        last = raw.execute("SELECT max(id) FROM audit_entry").fetchone()[0]
    if number is None:
        raise NoSuchHead(printed)
    return _("The printed head is that of entry {number} of {last}.").format(
        number=number, last=last
    )


def _whole(found: Verification) -> str:
    sentence = many(
        "The audit trail is whole: {count} entry",
        "The audit trail is whole: {count} entries",
        found.count,
    )
    return _("{sentence}, head {head}.").format(sentence=sentence, head=found.head)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
