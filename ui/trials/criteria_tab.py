"""The criteria of a version, or what differs between two versions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.trials.view import TrialView
from ui.widgets.buttons import link
from ui.widgets.choices import ChoiceField
from ui.widgets.compared_text import ComparedText
from ui.widgets.labels import Label, tooltip
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, said
from ui.widgets.outline_text import OutlineChip, OutlineLine, OutlineText
from ui.widgets.tones import Tone

LABEL_WIDTH = 104


class CriteriaTab(QWidget):
    version_chosen = Signal(int)
    comparison_wanted = Signal(int)
    """With which version; 0 with none."""
    checks_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._versions = said(_("Protocol version"), named("version", ChoiceField()))
        self._versions.currentTextChanged.connect(lambda words: tooltip(self._versions, words))
        self._others = said(_("Compare with version"), named("compare_with", ChoiceField()))
        self._checks = named(
            "edit_checks", link(_("Chec&ks: correct, combine, try out…"), "edit")
        )
        self._comparing = QWidget()
        self._summary = named("difference", Label(role="answer"))
        self._text = said(_("Criteria"), named("criteria_text", OutlineText()))
        self._compared = said(_("Criteria compared"), named("compared", ComparedText()))
        self._lay_out()
        self._checks.clicked.connect(self.checks_wanted)
        self._versions.chosen.connect(lambda value: self.version_chosen.emit(int(value)))
        self._others.chosen.connect(lambda value: self.comparison_wanted.emit(int(value)))

    def display(self, trial: TrialView) -> None:
        chosen, comparison = trial.version, trial.comparison
        self._versions.offer([(str(version.id), version.name) for version in trial.versions])
        self._versions.set_value(str(chosen.id) if chosen else "")
        others = [
            (str(version.id), version.name) for version in trial.versions if version != chosen
        ]
        self._comparing.setVisible(bool(others))
        self._others.offer([("0", _("– with none –")), *others])
        self._others.set_value(str(comparison.with_id) if comparison else "0")
        self._checks.setVisible(chosen is not None and comparison is None)
        self._summary.setVisible(comparison is not None)
        self._compared.setVisible(comparison is not None)
        self._text.setVisible(comparison is None)
        if comparison is not None:
            self._summary.setText(comparison.summary)
            self._compared.show_lines(comparison.lines)
        self._text.show_lines(
            [
                OutlineLine(
                    line.code,
                    line.words,
                    line.depth,
                    line.note,
                    tuple(_chip(check.words, check.state, check.tone) for check in line.checks),
                    line.rule,
                )
                for line in (chosen.criteria if chosen else ())
            ]
        )

    def _lay_out(self) -> None:
        fields = []
        for words, field in ((_("Version"), self._versions), (_("Compare with"), self._others)):
            label = Label(words, "second")
            label.setFixedWidth(LABEL_WIDTH)
            field.setSizeAdjustPolicy(
                ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            fields.append(row(label, filling(field), gap=8))
        self._comparing.setLayout(fields[1])
        checks = row(self._checks, spacer())
        body = (checks, self._summary, filling(self._text), filling(self._compared))
        layout = column(fields[0], self._comparing, *body, gap=8)
        layout.setContentsMargins(0, 16, 0, 0)
        self.setLayout(layout)


def _chip(words: str, state: str, tone: str) -> OutlineChip:
    return OutlineChip(words, state, Tone(tone))
