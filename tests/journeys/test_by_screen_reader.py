"""The whole job by Qt's accessibility interface: what a screen reader tells and can press."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coordinator.domain.log import LogFilter
from coordinator.queries.log import log_rows
from tests.builders import COORDINATOR, INVESTIGATOR, PASSWORD
from tests.conftest import noon
from tests.ui.robots.screen_reader import BUTTONS, ScreenReader
from ui.application import Application
from ui.idle import IdleWatch
from ui.preferences import Preferences
from ui.theme import Mode, Theme
from ui.window import Window

RECORD = """NCT04999001
Official Title: A trial of warm tea in lupus
Sponsor: Lakeside
Eligibility Criteria
Inclusion Criteria:
1. Age 18 to 70 years
2. Written informed consent
Exclusion Criteria:
1. Active infection
"""


@pytest.fixture
def reader(qtbot, qapp, registry, tmp_path):
    """The program at its sign-in, and nothing of it seen but what a screen reader tells."""
    registry.close()
    theme, window = Theme(qapp, Mode.LIGHT), Window()
    preferences = Preferences(theme, tmp_path / "settings.json")
    application = Application(window, preferences, IdleWatch(qapp), registry.path, noon)
    with qtbot.waitActive(window):
        application.start(registry.path)
    reader = ScreenReader(qtbot, window)
    reader.application = application
    yield reader
    window.close()
    application.deleteLater()
    window.deleteLater()
    theme.deleteLater()


def test_the_whole_job_is_done_by_names_and_roles_alone(reader):
    sign_in(reader, "Li Na")
    add_a_trial(reader)
    review(reader)
    enter_a_consent_form(reader)
    screen_somebody(reader)
    walk(reader)
    decide_and_sign(reader)
    print_it(reader)
    assert "07001" in the_log(reader)

    [row] = log_rows(reader.application.workplace.registry, LogFilter())
    assert (row.state, row.signed_by) == ("eligible", ("Li Na", "Dr Ada Brandt"))


def test_a_button_that_is_made_anew_meanwhile_is_pressed_as_it_is_now(qtbot):
    """What ends beside the screen shows a page anew between hearing of a button and Enter."""
    pressed = []
    page, former = QWidget(), QPushButton("Go on")
    page.setLayout(QVBoxLayout())
    page.layout().addWidget(former)

    def show_anew():
        former.deleteLater()
        now = QPushButton("Go on")
        now.clicked.connect(lambda: pressed.append("Go on"))
        page.layout().addWidget(now)

    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    QTimer.singleShot(0, page, show_anew)
    ScreenReader(qtbot, page).press("Go on")

    assert pressed == ["Go on"]


def sign_in(reader, name):
    reader.choose("Who signs in", name)
    reader.type("Password", PASSWORD)
    reader.press("Sign in")


def add_a_trial(reader):
    reader.press("Add a trial")
    reader.type("Text of a registry record", RECORD)
    reader.press("Read the text")
    reader.press("Add and review")


def review(reader):
    reader.type("Protocol number", "TEA-1")
    reader.type("Version", "1.0")
    reader.type("Date of version", "2026-03-02")
    reader.tick("Leave it as it is")
    reader.type("Ground, such as “protocol 5.1, p. 32”", "protocol 5.1, p. 32")
    reader.press("Record answer")
    reader.press("Confirm wording…")
    reader.press("Confirm wording")
    reader.press("Activate")


def enter_a_consent_form(reader):
    reader.wait_for(BUTTONS, "Blank checklist")
    reader.turn_to("Consent")
    reader.press("Consent forms…")
    reader.type("Version, required", "1.1")
    reader.type("Valid from, required", "2026-03-09")
    reader.press("Enter the version")
    reader.wait_until_said("valid from 2026-03-09")


def screen_somebody(reader):
    reader.tick("Today")
    reader.press("Screen a patient")
    reader.press("New subject")
    reader.type("Hospital number, required", "H-1")
    reader.type("Name, required", "欧阳校风")
    reader.choose("Sex at birth, required", "female")
    reader.type("Birth date, required", "1983-04-01")
    reader.press("Enter the subject")  # refused, before the readings are there and after
    reader.press("Take OYXF, read Ou Yang Xiao Feng")
    reader.press("Enter the subject")
    reader.open_row("Recruiting trials", "NCT04999001")
    reader.press("Continue")
    reader.type("Date, required", "2026-11-22")
    reader.type("Time, required", "09:30")
    reader.choose("Version of the consent form, required", "1.1")
    reader.type("Obtained by, required", "Dr Ada Brandt")
    reader.press("Record consent and start the walk")


def walk(reader):
    for criterion, answer in (
        ("Inclusion criterion 1 of 2", "Yes, met (Y)"),
        ("Inclusion criterion 2 of 2", "Yes, met (Y)"),
        ("Exclusion criterion 1 of 1", "No, absent (N)"),
    ):
        reader.wait_until_said(criterion)
        reader.tick(answer)
        reader.choose("Source document", "Medical record")
        reader.type("Where it lies", "chart p. 1")
        reader.type("Its date", "2026-11-20")
        reader.press("On to the next criterion")
    reader.wait_until_said("3 of 3 answered")


def decide_and_sign(reader):
    reader.press("Decision")
    reader.tick("Eligible")
    reader.press("Record decision")
    for person, heard in (
        (COORDINATOR, "Waits for the signature: investigator"),
        (INVESTIGATOR, "Signed by"),
    ):
        reader.wait_until(lambda: reader.can_press("Sign"))
        reader.type("User name", person.user_name)
        reader.type("Password", PASSWORD)
        reader.press("Sign")
        reader.wait_until_said(heard)


def print_it(reader):
    reader.press("Print…")
    reader.wait_until_said("Eligibility checklist")
    reader.wait_until(lambda: reader.can_press("Save as PDF…"))
    reader.press("Go back")


def the_log(reader):
    reader.tick("Screening log")
    reader.wait_until_said("07001")
    return reader.all_words()
