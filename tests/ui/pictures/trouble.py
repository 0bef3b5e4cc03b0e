"""Pictures of a registry that does not open: a file that is gone, a damaged one, a server."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from coordinator.domain.errors import Unavailable
from coordinator.registry.address import Place, read_address
from coordinator.registry.errors import RegistryDamaged, RegistryMissing
from coordinator.registry.server_errors import ServerOutOfReach
from tests.ui.pictures.first_start import PLACE
from tests.ui.pictures.shared import ADDRESS
from tests.ui.pictures.shot import shoot
from ui.trouble.page import TroublePage
from ui.trouble.presenter import TroublePresenter

DETAIL = "timed out"


def pictures(out: Path) -> None:
    server = read_address(ADDRESS)
    for name, place, error in (
        ("missing", PLACE, RegistryMissing(PLACE)),
        ("damaged", PLACE, RegistryDamaged(PLACE, "page 214")),
        ("server", server, ServerOutOfReach(server, DETAIL)),
    ):
        shoot(page_of(place, error), out / f"trouble-{name}.png", alone=True)
    page = page_of(server, ServerOutOfReach(server, DETAIL))
    shoot(page, out / "trouble-address.png", alone=True, first=_wrong)


def page_of(place: Place, error: Unavailable) -> TroublePage:
    return TroublePage(TroublePresenter(place, error))


def _wrong(page: TroublePage) -> None:
    line = page.findChild(QLineEdit, "address")
    line.setText("db.hospital.example/screening")
    line.returnPressed.emit()
