"""What each role sees and can do on every page, and at the terminal (Roles, P1)."""

from io import StringIO

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from coordinator.cli import main
from coordinator.domain.staff import Role
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    MONITOR,
    PASSWORD,
    active,
    answered,
    consented,
    staff_member,
    subject,
)
from tests.commands.test_people import OWN, entered
from tests.forms.reading import words
from tests.server import typed
from ui.desk import Desk
from ui.preferences import Preferences
from ui.theme import Mode, Theme
from ui.ways import Ways
from ui.window import Window

NAME, NUMBER, BORN = "Wen Hartwood", "H-90210", "1983-04-01"
SECRETS = (NAME, NUMBER, BORN)
ADMINISTRATOR = staff_member("t.moss", "T.Moss", Role.ADMINISTRATOR)
CLINICAL = (COORDINATOR, INVESTIGATOR)
OTHERS = (MONITOR, ADMINISTRATOR)
ACTS = {  # what changes something, by page: each needs a duty or a role
    "subjects": ("new_subject",),
    "people": ("add_person", "change_person", "reset_password", "end_access"),
    "laboratories": ("add_laboratory",),
}
MAY = {
    Role.COORDINATOR: {"subjects", "people", "laboratories"},
    Role.INVESTIGATOR: {"subjects", "laboratories"},
    Role.MONITOR: set(),
}


@pytest.fixture
def screening_id(registry):
    version = active(registry)
    subject_id = subject(registry, NAME, hospital_number=NUMBER)
    found = consented(registry, version.trial_id, subject_id)
    answered(registry, found, I1="yes")
    return found


@pytest.fixture
def ways_of(qtbot, qapp, registry, tmp_path):
    """Let somebody go round the program; everything is closed at the end."""
    made, theme = [], Theme(qapp, Mode.LIGHT)

    def opened(person):
        window, desk = Window(), Desk(registry, person)
        ways = Ways(desk, window, Preferences(theme, tmp_path / "settings.json"))
        made.append((window, desk, ways))
        with qtbot.waitExposed(window):
            window.show()
        ways.window = window
        return ways

    yield opened
    for window, desk, ways in made:
        qtbot.waitUntil(lambda desk=desk: not desk.is_busy)
        ways.drop()
        desk.close()
        window.close()
        window.deleteLater()
    theme.apply(Mode.LIGHT)
    theme.deleteLater()


def round_of(ways, screening_id):
    """Go to every page from which somebody could learn something; give its name."""
    for place in ("today", "trials", "subjects", "log", "reports", "audit", "administration"):
        yield place, lambda place=place: ways.go(place)
    yield "people", ways.to_people
    yield "delegations", ways.to_delegations
    yield "laboratories", ways.to_laboratories
    yield "clarifications", lambda: ways.to_clarifications(1)
    yield "consent forms", lambda: ways.to_consent_forms(1)
    yield "evidence", lambda: ways.to_evidence(1)
    yield "walk", lambda: ways.walk(screening_id)
    yield "decision", lambda: ways.decide(screening_id)
    yield "consents", lambda: ways.to_consents(screening_id)


def read(page):
    """Read all that a page holds in words, also what lies out of sight."""
    found = [label.text() for label in page.findChildren(QLabel)]
    found += [button.text() for button in page.findChildren(QPushButton)]
    found += [line.text() for line in page.findChildren(QLineEdit)]
    found += [line.toPlainText() for line in page.findChildren(QPlainTextEdit)]
    found += [one.toolTip() for one in page.findChildren(QLabel)]
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    for table in page.findChildren(QAbstractItemView):
        model = table.model()
        if model is None or isinstance(table.parent(), QAbstractSpinBox):
            continue
        is_list = isinstance(model, QAbstractListModel)
        columns = 1 if is_list else model.columnCount(QModelIndex())
        for row in range(model.rowCount(QModelIndex())):
            for column in range(columns):
                found += [str(model.index(row, column).data(role) or "") for role in roles]
    return "\n".join(found)


@pytest.mark.parametrize("person", [*CLINICAL, *OTHERS], ids=lambda one: one.role.value)
def test_only_the_clinical_staff_sees_who_a_subject_is(
    qtbot, ways_of, registry, screening_id, person
):
    """P1, Roles: on no page, not in a table's hidden column, not in a tool tip."""
    ways = ways_of(person)
    seen = {}
    for name, go in round_of(ways, screening_id):
        go()
        qtbot.waitUntil(lambda: not ways.desk.is_busy)
        seen[name] = {secret for secret in SECRETS if secret in read(ways.window.page)}

    if person in CLINICAL:
        assert seen["subjects"] >= {NAME, NUMBER}
    else:
        assert {name: found for name, found in seen.items() if found} == {}


@pytest.mark.parametrize(
    "person", [COORDINATOR, INVESTIGATOR, MONITOR], ids=lambda one: one.role.value
)
def test_what_a_role_may_not_do_cannot_be_pressed(
    qtbot, ways_of, registry, screening_id, person
):
    """Roles: without an administrator the coordinator looks after people."""
    ways = ways_of(person)
    pages = {name: go for name, go in round_of(ways, screening_id) if name in ACTS}
    for name, go in pages.items():
        go()
        qtbot.waitUntil(lambda: not ways.desk.is_busy)
        page = ways.window.page
        if name == "people":
            page.findChild(QAbstractItemView, "people").select(2)
        for act in ACTS[name]:
            button = page.findChild(QPushButton, act)
            expected = name in MAY[person.role] and person.user_name != "m.okafor"
            assert button is not None, act
            assert button.isEnabled() is expected, (name, act)


def test_an_administrator_looks_after_people_and_screens_nobody(
    qtbot, ways_of, registry, screening_id
):
    """Roles"""
    administrator = entered(registry)
    ways = ways_of(administrator)
    ways.to_people()
    page = ways.window.page
    page.findChild(QAbstractItemView, "people").select(1)
    for act in ACTS["people"]:
        assert page.findChild(QPushButton, act).isEnabled(), act
    ways.go("subjects")
    qtbot.waitUntil(lambda: not ways.desk.is_busy)
    assert not ways.window.page.findChild(QPushButton, "new_subject").isEnabled()


@pytest.mark.parametrize("user_name", ["m.okafor", "t.moss", "li.na"])
def test_the_command_line_gives_each_role_what_its_pages_do(
    registry, screening_id, tmp_path, monkeypatch, user_name
):
    """P1: a copy for the site only for who may see it."""
    password = PASSWORD
    if user_name == "t.moss":
        entered(registry)
        password = OWN
    registry.close()
    out = tmp_path / "form.pdf"
    monkeypatch.setattr("sys.stdin", StringIO(f"{password}\n"))
    said = ["form", "07001", "--registry", typed(registry.place), "--user", user_name]

    assert main([*said, "-o", str(out)]) == 0

    assert (NUMBER in words(out.read_bytes())) is (user_name == "li.na")
