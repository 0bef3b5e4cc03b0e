"""How the files of backups are named."""

import unicodedata
from datetime import datetime
from pathlib import Path

from coordinator.registry import backup_file

UNFIT_IN_NAMES = '<>:"/\\|?*'
LONGEST_SITE = 60  # characters of a site's name in the name of a file


def free_name(folder: Path, site: str, at: datetime) -> Path:
    """Name a backup by site and time, as people read it: no two have the same name."""
    plain = "".join(
        " " if sign in UNFIT_IN_NAMES or unicodedata.category(sign)[0] == "C" else sign
        for sign in site
    )
    words = " ".join(plain.split())[:LONGEST_SITE].strip(" .")
    path = folder / f"{words} {at:%Y-%m-%d %H%M}{backup_file.ENDING}"
    if path.exists():
        path = folder / f"{words} {at:%Y-%m-%d %H%M%S}{backup_file.ENDING}"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{words} {at:%Y-%m-%d %H%M%S} {number}{backup_file.ENDING}"
    return path
