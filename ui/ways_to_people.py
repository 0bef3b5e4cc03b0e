"""The ways to people: who works here, what is delegated to whom, and one's own password."""

from datetime import date

from ui.passage import Passage


class WaysToPeople(Passage):
    def to_people(self) -> None:
        self._show(self.features.people, "administration")

    def to_delegations(self, trial_id: int = 0) -> None:
        """Show the delegation log of a trial; without one, of the first."""
        page, presenter = self.features.delegations
        presenter.open(trial_id)
        self._show(page, "administration")

    def to_own_password(self) -> None:
        page, presenter = self.features.own_password
        presenter.start()
        self._show(page)

    def print_delegations(self, trial_id: int) -> None:
        page, presenter = self.features.printing
        presenter.open_delegations(trial_id)
        self._show(page)

    def to_pack(self) -> None:
        """Make an inspector's pack of a trial or a screening."""
        page, presenter = self.features.pack
        presenter.open()
        self._show(page, "audit")

    def print_access(self, since: date, until: date) -> None:
        page, presenter = self.features.printing
        presenter.open_access(since, until)
        self._show(page)
