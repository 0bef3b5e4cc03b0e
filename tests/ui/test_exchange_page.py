"""The page on which a trial is exported for another system (P1, T1)."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from coordinator.domain.audit import AuditFilter
from coordinator.domain.exchange import ExportNotWritten
from coordinator.queries.audit import audit_page
from coordinator.records import read
from tests.builders import COORDINATOR, MONITOR, active, answered, consented, draft, subject
from tests.exchange.odm_reading import OdmFile, schema
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.exchange import ExchangeRobot
from ui.desk import Desk
from ui.exchange.page import ExchangePage
from ui.exchange.presenter import ExchangePresenter


class Exports:
    def __init__(self, qtbot, registry, trial_id, person):
        self.desk = Desk(registry, person)
        self.refused = []
        self.desk.refused.connect(self.refused.append)
        self.presenter = ExchangePresenter(self.desk)
        page = ExchangePage(self.presenter)
        self.presenter.open(trial_id)
        self.robot = ExchangeRobot(qtbot, page)


@pytest.fixture
def exports(qtbot, registry):
    opened = []

    def open_page(trial_id, person=COORDINATOR):
        opened.append(Exports(qtbot, registry, trial_id, person))
        return opened[-1]

    yield open_page
    for found in opened:
        found.robot.page.close()
        found.desk.close()


@pytest.fixture
def trial_id(registry):
    """A trial in which two subjects are screened."""
    found = active(registry).trial_id
    answered(registry, consented(registry, found), I1="yes", E2="no")
    other = subject(registry, "王大明", hospital_number="H-4712")
    consented(registry, found, other)
    return found


def noted(registry):
    found = audit_page(registry, AuditFilter(action="list exported"))
    return [json.loads(entry.changes)["what"][1] for entry in found]


def test_a_trial_is_exported_by_keys_alone_without_naming_anybody(
    exports, registry, trial_id, tmp_path
):
    """P1, T1"""
    opened = exports(trial_id)
    path = tmp_path / "trial.xml"

    opened.robot.export_to(path)

    file = OdmFile(path.read_bytes())
    schema().assertValid(file.root)
    assert len(file.all("//o:SubjectData")) == 2
    assert "林小雨".encode() not in path.read_bytes()
    assert "trial.xml was written: 2 screenings." in opened.robot.told
    (what,) = noted(registry)
    assert what.startswith("ODM-XML, without identifying data, SHA-256 ")


def test_names_leave_only_after_a_person_has_confirmed_it(
    exports, registry, trial_id, tmp_path
):
    """P1"""
    opened = exports(trial_id)
    robot = opened.robot
    robot.tick_naming()
    assert any("the file is confidential" in sentence for sentence in robot.sentences)

    robot.press_export()
    robot.answer("cancel")
    assert noted(registry) == []

    robot.press_export()
    robot.answer("act")
    robot.write_to(tmp_path / "named.xml")
    assert "林小雨".encode() in (tmp_path / "named.xml").read_bytes()
    assert noted(registry)[0].startswith("ODM-XML, with identifying data")
    assert not robot.is_naming


def test_that_names_are_wanted_is_asked_anew_each_time(exports, trial_id, qtbot):
    """P1"""
    opened = exports(trial_id)
    opened.robot.tick_naming()
    assert opened.robot.is_naming

    opened.presenter.open(trial_id)

    qtbot.waitUntil(lambda: not opened.robot.is_naming)


def test_who_may_not_see_names_cannot_ask_for_them(exports, registry, trial_id, tmp_path):
    """P1: a monitor exports without"""
    opened = exports(trial_id, MONITOR)

    assert not opened.robot.can_name
    opened.robot.export_to(tmp_path / "seen.xml")

    assert "林小雨".encode() not in (tmp_path / "seen.xml").read_bytes()
    assert noted(registry)[0].startswith("ODM-XML, without identifying data")


def test_a_format_without_screenings_offers_none_and_names_nobody(
    exports, registry, trial_id, tmp_path
):
    opened = exports(trial_id)
    robot = opened.robot
    robot.tick_naming()

    robot.choose_format("usdm")

    assert robot.parts == ["The checklist alone, without screenings"]
    assert not robot.can_name
    assert not robot.is_naming
    robot.export_to(tmp_path / "trial.json")
    (record,) = read((tmp_path / "trial.json").read_bytes(), "trial.json")
    assert [each.text for each in record.exclusion] == [
        "Pregnant or breast-feeding",
        "Active infection",
    ]
    robot.choose_format("odm")
    assert robot.part == "The trial with 2 screenings"
    assert not robot.is_naming


def test_one_screening_can_be_chosen_by_its_number(exports, trial_id, tmp_path):
    opened = exports(trial_id)

    opened.robot.choose_part("Screening 07002 alone")

    assert opened.robot.proposed == "NCT99990001 07002 ODM.xml"
    assert any(each.startswith("One screening:") for each in opened.robot.sentences)
    opened.robot.export_to(tmp_path / "one.xml")
    file = OdmFile((tmp_path / "one.xml").read_bytes())
    assert [node.get("SubjectKey") for node in file.all("//o:SubjectData")] == ["07002"]


def test_the_checklist_alone_holds_nobodys_data(exports, trial_id, tmp_path):
    opened = exports(trial_id)

    opened.robot.choose_part("The checklist alone, without screenings")

    assert "No screening, and nobody's data." in opened.robot.sentences
    assert not opened.robot.can_name
    opened.robot.export_to(tmp_path / "metadata.xml")
    assert OdmFile((tmp_path / "metadata.xml").read_bytes()).all("//o:ClinicalData") == []


def test_fhir_is_written_and_read_as_json(exports, registry, trial_id, tmp_path):
    opened = exports(trial_id)

    opened.robot.choose_format("fhir")
    opened.robot.export_to(tmp_path / "trial.json")

    tree = json.loads((tmp_path / "trial.json").read_bytes())
    kinds = [entry["resource"]["resourceType"] for entry in tree["entry"]]
    assert kinds.count("ResearchSubject") == 2
    assert noted(registry)[0].startswith("FHIR R5, without identifying data")


@pytest.mark.parametrize("pressed", [True, False])
def test_the_keyboard_stays_on_the_page_while_a_file_is_written(
    exports, trial_id, tmp_path, pressed
):
    opened = exports(trial_id)
    page = opened.robot.page
    if pressed:
        page.findChild(QPushButton, "export").setFocus()
        opened.presenter.export_to(tmp_path / "trial.xml")
    else:
        page.setFocus()
        opened.robot.export_to(tmp_path / "trial.xml")

    assert page.window().focusWidget().objectName() == "format_odm"


def test_what_cannot_be_written_is_refused_and_the_page_goes_on(exports, trial_id, tmp_path):
    opened = exports(trial_id)

    opened.robot.export_to(tmp_path / "gone" / "trial.xml")

    (error,) = opened.refused
    assert isinstance(error, ExportNotWritten)
    assert opened.robot.can_export
    assert opened.robot.told == ""


def test_a_draft_without_screenings_offers_its_checklist(exports, registry):
    opened = exports(draft(registry).trial_id)

    assert opened.robot.parts == ["The checklist alone, without screenings"]
    assert not opened.robot.can_name


def test_a_screening_that_came_meanwhile_is_counted(exports, registry, trial_id, qtbot):
    opened = exports(trial_id)

    third = subject(registry, "赵一", hospital_number="H-4713")
    consented(registry, trial_id, third)

    qtbot.waitUntil(lambda: opened.robot.part == "The trial with 3 screenings")


def test_formats_are_gone_through_with_the_arrow_keys(exports, trial_id):
    opened = exports(trial_id)
    opened.robot.page.setFocus()

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)

    assert opened.robot.format == "usdm"
    assert opened.robot.parts == ["The checklist alone, without screenings"]


def test_no_letter_is_underlined_twice(exports, trial_id):
    assert doubled_mnemonics(exports(trial_id).robot.page) == {}


def test_a_trial_leads_to_its_export_and_back(ways, registry, qtbot, trial_id):
    ways.open_trial(trial_id)
    trials = ways.window.page
    more = trials.findChild(QPushButton, "more")
    qtbot.waitUntil(more.isVisible)

    trials.findChild(QAction, "export_trial").trigger()

    page = ways.window.page
    assert isinstance(page, ExchangePage)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "export").isEnabled())
    page.findChild(object, "leave").click()
    assert ways.window.page is trials
