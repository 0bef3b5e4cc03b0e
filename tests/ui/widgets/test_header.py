"""The head of a page whose title must be read to its end."""

import pytest
from PySide6.QtWidgets import QPushButton

from ui.widgets.beside import Beside
from ui.widgets.header import PageHeader

LONG = "Responder index, scored by organ"


@pytest.mark.parametrize(("title", "is_stacked"), [("SLEDAI-2K", False), (LONG, True)])
def test_the_actions_go_below_a_title_that_must_be_read_whole(shown, title, is_stacked):
    header = shown(PageHeader(primary=QPushButton("Keep this worksheet, as it is now")))
    header.setStyleSheet("QLabel { font-size: 24px } QPushButton { min-width: 300px }")
    header.set_whole_title(title)
    header.resize(600, 120)

    assert header.findChild(Beside).is_stacked is is_stacked
