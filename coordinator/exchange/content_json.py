"""What signatures are bound to, as JSON from which anybody can recompute their SHA-256 (G3)."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from coordinator.domain.approved_exception import ApprovedException
from coordinator.domain.errors import Unavailable
from coordinator.domain.fault_words import fault_words
from coordinator.domain.screening import Screening
from coordinator.domain.signature import Signature, digest
from coordinator.domain.signed_content import Content, content_of, exception_content
from coordinator.text import N_


class ContentNotWritten(Unavailable):
    problem = N_("The content could not be written to {path}: {why}.")
    remedy = N_("Choose another folder, or close the program that has the file open.")

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path=path, why=why)


def content_json(screening: Screening) -> str:
    """Write the canonical content of `screening` with its signatures, to be read by people."""
    content = content_of(screening)
    told = {
        "content": content,
        "sha256": digest(content),
        "signatures": [_signature(found) for found in screening.signatures],
        "exceptions": list(_exceptions(screening)),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def write_content(path: Path, screening: Screening) -> None:
    """Write it to `path`; raises ContentNotWritten."""
    try:
        path.write_text(content_json(screening), "utf-8")
    except OSError as fault:
        raise ContentNotWritten(path, fault_words(fault)) from fault


def _exceptions(screening: Screening) -> Iterator[Content]:
    """Give the signed exceptions that are about the answers as they are."""
    for item in screening.checklist.asked:
        for found in item.exceptions:
            if found.holds(item.newest_revision):
                content = exception_content(screening, item, found)
                yield {
                    "content": content,
                    "sha256": digest(content),
                    "signatures": [_signature_of(found)],
                }


def _signature(signature: Signature) -> Content:
    return {
        "name": signature.signer,
        "role": signature.role,
        "meaning": signature.meaning.value,
        "signed_at": signature.signed_at.isoformat(),
        "signed_on_paper_on": signature.signed_on and signature.signed_on.isoformat(),
        "content_sha256": signature.content_sha256,
        "voided_at": _moment(signature.voided_at),
        "void_reason": signature.void_reason,
    }


def _signature_of(exception: ApprovedException) -> Content:
    return {
        "name": exception.signer,
        "role": exception.role,
        "meaning": "approved exception",
        "signed_at": _moment(exception.signed_at),
        "content_sha256": exception.content_sha256,
        "voided_at": _moment(exception.voided_at),
        "void_reason": exception.void_reason,
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
