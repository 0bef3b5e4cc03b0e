"""A form as it leaves the program: the PDF, in its language, its file, what is noted of it."""

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from coordinator.domain.wet_ink import NewPrint, PrintedForm
from coordinator.languages import Language, catalogue_of, spoken_language
from coordinator.queries.staff import site_of
from coordinator.registry.store import Registry
from coordinator.text import speaking

NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')

LONGEST_NAME = 80  # characters; Chinese ones take three bytes each, and 255 bytes are the limit


@dataclass(frozen=True, slots=True)
class Printout:
    """The PDF, what it is called, and what the audit trail says of it.

    `state` tells whether a screening has changed since; empty for other forms. `former` are
    the prints that this one supersedes.
    """

    pdf: bytes
    form: str
    key: str
    title: str
    subtitle: str
    file_name: str
    state: str = ""
    printed: NewPrint | None = None
    former: tuple[PrintedForm, ...] = ()


def paper_language(language: Language | None, registry: Registry | None = None) -> Language:
    """Give the language asked for, else the site's for its forms, else the program's."""
    if language is None and registry is not None:
        return Language(site_of(registry).forms_language)
    return language or spoken_language()


def gathering(language: Language) -> AbstractContextManager[None]:
    """Put facts into words for a form: in one language, of two in the first."""
    first = Language.CHINESE if language is Language.BOTH else language
    return speaking(catalogue_of(first))


def writing(language: Language) -> AbstractContextManager[None]:
    """Say what stands on the form, such as its labels."""
    return speaking(catalogue_of(language))


def noted(form: str, language: Language) -> str:
    """Name a form in the audit trail; one in another language than English says so."""
    return form if language is Language.ENGLISH else f"{form}, {language.value}"


def file_name(words: str) -> str:
    """Make a file name of `words` that every disk takes; a long one keeps its end."""
    plain = " ".join(NOT_IN_FILE_NAMES.sub(" ", words).split())
    return f"{plain[-LONGEST_NAME:].strip(' .')}.pdf"


def write_printout(path: Path, printout: Printout) -> Path:
    """Write the PDF to `path`, whole or not at all; raises FormNotWritten."""
    from coordinator.forms.document import save  # noqa: PLC0415  ReportLab

    save(path, printout.pdf)
    return path
