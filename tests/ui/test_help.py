import re
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from coordinator.help_pages import help_pages
from coordinator.languages import Language
from tests.ui.robots.help import HelpRobot
from ui import theme
from ui.help.page import HelpPage
from ui.help.topics import BEGINNING, CHAPTERS, TOPIC_OF, topic_here
from ui.helping import Helping
from ui.theme import Mode, Theme
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.layouts import column
from ui.widgets.markdown import MarkdownText
from ui.widgets.named import explained, named
from ui.window import Window

UI = Path(__file__).parents[2] / "ui"
FEATURES = sorted(path.parent.name for path in UI.glob("*/page.py"))
LISTED = [name for _chapter, names in CHAPTERS for name in names]


class Work(QWidget):
    """A page with two fields, the second about worksheets."""

    def __init__(self):
        super().__init__()
        self.first = named("first", QLineEdit())
        self.second = explained("worksheets", named("second", QLineEdit()))
        self.setLayout(column(self.first, self.second))


Work.__module__ = "ui.walk.page"


@pytest.fixture
def window(qtbot, qapp):
    dressed = Theme(qapp, Mode.LIGHT)
    window = Window()
    qtbot.addWidget(window)
    window.set_person("Li Na", "Site coordinator")
    helping = Helping(window)
    window.help_requested.connect(helping.help)
    work = Work()
    window.show_page(work, destination="trials")
    with qtbot.waitActive(window):
        window.show()
    yield window
    dressed.deleteLater()


@pytest.fixture
def ask(window, qtbot):
    def press():
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_F1)
        return HelpRobot(qtbot, window.page)

    return press


@pytest.mark.parametrize("feature", FEATURES)
def test_each_page_of_the_program_has_its_help(feature):
    assert TOPIC_OF[feature] in help_pages(Language.ENGLISH)


def test_what_is_explained_in_a_page_has_its_help():
    told = [
        topic
        for path in UI.rglob("*.py")
        for topic in re.findall(r'explained\(\s*"([^"]+)"', path.read_text("utf-8"))
    ]

    assert told
    assert set(told) <= set(help_pages(Language.ENGLISH))


def test_each_topic_stands_in_the_list_once():
    assert sorted(LISTED) == sorted(help_pages(Language.ENGLISH))


def test_f1_opens_the_page_about_the_place(window, ask):
    robot = ask()

    assert isinstance(window.page, HelpPage)
    assert robot.title == "The walk"
    assert robot.chosen == "The walk"
    assert window.rail.isVisible()
    assert window.findChild(QPushButton, "go_trials").isChecked()


def test_f1_in_a_field_opens_the_page_about_the_field(window, ask):
    window.page.second.setFocus()

    assert ask().title == "Worksheets"


@pytest.mark.parametrize("key", ["Esc", "F1"])
def test_one_comes_back_to_the_same_field_with_what_was_typed(window, qtbot, ask, key):
    work = window.page
    work.second.setFocus()
    qtbot.keyClicks(work.second, "half a rema")

    ask().press(key)

    assert window.page is work
    assert work.second.hasFocus()
    assert work.second.text() == "half a rema"
    assert window.findChild(QWidget, "help") is None or window.page is work


def test_a_message_is_still_there_after_reading(window, ask):
    window.show_done("Saved.")
    ask().press("Esc")

    assert window.messages.text == "Saved."


def test_links_are_followed_and_gone_back(window, ask, qtbot):
    robot = ask()
    robot.follow("answers.md")
    assert robot.title == "What an answer means"
    assert robot.chosen == "What an answer means"

    robot.press("Alt+Left")
    qtbot.waitUntil(lambda: robot.title == "The walk")

    robot.press("Alt+Left")
    qtbot.waitUntil(lambda: isinstance(window.page, Work))


@pytest.mark.parametrize("link", ["https://example.org", "../README", "nowhere.md", ""])
def test_nothing_outside_of_the_help_is_opened(ask, link):
    robot = ask()
    robot.follow(link)

    assert robot.title == "The walk"


def test_words_are_searched_in_all_pages(ask):
    robot = ask()
    robot.search("wet ink")
    assert robot.topics[0] == "Sign on paper"
    assert "Today" not in robot.topics

    robot.search("no such word anywhere")
    assert robot.topics == []
    assert robot.page.findChild(QWidget, "found").isVisible()

    robot.press("Esc")  # empties the search, and stays
    assert len(robot.topics) == len(LISTED) + len(CHAPTERS)


def test_escape_in_an_empty_search_leaves(window, ask):
    robot = ask()
    robot.page.findChild(QLineEdit, "search").setFocus()
    robot.press("Esc")

    assert isinstance(window.page, Work)


def test_a_topic_is_chosen_from_the_list(ask):
    robot = ask()
    robot.choose("Backup and restore")

    assert robot.title == "Backup and restore"


def test_going_elsewhere_lets_go_of_the_help(window, ask, qtbot):
    ask()
    elsewhere = QWidget()
    window.show_page(elsewhere, destination="log")

    assert window.page is elsewhere
    qtbot.waitUntil(lambda: not window.findChildren(HelpPage))


def test_a_dialog_has_its_help_over_it_and_stays(window, qtbot):
    dialog = ConfirmDialog(window, "Void?", "Why?", "Void")
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F1)

    page = dialog.findChild(HelpPage)
    qtbot.waitUntil(page.isVisible)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.findChildren(HelpPage))
    assert dialog.isVisible()
    dialog.close()


def test_a_place_without_a_topic_has_the_beginning(window):
    assert topic_here(QWidget(), None) == BEGINNING
    assert topic_here(None, None) == BEGINNING


@pytest.mark.parametrize("worn", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_links_are_written_in_the_colours_of_the_theme(qapp, window, ask, worn):
    robot = ask()
    dressed = Theme(qapp, Mode.DARK if worn is theme.DARK else Mode.LIGHT)
    browser = robot.page.findChild(QWidget, "text")

    assert worn.accent.lower() in browser.toHtml().lower()
    dressed.apply(Mode.LIGHT)
    dressed.deleteLater()


@pytest.mark.parametrize("feature", FEATURES)
def test_the_module_of_a_page_tells_its_feature(feature):
    module = import_module(f"ui.{feature}.page")

    assert module.__name__.split(".")[1] == feature


def test_bold_words_end_before_a_chinese_sign(qtbot):
    """L2: Chinese has no blanks to say that the bold words are over."""
    text = MarkdownText()
    qtbot.addWidget(text)

    text.show_page("请用**恢复密钥…**和**密钥单**，**备份…**。")

    assert text.toPlainText().replace("\u2060", "") == "请用恢复密钥…和密钥单，备份…。"
