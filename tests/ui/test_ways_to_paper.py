"""From a form to several forms and back, and what is remembered on the way."""

from PySide6.QtWidgets import QAbstractButton, QPushButton

from tests.builders import active, consented
from ui.printing.memory import FormPrinting
from ui.printing.page import PrintingPage
from ui.printing.several_page import SeveralPage


def test_several_forms_of_a_screening_are_reached_from_its_checklist(ways, registry, qtbot):
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    ways.print_screening(screening_id)
    page = ways.window.page
    assert isinstance(page, PrintingPage)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "save").isEnabled())

    page.findChild(QPushButton, "several").click()

    several = ways.window.page
    assert isinstance(several, SeveralPage)
    assert several.findChild(QPushButton, "print").isEnabled()
    several.findChild(QAbstractButton, "leave").click()
    assert ways.window.page is page


def test_what_was_chosen_for_a_form_outlives_the_program(ways, registry, tmp_path):
    _page, presenter = ways.features.printing
    presenter.open_delegations(active(registry).trial_id)

    presenter.remember_printer(FormPrinting("Office", "Tray2", "two-sided-long-edge"))

    kept = ways.preferences.printing_of("delegation log")
    assert (kept.printer, kept.tray) == ("Office", "Tray2")
    assert "Tray2" in (tmp_path / "settings.json").read_text("utf-8")
