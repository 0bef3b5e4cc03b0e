"""What is known of the person, and what to ask next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator.domain.prescreening import AGE, SEX
from coordinator.domain.subject import SEX_WORDS, Sex
from coordinator.text import _
from ui.prescreen.fact_row import FactRow, narrow
from ui.prescreen.view import AskRow, FactAsked, PrescreenView, Problems, TypedFacts
from ui.widgets.buttons import quiet
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.empty import EmptyState
from ui.widgets.form import FormField
from ui.widgets.labels import caption, heading, second
from ui.widgets.layouts import column, filling, row, scrolling, spacer
from ui.widgets.named import named
from ui.widgets.table import Column, DataTable, RowsModel

WIDTH, NARROW = 376, 304
AGE_WIDTH = 96


class FactsPane(QWidget):
    told = Signal(TypedFacts)
    keep_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[FactRow] = []
        self._choices: dict[str, FactAsked] = {}
        self._age = named("age", QLineEdit())
        self._sex = named("sex", ChoiceField([("", _("not known")), *_sexes()]))
        self._age_field = FormField(_("A&ge in years"), self._age)
        self._person = QWidget()
        self._of_record = named("of_record", second())
        self._facts = column(gap=12)
        self._add = named("add_fact", ChoiceField(placeholder=_("Choose what is known…")))
        self._keep = named("keep_facts", quiet(_("&Keep as evidence of the subject"), "save"))
        self._asks = named("to_ask", DataTable(_("Ask next")))
        self._model: RowsModel[AskRow] = RowsModel(_columns(), self)
        self._lay_out()
        self._connect()

    def display(self, view: PrescreenView) -> None:
        self._person.setVisible(not view.patient)
        self._of_record.setVisible(bool(view.patient))
        known = view.known or (_("no result is entered yet"),)
        self._of_record.setText("\n".join((_("From the registry, with age and sex:"), *known)))
        self._keep.setVisible(bool(view.patient) and bool(self._rows))
        self._keep.setEnabled(view.can_keep)
        self._model.show(view.asks)
        self._offer(view)

    def show_problems(self, problems: Problems) -> None:
        self._age_field.show_problem(problems.age)
        for fact in self._rows:
            if not fact.typed().has_problem:
                fact.note(problems.facts.get(fact.asked.what, ""))

    def typed(self) -> TypedFacts:
        facts = tuple(fact.typed() for fact in self._rows)
        return TypedFacts(self._age.text(), self._sex.value(), facts)

    def forget(self) -> None:
        """Empty everything: another person comes."""
        self._age.clear()
        self._sex.set_value("")
        for fact in tuple(self._rows):
            self._take_away(fact)
        self.show_problems(Problems())

    def be_narrow(self, *, is_narrow: bool) -> None:
        """Leave more room to the trials where the window is small."""
        self.setFixedWidth(NARROW if is_narrow else WIDTH)

    def start(self) -> None:
        (self._age if self._person.isVisibleTo(self) else self._asks).setFocus()

    def ask(self, asked: FactAsked) -> None:
        """Open the fields of a fact, or go to them where they are open already."""
        if asked.what == AGE:
            self._age.setFocus()
        elif asked.what == SEX:
            self._sex.setFocus()
        else:
            open_ones = (fact for fact in self._rows if fact.asked.what == asked.what)
            (next(open_ones, None) or self._opened(asked)).start()

    def _opened(self, asked: FactAsked) -> FactRow:
        fact = FactRow(asked)
        fact.changed.connect(self._tell)
        fact.removed.connect(lambda: self._remove(fact))
        self._rows.append(fact)
        self._facts.addWidget(fact)
        fact.show()
        return fact

    def _remove(self, fact: FactRow) -> None:
        self._take_away(fact)
        self._add.setFocus()
        self._tell()

    def _take_away(self, fact: FactRow) -> None:
        self._rows.remove(fact)
        self._facts.removeWidget(fact)
        fact.hide()
        fact.deleteLater()

    def _offer(self, view: PrescreenView) -> None:
        asked = [row.asked for row in view.asks if row.asked.what not in (AGE, SEX)]
        choices = {fact.what: fact for fact in (*asked, *view.others)}
        if choices != self._choices:
            self._choices = choices
            self._add.offer([(fact.what, fact.title) for fact in choices.values()])
            self._add.set_value("")

    def _add_chosen(self, what: str) -> None:
        self._add.set_value("")
        if what in self._choices:
            self.ask(self._choices[what])

    def _tell(self) -> None:
        self.told.emit(self.typed())

    def _connect(self) -> None:
        self._age.textEdited.connect(lambda _text: self._tell())
        self._sex.chosen.connect(lambda _sex: self._tell())
        self._add.chosen.connect(self._add_chosen)
        self._keep.clicked.connect(self.keep_wanted)
        self._asks.opened.connect(lambda number: self.ask(self._model.row_at(number).asked))

    def _lay_out(self) -> None:
        self._age.setFixedWidth(AGE_WIDTH)
        narrow(self._sex)
        narrow(self._add)
        self._asks.setModel(self._model)
        self._asks.stretch(0)
        self._asks.set_empty(EmptyState("tick", _("Nothing more is asked for")))
        person = row(self._age_field, filling(FormField(_("Se&x at birth"), self._sex)), gap=16)
        self._person.setLayout(person)
        inside = QWidget()
        inside.setLayout(
            column(
                self._person,
                self._of_record,
                self._facts,
                FormField(_("Add a &fact"), self._add),
                self._keep,
                spacer(),
                gap=12,
            )
        )
        known = Card(filling(scrolling(inside)), title=_("What is known"), gap=12)
        asks = QWidget()
        hint = caption(_("Enter: type it in"))
        hint.setWordWrap(False)
        head = row(heading(_("Ask next")), spacer(), hint)
        asks.setLayout(column(head, filling(self._asks), gap=8))
        self.setLayout(column(filling(known, 3), filling(asks, 2), gap=16))
        self.be_narrow(is_narrow=False)


def _sexes() -> list[tuple[str, str]]:
    return [(sex.value, _(words)) for sex, words in SEX_WORDS.items() if isinstance(sex, Sex)]


def _columns() -> tuple[Column[AskRow], ...]:
    return (
        Column(_("What decides most"), lambda row: row.words),
        Column(
            _("Trials"),
            lambda row: str(row.trials),
            is_number=True,
            key=lambda row: row.trials,
            width=64,
        ),
    )
