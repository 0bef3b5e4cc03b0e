"""Make the pictures of every feature: `python -m tests.ui.pictures OUT [FEATURE…]`.

`--dark`, `--contrast`, `--size 683x384` and `--language zh_CN` make them as they look there.
"""

import argparse
import os
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


from tests.ui.pictures.shot import CAMERA, SIZE, Look
from ui import language
from ui.theme import Mode, Theme, dressed_application

NOT_FEATURES = ("__main__", "shot")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("features", nargs="*")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--size", type=size_of, default=SIZE, metavar="WxH")
    parser.add_argument("--language", default=language.SOURCE, choices=language.known())
    wanted = parser.parse_args()
    application = dressed_application("pictures")
    spoken = language.choose(wanted.language)
    mode = Mode.CONTRAST if wanted.contrast else Mode.DARK if wanted.dark else Mode.LIGHT
    theme = Theme(application, mode, spoken)
    CAMERA.use(theme, [Look(mode=mode, size=wanted.size)])
    for name in wanted.features or features():
        # A whole program in the pictures before has spoken and dressed as its own site does.
        theme.speak(language.choose(wanted.language))
        theme.apply(mode)
        take(wanted.out, [name])


def features() -> list[str]:
    here = [module.name for module in iter_modules([str(Path(__file__).parent)])]
    return [name for name in here if name not in NOT_FEATURES]


def take(out: Path, wanted: list[str]) -> None:
    """Take the pictures of the features `wanted`, or of all."""
    for name in wanted or features():
        import_module(f"tests.ui.pictures.{name}").pictures(out)


def size_of(words: str) -> tuple[int, int]:
    """Read a size such as 1366x768."""
    width, height = words.split("x")
    return int(width), int(height)


if __name__ == "__main__":
    main()
