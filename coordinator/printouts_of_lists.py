"""Lists of screenings and the recruitment report, ready to leave the program on paper."""

from coordinator.domain.lists import CHINESE, LIST_WORDS, ListForm, ListKind
from coordinator.domain.report import ReportForm, ReportScope
from coordinator.domain.staff import StaffMember
from coordinator.languages import Language
from coordinator.printouts import (
    Printout,
    file_name,
    gathering,
    log_printout,
    noted,
    paper_language,
    writing,
)
from coordinator.queries.lists import list_form, log_filter
from coordinator.queries.reports import report_form
from coordinator.registry.store import Registry
from coordinator.spoken_tables import table_in_each_language
from coordinator.text import _, particulars


def list_printout(
    registry: Registry,
    *,
    actor: StaffMember,
    kind: ListKind,
    scope: ReportScope,
    language: Language | None = None,
) -> Printout:
    """Make a list; the screening log is the one that the log's own page prints."""
    from coordinator.forms.screening_list import screening_list_pdf  # noqa: PLC0415  ReportLab

    if kind is ListKind.SCREENING_LOG:
        logged = log_filter(scope)
        return log_printout(registry, actor=actor, wanted=logged, language=language)
    wanted = list_language(registry, kind, language)
    with gathering(wanted):
        form = list_form(registry, actor, kind, scope)
    with writing(wanted):
        pdf = screening_list_pdf(form, table_in_each_language(lambda: form.table))
        file = file_name(list_title(form))
    label = form.trial.label if form.trial else _("all trials")
    return Printout(
        pdf,
        noted(kind.value, wanted),
        label,
        _(LIST_WORDS[kind]),
        " · ".join((label, secrecy_words(form))),
        file,
    )


def report_printout(
    registry: Registry,
    *,
    actor: StaffMember,
    scope: ReportScope,
    language: Language | None = None,
) -> Printout:
    from coordinator.forms.recruitment_report import (  # noqa: PLC0415  ReportLab
        recruitment_report_pdf,
    )

    wanted = paper_language(language, registry)
    with gathering(wanted):
        form = report_form(registry, actor, scope)
    label = form.trial.label if form.trial else _("all trials")
    with writing(wanted):
        pdf = recruitment_report_pdf(form, table_in_each_language)
        file = file_name(report_title(form))
    return Printout(
        pdf,
        noted("recruitment report", wanted),
        label,
        _("Recruitment report"),
        " · ".join((label, _("without identifying data"))),
        file,
    )


def list_language(registry: Registry, kind: ListKind, language: Language | None) -> Language:
    """Give the language asked for; otherwise a Chinese table's own, or the site's for forms."""
    if language is None and kind in CHINESE:
        return Language.CHINESE
    return paper_language(language, registry)


def list_title(form: ListForm) -> str:
    """Name a list with its trial, such as for a file."""
    label = form.trial.label if form.trial else _("all trials")
    return particulars((_(LIST_WORDS[form.kind]), label))


def report_title(form: ReportForm) -> str:
    """Name a report with its trial, such as for a file."""
    label = form.trial.label if form.trial else _("all trials")
    return particulars((_("Recruitment report"), label))


def secrecy_words(form: ListForm) -> str:
    """Say whether a list identifies the subjects (P1)."""
    if form.is_confidential:
        return _("CONFIDENTIAL: says who the subjects are")
    return _("without identifying data")
