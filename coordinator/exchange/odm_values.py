"""Values, groups and forms of an ODM file's clinical data, and the notes beside them."""

from collections.abc import Iterable, Iterator

from odmlib.odm_1_3_2 import model as odm

from coordinator.domain.approved_exception import approval_words
from coordinator.domain.checklist import Item
from coordinator.domain.entry import Entry
from coordinator.domain.moves import Move
from coordinator.domain.signature import Signature
from coordinator.languages import Language, catalogue_of
from coordinator.text import speaking

INSERT, UPDATE = "Insert", "Update"


def item_data(
    oid: str,
    words: str,
    *,
    is_update: bool = False,
    audit: odm.AuditRecord | None = None,
    notes: Iterable[str] = (),
) -> odm.ItemData:
    """Give a value; one that was taken away is null."""
    return odm.ItemData(
        ItemOID=oid,
        TransactionType=UPDATE if is_update else INSERT,
        **({"Value": words} if words else {"IsNull": "Yes"}),
        **({"AuditRecord": audit} if audit else {}),
        Annotation=annotations(notes),
    )


def group_data(oid: str, values: list[odm.ItemData]) -> odm.ItemGroupData:
    return odm.ItemGroupData(ItemGroupOID=oid, TransactionType=INSERT, ItemData=values)


def plain_group(
    key: str, told: Iterable[tuple[str, str]], repeat_key: str = ""
) -> odm.ItemGroupData:
    """Give a group of values of which each stands once; empty ones are left out."""
    values = [item_data(f"IT.{key}.{name}", words) for name, words in told if words]
    found = group_data(f"IG.{key}", values)
    if repeat_key:
        found.ItemGroupRepeatKey = repeat_key
    return found


def move_note(move: Move) -> str:
    """Tell that a screening was moved to another version of the protocol (S4)."""
    return (
        f"Moved from {move.from_version} to {move.to_version} by {move.by}, "
        f"{move.at.isoformat()}: {move.reason}"
    )


def form_data(
    oid: str,
    groups: list[odm.ItemGroupData],
    *,
    signature: odm.Signature | None = None,
    notes: Iterable[str] = (),
) -> odm.FormData:
    return odm.FormData(
        FormOID=oid,
        TransactionType=INSERT,
        **({"Signature": signature} if signature else {}),
        Annotation=annotations(notes),
        ItemGroupData=groups,
    )


def annotations(notes: Iterable[str]) -> list[odm.Annotation]:
    return [
        odm.Annotation(SeqNum=place, Comment=odm.Comment(SponsorOrSite="Site", _content=note))
        for place, note in enumerate(notes, start=1)
    ]


def exception_notes(item: Item) -> Iterator[str]:
    """Tell of inclusion against a failed criterion (S6)."""
    with speaking(catalogue_of(Language.ENGLISH)):
        for found in item.exceptions:
            words = approval_words(found)
            if found.signed_at is not None:
                words += f" Signed by {found.signer}, {found.signed_at.isoformat()}."
            if found.version:
                words += f" Recorded under {found.version}."
            if found.voided_at is not None:
                words += f" Withdrawn {found.voided_at.isoformat()}: {found.void_reason}"
            yield f"Protocol deviation. {words}"


def origin_notes(entry: Entry) -> Iterator[str]:
    """Tell who gave an answer that was carried over from another version (S4)."""
    origin = entry.origin
    if origin is not None:
        yield (
            f"Carried over from {origin.version}, {origin.code}: answered by {origin.by}, "
            f"{origin.at.isoformat()}."
        )


def signature_note(signature: Signature) -> str:
    """Tell what a signature is bound to, how it was given, and that it was voided (G3, G5)."""
    words = (
        f"Signature of {signature.signer} ({signature.role}), {signature.meaning.value}, "
        f"{signature.signed_at.isoformat()}, bound to SHA-256 {signature.content_sha256}."
    )
    if signature.signed_on is not None:
        words += (
            f" Signed on paper on {signature.signed_on.isoformat()}; scan attached by "
            f"{signature.attached_by}."
        )
    if signature.voided_at is not None:
        words += f" Voided {signature.voided_at.isoformat()}: {signature.void_reason}"
    return words
