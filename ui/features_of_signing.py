"""The decision, what is signed beside it, and paper: pages made once, wired to the ways."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from ui.decision.page import DecisionPage
from ui.decision.presenter import DecisionPresenter
from ui.desk import Desk
from ui.exception.page import ExceptionPage
from ui.exception.presenter import ExceptionPresenter
from ui.printing.page import PrintingPage
from ui.printing.presenter import PrintingPresenter
from ui.printing.several_page import SeveralPage
from ui.printing.several_presenter import SeveralPresenter
from ui.signed_copy.page import SignedCopyPage
from ui.signed_copy.presenter import SignedCopyPresenter

if TYPE_CHECKING:
    from ui.ways import Ways

P = TypeVar("P", bound=QWidget)


class FeaturesOfSigning:
    _ways: "Ways"
    _desk: Desk

    @cached_property
    def decision(self) -> tuple[DecisionPage, DecisionPresenter]:
        presenter = DecisionPresenter(self._desk)
        presenter.criterion_wanted.connect(self._ways.walk)
        presenter.consents_wanted.connect(self._ways.to_consents)
        presenter.print_wanted.connect(self._ways.print_screening)
        presenter.wording_wanted.connect(self._ways.review)
        presenter.attempts.again_wanted.connect(self._ways.screen_patient)
        presenter.attempts.screening_chosen.connect(self._ways.open_screening)
        presenter.signed_copy_wanted.connect(self._ways.to_signed_copy)
        presenter.exception_wanted.connect(self._ways.to_exception)
        presenter.left.connect(self._ways.back)
        return self._kept(DecisionPage(presenter)), presenter

    @cached_property
    def printing(self) -> tuple[PrintingPage, PrintingPresenter]:
        kept = self._ways.preferences
        presenter = PrintingPresenter(self._desk, lambda: kept.certificate, kept)
        presenter.several_wanted.connect(self._ways.print_several)
        presenter.left.connect(self._ways.back)
        return self._kept(PrintingPage(presenter)), presenter

    @cached_property
    def several_forms(self) -> tuple[SeveralPage, SeveralPresenter]:
        presenter = SeveralPresenter(self._desk, self._ways.preferences)
        presenter.left.connect(self._ways.back)
        return self._kept(SeveralPage(presenter)), presenter

    @cached_property
    def signed_copy(self) -> tuple[SignedCopyPage, SignedCopyPresenter]:
        presenter = SignedCopyPresenter(self._desk)
        presenter.attached.connect(self._ways.say_done)
        page = SignedCopyPage(presenter)
        presenter.left.connect(partial(self._ways.back_from, page))
        return self._kept(page), presenter

    @cached_property
    def exception(self) -> tuple[ExceptionPage, ExceptionPresenter]:
        presenter = ExceptionPresenter(self._desk)
        presenter.told.connect(self._ways.say_done)
        page = ExceptionPage(presenter)
        presenter.left.connect(partial(self._ways.back_from, page))
        return self._kept(page), presenter

    def _kept(self, page: P) -> P:
        raise NotImplementedError
