import pytest

from ui.theme import Mode, Theme


@pytest.fixture(autouse=True)
def dressed(qapp):
    """The widgets as they are worn, since the style sheet has a say in their sizes."""
    theme = Theme(qapp, Mode.LIGHT)
    yield theme
    theme.deleteLater()


@pytest.fixture
def shown(qtbot):
    """Show a widget, and give it back when it is on the screen."""

    def shown(widget, width=640, height=480):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return shown
