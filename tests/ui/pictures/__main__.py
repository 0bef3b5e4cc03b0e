"""Make the pictures of every feature: `python -m tests.ui.pictures OUT [FEATURE…] [--dark]`."""

import argparse
import os
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ui.theme import Mode, Theme

NOT_FEATURES = ("__main__", "shot")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("features", nargs="*")
    parser.add_argument("--dark", action="store_true")
    wanted = parser.parse_args()
    application = QApplication([])
    Theme(application, Mode.DARK if wanted.dark else Mode.LIGHT)
    here = [module.name for module in iter_modules([str(Path(__file__).parent)])]
    for name in wanted.features or [name for name in here if name not in NOT_FEATURES]:
        import_module(f"tests.ui.pictures.{name}").pictures(wanted.out)


if __name__ == "__main__":
    main()
