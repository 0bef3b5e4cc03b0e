"""Forms ready to leave the program: as a PDF, with a file name and what is noted of them."""

from dataclasses import replace

from coordinator.domain.form import Annex, ChecklistForm, Copy, ScreeningLogForm, ThirdPlace
from coordinator.domain.log import LogFilter
from coordinator.domain.screening import Screening
from coordinator.domain.staff import StaffMember
from coordinator.domain.wet_ink import NewPrint
from coordinator.languages import Language
from coordinator.printout import (
    Printout,
    file_name,
    gathering,
    noted,
    paper_language,
    write_printout,
    writing,
)
from coordinator.queries.forms import (
    amendment_form,
    blank_form,
    checklist_form,
    clarifications_form,
    log_form,
)
from coordinator.queries.screenings import content_digest
from coordinator.registry.store import Registry
from coordinator.text import N_, _, particulars

__all__ = [
    "ANNEX_WORDS",
    "COPY_WORDS",
    "THIRD_WORDS",
    "Printout",
    "amendment_printout",
    "blank_printout",
    "checklist_bytes",
    "clarifications_printout",
    "file_name",
    "gathering",
    "log_printout",
    "log_printout_of",
    "new_print",
    "noted",
    "paper_language",
    "screening_printout",
    "state_of",
    "write_printout",
    "writing",
]

COPY_WORDS = {Copy.SITE: N_("Site copy"), Copy.SPONSOR: N_("Sponsor copy")}
THIRD_WORDS = {
    ThirdPlace.SECOND_READER: N_("Second reader"),
    ThirdPlace.WITNESS: N_("Witness"),
}
ANNEX_WORDS = {
    Annex.WORKSHEETS: N_("&worksheets that it rests on"),
    Annex.CLARIFICATIONS: N_("&clarifications"),
    Annex.EVIDENCE: N_("&list of the evidence used"),
}


def screening_printout(  # noqa: PLR0913  what is asked for on the printing page
    registry: Registry,
    *,
    actor: StaffMember,
    screening_id: int,
    copy: Copy,
    annexes: frozenset[Annex] = frozenset({Annex.WORKSHEETS}),
    language: Language | None = None,
    third: ThirdPlace | None = None,
) -> Printout:
    wanted = paper_language(language, registry)
    with gathering(wanted):
        form = checklist_form(
            registry, actor, screening_id=screening_id, copy=copy, annexes=annexes
        )
    form = replace(form, third=third)
    number = form.screening.screening_number if form.screening else ""
    initials = form.screening.subject.initials if form.screening else ""
    with writing(wanted):
        pdf = checklist_bytes(form)
        name = f"{_('Eligibility checklist')} {number}"
        file = file_name(particulars((f"{form.trial.label} {name}", _(COPY_WORDS[form.copy]))))
    kind = ", ".join(
        ("eligibility checklist", f"{form.copy.value} copy", *sorted(form.annexes))
    )
    return Printout(
        pdf,
        noted(kind, wanted),
        f"{form.trial.label} {number}",
        f"{_('Eligibility checklist')} {number}  {initials}",
        _subtitle(_(COPY_WORDS[form.copy]), form),
        file,
        state_of(form.screening) if form.screening else "",
        new_print(form),
        form.superseded,
    )


def blank_printout(
    registry: Registry,
    *,
    actor: StaffMember,
    version_id: int,
    language: Language | None = None,
) -> Printout:
    wanted = paper_language(language, registry)
    with writing(wanted):
        form = blank_form(registry, actor, version_id=version_id)
        pdf = checklist_bytes(form)
        file = file_name(f"{form.trial.label} {_('Blank eligibility checklist')}")
    return Printout(
        pdf,
        noted("eligibility checklist, blank", wanted),
        form.version.name,
        _("Blank eligibility checklist"),
        _subtitle("", form),
        file,
    )


def log_printout(
    registry: Registry,
    *,
    actor: StaffMember,
    wanted: LogFilter,
    language: Language | None = None,
) -> Printout:
    said = paper_language(language, registry)
    with gathering(said):
        form = log_form(registry, actor, wanted)
    return log_printout_of(form, said)


def log_printout_of(form: ScreeningLogForm, said: Language) -> Printout:
    from coordinator.forms.screening_log import screening_log_pdf  # noqa: PLC0415  ReportLab

    label = form.trial.label if form.trial else ""
    with writing(said):
        pdf = screening_log_pdf(replace(form, title=_("Screening log")))
        file = file_name(particulars((_("Screening log"), label or _("all trials"))))
    trial = label or _("all trials")
    return Printout(
        pdf,
        noted("screening log", said),
        trial,
        _("Screening log"),
        " · ".join((trial, _("without identifying data"))),
        file,
    )


def clarifications_printout(
    registry: Registry,
    *,
    actor: StaffMember,
    trial_id: int,
    language: Language | None = None,
    with_identity: bool = False,
) -> Printout:
    from coordinator.forms.clarifications import (  # noqa: PLC0415  ReportLab
        clarifications_pdf,
    )

    wanted = paper_language(language, registry)
    with gathering(wanted):
        form = clarifications_form(
            registry, actor, trial_id=trial_id, with_identity=with_identity
        )
    with writing(wanted):
        pdf = clarifications_pdf(form)
        file = file_name(f"{form.trial.label} {_('Clarifications')}")
    return Printout(
        pdf,
        noted("clarifications", wanted),
        form.trial.label,
        _("Clarifications"),
        form.trial.short_title or form.trial.label,
        file,
    )


def amendment_printout(
    registry: Registry,
    *,
    actor: StaffMember,
    earlier_id: int,
    later_id: int,
    language: Language | None = None,
) -> Printout:
    from coordinator.forms.amendment import amendment_pdf  # noqa: PLC0415  ReportLab

    wanted = paper_language(language, registry)
    with gathering(wanted):
        form = amendment_form(registry, actor, earlier_id=earlier_id, later_id=later_id)
    versions = f"{form.earlier.name} – {form.later.name}"
    with writing(wanted):
        pdf = amendment_pdf(form)
        name = _("Comparison of protocol versions")
        file = file_name(particulars((f"{form.trial.label} {name}", versions)))
    return Printout(
        pdf,
        noted("comparison of protocol versions", wanted),
        f"{form.trial.label} {versions}",
        _("Comparison of protocol versions"),
        versions,
        file,
    )


def checklist_bytes(form: ChecklistForm) -> bytes:
    from coordinator.forms.eligibility_checklist import (  # noqa: PLC0415  ReportLab
        checklist_pdf,
    )

    return checklist_pdf(form)


def new_print(form: ChecklistForm) -> NewPrint | None:
    """Say which version of which record a form shows; None for a blank one."""
    if form.screening is None:
        return None
    return NewPrint(
        form.screening.id,
        form.record_version,
        form.content_sha256,
        form.imprint.audit_head,
    )


def state_of(screening: Screening) -> str:
    """Give what differs when a form of `screening` made before is out of date."""
    signed = [f"{s.user_name} {s.voided_at}" for s in screening.signatures]
    return " ".join((content_digest(screening), screening.state.value, *signed))


def _subtitle(copy: str, form: ChecklistForm) -> str:
    draft = _("DRAFT: wording unconfirmed") if form.is_draft else ""
    return " · ".join(filter(None, (copy, form.trial.label, form.version.name, draft)))
