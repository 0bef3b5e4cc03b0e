"""A form signed as a PDF with the site's certificate (PAdES), where the extra is installed.

It shows that a file left this site unchanged. It is no signature of a person on a record:
those are bound to the record's content, and stand on the form itself.
"""

from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from coordinator.domain.errors import Refused, Unavailable
from coordinator.domain.fault_words import fault_words
from coordinator.text import N_

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

LIBRARY = "pyhanko"
FIELD = "Site"


class PdfSignatureMissing(Unavailable):
    problem = N_("This installation cannot sign PDF files.")
    remedy = N_("Install Trial Coordinator with its extra “pdf-signature”.")


class CertificateOutOfReach(Unavailable):
    problem = N_("The site's certificate {name} cannot be read: {why}.")
    remedy = N_("Choose the file again in Administration.")

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(name=path.name, why=why)


class CertificateNotOpened(Refused):
    problem = N_("The password does not open {name}, or it is no PKCS#12 file with a key.")
    remedy = N_("Type the password of the certificate's file again, not your own.")

    def __init__(self, path: Path) -> None:
        super().__init__(name=path.name)


def can_sign_pdf() -> bool:
    """Say whether the library for it is installed."""
    return find_spec(LIBRARY) is not None


def signed_pdf(pdf: bytes, certificate: Path, password: str, *, site: str) -> bytes:
    """Add a PAdES signature with the key in the PKCS#12 file `certificate` to `pdf`.

    Raises:
        PdfSignatureMissing, CertificateOutOfReach, CertificateNotOpened.
    """
    if not can_sign_pdf():
        raise PdfSignatureMissing
    from pyhanko.pdf_utils.incremental_writer import (  # noqa: PLC0415  an extra
        IncrementalPdfFileWriter,
    )
    from pyhanko.sign.fields import SigSeedSubFilter  # noqa: PLC0415
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner  # noqa: PLC0415

    said = PdfSignatureMetadata(
        field_name=FIELD,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        name=site,
    )
    signer = PdfSigner(said, signer=_signer(certificate, password))
    made = BytesIO()
    signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=made)
    return made.getvalue()


def _signer(certificate: Path, password: str) -> "SimpleSigner":
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415  an extra

    try:
        content = certificate.read_bytes()
    except OSError as fault:
        raise CertificateOutOfReach(certificate, fault_words(fault)) from fault
    try:
        signer: SimpleSigner = SimpleSigner.load_pkcs12_data(
            content, other_certs=[], passphrase=password.encode()
        )
    except ValueError as fault:
        raise CertificateNotOpened(certificate) from fault
    return signer
