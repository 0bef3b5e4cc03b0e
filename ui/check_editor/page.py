"""The page on which the checks of a version are judged, combined and tried out."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from coordinator.domain.criterion import Kind
from coordinator.text import N_, _
from ui.check_editor.acting import Acting
from ui.check_editor.acts import OF_CHECKS, OF_RULE, ActRow
from ui.check_editor.meanwhile import Meanwhile
from ui.check_editor.outline import RuleOutline
from ui.check_editor.presenter import CheckEditorPresenter
from ui.check_editor.try_panel import FindingCard, TryPanel
from ui.check_editor.view import ChecksView, EditedView, ListedView
from ui.check_editor.words import CriterionWords
from ui.widgets.beside import TurningSplitter
from ui.widgets.buttons import icon_button, primary
from ui.widgets.card import Card
from ui.widgets.header import PageHeader, page_column
from ui.widgets.labels import Label
from ui.widgets.layouts import column, filling, scrolling, spacer
from ui.widgets.named import named, said
from ui.widgets.numbers import NumberField
from ui.widgets.outline import OutlineList, OutlineRow
from ui.widgets.ticks import TickBox

SECTIONS = {
    Kind.INCLUSION: N_("Inclusion criteria"),
    Kind.EXCLUSION: N_("Exclusion criteria"),
}
ADD_KEY = "Ctrl+Shift+K"
COUNTING = ("count_all", "count_any", "count_some")
SHARES = (300, 760)


class CheckEditorPage(QWidget):
    def __init__(self, presenter: CheckEditorPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._view: ChecksView | None = None
        self._edited_id = 0
        self._store = named("store_rule", primary(_("&Store how they combine"), "tick"))
        self._back = named("back", icon_button("arrow-left", _("Back"), "Alt+Home"))
        self._header = PageHeader(primary=self._store, back=self._back)
        self._list = named("criteria", OutlineList(_("Criteria")))
        self._words = CriterionWords()
        self._meanwhile = Meanwhile()
        self._rule = named("rule_words", Label(role="answer"))
        self._outline = named("outline", RuleOutline())
        self._at_least = said(
            _("How many have to hold"), named("at_least", NumberField(20, least=1))
        )
        self._at_least.setValue(2)
        self._of_checks = ActRow(_("This check"), OF_CHECKS)
        self._of_rule = ActRow(_("How they combine"), OF_RULE, count_some=self._at_least)
        self._is_whole = named(
            "is_whole", TickBox(_("The criterion says t&his and nothing else"))
        )
        self._try = named("try_out", TryPanel())
        self._found = FindingCard()
        self._right = QWidget()
        self._acting = Acting(self, presenter, self._outline, self._words, self._at_least.value)
        self._lay_out()
        self._listen()

    def display(self, view: ChecksView) -> None:
        self._view = view
        self._acting.display(view)
        self._header.set_title(view.title)
        self._header.set_subtitle(view.subtitle)
        edited = view.edited
        self._list.show_rows(tuple(_rows(view.listed)), edited.id if edited else 0)
        is_new = edited is not None and self._right.isHidden()
        self._right.setVisible(edited is not None)
        self._store.setVisible(edited is not None and view.is_editable)
        if edited is not None:
            self._show_edited(edited)
            self._try.display(view.person)
            self._found.display(view.tried)
        if is_new and self.isVisible():
            self._outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._outline.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.watch(is_watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.watch(is_watched=False)

    def _show_edited(self, edited: EditedView) -> None:
        self._words.display(edited)
        self._meanwhile.display(edited.meanwhile)
        self._rule.setText(edited.rule)
        is_other = edited.id != self._edited_id
        self._edited_id = edited.id
        self._outline.display(edited.top, () if is_other else edited.at)
        self._outline.setVisible(edited.top is not None)
        is_editable = self._view is not None and self._view.is_editable
        has_several = edited.count > 1
        self._of_rule.setVisible(is_editable and edited.count > 0)
        self._at_least.setVisible(has_several)
        self._at_least.setMaximum(max(edited.count, 2))
        self._is_whole.setVisible(is_editable and (has_several or edited.is_changed))
        self._is_whole.setChecked(edited.is_whole)
        self._of_checks.setVisible(is_editable)
        self._store.setEnabled(edited.can_store)
        self._look()

    def _look(self) -> None:
        """Show what the chosen line rests on, and what can be done with it."""
        view, edited = self._view, self._view.edited if self._view else None
        if view is None or edited is None:
            return
        lines = self._outline.chosen
        line = self._outline.current
        numbers = [one.number for one in lines if one.number >= 0]
        self._words.point_at([edited.spans[number] for number in numbers])
        is_check = line is not None and line.number >= 0 and len(lines) == 1
        can_confirm = is_check and line is not None and line.number in edited.can_confirm
        self._of_checks.allow(
            {
                "confirm_check": can_confirm,
                "correct_check": is_check,
                "remove_check": is_check,
                "confirm_checks": bool(edited.can_confirm),
                "add_check": True,
            }
        )
        is_group = line is not None and line.is_group and len(lines) == 1
        counts = is_group and line is not None and line.can_count
        self._of_rule.allow(
            {
                **dict.fromkeys(COUNTING, counts),
                "group": len(lines) > 1,
                "ungroup": is_group and line is not None and bool(line.path),
                "negate": len(lines) == 1,
                "unsay": edited.can_unsay,
            },
            alone=edited.count == 1,
        )

    def _press(self, key: str) -> None:
        line, edited = self._outline.current, self._view.edited if self._view else None
        if key == "Enter" and line is not None and edited is not None:
            key = "F2" if line.number in edited.lost else key  # the sign is what to say
        for acts in (self._of_checks, self._of_rule):
            acts.press(key)

    def _listen(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.display)
        self._list.chosen.connect(presenter.select)
        self._list.entered.connect(self._outline.setFocus)
        self._back.clicked.connect(presenter.leave)
        self._store.clicked.connect(self._acting.store_rule)
        self._outline.act_on(self._of_checks.keys | self._of_rule.keys)
        self._outline.pointed.connect(self._look)
        self._outline.key_pressed.connect(self._press)
        self._outline.itemDoubleClicked.connect(lambda *_which: self._press("F2"))
        for acts in (self._of_checks, self._of_rule):
            acts.wanted.connect(self._acting.do)
        self._is_whole.clicked.connect(lambda on: presenter.say_whole(is_whole=on))
        self._meanwhile.stored_kept.connect(presenter.take_back)
        self._try.changed.connect(presenter.try_out)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(ADD_KEY), self, context=within).activated.connect(
            self._acting.add
        )

    def _lay_out(self) -> None:
        combining = column(
            self._rule,
            self._outline,
            self._of_checks,
            self._of_rule,
            self._is_whole,
            gap=8,
        )
        content = QWidget()
        content.setLayout(
            column(
                Card(self._words),
                self._meanwhile,
                Card(combining, title=_("What the checks say")),
                Card(self._try, title=_("Try it out")),
                spacer(),
                gap=12,
            )
        )
        both = TurningSplitter()
        both.addWidget(self._list)
        self._right.setLayout(column(filling(scrolling(content)), self._found, gap=12))
        both.addWidget(self._right)
        both.setSizes(SHARES)
        both.setStretchFactor(1, 1)
        self.setLayout(page_column(self._header, filling(both)))


def _rows(listed: tuple[ListedView, ...]) -> Iterator[OutlineRow]:
    section = None
    for one in listed:
        if one.kind is not section:
            section = one.kind
            yield OutlineRow(0, "", _(SECTIONS[section]), is_section=True)
        if one.is_heading:
            yield OutlineRow(one.id, "", one.text, depth=one.depth, is_section=True)
        else:
            yield OutlineRow(
                one.id, one.code, one.text, one.word, one.tone, one.picture, one.depth
            )
