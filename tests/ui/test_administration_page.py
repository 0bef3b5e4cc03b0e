"""The site's settings, its people and this workstation."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from coordinator.commands.backups import back_up_now
from coordinator.domain.audit import Action, AuditFilter
from coordinator.domain.site import Paper, Site
from coordinator.fetching import USUAL_ADDRESS
from coordinator.queries.audit import audit_page
from coordinator.queries.staff import site_of
from tests.builders import COORDINATOR, MONITOR, SITE
from tests.ui.robots.administration import AdministrationRobot
from ui.administration.page import AdministrationPage
from ui.administration.presenter import AdministrationPresenter, size_words
from ui.desk import Desk
from ui.preferences import Preferences
from ui.theme import Mode, Theme


@pytest.fixture
def theme(qapp):
    theme = Theme(qapp, Mode.LIGHT)
    yield theme
    theme.apply(Mode.LIGHT)


@pytest.fixture
def preferences(theme, tmp_path):
    return Preferences(theme, tmp_path / "settings.json")


@pytest.fixture
def open_page(qtbot, registry, preferences):
    """Open the page as somebody; the desk is closed at the end."""
    desks = []

    def opened(person=COORDINATOR):
        desks.append(Desk(registry, person))
        presenter = AdministrationPresenter(desks[-1], preferences)
        desks[-1].refused.connect(refusals.append)
        return AdministrationRobot(qtbot, AdministrationPage(presenter)), presenter

    refusals = []
    opened.refusals = refusals
    yield opened
    for desk in desks:
        desk.close()


def changes(registry):
    return audit_page(registry, AuditFilter(action=Action.SETTING_CHANGED))


def test_the_settings_of_the_site_are_shown(open_page):
    robot, _presenter = open_page()

    assert robot.text("site_name") == "Rheumatology, Lakeside Hospital"
    assert (robot.number("late_entry_days"), robot.number("idle_minutes")) == (7, 15)


def test_a_setting_is_stored_with_an_entry_when_its_field_is_left(open_page, registry):
    robot, _presenter = open_page()

    robot.fill("site_name", "Nephrology")

    assert site_of(registry).name == "Nephrology"
    assert [entry.actor for entry in changes(registry)] == ["li.na"]
    assert robot.words("stored") == "Stored at 12:00:00"


def test_limits_and_paper_are_stored(qtbot, open_page, registry):
    robot, presenter = open_page()

    with qtbot.waitSignal(presenter.site_changed):
        robot.set_number("idle_minutes", 5)
    robot.choose("paper", "US Letter")
    robot.set_number("late_entry_days", 14)

    assert site_of(registry) == Site(
        "Rheumatology, Lakeside Hospital", "7", Paper.LETTER, 14, 5
    )


def test_leaving_a_field_as_it_was_stores_nothing(open_page, registry):
    robot, _presenter = open_page()

    robot.fill("site_number", "7")

    assert changes(registry) == ()


def test_a_site_without_a_name_is_refused_and_what_was_typed_stays(open_page, registry):
    robot, _presenter = open_page()

    robot.fill("site_name", " ")

    assert open_page.refusals[0].what_happened == "The site's name is empty."
    assert site_of(registry).name == "Rheumatology, Lakeside Hospital"


def test_a_monitor_reads_the_settings_and_changes_none(open_page):
    robot, _presenter = open_page(MONITOR)

    assert not robot.is_enabled("site_name")
    assert not robot.is_enabled("idle_minutes")


def test_the_lock_is_from_one_minute_to_an_hour_and_is_never_switched_off(open_page, registry):
    """An unattended screen shows patients' data."""
    robot, _presenter = open_page()
    for typed, stored in (("0", 15), ("600", 60), ("1", 1)):
        robot.set_number("idle_minutes", typed)
        assert site_of(registry).idle_minutes == stored
        assert robot.number("idle_minutes") == stored


def test_the_way_leads_to_the_people(qtbot, open_page):
    robot, presenter = open_page()
    with qtbot.waitSignal(presenter.people_wanted):
        robot.press("people", Qt.Key.Key_Space)


def test_the_appearance_changes_at_once_and_is_kept(open_page, theme, preferences, tmp_path):
    robot, _presenter = open_page()

    robot.choose("appearance", "Dark")

    assert theme.is_dark
    assert Preferences(theme, tmp_path / "settings.json").theme is Mode.DARK


def test_the_language_is_told_and_kept(qtbot, open_page, preferences):
    robot, _presenter = open_page()

    with qtbot.waitSignal(preferences.language_changed):
        robot.choose("language", "English")

    assert preferences.language == "en"


def test_the_forms_of_the_site_are_made_in_the_language_that_is_chosen(open_page, registry):
    """T1: on the trail like every setting."""
    robot, _presenter = open_page()

    robot.choose("forms_language", "Chinese and English")

    assert site_of(registry).forms_language == "zh_CN+en"
    assert "forms_language" in changes(registry)[0].changes


@pytest.mark.parametrize(
    ("size", "words"), [(0, "1 kB"), (300_000, "292 kB"), (5_400_000, "5.1 MB")]
)
def test_the_size_of_the_file_is_told_in_words(tmp_path, size, words):
    path = tmp_path / "site.registry"
    path.write_bytes(bytes(size))

    assert size_words(path) == words


def test_fetching_is_off_until_it_is_switched_on_with_the_usual_address(open_page, registry):
    robot, _presenter = open_page()
    assert not robot.is_shown("fetch_address")

    robot.press("fetch_on", Qt.Key.Key_Space)

    assert robot.text("fetch_address") == USUAL_ADDRESS
    assert site_of(registry).fetch_address == USUAL_ADDRESS
    assert [entry.actor for entry in changes(registry)] == ["li.na"]

    robot.press("fetch_on", Qt.Key.Key_Space)

    assert not robot.is_shown("fetch_address")
    assert site_of(registry).fetch_address == ""


def test_another_address_is_stored_and_the_other_settings_stay(open_page, registry):
    robot, _presenter = open_page()
    robot.set_number("idle_minutes", 5)
    robot.press("fetch_on", Qt.Key.Key_Space)

    robot.fill("fetch_address", "http://127.0.0.1:8000/api/v2")

    assert site_of(registry) == replace(
        SITE, idle_minutes=5, fetch_address="http://127.0.0.1:8000/api/v2"
    )


def test_what_is_no_address_is_told_at_the_field_and_stays_to_be_mended(open_page, registry):
    robot, _presenter = open_page()
    robot.press("fetch_on", Qt.Key.Key_Space)

    robot.fill("fetch_address", "registry.example")

    assert robot.text("fetch_address") == "registry.example"
    assert robot.problem("fetch_address").startswith("“registry.example” is not an address")
    assert site_of(registry).fetch_address == USUAL_ADDRESS
    assert open_page.refusals == []


def test_how_long_prescreenings_are_kept_is_set_and_facts_are_kept_only_when_asked(
    open_page, registry
):
    """P3"""
    robot, _presenter = open_page()
    assert robot.number("prescreening_days") == 90
    assert not site_of(registry).keeps_prescreened_facts

    robot.set_number("prescreening_days", 30)
    robot.press("keeps_prescreened_facts", Qt.Key.Key_Space)

    assert site_of(registry).prescreening_days == 30
    assert site_of(registry).keeps_prescreened_facts


def test_from_which_age_on_a_minor_assents_is_set(open_page, registry):
    """C3"""
    robot, _presenter = open_page()
    assert robot.number("assent_age") == 8
    robot.set_number("assent_age", 10)

    assert site_of(registry).assent_age == 10


def test_the_last_good_backup_is_always_told_and_leads_to_the_others(
    open_page, registry, qtbot
):
    robot, presenter = open_page()
    assert robot.words("last_backup") == "There is no good backup of this registry yet."
    back_up_now(registry, COORDINATOR)
    presenter.refresh()

    assert robot.words("last_backup") == "The last good backup was made today at 12:00."
    with qtbot.waitSignal(presenter.backups_wanted):
        robot.press("backups", Qt.Key.Key_Space)
