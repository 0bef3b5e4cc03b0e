"""All pages but the first: each with its presenter, made once and wired to the ways."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.administration.page import AdministrationPage
from ui.administration.presenter import AdministrationPresenter

if TYPE_CHECKING:
    from ui.ways import Ways


class Features:
    def __init__(self, ways: "Ways") -> None:
        self._ways = ways
        self._desk = ways.desk

    def at(self, destination: str) -> QWidget:
        """Give the page for a destination in the rail."""
        return {"administration": lambda: self.administration}[destination]()

    def made(self) -> tuple[QWidget, ...]:
        return tuple(page for page in vars(self).values() if isinstance(page, QWidget))

    @cached_property
    def administration(self) -> AdministrationPage:
        presenter = AdministrationPresenter(self._desk, self._ways.preferences)
        presenter.site_changed.connect(self._ways.site_changed)
        return AdministrationPage(presenter)
