"""For how long the results hold, drawn; Day 0 can be tried on other days (W2)."""

from datetime import date

from PySide6.QtCore import Signal

from coordinator.domain.windows import WindowBar
from coordinator.text import _, enclosed, in_turn, listed, many
from ui.decision.view import CalendarView
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.labels import Label
from ui.widgets.layouts import filling, row
from ui.widgets.named import named, said, styled
from ui.widgets.timeline import Moment, Stretch, Timeline, TimelineInSight
from ui.widgets.tones import Tone

NOT_YET = 0  # days left
LEAST, MOST = 3, 6  # bars in sight


class CalendarCard(Card):
    tried = Signal(object)
    """Day 0 is tried on this day (a date)."""
    kept = Signal(object)
    """Day 0 is to be planned for this day (a date)."""

    def __init__(self) -> None:
        self._day0 = named("day0", DateField())
        self._keep = named("keep_day0", quiet(_("&Plan this Day 0"), "calendar"))
        self._words = named("windows_words", Label(role="second"))
        self._timeline = named("timeline", Timeline())
        self._shown: date | None = None
        label = Label(_("Da&y 0"), "label")
        label.setBuddy(self._day0)
        said(_("Planned enrolment (Day 0), to be tried on other days"), self._day0)
        said(_("Calendar of the windows; the arrows move Day 0 by a day"), self._timeline)
        head = row(filling(self._words), label, self._day0, self._keep, gap=12)
        self._in_sight = named(
            "timeline_in_sight", TimelineInSight(self._timeline, least=LEAST, most=MOST)
        )
        super().__init__(head, self._in_sight, gap=8, margin=12)
        self._day0.changed.connect(self._try)
        self._timeline.moved.connect(self.tried)
        self._keep.clicked.connect(self._tell)
        self.hide()

    def display(self, view: CalendarView) -> None:
        self.setVisible(bool(view.bars))
        self._shown = view.day0
        self._day0.set_limits(view.consent, None)
        self._day0.set_day(view.day0)
        can_keep = view.can_plan and view.day0 is not None and view.day0 != view.planned
        self._day0.setEnabled(view.can_plan)
        self._keep.setVisible(view.can_plan)
        self._keep.setEnabled(can_keep)
        due = [bar for bar in view.bars if bar.repeat_by is not None]
        self._words.setText(_sentence(due, view.day0))
        styled(self._words, tone="failed" if due else "")
        self._timeline.display([_stretch(bar) for bar in view.bars], _moments(view))
        self._in_sight.updateGeometry()

    def _try(self) -> None:
        day = self._day0.day()
        if day is not None and day != self._shown:
            self.tried.emit(day)

    def _tell(self) -> None:
        if self._shown is not None:
            self.kept.emit(self._shown)


def _sentence(due: list[WindowBar], day0: date | None) -> str:
    if day0 is None:
        return _("Choose Day 0 to see what has to be repeated before it.")
    if not due:
        return _("All results with a window hold on {day}.").format(day=day0.isoformat())
    named_ones = in_turn(enclosed(bar.title, listed(bar.codes)) for bar in due)
    to_repeat = many("{count} result to repeat", "{count} results to repeat", len(due))
    return _("{results} by {day}: {names}.").format(
        results=to_repeat, day=day0.isoformat(), names=named_ones
    )


def _stretch(bar: WindowBar) -> Stretch:
    is_due = bar.repeat_by is not None
    words = _("until {day}") if bar.days_left >= NOT_YET else _("ended {day}")
    tone = Tone.FAILED if is_due else Tone.SATISFIED
    note = words.format(day=bar.valid_until.isoformat())
    if is_due:
        note = _("{until}: repeat").format(until=note)
    codes = listed(bar.codes)
    return Stretch(enclosed(bar.title, codes), bar.taken_on, bar.valid_until, tone, note)


def _moments(view: CalendarView) -> list[Moment]:
    days = (
        (_("Consent"), view.consent, False),
        (_("Screening"), view.visit, False),
        (_("Today"), view.today, False),
        (_("First dose"), view.first_dose, False),
        (_("Day 0"), view.day0, view.can_plan),
    )
    return [Moment(words, day, movable) for words, day, movable in days if day is not None]
