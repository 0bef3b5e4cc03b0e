"""The audit trail of a screening or a trial, ready to leave the program."""

from coordinator.domain.form import AuditTrailForm
from coordinator.domain.staff import StaffMember
from coordinator.languages import Language
from coordinator.printout import (
    Printout,
    file_name,
    gathering,
    noted,
    paper_language,
    writing,
)
from coordinator.queries.trail_forms import screening_trail_form, trial_trail_form
from coordinator.registry.store import Registry
from coordinator.text import _


def screening_trail_printout(
    registry: Registry,
    *,
    actor: StaffMember,
    screening_id: int,
    language: Language | None = None,
) -> Printout:
    wanted = paper_language(language, registry)
    with gathering(wanted):
        form = screening_trail_form(registry, actor, screening_id=screening_id)
    return _printout(form, wanted)


def trial_trail_printout(
    registry: Registry,
    *,
    actor: StaffMember,
    trial_id: int,
    language: Language | None = None,
) -> Printout:
    wanted = paper_language(language, registry)
    with gathering(wanted):
        form = trial_trail_form(registry, actor, trial_id=trial_id)
    return _printout(form, wanted)


def _printout(form: AuditTrailForm, language: Language) -> Printout:
    from coordinator.forms.audit_trail import audit_trail_pdf  # noqa: PLC0415  ReportLab

    number = form.screening.screening_number if form.screening else ""
    scope = " ".join(filter(None, (form.trial.label, number)))
    with writing(language):
        pdf = audit_trail_pdf(form)
        file = file_name(f"{scope} {_('Audit trail')}")
    return Printout(
        pdf,
        noted("audit trail", language),
        scope,
        _("Audit trail"),
        " · ".join((scope, _("without identifying data"))),
        file,
    )
