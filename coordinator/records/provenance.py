"""Where a record came from, fixed so that it can be read again and compared."""

import hashlib
from datetime import UTC, datetime

from coordinator.domain.record import RecordSource

READER_VERSION = "1"


def source_of(
    data: bytes, text: str, encoding: str, file_name: str, read_at: datetime | None
) -> RecordSource:
    """Describe the source of a record; `text` is what spans point into."""
    return RecordSource(
        file_name=file_name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        read_at=read_at or datetime.now(UTC),
        reader_version=READER_VERSION,
    )
