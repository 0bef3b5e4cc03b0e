"""A form signed as a PDF with the site's certificate (FORMS: PAdES)."""

import pytest

from coordinator.forms.eligibility_checklist import checklist_pdf
from coordinator.forms.pdf_signature import (
    CertificateNotOpened,
    CertificateOutOfReach,
    can_sign_pdf,
    signed_pdf,
)
from tests.certificates import PASSWORD, checked, make_certificate
from tests.forms.reading import words
from tests.forms.samples import filled_form


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return make_certificate(tmp_path_factory.mktemp("certificate") / "site.p12")


def test_the_signature_covers_the_whole_file_and_is_a_pades_one(certificate):
    pdf = checklist_pdf(filled_form())
    signed = signed_pdf(pdf, certificate, PASSWORD, site="Riverside Hospital")

    found, status = checked(signed)
    assert can_sign_pdf()
    assert status.bottom_line
    assert found.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert found.sig_object["/Name"] == "Riverside Hospital"
    assert found.signer_cert.subject.native == {"common_name": "Riverside Hospital"}
    assert signed.startswith(pdf)
    assert words(signed) == words(pdf)


def test_a_changed_byte_breaks_it(certificate):
    pdf = checklist_pdf(filled_form())
    signed = bytearray(signed_pdf(pdf, certificate, PASSWORD, site="Riverside Hospital"))
    place = signed.index(b"/Creator")
    signed[place + 12] ^= 1

    assert not checked(bytes(signed))[1].intact


def test_a_wrong_password_and_a_file_that_is_gone_are_told(certificate, tmp_path):
    with pytest.raises(CertificateNotOpened):
        signed_pdf(b"%PDF-1.7", certificate, "guess", site="")
    with pytest.raises(CertificateOutOfReach):
        signed_pdf(b"%PDF-1.7", tmp_path / "gone.p12", PASSWORD, site="")
    odd = tmp_path / "odd.p12"
    odd.write_bytes(b"no certificate")
    with pytest.raises(CertificateNotOpened):
        signed_pdf(b"%PDF-1.7", odd, PASSWORD, site="")
