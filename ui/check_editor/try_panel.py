"""Trying checks out: somebody is made up, and the finding is seen while one types."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.domain.observation import Nature
from coordinator.domain.subject import SEX_WORDS, Sex
from coordinator.text import N_, _
from ui.check_editor.units import UnitField
from ui.check_editor.view import FactView, Person, TriedView
from ui.widgets.badge import StandingBadge
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, row, spacer
from ui.widgets.named import named, said

TITLE_WIDTH: Final = 208
SHORT: Final = 76
STATED: Final = {"": N_("not known"), "yes": N_("yes"), "no": N_("no")}
COURSES: Final = {
    "": N_("not known"),
    "course": N_("has or had it"),
    "never": N_("looked for and absent"),
}


class FactRow(QWidget):
    """One piece of made-up evidence: a value with its unit and limits, or a statement."""

    changed = Signal()

    def __init__(self, fact: FactView) -> None:
        super().__init__()
        self._fact = fact
        self.setObjectName(f"fact_{fact.what}")
        self._value = _line(_("{title}: value"), fact, fact.value, "value")
        self._low = _line(_("{title}: lower limit of normal"), fact, fact.low, "low")
        self._high = _line(_("{title}: upper limit of normal"), fact, fact.high, "high")
        self._begun = _line(_("{title}: begun how many days ago"), fact, fact.begun, "begun")
        self._ended = _line(_("{title}: ended how many days ago"), fact, fact.ended, "ended")
        unit = UnitField()
        unit.offer(fact.units)
        unit.show_unit(fact.unit)
        self._unit = said(_("{title}: unit").format(title=fact.title), named("unit", unit))
        words = STATED if fact.nature is Nature.STATED else COURSES
        told = ChoiceField([(value, _(shown)) for value, shown in words.items()])
        told.set_value(fact.said)
        self._said = said(fact.title, named("said", told))
        self._lay_out()
        for line in (self._value, self._low, self._high, self._begun, self._ended):
            line.textChanged.connect(lambda _text: self.changed.emit())
        self._unit.currentTextChanged.connect(lambda _text: self.changed.emit())
        self._said.currentIndexChanged.connect(lambda _index: self._turn())

    @property
    def fact(self) -> FactView:
        return replace(
            self._fact,
            value=self._value.text(),
            unit=self._unit.unit(),
            low=self._low.text(),
            high=self._high.text(),
            said=self._said.value(),
            begun=self._begun.text(),
            ended=self._ended.text(),
        )

    def _turn(self) -> None:
        self._courses.setVisible(self._said.value() == "course")
        self.changed.emit()

    def _lay_out(self) -> None:
        fact = self._fact
        title = Label(fact.title, "second")
        title.setFixedWidth(TITLE_WIDTH)
        is_course = fact.nature in (Nature.COURSE, Nature.ABSENCE)
        self._courses = QWidget()
        days = (
            *(_plain(_("begun")), self._begun, _plain(_("days ago,"))),
            *(_plain(_("ended")), self._ended, _plain(_("days ago"))),
        )
        self._courses.setLayout(row(*days, gap=6))
        self._courses.setVisible(is_course and fact.said == "course")
        parts: list[QWidget] = [title]
        if fact.nature is not Nature.MEASURED:
            parts.append(self._said)
        if fact.needs_value:
            parts += [self._value, *([self._unit] if fact.units else [])]
        if fact.needs_low:
            parts += [_plain(_("LLN")), self._low]
        if fact.needs_high:
            parts += [_plain(_("ULN")), self._high]
        if is_course:
            parts.append(self._courses)
        self.setLayout(row(*parts, spacer(), gap=8))


class TryPanel(QWidget):
    changed = Signal(Person)

    def __init__(self) -> None:
        super().__init__()
        self._facts: dict[str, FactRow] = {}
        self._asked: tuple[tuple[object, ...], ...] = ()
        self._age = said(_("Age in years"), named("try_age", QLineEdit(maxLength=5)))
        self._age.setFixedWidth(SHORT)
        sexes = [("", _("not known")), *((sex.value, _(SEX_WORDS[sex])) for sex in Sex)]
        self._sex = said(_("Sex at birth"), named("try_sex", ChoiceField(sexes)))
        self._sex.set_value("")
        self._rows = column(gap=6)
        self._lay_out()
        self._age.textChanged.connect(lambda _text: self._tell())
        self._sex.currentIndexChanged.connect(lambda _index: self._tell())

    def display(self, person: Person) -> None:
        asked = tuple((fact.what, fact.title, fact.nature, fact.units) for fact in person.facts)
        if asked != self._asked:
            self._asked = asked
            self._make_rows(person.facts)

    def _make_rows(self, facts: tuple[FactView, ...]) -> None:
        for gone in self._facts.values():
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._facts = {fact.what: FactRow(fact) for fact in facts}
        for made in self._facts.values():
            self._rows.addWidget(made)
            made.changed.connect(self._tell)

    def _tell(self) -> None:
        facts = tuple(made.fact for made in self._facts.values())
        self.changed.emit(Person(self._age.text(), self._sex.value(), facts))

    def _lay_out(self) -> None:
        title = _plain(_("Age and sex"))
        title.setFixedWidth(TITLE_WIDTH)
        who = row(title, self._age, _plain(_(" years").strip()), self._sex, spacer(), gap=8)
        self.setLayout(column(who, self._rows, gap=8))


class FindingCard(Card):
    """What is found for the person who is made up: always in sight."""

    def __init__(self) -> None:
        self._sentence = named("tried_for", Label(role="second"))
        self._badge = named("tried", StandingBadge())
        self._working = named("working", Label())
        self._readings = named("readings", Label(role="second"))
        self._note = named("tried_note", Label(role="caption"))
        head = row(filling(self._sentence), self._badge, gap=12)
        super().__init__(head, self._working, self._readings, self._note, gap=4, margin=12)

    def display(self, tried: TriedView | None) -> None:
        self.setVisible(tried is not None)
        if tried is None:
            return
        self._sentence.setText(tried.sentence)
        self._badge.display(tried.tone, tried.words)
        for label, words in (
            (self._working, tried.working),
            (self._readings, " · ".join(tried.readings)),
            (self._note, tried.note),
        ):
            label.setText(words)
            label.setVisible(bool(words))


def _line(called: str, fact: FactView, text: str, name: str) -> QLineEdit:
    line = named(name, QLineEdit(text, maxLength=40))
    line.setFixedWidth(SHORT)
    return said(called.format(title=fact.title), line)


def _plain(words: str) -> Label:
    label = Label(words, "second")
    label.setWordWrap(False)
    return label
