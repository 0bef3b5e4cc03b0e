"""The small objects that USDM is made of."""

from collections.abc import Sequence
from typing import Final

CDISC: Final = "http://www.cdisc.org"
CODES_OF: Final = "2025-09-26"  # the package of CDISC's controlled terminology
NOT_KNOWN: Final = ("C17998", "Unknown")
OWN: Final = "urn:trial-coordinator:"

Object = dict[str, object]


def identified(kind: str, key: str) -> Object:
    """Begin an object of the model: equal facts give equal identifiers."""
    return {"id": f"{kind}_{key}", "extensionAttributes": [], "instanceType": kind}


def code(key: str, value: str, decode: str) -> Object:
    return {
        **identified("Code", key),
        "code": value,
        "codeSystem": CDISC,
        "codeSystemVersion": CODES_OF,
        "decode": decode,
    }


def note(key: str, words: str) -> Object:
    return {**identified("CommentAnnotation", key), "text": words, "codes": []}


def extension(
    key: str,
    name: str,
    words: str,
    inner: Sequence[Object] = (),
    *,
    is_reference: bool = False,
) -> Object:
    """Tell what the model has no place for, with what belongs to it inside."""
    return {
        "id": f"ExtensionAttribute_{key}",
        "url": f"{OWN}{name}",
        "valueId" if is_reference else "valueString": words,
        "extensionAttributes": list(inner),
        "instanceType": "ExtensionAttribute",
    }
