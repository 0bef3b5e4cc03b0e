import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from openpyxl import load_workbook

from coordinator.domain.audit import AuditFilter
from coordinator.domain.enrolment import Allotment
from coordinator.domain.exchange import ExportNotWritten, IdentityNotForThem
from coordinator.domain.lists import IDENTIFYING, ListKind
from coordinator.domain.proof import Fault, Misfit, OnlyReadable
from coordinator.domain.report import ReportScope
from coordinator.languages import Language
from coordinator.list_files import NoSuchFile, export_list, export_report
from coordinator.printouts_of_lists import list_printout, report_printout
from coordinator.queries.audit import audit_page
from coordinator.registry.trust import distrust
from tests import outcomes
from tests.builders import COORDINATOR, MONITOR, TODAY, active, consented
from tests.forms import reading
from tests.outcomes import failed, somebody

ALL = ReportScope()


@pytest.fixture
def trial_id(registry):
    trial_id = active(registry).trial_id
    consented(registry, trial_id, somebody(registry, 1))
    failed(registry, trial_id, somebody(registry, 2), "E2")
    for number, days in ((3, 0), (4, 2)):
        outcomes.enrolled(
            registry,
            trial_id,
            somebody(registry, number),
            given_on=TODAY - timedelta(3),
            on=TODAY - timedelta(days),
            allotment=Allotment("Warm", f"R-{number}"),
        )
    return trial_id


def exported(registry, tmp_path, kind, *, name="list.xlsx", scope=ALL, **said):
    path = tmp_path / name
    export_list(registry, COORDINATOR, kind=kind, scope=scope, path=path, **said)
    return path


def rows_of(path):
    sheet = load_workbook(path).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


def test_the_enrolment_log_is_in_the_order_of_enrolment(registry, trial_id, tmp_path):
    head, *rows = rows_of(exported(registry, tmp_path, ListKind.ENROLMENT_LOG))

    place = head.index("Randomisation number")
    assert [row[place] for row in rows] == ["R-4", "R-3"]
    assert [row[0] for row in rows] == [1, 2]


def test_the_period_of_the_enrolment_log_is_one_of_enrolments(registry, trial_id, tmp_path):
    today = ReportScope(trial_id, TODAY, TODAY)

    _head, *rows = rows_of(exported(registry, tmp_path, ListKind.ENROLMENT_LOG, scope=today))

    assert len(rows) == 1


def test_the_period_of_the_other_lists_is_one_of_consents(registry, trial_id, tmp_path):
    today = ReportScope(trial_id, TODAY, TODAY)

    _head, *rows = rows_of(exported(registry, tmp_path, ListKind.SCREENING_LOG, scope=today))

    assert len(rows) == 2


def test_the_identification_list_says_who_is_behind_each_number(registry, trial_id, tmp_path):
    """P1"""
    head, *rows = rows_of(exported(registry, tmp_path, ListKind.IDENTIFICATION))

    first = dict(zip(head, rows[0], strict=True))
    assert first["Name"].startswith("林")
    assert first["Hospital number"].startswith("H-")
    assert first["Birth date"].date() == date(1983, 4, 1)


@pytest.mark.parametrize("kind", IDENTIFYING)
def test_a_monitor_gets_no_list_that_identifies(registry, trial_id, tmp_path, kind):
    """P1"""
    with pytest.raises(IdentityNotForThem):
        export_list(registry, MONITOR, kind=kind, scope=ALL, path=tmp_path / "list.xlsx")
    with pytest.raises(IdentityNotForThem):
        list_printout(registry, actor=MONITOR, kind=kind, scope=ALL)

    assert list(tmp_path.glob("*.xlsx")) == []


@pytest.mark.parametrize("kind", [kind for kind in ListKind if kind not in IDENTIFYING])
def test_a_monitor_gets_all_others_and_nothing_in_them_identifies(
    registry, trial_id, tmp_path, kind
):
    """P1"""
    export_list(
        registry,
        MONITOR,
        kind=kind,
        scope=ALL,
        path=tmp_path / "list.csv",
        language=Language.ENGLISH,
    )

    words = (tmp_path / "list.csv").read_text("utf-8-sig")
    assert "07001" in words or "07003" in words
    for secret in ("林", "H-1", "1983"):
        assert secret not in words


def test_what_was_exported_is_in_the_trail(registry, trial_id, tmp_path):
    """T1"""
    exported(registry, tmp_path, ListKind.IDENTIFICATION, name="who.csv")

    entry = audit_page(registry, AuditFilter(action="list exported"))[0]
    assert "identification list, CSV" in entry.changes
    assert entry.key == "who.csv"


def test_a_workbook_says_of_itself_what_it_is_and_from_which_state(
    registry, trial_id, tmp_path
):
    """T3"""
    head = registry.head()
    about = load_workbook(exported(registry, tmp_path, ListKind.SCREENING_LOG)).worksheets[-1]

    said = dict(about.iter_rows(values_only=True))
    assert said["Audit trail head"] == head
    assert said["Made by"] == "Li Na"
    assert said["Made at"] == "2026-11-22 12:00+08:00"
    assert said["Subjects"] == "without identifying data"


def test_the_tables_of_chinese_hospitals_are_in_chinese_unless_asked_otherwise(
    registry, trial_id, tmp_path
):
    chinese = rows_of(exported(registry, tmp_path, ListKind.SCREENING_TABLE))
    english = rows_of(
        exported(registry, tmp_path, ListKind.SCREENING_TABLE, language=Language.ENGLISH)
    )

    assert "受试者编号" in chinese[0]
    assert "Subject number" in english[0]


def test_csv_and_workbook_hold_the_same_rows(registry, trial_id, tmp_path):
    kind = ListKind.SCREENING_LOG
    book = rows_of(exported(registry, tmp_path, kind))
    text = exported(registry, tmp_path, kind, name="log.csv").read_text("utf-8-sig")

    assert [row[0] for row in csv.reader(StringIO(text))] == [row[0] for row in book]


def test_the_report_has_a_sheet_for_each_table(registry, trial_id, tmp_path):
    path = tmp_path / "report.xlsx"
    export_report(registry, MONITOR, scope=ReportScope(trial_id), path=path)

    book = load_workbook(path)
    assert book.sheetnames == [
        "Recruitment",
        "Funnel",
        "Not eligible or open",
        "Screen failures",
        "Time taken",
        "About this file",
    ]
    steps = list(book["Funnel"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert steps[1:] == [
        ("Consented", 4),
        ("Screening begun", 3),
        ("Eligible", 2),
        ("Enrolled", 2),
    ]


def test_a_file_of_another_kind_is_refused(registry, trial_id, tmp_path):
    with pytest.raises(NoSuchFile, match=r"\.xlsx or \.csv"):
        exported(registry, tmp_path, ListKind.SCREENING_LOG, name="log.doc")
    with pytest.raises(NoSuchFile):
        export_report(registry, COORDINATOR, scope=ALL, path=tmp_path / "report.csv")


def test_a_file_that_cannot_be_written_is_told_of_and_no_half_of_it_stays(
    registry, trial_id, tmp_path
):
    with pytest.raises(ExportNotWritten):
        exported(registry, tmp_path / "gone", ListKind.SCREENING_LOG)

    assert audit_page(registry, AuditFilter(action="list exported")) == ()


def test_nothing_leaves_a_registry_that_was_changed_outside_of_the_program(
    registry, trial_id, tmp_path
):
    """T4"""
    distrust(registry, [Misfit(next(iter(Fault)))])

    with pytest.raises(OnlyReadable):
        exported(registry, tmp_path, ListKind.SCREENING_LOG)
    with pytest.raises(OnlyReadable):
        report_printout(registry, actor=COORDINATOR, scope=ALL)


def test_the_screening_log_on_paper_is_the_one_of_its_own_page(registry, trial_id):
    made = list_printout(registry, actor=COORDINATOR, kind=ListKind.SCREENING_LOG, scope=ALL)

    assert "Criteria failed, reason" in reading.words(made.pdf)


def test_a_printout_says_in_the_trail_which_form_it_is(registry, trial_id):
    """T1"""
    made = list_printout(registry, actor=COORDINATOR, kind=ListKind.SCREENING_TABLE, scope=ALL)
    report = report_printout(registry, actor=MONITOR, scope=ReportScope(trial_id))

    assert made.form == "screening and enrolment table, zh_CN"
    assert made.file_name == "受试者筛选入选表，全部试验.pdf"
    assert (report.form, report.key) == ("recruitment report", "NCT99990001")
