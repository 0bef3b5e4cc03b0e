"""Forms ready to leave the program: as a PDF, with a file name and what is noted of them."""

import re
from dataclasses import dataclass
from pathlib import Path

from coordinator.domain.form import ChecklistForm, Copy
from coordinator.domain.log import LogFilter
from coordinator.domain.screening import Screening
from coordinator.domain.staff import StaffMember
from coordinator.queries.forms import blank_form, checklist_form, log_form
from coordinator.queries.screenings import content_digest
from coordinator.registry.store import Registry
from coordinator.text import N_, _

COPY_WORDS = {Copy.SITE: N_("Site copy"), Copy.SPONSOR: N_("Sponsor copy")}
NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')

LONGEST_NAME = 80  # characters; Chinese ones take three bytes each, and 255 bytes are the limit


@dataclass(frozen=True, slots=True)
class Printout:
    """The PDF, what it is called, and what the audit trail says of it.

    `state` tells whether a screening has changed since; empty for other forms.
    """

    pdf: bytes
    form: str
    key: str
    title: str
    subtitle: str
    file_name: str
    state: str = ""


def screening_printout(
    registry: Registry, *, actor: StaffMember, screening_id: int, copy: Copy
) -> Printout:
    form = checklist_form(registry, actor, screening_id=screening_id, copy=copy)
    words = _(COPY_WORDS[form.copy])
    number = form.screening.screening_number if form.screening else ""
    initials = form.screening.subject.initials if form.screening else ""
    name = _("Eligibility checklist {number}").format(number=number)
    return Printout(
        checklist_bytes(form),
        f"eligibility checklist, {form.copy.value} copy",
        f"{form.trial.label} {number}",
        f"{name}  {initials}",
        _subtitle(words, form),
        file_name(f"{form.trial.label} {name}, {words}"),
        state_of(form.screening) if form.screening else "",
    )


def blank_printout(registry: Registry, *, actor: StaffMember, version_id: int) -> Printout:
    form = blank_form(registry, actor, version_id=version_id)
    name = _("Blank eligibility checklist")
    return Printout(
        checklist_bytes(form),
        "eligibility checklist, blank",
        form.version.name,
        name,
        _subtitle("", form),
        file_name(f"{form.trial.label} {name}"),
    )


def log_printout(registry: Registry, *, actor: StaffMember, wanted: LogFilter) -> Printout:
    from coordinator.forms.screening_log import screening_log_pdf  # noqa: PLC0415  ReportLab

    form = log_form(registry, actor, wanted)
    trial = form.trial.label if form.trial else _("all trials")
    name = _("Screening log")
    return Printout(
        screening_log_pdf(form),
        "screening log",
        trial,
        name,
        " · ".join((trial, _("without identifying data"))),
        file_name(f"{name}, {trial}"),
    )


def checklist_bytes(form: ChecklistForm) -> bytes:
    from coordinator.forms.eligibility_checklist import (  # noqa: PLC0415  ReportLab
        checklist_pdf,
    )

    return checklist_pdf(form)


def state_of(screening: Screening) -> str:
    """Give what differs when a form of `screening` made before is out of date."""
    signed = [f"{s.user_name} {s.voided_at}" for s in screening.signatures]
    return " ".join((content_digest(screening), screening.state.value, *signed))


def file_name(words: str) -> str:
    """Make a file name of `words` that every disk takes; a long one keeps its end."""
    plain = " ".join(NOT_IN_FILE_NAMES.sub(" ", words).split())
    return f"{plain[-LONGEST_NAME:].strip(' .')}.pdf"


def _subtitle(copy: str, form: ChecklistForm) -> str:
    draft = _("DRAFT: wording unconfirmed") if form.is_draft else ""
    return " · ".join(filter(None, (copy, form.trial.label, form.version.name, draft)))


def write_printout(path: Path, printout: Printout) -> Path:
    """Write the PDF to `path`, whole or not at all; raises FormNotWritten."""
    from coordinator.forms.document import save  # noqa: PLC0415  ReportLab

    save(path, printout.pdf)
    return path
