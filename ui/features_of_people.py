"""The pages about people, each made once, with its presenter, and wired to the ways."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.delegations.page import DelegationsPage
from ui.delegations.presenter import DelegationsPresenter
from ui.desk import Desk
from ui.own_password.page import OwnPasswordPage
from ui.own_password.presenter import OwnPasswordPresenter
from ui.people.page import PeoplePage
from ui.people.presenter import PeoplePresenter

if TYPE_CHECKING:
    from ui.ways import Ways

P = TypeVar("P", bound=QWidget)


class FeaturesOfPeople:
    _ways: "Ways"
    _desk: Desk

    @cached_property
    def people(self) -> PeoplePage:
        presenter = PeoplePresenter(self._desk)
        presenter.delegations_wanted.connect(self._ways.to_delegations)
        presenter.report_wanted.connect(self._ways.print_access)
        presenter.told.connect(self._ways.say_done)
        presenter.left.connect(self._ways.back)
        return self._kept(PeoplePage(presenter))

    @cached_property
    def delegations(self) -> tuple[DelegationsPage, DelegationsPresenter]:
        presenter = DelegationsPresenter(self._desk)
        presenter.print_wanted.connect(self._ways.print_delegations)
        presenter.people_changed.connect(self._ways.people_changed)
        presenter.told.connect(self._ways.say_done)
        presenter.left.connect(self._ways.back)
        return self._kept(DelegationsPage(presenter)), presenter

    @cached_property
    def own_password(self) -> tuple[OwnPasswordPage, OwnPasswordPresenter]:
        presenter = OwnPasswordPresenter(self._desk)
        page = OwnPasswordPage(presenter)
        presenter.changed.connect(partial(self._ways.back_from, page))
        presenter.changed.connect(self._say_password_changed)
        presenter.left.connect(partial(self._ways.back_from, page))
        return self._kept(page), presenter

    def _say_password_changed(self) -> None:
        self._ways.say_done(_("Your password was changed."))

    def _kept(self, page: P) -> P:
        raise NotImplementedError
