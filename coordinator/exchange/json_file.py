"""JSON as the files for other systems have it: readable, and safe from careless readers."""

import json
import re
from typing import Final

# What some readers take for a line break or leave out, even inside a string; and what UTF-8
# cannot hold.
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


def as_json(document: object) -> bytes:
    """Write UTF-8 with the keys as they come; equal documents give equal bytes."""
    words = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return _ESCAPED.sub(_numbered, words).encode()


def _numbered(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
