"""The card of the person who is chosen, and what can be done about them."""

from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.people.view import PersonDetail
from ui.widgets.buttons import danger, quiet
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, heading, second
from ui.widgets.layouts import column, filling, scrolling, spacer
from ui.widgets.named import named, styled

WIDTH = 336


class PersonCard(Card):
    def __init__(self) -> None:
        self._name = named("person_name", heading())
        self._role = named("person_facts", second())
        self._state = named("person_state", Label())
        self._seen = named("person_seen", second())
        self._delegated = named("delegations", Label())
        self.change = named("change_person", quiet(_("&Change"), "edit"))
        self.reset = named("reset_password", quiet(_("&Reset password"), "lock"))
        self.unlock = named("unlock_person", quiet(_("Let in a&gain"), "refresh"))
        self.end = named("end_access", danger(_("&End access")))
        inside = QWidget()
        inside.setLayout(
            column(
                self._name,
                self._role,
                self._state,
                self._seen,
                Label(_("Delegated"), "label"),
                self._delegated,
                spacer(),
                gap=8,
            )
        )
        self._acts = QWidget()
        flow = FlowLayout()
        for button in (self.change, self.reset, self.unlock, self.end):
            flow.addWidget(button)
        self._acts.setLayout(flow)
        super().__init__(filling(scrolling(inside)), self._acts, margin=20)
        self.setFixedWidth(WIDTH)

    @property
    def can_edit(self) -> bool:
        return self.change.isEnabled() and self._acts.isVisibleTo(self)

    def display(self, chosen: PersonDetail, *, can_change: bool) -> None:
        line = chosen.row
        self._name.setText(line.name)
        self._role.setText(" · ".join(filter(None, (line.role, line.user_name, line.initials))))
        self._state.setText(line.state)
        styled(self._state, tone=line.tone.value if line.tone else "")
        self._seen.setText(_("Last signed in: {when}").format(when=line.signed_in))
        self._delegated.setText(chosen.delegations)
        self._acts.setVisible(chosen.is_here)
        self.unlock.setVisible(chosen.is_locked_out)
        for button in (self.change, self.unlock):
            button.setEnabled(can_change)
        for button in (self.reset, self.end):
            button.setEnabled(can_change and not chosen.is_oneself)
