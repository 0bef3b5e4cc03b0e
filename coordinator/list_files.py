"""Lists and reports as files for spreadsheets: written whole or not at all, and noted (T1)."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coordinator.commands.printing import record_export
from coordinator.domain.errors import Refused
from coordinator.domain.exchange import ExportNotWritten
from coordinator.domain.fault_words import fault_words
from coordinator.domain.lists import ListForm, ListKind
from coordinator.domain.log import LogFilter
from coordinator.domain.report import ReportForm, ReportScope
from coordinator.domain.report_tables import report_tables
from coordinator.domain.scope_words import period_words
from coordinator.domain.staff import StaffMember
from coordinator.domain.table import Cell, Table
from coordinator.exchange.list_csv import csv_bytes
from coordinator.languages import Language
from coordinator.printouts import gathering, noted, paper_language, writing
from coordinator.printouts_of_lists import (
    list_language,
    list_title,
    report_title,
    secrecy_words,
)
from coordinator.queries.lists import list_form, logged_form
from coordinator.queries.reports import report_form
from coordinator.registry.store import Registry
from coordinator.spoken_tables import table_in_each_language, tables_in_each_language
from coordinator.text import N_, _

if TYPE_CHECKING:
    from coordinator.exchange.workbook import About

XLSX, CSV = ".xlsx", ".csv"


class NoSuchFile(Refused):
    problem = N_("A file that ends in “{suffix}” cannot be made of this.")
    remedy = N_("Choose one that ends in {endings}.")

    def __init__(self, suffix: str, endings: Sequence[str]) -> None:
        super().__init__(suffix=suffix, endings=_(" or ").join(endings))


def export_list(
    registry: Registry,
    actor: StaffMember,
    *,
    kind: ListKind,
    scope: ReportScope,
    path: Path,
    language: Language | None = None,
) -> int:
    """Write a list as a workbook or as CSV, by the ending of `path`; give its rows.

    Raises:
        NoSuchFile, IdentityNotForThem, ExportNotWritten, OnlyReadable.
    """
    suffix = require_ending(path, (XLSX, CSV))
    wanted = list_language(registry, kind, language)
    with gathering(wanted):
        form = list_form(registry, actor, kind, scope)
    return _write_list(registry, actor, form, path, suffix, wanted)


def export_log(
    registry: Registry,
    actor: StaffMember,
    *,
    wanted: LogFilter,
    path: Path,
    language: Language | None = None,
) -> int:
    """Write what the log's own page shows as a workbook or as CSV; give its rows.

    Raises:
        NoSuchFile, ExportNotWritten, OnlyReadable.
    """
    suffix = require_ending(path, (XLSX, CSV))
    said = paper_language(language, registry)
    with gathering(said):
        form = logged_form(registry, actor, wanted)
    return _write_list(registry, actor, form, path, suffix, said)


def export_report(
    registry: Registry,
    actor: StaffMember,
    *,
    scope: ReportScope,
    path: Path,
    language: Language | None = None,
) -> int:
    """Write the numbers of the report as a workbook, and give how many tables it has.

    Raises:
        NoSuchFile, ExportNotWritten, OnlyReadable.
    """
    require_ending(path, (XLSX,))
    wanted = paper_language(language, registry)
    with gathering(wanted):
        form = report_form(registry, actor, scope)
    with writing(wanted):
        tables = tables_in_each_language(lambda: report_tables(form.report))
        content = _workbook(tables, _of_report(form))
    write_whole(path, content)
    what = f"{noted('recruitment report', wanted)}, XLSX"
    rows = sum(len(table.rows) for table in tables)
    record_export(registry, actor, what=what, key=path.name, rows=rows)
    return len(tables)


def require_ending(path: Path, endings: Sequence[str]) -> str:
    """Give the ending of `path`, by which it is known what to write."""
    suffix = path.suffix.lower()
    if suffix not in endings:
        raise NoSuchFile(path.suffix or path.name, endings)
    return suffix


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that at `path` there is always the old one or the whole new one.

    Raises:
        ExportNotWritten: the folder is missing or protected, or the disk is full.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ExportNotWritten(path, fault_words(error)) from error


def _write_list(
    registry: Registry,
    actor: StaffMember,
    form: ListForm,
    path: Path,
    suffix: str,
    language: Language,
) -> int:
    with writing(language):
        table = table_in_each_language(lambda: form.table)
        content = csv_bytes(table) if suffix == CSV else _workbook((table,), _of_list(form))
    write_whole(path, content)
    what = f"{noted(form.kind.value, language)}, {suffix[1:].upper()}"
    count = len(form.rows)
    record_export(registry, actor, what=what, key=path.name, rows=count)
    return count


def _workbook(tables: Sequence[Table], about: "About") -> bytes:
    from coordinator.exchange.workbook import workbook_bytes  # noqa: PLC0415  XlsxWriter

    return workbook_bytes(tables, about)


def _of_list(form: ListForm) -> "About":
    marked = _("CONFIDENTIAL: SITE ONLY") if form.is_confidential else ""
    return _about(form, list_title(form), secrecy_words(form), marked)


def _of_report(form: ReportForm) -> "About":
    return _about(form, report_title(form), _("without identifying data"))


def _about(form: ListForm | ReportForm, title: str, secrecy: str, marked: str = "") -> "About":
    from coordinator.exchange.workbook import About  # noqa: PLC0415  XlsxWriter

    made, scope = form.imprint, form.scope
    lines: tuple[tuple[str, Cell], ...] = (
        (_("List"), title),
        (_("Site"), f"{form.site.number} {form.site.name}"),
        (_("Trial"), form.trial.title if form.trial else _("All of the site")),
        (_("Period"), period_words(scope)),
        (_("Subjects"), secrecy),
        (_("Made by"), made.printed_by),
        (_("Made at"), made.printed_at.isoformat(" ", "minutes")),
        (_("Audit trail head"), made.audit_head or "–"),
    )
    author, sheet = form.site.name, _("About this file")
    return About(title, author, title, made.printed_at, sheet, lines, marked)
