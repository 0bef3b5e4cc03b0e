from datetime import date

import pytest

from coordinator.domain.lists import ListedScreening, ListForm, ListKind
from coordinator.domain.report import ReportScope
from coordinator.forms.screening_list import screening_list_pdf
from coordinator.languages import Language, catalogue_of
from coordinator.spoken_tables import table_in_each_language
from coordinator.text import speaking
from tests.forms import reading
from tests.forms.samples import HEAD, IDENTITY, IMPRINT, SITE, TRIAL, log_row

OF_TRIAL = ReportScope(1)
ENROLLED = date(2026, 11, 20)


def form(kind, *rows, trial=TRIAL, scope=OF_TRIAL, identity=None):
    listed = [ListedScreening(row, identity) for row in rows]
    return ListForm(kind, SITE, scope, listed, IMPRINT, trial)


def pdf_of(kind, *rows, language=Language.ENGLISH, **said):
    known = form(kind, *rows, **said)
    with speaking(catalogue_of(language)):
        table = table_in_each_language(lambda: known.table)
        return screening_list_pdf(known, table)


def text_of(kind, *rows, **said):
    return reading.words(pdf_of(kind, *rows, **said))


def test_the_enrolment_log_says_who_was_enrolled_when_and_into_what():
    row = log_row(
        state="enrolled", enrolled_on=ENROLLED, arm="Lantrexol", randomisation_number="R-7"
    )

    text = text_of(ListKind.ENROLMENT_LOG, row)

    for fact in ("07012", "OYXF", "2026-11-15", "2026-11-20", "Lantrexol", "R-7"):
        assert fact in text


def test_the_identification_list_says_who_it_is_and_confidential_on_every_page():
    """P1"""
    rows = [log_row(f"07{place:03}") for place in range(1, 60)]

    pages = reading.pages(pdf_of(ListKind.IDENTIFICATION, *rows, identity=IDENTITY))

    assert len(pages) > 1
    for page in pages:
        assert "CONFIDENTIAL" in page
        assert IDENTITY.name in page
        assert IDENTITY.hospital_number in page
        assert "1983-02-28" in page
        assert HEAD in page


@pytest.mark.parametrize(
    "kind", [ListKind.ENROLMENT_LOG, ListKind.SCREENING_TABLE, ListKind.SCREENING_LOG]
)
def test_the_other_lists_say_nothing_of_who_it_is(kind):
    """P1: not even where somebody put the identity into the facts."""
    text = text_of(kind, log_row(), identity=IDENTITY)

    for secret in (IDENTITY.name, IDENTITY.hospital_number, IDENTITY.birth_on.isoformat()):
        assert secret not in text
    assert "CONFIDENTIAL" not in text


def test_the_chinese_table_has_the_columns_that_hospitals_use():
    text = text_of(ListKind.SCREENING_TABLE, log_row(), language=Language.CHINESE)

    for title in (
        "受试者筛选入选表",
        "受试者编号",
        "姓名缩写",
        "知情同意日期",
        "筛选失败原因",
        "入组日期",
        "结束日期",
        "脱落原因",
    ):
        assert title in text


def test_the_chinese_code_table_has_the_columns_that_hospitals_use():
    pdf = pdf_of(
        ListKind.IDENTIFICATION_TABLE, log_row(), language=Language.CHINESE, identity=IDENTITY
    )
    text = reading.words(pdf)

    for title in ("受试者鉴认代码表", "受试者编号", "姓名", "病历号", "身份证号", "保密"):
        assert title in text
    assert IDENTITY.name in text
    assert reading.reader(pdf).trailer["/Root"]["/Lang"] == "zh-CN"


def test_two_languages_stand_side_by_side_and_names_once():
    text = text_of(ListKind.SCREENING_TABLE, log_row(state="withdrawn"), language=Language.BOTH)

    assert "受试者编号" in text
    assert "Subject number" in text
    assert text.count("07012") == 1


def test_why_a_screening_ended_stands_in_its_own_column():
    """A3, C4: a failure is no dropout, and a voided number is neither."""
    failed, left, voided = (
        log_row(state=state, failed=failed, reason="said so")
        for state, failed in (("screen failure", ("I3",)), ("withdrawn", ()), ("voided", ()))
    )
    table = form(ListKind.SCREENING_TABLE, failed, left, voided).table

    titles = [column.title for column in table.columns]
    why = titles.index("Reason for screen failure"), titles.index("Reason for dropping out")
    assert [[row[place] for place in why] for row in table.rows] == [
        ["I3: said so", ""],
        ["", "Withdrawn before enrolment: said so"],
        ["", "Voided: said so"],
    ]


def test_who_left_after_enrolment_is_not_said_to_have_left_before_it():
    row = log_row(state="lost", failed=(), reason="", enrolled_on=ENROLLED)

    table = form(ListKind.ENROLMENT_LOG, row).table

    assert "Lost to follow-up" in table.rows[0]


def test_a_list_of_all_trials_names_each_and_one_of_a_period_names_it():
    scope = ReportScope(since=date(2026, 1, 1), until=date(2026, 6, 30))

    text = text_of(ListKind.ENROLMENT_LOG, log_row(), trial=None, scope=scope)

    assert "All of the site" in text
    assert "NCT99900001" in text
    assert "2026-01-01 – 2026-06-30" in text


def test_a_place_to_write_by_hand_is_left_empty():
    table = form(ListKind.IDENTIFICATION_TABLE, log_row(), identity=IDENTITY).table
    titles = [column.title for column in table.columns]

    assert table.rows[0][titles.index("Identity card number")] is None
    assert [column.title for column in table.columns if column.is_by_hand] == [
        "Identity card number"
    ]


def test_an_empty_list_says_so():
    assert "No screenings." in text_of(ListKind.ENROLMENT_LOG)


def test_the_same_facts_give_the_same_bytes():
    kind = ListKind.SCREENING_TABLE

    assert pdf_of(kind, log_row()) == pdf_of(kind, log_row())
