"""Invented registry records in the layouts that sites meet; no such trials exist."""

from pathlib import Path

HERE = Path(__file__).parent
LUNG = HERE / "ictrp_lung.txt"
SKIN = HERE / "veeva_skin.txt"
MIRROR = HERE / "mirror_gout.txt"


def text_of(path: Path) -> str:
    return path.read_text("utf-8")
