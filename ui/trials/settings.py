"""How the site keeps a trial: stored field by field, as each is left."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.domain.trial import LONGEST_RESULT
from coordinator.domain.windows import ANCHOR_WORDS, Anchor
from coordinator.text import _
from ui.trials.view import SettingsTold, SettingsView
from ui.widgets.buttons import danger
from ui.widgets.choices import ChoiceField
from ui.widgets.form import FormField, form_column
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named

WIDEST: Final = 440


class SettingsPane(QWidget):
    changed = Signal(SettingsTold)
    closing_wanted = Signal()

    def __init__(self, example_of: Callable[[str], str]) -> None:
        super().__init__()
        self._example_of = example_of
        self._shown: SettingsView | None = None
        self._title = named("short_title", QLineEdit(maxLength=120))
        self._pattern = named("number_pattern", QLineEdit(maxLength=60))
        self._anchor = named("age_anchor", ChoiceField())
        self._anchor.offer([(one.value, _(words)) for one, words in ANCHOR_WORDS.items()])
        self._target = named("target", QLineEdit(maxLength=7))
        self._days = named("result_days", QLineEdit(maxLength=4))
        self._from = named("result_anchor", ChoiceField())
        self._from.offer([(one.value, _(words)) for one, words in ANCHOR_WORDS.items()])
        self._close = named("close_trial", danger(_("&Close the trial…"), "stop"))
        self._title_field = FormField(_("Short &title"), self._title)
        self._pattern_field = FormField(_("Screening n&umbers"), self._pattern)
        hint = _("Where the record does not say on which day the age counts.")
        self._anchor_field = FormField(_("A&ge counts on the day of"), self._anchor, hint)
        self._target_field = FormField(_("Target of &enrolment"), self._target)
        self._days_field = FormField(
            _("A result without a window of its own &holds for … days"),
            self._days,
            _("Empty: it holds without end."),
        )
        self._from_field = FormField(_("counted bac&k from the day of"), self._from)
        self._lay_out()
        for field in (self._title, self._pattern, self._target, self._days):
            field.editingFinished.connect(self._tell)
        self._pattern.textEdited.connect(lambda _text: self._show_example())
        self._anchor.chosen.connect(lambda _value: self._tell())
        self._from.chosen.connect(lambda _value: self._tell())
        self._close.clicked.connect(self.closing_wanted)

    def display(self, settings: SettingsView) -> None:
        if settings != self._shown:
            self._shown = settings
            self._title.setText(settings.short_title)
            self._pattern.setText(settings.number_pattern)
            self._anchor.set_value(settings.age_anchor.value)
            self._target.setText(settings.target_enrolment)
            self._days.setText(settings.result_days)
            for field in (self._title, self._pattern):
                field.setCursorPosition(0)  # read from its beginning
            self._from.set_value(settings.result_anchor.value)
            self._close.setVisible(not settings.is_closed)
            self._show_example()
            self._judge()

    def _tell(self) -> None:
        if self._shown is None or not self._judge():
            return
        target, days = self._target.text().strip(), self._days.text().strip()
        told = SettingsTold(
            self._title.text().strip(),
            self._pattern.text().strip(),
            Anchor(self._anchor.value()),
            int(target) if target else None,
            Anchor(self._from.value()),
            int(days) if days else None,
        )
        if told != as_told(self._shown):
            self.changed.emit(told)

    def _judge(self) -> bool:
        """Say beside each field what is wrong with it; true where nothing is."""
        title = self._title.text().strip()
        is_count = is_count_or_empty(self._target.text())
        is_days = is_count_or_empty(self._days.text(), LONGEST_RESULT)
        has_pattern = bool(self._example_of(self._pattern.text().strip()))
        self._title_field.show_problem("" if title else _("A trial needs a short title."))
        self._target_field.show_problem(
            "" if is_count else _("Write a whole number, or leave it empty.")
        )
        self._days_field.show_problem(
            ""
            if is_days
            else _("Write a number of days from 1 to {most}, or leave it empty.").format(
                most=LONGEST_RESULT
            )
        )
        if not has_pattern:
            self._pattern_field.show_problem(
                _("Write it like {site:2}{number:3}, with one running number.")
            )
        return bool(title) and is_count and is_days and has_pattern

    def _show_example(self) -> None:
        pattern = self._pattern.text().strip()
        example = self._example_of(pattern)
        if example:
            self._pattern_field.clear_problem()
            self._pattern_field.set_hint(_("The first is {example}.").format(example=example))

    def _lay_out(self) -> None:
        for field in (
            *(self._title, self._pattern, self._anchor, self._target),
            *(self._days, self._from),
        ):
            field.setMaximumWidth(WIDEST)
        fields = (
            self._title_field,
            self._pattern_field,
            self._target_field,
            self._anchor_field,
            self._days_field,
            self._from_field,
        )
        layout = column(form_column(*fields), row(self._close, spacer()), spacer(), gap=24)
        layout.setContentsMargins(0, 16, 0, 0)
        self.setLayout(layout)


def as_told(stored: SettingsView) -> SettingsTold:
    target, days = stored.target_enrolment, stored.result_days
    return SettingsTold(
        stored.short_title,
        stored.number_pattern,
        stored.age_anchor,
        int(target) if target else None,
        stored.result_anchor,
        int(days) if days else None,
    )


def is_count_or_empty(words: str, most: int | None = None) -> bool:
    words = words.strip()
    if not words:
        return True
    is_number = words.isascii() and words.isdigit() and int(words) > 0
    return is_number and (most is None or int(words) <= most)
