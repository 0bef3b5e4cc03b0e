from PySide6.QtWidgets import QWidget

from ui.widgets.even import EvenLayout


def laid_out(qtbot, width, count=5):
    """Lay out widgets that need 100 pixels each; gives their places."""
    holder = QWidget()
    qtbot.addWidget(holder)
    children = [QWidget() for _number in range(count)]
    for child in children:
        child.setMinimumSize(100, 40)
    holder.setLayout(EvenLayout(*children, gap=10))
    holder.resize(width, 300)
    holder.show()
    return [child.geometry() for child in children]


def test_widgets_fill_one_line_where_they_fit(qtbot):
    places = laid_out(qtbot, 640)

    assert {place.y() for place in places} == {0}
    assert [place.width() for place in places] == [120] * 5
    assert places[-1].right() == 639


def test_they_take_a_second_line_rather_than_run_over_the_edge(qtbot):
    places = laid_out(qtbot, 400)

    assert [place.y() for place in places] == [0, 0, 0, 50, 50]
    assert max(place.right() for place in places) == 399


def test_in_the_narrowest_place_each_has_a_line_of_its_own(qtbot):
    places = laid_out(qtbot, 100, count=3)

    assert [place.y() for place in places] == [0, 50, 100]
