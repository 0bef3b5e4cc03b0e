"""The inspector's pack: the forms of a trial or a screening, its data and its audit trail."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from coordinator.commands.packing import record_pack
from coordinator.domain.audit import TrailBroken
from coordinator.domain.exchange import IdentityNotForThem
from coordinator.domain.pack import PackedFile, PackFacts
from coordinator.domain.staff import StaffMember
from coordinator.exchange.pack import pack_bytes, readme_text
from coordinator.languages import BETWEEN, in_each_language
from coordinator.list_files import write_whole
from coordinator.pack_files import PackFiles, PackWanted
from coordinator.printout import file_name, writing
from coordinator.queries.forms import imprint
from coordinator.queries.staff import site_of
from coordinator.queries.trials import trial_of
from coordinator.registry.store import Registry
from coordinator.text import _

__all__ = ["Pack", "PackWanted", "make_pack", "save_pack"]

Telling = Callable[[float, str], None]
"""Hears how far it is, from 0 to 1, and what is made."""


@dataclass(frozen=True, slots=True)
class Pack:
    """`name` is what the file is called where nobody calls it otherwise."""

    facts: PackFacts
    content: bytes
    count: int
    name: str

    @property
    def key(self) -> str:
        """Name in the audit trail what it is of."""
        return " ".join(filter(None, (self.facts.trial.label, self.facts.screening_number)))


def make_pack(
    registry: Registry, actor: StaffMember, wanted: PackWanted, telling: Telling
) -> Pack:
    """Put everything together; the chain of the audit trail is verified before.

    Raises:
        IdentityNotForThem: the subjects are to be named, and `actor` may not know them (P1).
        TrailBroken: the audit trail is not whole. OnlyReadable: it was found so before.
    """
    if wanted.with_identity and not actor.sees_identity:
        raise IdentityNotForThem(actor.name)
    registry.require_trusted()
    telling(0.0, _("Verifying the audit trail…"))
    found = registry.verify()
    if found.broken_at is not None:
        raise TrailBroken(found.broken_at)
    files = PackFiles(registry, actor, wanted)
    made: list[PackedFile] = []
    for file in files.made():
        made.append(_named_apart(file, made))
        telling(min(len(made) / files.count, 1.0), file.name)
    return _packed(_facts(registry, actor, wanted, files, found.count), files, made)


def save_pack(
    registry: Registry,
    actor: StaffMember,
    wanted: PackWanted,
    path: Path,
    telling: Telling = lambda _share, _what: None,
) -> Pack:
    """Make a pack, write it to `path`, and note it. Raises as make_pack; ExportNotWritten."""
    pack = make_pack(registry, actor, wanted, telling)
    write_whole(path, pack.content)
    record_pack(
        registry,
        actor,
        key=pack.key,
        sha256=hashlib.sha256(pack.content).hexdigest(),
        files=pack.count,
        identifies=wanted.with_identity,
    )
    return pack


def _facts(
    registry: Registry,
    actor: StaffMember,
    wanted: PackWanted,
    files: PackFiles,
    entries: int,
) -> PackFacts:
    is_of_one = wanted.screening_id is not None
    return PackFacts(
        site_of(registry),
        trial_of(registry, wanted.trial_id),
        files.log.rows[0].screening_number if is_of_one else "",
        imprint(registry, actor),
        entries,
        files.language.value,
        wanted.with_identity,
        tuple(files.missing),
    )


def _packed(facts: PackFacts, files: PackFiles, made: list[PackedFile]) -> Pack:
    with writing(files.language):
        readme = in_each_language(lambda: readme_text(facts)).replace(BETWEEN, "\n")
        words = (_("Inspector's pack"), facts.trial.label, facts.screening_number)
        name = file_name(" ".join(words)).removesuffix(".pdf")
    return Pack(facts, pack_bytes(facts, made, readme), len(made), f"{name}.zip")


def _named_apart(file: PackedFile, others: list[PackedFile]) -> PackedFile:
    """Number a file whose name another one has, so that both are there."""
    taken = {other.name for other in others}
    stem, dot, ending = file.name.rpartition(".")
    names = (f"{stem} ({number}){dot}{ending}" for number in range(2, len(others) + 3))
    name = file.name if file.name not in taken else next(n for n in names if n not in taken)
    return replace(file, name=name)
