"""Bytes or text into records: which layout it is, then what that layout finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from coordinator.domain.record import NotATrialRecord, RecordSource, RegistryRecord
from coordinator.records import carrier, containers, documents, pdf_file
from coordinator.records.assembly import assemble
from coordinator.records.damage import warnings_of
from coordinator.records.decoding import Decoded, decode, with_plain_line_breaks
from coordinator.records.found import Found
from coordinator.records.layouts import ictrp_page, mirror, plain, portal, veeva
from coordinator.records.placement import not_placed
from coordinator.records.provenance import digest_of, source_of
from coordinator.text import _

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class TextLayout:
    """A layout of text: whether a text has it, and what stands where in it."""

    recognises: Callable[[str], bool]
    find: Callable[[str], Found]


_TEXT_LAYOUTS = tuple(
    TextLayout(layout.recognises, layout.find)
    for layout in (ictrp_page, veeva, portal, mirror, plain)
)


def read(
    data: bytes, file_name: str, *, read_at: datetime | None = None
) -> tuple[RegistryRecord, ...]:
    """Read a file.

    Raises:
        NotATrialRecord: it is empty, binary, or holds no criteria.
    """
    return tuple(read_each(data, file_name, read_at=read_at))


def read_each(
    data: bytes, file_name: str, *, read_at: datetime | None = None
) -> Iterator[RegistryRecord]:
    """Read the records of a file one by one, so that a long file can be left at any time.

    Raises:
        NotATrialRecord: as `read` does, when it is found.
    """
    words = documents.text_of_word_file(data, file_name) if data.startswith(_ZIP) else None
    if words is None and data.startswith(_ZIP):
        yield from _from_zip(data, file_name, read_at)
    else:
        yield from _read(data, _decoded(data, file_name, words), file_name, read_at)


def read_text(text: str, file_name: str = "") -> tuple[RegistryRecord, ...]:
    """Read pasted text.

    Raises:
        NotATrialRecord: it is empty, or holds no criteria.
    """
    shown = file_name or _("The pasted text")
    if not text.strip():
        raise NotATrialRecord(shown, _("it is empty"))
    data = text.encode("utf-8", errors="replace")
    decoded = Decoded(with_plain_line_breaks(text), "utf-8")
    return tuple(_read(data, decoded, file_name, None))


def _decoded(data: bytes, file_name: str, words: str | None = None) -> Decoded:
    """Give the text of a file; `words` are those of a Word file."""
    if words is None and pdf_file.is_pdf_file(data):
        words = pdf_file.text_of_pdf_file(data, file_name)
    if words is None:
        return decode(data, file_name)
    return Decoded(with_plain_line_breaks(words), "utf-8")


def _from_zip(
    data: bytes, file_name: str, read_at: datetime | None
) -> Iterator[RegistryRecord]:
    """Read every record in a zip file; other things in it are passed over."""
    count = 0
    for name, content in containers.unzipped(data, file_name):
        if content.startswith(_ZIP):
            continue
        try:
            for record in _read(content, _decoded(content, name), name, read_at):
                count += 1
                yield record
        except NotATrialRecord:
            continue
    if not count:
        raise NotATrialRecord(file_name, _("no file in it is a trial record"))


def _read(
    data: bytes, decoded: Decoded, file_name: str, read_at: datetime | None
) -> Iterator[RegistryRecord]:
    shown = file_name or _("The pasted text")
    sha256 = digest_of(data)  # once, however many records are in it
    if containers.holds_data(decoded.text):
        for page in containers.rendered(decoded.text, shown):
            source = source_of(sha256, page.text, decoded.encoding, file_name, read_at)
            yield _record(page.found, source)
        return
    is_page = documents.is_web_page(decoded.text)
    text = documents.text_of_web_page(decoded.text) if is_page else carrier.undo(decoded.text)
    for layout in _TEXT_LAYOUTS:
        if layout.recognises(text):
            source = source_of(sha256, text, decoded.encoding, file_name, read_at)
            yield _record(layout.find(text), source)
            return
    raise NotATrialRecord(shown, _("no heading of inclusion or exclusion criteria was found"))


def _record(found: Found, source: RecordSource) -> RegistryRecord:
    record = assemble(found, source)
    record = replace(record, not_placed=not_placed(record))
    return replace(record, warnings=warnings_of(record, found))
