"""The page of the keys, made once, with its presenter, and wired to the ways."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.keys.page import KeysPage
from ui.keys.presenter import KeysPresenter

if TYPE_CHECKING:
    from ui.ways import Ways

P = TypeVar("P", bound=QWidget)


class FeaturesOfKeys:
    _ways: "Ways"
    _desk: Desk

    @cached_property
    def keys(self) -> KeysPage:
        presenter = KeysPresenter(self._desk)
        presenter.done.connect(self._ways.say_done)
        presenter.left.connect(self._ways.back)
        return self._kept(KeysPage(presenter))

    def _kept(self, page: P) -> P:
        raise NotImplementedError
