"""The delegation log and the report of access, ready to leave the program."""

from datetime import date

from coordinator.domain.form import AccessForm, DelegationLogForm
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
from coordinator.queries.forms import imprint
from coordinator.queries.people import access_report, delegation_log_of
from coordinator.queries.staff import site_of
from coordinator.queries.trials import active_version_of, trial_of
from coordinator.registry.store import Registry
from coordinator.text import _


def delegation_log_printout(
    registry: Registry,
    *,
    actor: StaffMember,
    trial_id: int,
    language: Language | None = None,
) -> Printout:
    from coordinator.forms.delegation_log import (  # noqa: PLC0415  ReportLab
        delegation_log_pdf,
    )

    wanted = paper_language(language, registry)
    with gathering(wanted):
        form = DelegationLogForm(
            site_of(registry),
            trial_of(registry, trial_id),
            delegation_log_of(registry, trial_id),
            imprint(registry, actor),
            active_version_of(registry, trial_id),
        )
    label = form.trial.label
    with writing(wanted):
        pdf = delegation_log_pdf(form)
        file = file_name(f"{label} {_('Delegation log')}")
    return Printout(
        pdf,
        noted("delegation log", wanted),
        label,
        _("Delegation log"),
        form.trial.short_title or label,
        file,
    )


def access_printout(
    registry: Registry,
    *,
    actor: StaffMember,
    since: date,
    until: date,
    language: Language | None = None,
) -> Printout:
    from coordinator.forms.access_report import access_report_pdf  # noqa: PLC0415  ReportLab

    wanted = paper_language(language, registry)
    with gathering(wanted):
        form = AccessForm(access_report(registry, since, until), imprint(registry, actor))
    with writing(wanted):
        pdf = access_report_pdf(form)
        file = file_name(f"{_('Who had access when')} {since} {until}")
    return Printout(
        pdf,
        noted("access report", wanted),
        f"{since} to {until}",
        _("Who had access when"),
        f"{since} – {until}",
        file,
    )
