from dataclasses import replace

from coordinator.domain.report import (
    Failures,
    Recruited,
    ReportScope,
    Span,
    Spans,
)
from coordinator.forms.recruitment_report import MOST_LISTED, recruitment_report_pdf
from coordinator.languages import Language, catalogue_of
from coordinator.spoken_tables import table_in_each_language
from coordinator.text import speaking
from tests.forms import reading
from tests.forms.counted import FAILURES, FIRST, REPORT, report_form
from tests.forms.samples import HEAD, TRIAL


def pdf_of(report=REPORT, trial=TRIAL, language=Language.ENGLISH):
    with speaking(catalogue_of(language)):
        return recruitment_report_pdf(
            report_form(report=report, trial=trial), table_in_each_language
        )


def text_of(*said, **more):
    return reading.words(pdf_of(*said, **more))


def test_enrolment_stands_against_the_target_with_its_months():
    text = text_of()

    assert "3 enrolled in all; 30 % of the target of 10, 7 to go" in text
    assert "Target: 10" in text
    assert "2026" in text


def test_the_numbers_stand_beside_the_bars():
    text = text_of()

    assert "Active infection" in text
    assert "E2 (v1.0, v2.0)" in text
    assert "2 + 1 = 3" in text
    assert "Failed only on this one" in text
    assert "8 · 89 %" in text
    assert "Eligible by approved exception" in text


def test_times_have_median_and_range_and_each_screening():
    text = text_of()

    assert "Median 5.5 days, from 2 to 9; 2 screenings" in text
    assert "07002" in text


def test_very_many_times_are_left_to_the_workbook():
    many = Spans(tuple(Span(n, f"{n:05}", 1, n) for n in range(MOST_LISTED + 1)))

    text = text_of(replace(REPORT, to_decision=many))

    assert "201 screenings, each with its days, are in the workbook." in text


def test_a_report_on_all_trials_has_a_line_for_each():
    scope = ReportScope(since=FIRST)
    text = text_of(replace(REPORT, scope=scope), trial=None)

    assert "All of the site" in text
    assert "From 2026-09-01 on" in text
    assert "Consented in the period" in text


def test_where_nothing_is_there_it_says_so():
    nothing = replace(REPORT, recruited=Recruited(), failures=Failures(), to_decision=Spans())

    text = text_of(nothing)

    assert "Nobody has been enrolled." in text
    assert "No screening failed." in text
    assert "No screening has got so far." in text


def test_every_page_has_its_furniture():
    many = replace(
        FAILURES,
        criteria=tuple(
            replace(FAILURES.criteria[0], text=f"Criterion {n} " * 30) for n in range(30)
        ),
    )
    pages = reading.pages(pdf_of(replace(REPORT, failures=many)))

    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Recruitment report" in page
        assert HEAD in page


def test_the_outline_leads_to_each_part():
    titles = [entry.title for entry in reading.reader(pdf_of()).outline]

    assert titles == ["Recruitment", "Funnel", "Screen failures by criterion", "Time taken"]


def test_in_chinese_no_label_stays_english():
    text = text_of(language=Language.CHINESE)

    assert "招募报告" in text
    for english in ("Recruitment", "Target", "Failed only", "Funnel", "Median"):
        assert english not in text


def test_the_same_facts_give_the_same_bytes():
    assert pdf_of() == pdf_of()
    assert pdf_of(language=Language.BOTH) == pdf_of(language=Language.BOTH)
