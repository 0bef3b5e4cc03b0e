"""The page of an amendment, made once and wired to the ways."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from ui.amendment.page import AmendmentPage
from ui.amendment.presenter import AmendmentPresenter
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.ways import Ways

P = TypeVar("P", bound=QWidget)


class FeaturesOfAmendments:
    _ways: "Ways"
    _desk: Desk

    @cached_property
    def amendment(self) -> tuple[AmendmentPage, AmendmentPresenter]:
        presenter = AmendmentPresenter(self._desk)
        presenter.done.connect(self._ways.say_done)
        presenter.review_wanted.connect(self._ways.review)
        presenter.print_wanted.connect(self._ways.print_amendment)
        presenter.consent_forms_wanted.connect(self._ways.to_consent_forms)
        presenter.screening_chosen.connect(self._ways.open_screening)
        presenter.left.connect(self._ways.back)
        return self._kept(AmendmentPage(presenter)), presenter

    def _kept(self, page: P) -> P:
        raise NotImplementedError
