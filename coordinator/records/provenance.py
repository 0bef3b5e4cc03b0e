"""Where a record came from, fixed so that it can be read again and compared."""

import hashlib
from datetime import UTC, datetime

from coordinator.domain.record import RecordSource

READER_VERSION = "1"


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def source_of(
    sha256: str, text: str, encoding: str, file_name: str, read_at: datetime | None
) -> RecordSource:
    """Describe the source of a record: `sha256` is of the bytes, spans point into `text`."""
    return RecordSource(
        file_name=file_name,
        text=text,
        sha256=sha256,
        encoding=encoding,
        read_at=read_at or datetime.now(UTC),
        reader_version=READER_VERSION,
    )
