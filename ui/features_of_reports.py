"""The page of reports, made once, with its presenter, and wired to the ways."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.reports.page import ReportsPage
from ui.reports.presenter import ReportsPresenter

if TYPE_CHECKING:
    from ui.ways import Ways

P = TypeVar("P", bound=QWidget)


class FeaturesOfReports:
    _ways: "Ways"
    _desk: Desk

    @cached_property
    def reports(self) -> ReportsPage:
        presenter = ReportsPresenter(self._desk)
        presenter.print_wanted.connect(self._ways.print_form)
        presenter.log_wanted.connect(self._ways.show_counted)
        presenter.screening_chosen.connect(self._ways.open_screening)
        return self._kept(ReportsPage(presenter))

    def _kept(self, page: P) -> P:
        raise NotImplementedError
