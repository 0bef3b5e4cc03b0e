"""A form is signed as a PDF when it is saved, once a certificate was chosen (FORMS: PAdES)."""

import hashlib

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton

from coordinator.domain.audit import AuditFilter
from coordinator.queries.audit import audit_page
from tests.builders import active, consented
from tests.certificates import PASSWORD, checked, make_certificate
from ui.administration.page import AdministrationPage
from ui.printing.page import PrintingPage
from ui.printing.signing import CertificateDialog


@pytest.fixture
def certificate(tmp_path):
    return make_certificate(tmp_path / "site.p12")


def printing(qtbot, ways, registry):
    """Show the form of a screening that is open."""
    ways.print_screening(consented(registry, active(registry).trial_id))
    page = ways.window.page
    assert isinstance(page, PrintingPage)
    qtbot.waitUntil(page.findChild(QPushButton, "save").isEnabled)
    return page


def save(page, path):
    page.findChild(QPushButton, "save").click()
    dialog = page.findChild(QFileDialog, "where")
    dialog.fileSelected.emit(str(path))
    dialog.close()


def told(page):
    return page.findChild(object, "told").text


def test_a_certificate_is_chosen_in_administration_and_turned_off_again(
    qtbot,
    ways,
    certificate,
):
    ways.go("administration")
    page = ways.window.page
    assert isinstance(page, AdministrationPage)
    label = page.findChild(QLabel, "certificate")
    assert label.text() == "Off: forms are saved unsigned."

    page.findChild(QPushButton, "choose_certificate").click()
    dialog = ways.window.findChild(QFileDialog, "certificate_dialog")
    dialog.fileSelected.emit(str(certificate))
    dialog.close()
    assert label.text() == str(certificate)
    assert ways.preferences.certificate == certificate

    page.findChild(QPushButton, "drop_certificate").click()
    assert ways.preferences.certificate is None


def test_the_password_is_asked_and_the_form_is_saved_signed(
    qtbot,
    ways,
    registry,
    certificate,
    tmp_path,
):
    """T1: the trail tells the SHA-256 of the file as it was saved."""
    ways.preferences.use_certificate(str(certificate))
    page = printing(qtbot, ways, registry)
    save(page, tmp_path / "form.pdf")
    dialog = page.findChild(CertificateDialog)
    dialog.findChild(QPushButton, "act").click()
    assert dialog.isVisible()  # without a password nothing is signed
    qtbot.keyClicks(dialog.findChild(QLineEdit, "password"), PASSWORD)
    dialog.findChild(QPushButton, "act").click()
    qtbot.waitUntil(lambda: "Saved as form.pdf" in told(page))

    pdf = (tmp_path / "form.pdf").read_bytes()
    found, status = checked(pdf)
    assert status.bottom_line
    assert found.sig_object["/Name"] == "Rheumatology, Lakeside Hospital"
    noted = audit_page(registry, AuditFilter(action="form printed"))
    assert hashlib.sha256(pdf).hexdigest() in str(noted)


def test_a_wrong_password_saves_nothing_and_unsigned_is_a_choice(
    qtbot,
    ways,
    registry,
    certificate,
    tmp_path,
):
    refused = []
    ways.desk.refused.connect(refused.append)
    ways.preferences.use_certificate(str(certificate))
    page = printing(qtbot, ways, registry)
    save(page, tmp_path / "form.pdf")
    dialog = page.findChild(CertificateDialog)
    qtbot.keyClicks(dialog.findChild(QLineEdit, "password"), "guess")
    dialog.findChild(QPushButton, "act").click()
    qtbot.waitUntil(lambda: bool(refused))
    assert "does not open site.p12" in str(refused[0])
    assert not (tmp_path / "form.pdf").exists()

    save(page, tmp_path / "form.pdf")
    (dialog,) = (d for d in page.findChildren(CertificateDialog) if d.isVisible())
    dialog.findChild(QPushButton, "unsigned").click()
    qtbot.waitUntil(lambda: "Saved as form.pdf" in told(page))
    assert b"/ByteRange" not in (tmp_path / "form.pdf").read_bytes()
