"""The page of the inspector's pack, made once and wired to the ways."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.pack.page import PackPage
from ui.pack.presenter import PackPresenter

if TYPE_CHECKING:
    from ui.ways import Ways

P = TypeVar("P", bound=QWidget)


class FeaturesOfPacks:
    _ways: "Ways"
    _desk: Desk

    @cached_property
    def pack(self) -> tuple[PackPage, PackPresenter]:
        presenter = PackPresenter(self._desk)
        presenter.print_wanted.connect(self._ways.print_form)
        presenter.left.connect(self._ways.back)
        return self._kept(PackPage(presenter)), presenter

    def _kept(self, page: P) -> P:
        raise NotImplementedError
