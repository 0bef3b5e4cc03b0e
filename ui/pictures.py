"""The drawings in resources/icons, in any colour, as files that Qt can read."""

import atexit
import shutil
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp


@cache
def picture(name: str, colour: str) -> Path:
    """Draw `name` in `colour` (such as #18212B) and say where the drawing lies.

    Qt takes a picture in a style sheet only from a file, and scales a drawing well only
    when it knows the drawing; so both get one, in a folder that goes with the program.
    """
    drawing = files("resources").joinpath("icons", f"{name}.svg").read_text("utf-8")
    path = _folder() / f"{name}-{colour.removeprefix('#')}.svg"
    path.write_text(drawing.replace("currentColor", colour), "utf-8")
    return path


@cache
def names() -> tuple[str, ...]:
    drawings = files("resources").joinpath("icons").iterdir()
    return tuple(
        sorted(d.name.removesuffix(".svg") for d in drawings if d.name.endswith(".svg"))
    )


@cache
def _folder() -> Path:
    folder = Path(mkdtemp(prefix="trial-coordinator-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
