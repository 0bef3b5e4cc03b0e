"""What is white at the edges of a form, and what does not fit a printer."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtGui import QPainter as Painter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from coordinator.commands.site import change_site
from coordinator.commands.trials import copy_version
from coordinator.domain.form import Annex, Copy
from coordinator.domain.log import LogFilter
from coordinator.domain.site import Paper
from coordinator.languages import Language
from coordinator.printouts import (
    amendment_printout,
    blank_printout,
    clarifications_printout,
    log_printout,
    screening_printout,
)
from coordinator.printouts_of_people import access_printout, delegation_log_printout
from tests.builders import COORDINATOR, SITE, TODAY, active, answered, consented
from ui.printing.memory import FormPrinting
from ui.printing.paper import doubt_about, empty_margins
from ui.printing.printer_setup import order_of, printer_for

REACH = 5.0  # mm: what office printers print
EDGES = ("left", "top", "right", "bottom")


def document_of(pdf):
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


def page(tmp_path, size=QPageSize.PageSizeId.A4, left=20.0, top=30.0):
    """Draw a black square of 100 mm on a page."""
    writer = QPdfWriter(str(tmp_path / "page.pdf"))
    writer.setPageLayout(
        QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    dots = writer.resolution() / 25.4
    painter = Painter(writer)
    painter.fillRect(
        round(left * dots), round(top * dots), round(100 * dots), round(100 * dots), "black"
    )
    painter.end()
    return (tmp_path / "page.pdf").read_bytes()


@pytest.fixture
def printer(qapp, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


def test_white_margins_are_measured_at_every_edge(qapp, tmp_path):
    found = empty_margins(page(tmp_path))

    wanted = (20.0, 30.0, 210 - 120, 297 - 130)
    for edge, length in zip(EDGES, wanted, strict=True):
        assert getattr(found, edge)() == pytest.approx(length, abs=0.8)


def test_a_form_that_fits_raises_no_doubt(printer, tmp_path):
    pdf = page(tmp_path)
    document = document_of(pdf)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))

    assert doubt_about(printer, document, empty_margins(pdf)) is None


def test_other_paper_is_named_with_that_of_the_form(printer, tmp_path):
    pdf = page(tmp_path)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))

    doubt = doubt_about(printer, document_of(pdf), empty_margins(pdf))

    assert "A4" in doubt.words
    assert "Letter" in doubt.words


def test_what_a_printer_cannot_reach_is_said_in_millimetres(printer, tmp_path):
    pdf = page(tmp_path, left=3.0)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(6, 6, 6, 6),
        QPageLayout.Unit.Millimeter,
        QMarginsF(6, 6, 6, 6),
    )

    class Office:
        """A printer that reaches within 6 mm of the edge."""

        def pageLayout(self):
            return layout

    doubt = doubt_about(Office(), document_of(pdf), empty_margins(pdf))

    assert "6.0 mm" in doubt.words
    assert doubt.own_paper == ""


def test_a_printer_is_set_to_the_paper_of_the_form_and_to_what_was_chosen_last(qapp, tmp_path):
    document = document_of(page(tmp_path, QPageSize.PageSizeId.Letter))

    printer = printer_for(document, "Form", FormPrinting(sides="two-sided-short-edge"))

    order = order_of(printer, "Tray2")
    assert (order.paper, order.tray) == ("Letter", "Tray2")
    assert printer.docName() == "Form"


PRINTOUTS = (
    "site",
    "sponsor",
    "blank",
    "log",
    "clarifications",
    "amendment",
    "duties",
    "access",
)


@pytest.fixture(params=list(Paper))
def printouts(request, registry):
    """Make every form of a site that has this paper, by name and language."""
    change_site(registry, COORDINATOR, site=replace(SITE, paper=request.param))
    version = active(registry)
    screening_id = consented(registry, version.trial_id)
    answered(registry, screening_id, I1="yes", E1="no")
    later = copy_version(registry, COORDINATOR, version_id=version.id)
    told = partial(screening_printout, screening_id=screening_id, annexes=frozenset(Annex))
    trial = {"trial_id": version.trial_id}
    return {
        "site": partial(told, copy=Copy.SITE),
        "sponsor": partial(told, copy=Copy.SPONSOR),
        "blank": partial(blank_printout, version_id=version.id),
        "log": partial(log_printout, wanted=LogFilter()),
        "clarifications": partial(clarifications_printout, **trial),
        "amendment": partial(amendment_printout, earlier_id=version.id, later_id=later),
        "duties": partial(delegation_log_printout, **trial),
        "access": partial(access_printout, since=TODAY, until=TODAY),
    }


@pytest.mark.parametrize("name", PRINTOUTS)
@pytest.mark.parametrize("language", list(Language))
def test_nothing_of_a_form_lies_where_office_printers_do_not_print(
    qapp, registry, printouts, name, language
):
    made = printouts[name](registry, actor=COORDINATOR, language=language)

    found = empty_margins(made.pdf)

    assert min(getattr(found, edge)() for edge in EDGES) >= REACH
