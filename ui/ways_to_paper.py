"""The ways to what is printed, and to what is signed beside the decision."""

from typing import TYPE_CHECKING

from coordinator.domain.log import LogFilter
from ui.passage import Passage

if TYPE_CHECKING:
    # Neither is needed before the first page is there.
    from coordinator.languages import Language
    from ui.printing.opening_presenter import Making


class WaysToPaper(Passage):
    def print_screening(self, screening_id: int) -> None:
        page, presenter = self.features.printing
        presenter.open_screening(screening_id)
        self._show(page)

    def print_several(self, screening_id: int = 0) -> None:
        """Choose several forms: of a screening and its trial first, or of all trials."""
        page, presenter = self.features.several_forms
        presenter.open(screening_id)
        self._show(page)

    def print_blank(self, version_id: int) -> None:
        page, presenter = self.features.printing
        presenter.open_blank(version_id)
        self._show(page)

    def print_clarifications(self, trial_id: int) -> None:
        page, presenter = self.features.printing
        presenter.open_clarifications(trial_id)
        self._show(page)

    def print_amendment(self, earlier_id: int, later_id: int) -> None:
        page, presenter = self.features.printing
        presenter.open_amendment(earlier_id, later_id)
        self._show(page)

    def print_log(self, wanted: LogFilter) -> None:
        page, presenter = self.features.printing
        presenter.open_log(wanted)
        self._show(page)

    def print_form(
        self, form_id: str, title: str, making: "Making", language: "Language | None"
    ) -> None:
        """Show any other form; without a language in the one it was last made in."""
        page, presenter = self.features.printing
        presenter.open_form(form_id, title, making, language)
        self._show(page)

    def show_counted(self, wanted: LogFilter, words: str) -> None:
        """Show in the log the screenings behind a number of a report."""
        page, presenter = self.features.screening_log
        presenter.show_only(wanted, words)
        self._show(page, "log")

    def to_signed_copy(self, screening_id: int) -> None:
        """Attach the scan of a checklist that was signed on paper, or look at one."""
        page, presenter = self.features.signed_copy
        presenter.open(screening_id)
        self._show(page)

    def to_exception(self, screening_id: int, code: str) -> None:
        """Show the exception from a failed criterion, or enter one."""
        page, presenter = self.features.exception
        presenter.open(screening_id, code)
        self._show(page)
