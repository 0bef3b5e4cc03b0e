"""How the site keeps a trial: stored field by field, as each is left."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.domain.windows import ANCHOR_WORDS, Anchor
from coordinator.text import _
from ui.trials.view import SettingsView
from ui.widgets.buttons import danger
from ui.widgets.choices import ChoiceField
from ui.widgets.form import FormField, form_column
from ui.widgets.layouts import column, row, spacer
from ui.widgets.named import named

WIDEST: Final = 440


class SettingsPane(QWidget):
    changed = Signal(str, str, Anchor, object)
    """Short title, pattern of screening numbers, anchor of the age, target or None."""
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
        self._close = named("close_trial", danger(_("&Close the trial…"), "stop"))
        self._title_field = FormField(_("Short &title"), self._title)
        self._pattern_field = FormField(_("Screening &numbers"), self._pattern)
        hint = _("Where the record does not say on which day the age counts.")
        self._anchor_field = FormField(_("&Age counts on the day of"), self._anchor, hint)
        self._target_field = FormField(_("Target of &enrolment"), self._target)
        self._lay_out()
        for field in (self._title, self._pattern, self._target):
            field.editingFinished.connect(self._tell)
        self._pattern.textEdited.connect(lambda _text: self._show_example())
        self._anchor.chosen.connect(lambda _value: self._tell())
        self._close.clicked.connect(self.closing_wanted)

    def display(self, settings: SettingsView) -> None:
        if settings != self._shown:
            self._shown = settings
            self._title.setText(settings.short_title)
            self._pattern.setText(settings.number_pattern)
            self._anchor.set_value(settings.age_anchor.value)
            self._target.setText(settings.target_enrolment)
            self._close.setVisible(not settings.is_closed)
            self._show_example()
            self._judge()

    def _tell(self) -> None:
        if self._shown is None or not self._judge():
            return
        target = self._target.text().strip()
        told = (
            self._title.text().strip(),
            self._pattern.text().strip(),
            Anchor(self._anchor.value()),
            target,
        )
        stored = self._shown
        if told != (
            stored.short_title,
            stored.number_pattern,
            stored.age_anchor,
            stored.target_enrolment,
        ):
            self.changed.emit(*told[:3], int(target) if target else None)

    def _judge(self) -> bool:
        """Say beside each field what is wrong with it; true where nothing is."""
        title, target = self._title.text().strip(), self._target.text().strip()
        is_count = not target or (target.isascii() and target.isdigit() and int(target) > 0)
        has_pattern = bool(self._example_of(self._pattern.text().strip()))
        self._title_field.show_problem("" if title else _("A trial needs a short title."))
        self._target_field.show_problem(
            "" if is_count else _("Write a whole number, or leave it empty.")
        )
        if not has_pattern:
            self._pattern_field.show_problem(
                _("Write it like {site:2}{number:3}, with one running number.")
            )
        return bool(title) and is_count and has_pattern

    def _show_example(self) -> None:
        pattern = self._pattern.text().strip()
        example = self._example_of(pattern)
        if example:
            self._pattern_field.clear_problem()
            self._pattern_field.set_hint(_("The first is {example}.").format(example=example))

    def _lay_out(self) -> None:
        for field in (self._title, self._pattern, self._anchor, self._target):
            field.setMaximumWidth(WIDEST)
        fields = (
            self._title_field,
            self._pattern_field,
            self._anchor_field,
            self._target_field,
        )
        layout = column(form_column(*fields), row(self._close, spacer()), spacer(), gap=24)
        layout.setContentsMargins(0, 16, 0, 0)
        self.setLayout(layout)
