"""Pictures of how the program ends: the last backup, one that failed, a mistake of its own."""

from pathlib import Path

from coordinator.registry.errors import RegistryDamaged
from tests.ui.pictures.first_start import PLACE
from tests.ui.pictures.shot import CAMERA, settle
from ui.automatic_backups import AutomaticBackups
from ui.crash import CrashDialog
from ui.farewell import Farewell
from ui.window import Window

LOG = Path("/home/li.na/.local/state/Trial Coordinator/log/crashes.log")


class NeverDone(AutomaticBackups):
    """As on a slow stick: the picture is taken while it is under way."""

    @property
    def is_busy(self) -> bool:
        return True


def pictures(out: Path) -> None:
    window, backups = Window(), NeverDone()
    window.resize(*CAMERA.size)
    farewell = Farewell(window, backups, None)
    farewell.holds()
    window.show()
    settle()
    CAMERA.take(window, out / "farewell.png", lambda: True)
    backups.failed.emit(RegistryDamaged(PLACE, "page 214"))
    settle()
    CAMERA.take(window, out / "farewell-failed.png", lambda: True)
    mistake = CrashDialog(window, "", LOG)
    mistake.open()
    settle()
    mistake.grab().save(str(out / "mistake.png"))
    mistake.reject()
    window.hold(held=False)
    window.close()
    window.deleteLater()
    settle()
