"""The ways to subjects: screening them, their evidence, worksheets, consents and decision."""

from coordinator.queries.screenings import screening_of
from ui.passage import Passage


class WaysToSubjects(Passage):
    def screen_patient(self, subject_id: int = 0, trial_id: int = 0) -> None:
        page, presenter = self.features.screen_patient
        presenter.start(subject_id, trial_id)
        self._show(page, "subjects")

    def to_prescreen(self, subject_id: int = 0) -> None:
        """Hold a subject, or a person without identity, against all trials."""
        page, presenter = self.features.prescreen
        presenter.open(subject_id)
        self._show(page, "subjects")

    def open_screening(self, screening_id: int) -> None:
        """Go on where the screening stands: in the walk, or at the decision."""
        if self.desk.ask(screening_of, screening_id, with_identity=False).is_open:
            self.walk(screening_id)
        else:
            self.decide(screening_id)

    def to_evidence(self, subject_id: int, screening_id: int = 0) -> None:
        """Show all that is known of a subject; what is added belongs to the screening."""
        page, presenter = self.features.evidence
        presenter.open(subject_id, screening_id)
        self._show(page)

    def walk(self, screening_id: int, code: str = "") -> None:
        page, presenter = self.features.walk
        if self._window.page is page:
            self._window.close_message()  # it spoke of another screening
        presenter.open(screening_id, code)
        self._show(page)

    def to_worksheet(
        self,
        subject_id: int,
        screening_id: int | None = None,
        criterion_id: int | None = None,
        instrument: str = "",
    ) -> None:
        """Open a worksheet beside its criterion; without a name, the one that fits best."""
        page, presenter = self.features.worksheet
        presenter.open(subject_id, screening_id or None, criterion_id or None, instrument)
        self._show(page)

    def open_worksheet(self, worksheet_id: int) -> None:
        page, presenter = self.features.worksheet
        presenter.open_filled(worksheet_id)
        self._show(page)

    def decide(self, screening_id: int) -> None:
        page, presenter = self.features.decision
        presenter.open(screening_id)
        self._show(page)

    def to_consents(self, screening_id: int) -> None:
        page, presenter = self.features.consent_again
        presenter.open(screening_id)
        self._show(page)
