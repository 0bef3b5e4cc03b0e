"""Checklists as they were printed once, to be shown again: marked SUPERSEDED (G3)."""

from coordinator.domain.errors import Refused
from coordinator.domain.form import Copy
from coordinator.domain.staff import StaffMember
from coordinator.domain.wet_ink import PrintedForm
from coordinator.languages import Language
from coordinator.printout import (
    Printout,
    file_name,
    gathering,
    noted,
    paper_language,
    writing,
)
from coordinator.printouts import COPY_WORDS, checklist_bytes
from coordinator.queries.forms import former_form
from coordinator.queries.screenings import content_digest, screening_of
from coordinator.queries.wet_ink import superseded_prints
from coordinator.registry.store import Registry
from coordinator.text import N_, _, particulars


class NoFormerVersion(Refused):
    problem = N_("No former record version {version} of {number} was printed.")
    remedy = N_("A new print names the former ones that it supersedes, below the signatures.")

    def __init__(self, number: str, version: int) -> None:
        super().__init__(number=number, version=version)


def former_prints(registry: Registry, screening_id: int) -> tuple[PrintedForm, ...]:
    """Give the prints of former content, one a content, that can be asked for again."""
    screening = screening_of(registry, screening_id, with_identity=False)
    return superseded_prints(registry, screening_id, content_digest(screening))


def former_print(registry: Registry, screening_id: int, record_version: int) -> PrintedForm:
    """Find the print of a record version; raises NoFormerVersion."""
    for printed in former_prints(registry, screening_id):
        if printed.record_version == record_version:
            return printed
    screening = screening_of(registry, screening_id, with_identity=False)
    raise NoFormerVersion(screening.screening_number, record_version)


def record_version_printout(
    registry: Registry,
    *,
    actor: StaffMember,
    screening_id: int,
    record_version: int,
    copy: Copy,
    language: Language | None = None,
) -> Printout:
    """Make the checklist of a screening as it was printed in a record version."""
    printed = former_print(registry, screening_id, record_version)
    return former_printout(registry, actor=actor, printed=printed, copy=copy, language=language)


def former_printout(
    registry: Registry,
    *,
    actor: StaffMember,
    printed: PrintedForm,
    copy: Copy,
    language: Language | None = None,
) -> Printout:
    """Make it again; it is noted in the trail, but no signed copy of it is awaited."""
    wanted = paper_language(language, registry)
    with gathering(wanted):
        form = former_form(registry, actor, printed=printed, copy=copy)
    number = form.screening.screening_number if form.screening else ""
    version = f"{_('record version')} {printed.record_version}"
    with writing(wanted):
        pdf = checklist_bytes(form)
        words = (form.trial.label, _("Eligibility checklist"), number)
        stand = f"{_('SUPERSEDED')} {printed.record_version}"
        file = file_name(particulars((" ".join(words), _(COPY_WORDS[form.copy]), stand)))
    kind = f"eligibility checklist, {form.copy.value} copy, superseded"
    return Printout(
        pdf,
        noted(kind, wanted),
        f"{form.trial.label} {number}",
        f"{_('Eligibility checklist')} {number}",
        " · ".join((_("SUPERSEDED"), version, _(COPY_WORDS[form.copy]))),
        file,
    )
