"""On the printing page a checklist is shown as it was printed once (G3)."""

import pytest

from coordinator.domain.audit import AuditFilter
from coordinator.queries.audit import audit_page
from tests.builders import COORDINATOR, active, answered, consented
from tests.commands import test_wet_ink as ink
from tests.ui.robots.printing import PrintingRobot
from ui.desk import Desk
from ui.printing.page import PrintingPage
from ui.printing.presenter import PrintingPresenter
from ui.widgets.choices import ChoiceField

NOW, FORMER = "", "2"


@pytest.fixture
def screening_id(registry):
    found = consented(registry, active(registry).trial_id)
    answered(registry, found, I1="yes", E1="no")
    return found


@pytest.fixture
def open_page(qtbot, registry, screening_id):
    desk = Desk(registry, COORDINATOR)

    def opening():
        presenter = PrintingPresenter(desk)
        page = PrintingPage(presenter)
        presenter.open_screening(screening_id)
        return PrintingRobot(qtbot, page)

    yield opening
    desk.close()


def offered(robot):
    field = robot.page.findChild(ChoiceField, "former")
    return field.isVisible(), [field.itemText(place) for place in range(field.count())]


def test_where_nothing_was_printed_before_nothing_is_offered(open_page):
    is_offered, _words = offered(open_page())

    assert not is_offered


def test_a_superseded_print_is_shown_marked_and_the_present_one_again(
    open_page, registry, screening_id
):
    """G3"""
    ink.printed(registry, screening_id)
    answered(registry, screening_id, E2="yes")
    robot = open_page()
    assert offered(robot) == (
        True,
        [
            "the record as it stands",
            "record version 2, printed 2026-11-22: superseded",
        ],
    )
    assert "FAILED" in robot.text

    robot.choose("former", FORMER)
    assert "SUPERSEDED" in robot.text
    assert "FAILED" not in robot.text

    robot.choose("former", NOW)
    assert "FAILED" in robot.text


def test_a_superseded_print_that_is_saved_is_noted_as_what_it_is(
    open_page, registry, screening_id, tmp_path
):
    """T1, G5: no signed copy of it is awaited."""
    ink.printed(registry, screening_id)
    answered(registry, screening_id, E2="yes")
    robot = open_page()
    robot.choose("former", FORMER)

    robot.save(tmp_path / "former.pdf")
    robot.wait(lambda: robot.told)

    [entry] = audit_page(registry, AuditFilter(action="form printed"), limit=1)
    assert entry.record == "Form"
    assert "superseded" in entry.changes
