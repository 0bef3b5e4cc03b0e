"""Days and times, typed as 2026-11-22 and 14:05 or taken from a calendar; never preset."""

import re
import unicodedata
from datetime import MINYEAR, date, time

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from coordinator.text import N_, _
from ui.widgets.buttons import icon_button
from ui.widgets.layouts import row
from ui.widgets.named import named, said, styled

DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})(\d{2})(\d{2})")
CHINESE_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日?")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})|(\d{2})(\d{2})")
HOURS, MINUTES = 24, 60
NO_DAY = N_("{text} is not a date. Write it as 2026-11-22: year, month, day.")
NO_SUCH_DAY = N_("There is no {text} in the calendar.")
NO_TIME = N_("{text} is not a time. Write it as 14:05, from 00:00 to 23:59.")
TOO_EARLY = N_("{text} is before {limit}.")
TOO_LATE = N_("{text} is after {limit}.")


class _Moment(QWidget):
    """A line that holds its text as it was typed, and judges it when it is left."""

    changed = Signal()
    problem_changed = Signal(str)

    def __init__(self, placeholder: str, width: int) -> None:
        super().__init__()
        self._problem = ""
        self.line = named("line", QLineEdit(placeholderText=placeholder, maxLength=32))
        self.line.setFixedWidth(width)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self._finish)
        self.line.textEdited.connect(lambda _text: self._say(""))
        self._told = ""

    def text(self) -> str:
        return self.line.text().strip()

    def problem(self) -> str:
        """Say what is wrong with what stands there; empty when it is right or empty."""
        return self._judge(self.text()) if self.text() else ""

    @property
    def has_problem(self) -> bool:
        return bool(self.problem())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        said(name, self.line)

    def _finish(self) -> None:
        problem = self.problem()
        self._say(problem)
        if not problem:
            self._tidy()
            if self.text() != self._told:
                self._told = self.text()
                self.changed.emit()

    def _say(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            styled(self.line, wrong=bool(problem))
            self.problem_changed.emit(problem)

    def _judge(self, text: str) -> str:
        raise NotImplementedError

    def _tidy(self) -> None:
        """Write what was understood the way it is always written."""
        raise NotImplementedError


class DateField(_Moment):
    def __init__(self, earliest: date | None = None, latest: date | None = None) -> None:
        super().__init__(_("yyyy-mm-dd"), 132)
        self._earliest, self._latest = earliest, latest
        self._open = named("calendar", icon_button("calendar", _("Choose from a calendar")))
        self._open.clicked.connect(self.open_calendar)
        self._calendar: QCalendarWidget | None = None
        layout = row(self.line, self._open, gap=4)
        layout.addStretch(1)
        self.setLayout(layout)

    def day(self) -> date | None:
        """Give the day that stands there; None when there is none, or a wrong one."""
        return None if self.problem() else read_day(self.text())

    def set_day(self, day: date | None) -> None:
        self._told = day.isoformat() if day else ""
        self.line.setText(self._told)
        self._say("")

    def set_text(self, text: str) -> None:
        """Show what was typed before, right or wrong, and judge it."""
        self.line.setText(text)
        self._say(self.problem())

    def set_limits(self, earliest: date | None, latest: date | None) -> None:
        self._earliest, self._latest = earliest, latest

    def open_calendar(self) -> None:
        """Show the month of the day that stands there, or this month."""
        calendar = self._calendar = self._calendar or self._make_calendar()
        if self._earliest:
            calendar.setMinimumDate(_qt(self._earliest))
        if self._latest:
            calendar.setMaximumDate(_qt(self._latest))
        day = self.day()
        # Qt writes the days of the weekend in red; here red means that something failed.
        plain = QTextCharFormat()
        plain.setForeground(self.palette().text())
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, plain)
        calendar.setSelectedDate(_qt(day) if day else QDate.currentDate())
        calendar.adjustSize()
        place = self.line.mapToGlobal(QPoint(0, self.line.height() + 4))
        room = self.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - calendar.width())))
        if place.y() + calendar.height() > room.bottom():
            place = self.line.mapToGlobal(QPoint(0, -calendar.height() - 4))
        calendar.move(place)
        calendar.show()
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _take(self, day: QDate) -> None:
        if self._calendar:
            self._calendar.hide()
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        self.line.setFocus()
        self._finish()

    def _make_calendar(self) -> QCalendarWidget:
        calendar = named("calendar_popup", QCalendarWidget(self))
        calendar.setWindowFlags(Qt.WindowType.Popup)
        calendar.setMinimumSize(344, 288)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        return calendar

    def _judge(self, text: str) -> str:
        if not DAY.fullmatch(in_digits(text)):
            return _(NO_DAY).format(text=text)
        day = read_day(text)
        if day is None:
            return _(NO_SUCH_DAY).format(text=text)
        if self._earliest and day < self._earliest:
            return _(TOO_EARLY).format(text=day, limit=self._earliest)
        if self._latest and day > self._latest:
            return _(TOO_LATE).format(text=day, limit=self._latest)
        return ""

    def _tidy(self) -> None:
        if day := self.day():
            self.line.setText(day.isoformat())


class TimeField(_Moment):
    def __init__(self) -> None:
        super().__init__(_("hh:mm"), 80)
        line = row(self.line)
        line.addStretch(1)
        self.setLayout(line)

    def clock_time(self) -> time | None:
        """Give the time that stands there; None when there is none, or a wrong one."""
        return read_clock(self.text())

    def set_clock_time(self, moment: time | None) -> None:
        self._told = moment.strftime("%H:%M") if moment else ""
        self.line.setText(self._told)
        self._say("")

    def _judge(self, text: str) -> str:
        return "" if read_clock(text) is not None else _(NO_TIME).format(text=text)

    def _tidy(self) -> None:
        if (moment := self.clock_time()) is not None:
            self.line.setText(moment.strftime("%H:%M"))


def in_digits(text: str) -> str:
    """Write in the usual digits and signs what a Chinese keyboard types: `９：３０`."""
    return unicodedata.normalize("NFKC", CHINESE_DAY.sub(r"\1-\2-\3", text)).strip()


def read_day(text: str) -> date | None:
    """Read 2026-11-22, 2026-1-5, 20261122 or 2026年11月22日; None for anything else."""
    if not (found := DAY.fullmatch(in_digits(text))):
        return None
    year, month, day = (int(part) for part in found.groups() if part is not None)
    return (
        date(year, month, day) if year >= MINYEAR and QDate.isValid(year, month, day) else None
    )


def read_clock(text: str) -> time | None:
    """Read 14:05, 9:05 or 1405; None for anything else."""
    if not (found := CLOCK.fullmatch(in_digits(text))):
        return None
    hour, minute = (int(part) for part in found.groups() if part is not None)
    return time(hour, minute) if hour < HOURS and minute < MINUTES else None


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
