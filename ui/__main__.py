"""The window: `python -m ui`, and the entry point `trial-coordinator-gui`. Puts it together."""

import argparse
import os
import sys

from platformdirs import user_data_path, user_log_path

from coordinator.cli import place
from coordinator.languages import catalogue_of
from coordinator.terminal.language import Wording, add_help, arguments_in, language_of
from coordinator.text import _, use
from ui.application import Application
from ui.automatic_backups import AutomaticBackups
from ui.idle import IdleWatch
from ui.painted import FirstPaint
from ui.preferences import Preferences
from ui.settings import PROGRAM
from ui.theme import Theme, dressed_application
from ui.window import Window


def main(arguments: list[str] | None = None) -> int:
    wanted = parsed(arguments)
    if wanted.smoke:
        from ui.smoke import run  # noqa: PLC0415  for whoever checks an installation

        return run(wanted.registry)
    qt = dressed_application(PROGRAM)
    preferences = Preferences(Theme(qt))
    window = Window()
    window.fit(qt.primaryScreen().availableSize())
    FirstPaint(window).happened.connect(lambda: guard(window))
    usual = user_data_path(PROGRAM, appauthor=False) / "site.registry"
    backups = AutomaticBackups()
    application = Application(window, preferences, IdleWatch(qt), usual, backups=backups)
    application.start(wanted.registry)
    return int(qt.exec())


def guard(window: Window) -> None:
    """Let what nobody caught be told in the window, and clear up what a killed program left.

    Loaded when the window has been seen.
    """
    from ui.crash import CrashReporter, forbid_core_dumps  # noqa: PLC0415
    from ui.printing.folder import clear_remains  # noqa: PLC0415

    forbid_core_dumps()
    folder = user_log_path(PROGRAM, appauthor=False)
    CrashReporter(folder, window.show_error).install()
    clear_remains()


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """Read what was asked for; the terminal is told in its own language what can be."""
    spoken = language_of((), os.environ)
    use(catalogue_of(spoken))
    parser = argparse.ArgumentParser(
        prog="trial-coordinator-gui",
        description=_("Trial Coordinator"),
        formatter_class=Wording,
        add_help=False,
    )
    add_help(parser)
    parser.add_argument(
        "--registry",
        type=place,
        metavar=_("PLACE"),
        help=_("the registry: a file, or postgresql://…"),
    )
    parser.add_argument(
        "--smoke", action="store_true", help=_("sign in by itself, show a page, and end")
    )
    with arguments_in(spoken):
        return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
