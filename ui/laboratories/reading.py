"""The text of a saved list, whatever program saved it."""

from pathlib import Path
from typing import Final

from coordinator.text import _

LARGEST: Final = 1 << 20  # bytes: a laboratory's list has a few thousand lines at most
ENCODINGS: Final = ("utf-8-sig", "gb18030")


def text_of(path: Path) -> tuple[str, str]:
    """Give the text of a file, or the sentence that says why there is none."""
    try:
        if path.stat().st_size > LARGEST:
            return "", _("{name} is too large for a list of ranges.").format(name=path.name)
        raw = path.read_bytes()
    except OSError:
        return "", _("{name} cannot be read. Is it open in another program?").format(
            name=path.name
        )
    for encoding in ENCODINGS:
        try:
            return raw.decode(encoding), ""
        except UnicodeDecodeError:
            continue
    return "", _("{name} is not a text. Save it as CSV, and open that.").format(name=path.name)
