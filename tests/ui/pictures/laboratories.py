"""Pictures of the laboratories: none yet, one with its ranges, a table that is taken."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from coordinator.commands.laboratories import enter_laboratory, enter_ranges
from coordinator.domain.laboratory import NewRange
from coordinator.domain.subject import Sex
from tests.builders import COORDINATOR
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import settle, shoot
from ui.desk import Desk
from ui.laboratories.page import LaboratoriesPage
from ui.laboratories.presenter import LaboratoriesPresenter
from ui.widgets.table import DataTable

LONG = "Institute of Laboratory Medicine of the University Hospital, building"
DAY = date(2026, 1, 1)
RANGES = (
    NewRange("alt", "U/L", Decimal(7), Decimal(35), DAY, Sex.FEMALE),
    NewRange("alt", "U/L", Decimal(9), Decimal(50), DAY, Sex.MALE),
    NewRange("igg4", "g/L", None, Decimal("1.35"), DAY),
    NewRange("creatinine", "umol/L", Decimal(27), Decimal(62), DAY, None, 3, 14),
    NewRange("creatinine", "umol/L", Decimal(41), Decimal(73), DAY, Sex.FEMALE, 18),
)
TABLE = (
    "Test\tUnit\tLow\tHigh\tSex\n"
    "ALT\tU/L\t7\t40\tF\nAST\tU/L\t13\t35\tF\nMoonlight\tlx\t1\t2\nC3\tg/L\t0,9\t1,8\n"
)


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk:
        shoot(page_of(desk), out / "laboratories-empty.png", destination="administration")
        harbour = enter_laboratory(desk.registry, COORDINATOR, name="Harbour Laboratory")
        enter_laboratory(desk.registry, COORDINATOR, name="Hospital, central laboratory")
        enter_ranges(desk.registry, COORDINATOR, laboratory_id=harbour, ranges=RANGES)
        shoot(
            page_of(desk), out / "laboratories.png", destination="administration", first=_wrong
        )
        for number in range(30):
            name = f"{LONG} {number + 1}"
            enter_laboratory(desk.registry, COORDINATOR, name=name)
        shoot(
            page_of(desk),
            out / "laboratories-full.png",
            destination="administration",
            first=_filled,
        )
        shoot(
            page_of(desk),
            out / "laboratories-behind-table.png",
            destination="administration",
            first=lambda page: _table(page, out / "laboratories-table.png"),
        )


def page_of(desk: Desk) -> LaboratoriesPage:
    return LaboratoriesPage(LaboratoriesPresenter(desk))


def _filled(page: LaboratoriesPage) -> None:
    ranges = page.findChild(DataTable, "ranges")
    wait_until(lambda: ranges.model().rowCount() > 0)


def _wrong(page: LaboratoriesPage) -> None:
    _filled(page)
    row = page.findChild(QWidget, "range_row")
    row.analyte.setText("IgG4")
    row.high.setText("135")
    row.unit.setText("g/dL")
    row.valid_from.set_day(DAY)
    row.enter.click()


def _table(page: LaboratoriesPage, path: Path) -> None:
    _filled(page)
    page.findChild(QWidget, "range_row").valid_from.set_day(DAY)
    page.findChild(QWidget, "take_list").click()
    dialog = page.findChild(QWidget, "list_dialog")
    dialog.findChild(QPlainTextEdit, "list_text").setPlainText(TABLE)
    settle()
    dialog.grab().save(str(path))
    dialog.close()
    QApplication.processEvents()
