"""Worksheets behind a checklist: what was entered, its result, who rated when (P1, A4)."""

from dataclasses import replace
from datetime import date

from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.filled_worksheet import FilledWorksheet
from coordinator.domain.form import Annex, Copy
from coordinator.forms.eligibility_checklist import checklist_pdf
from coordinator.instruments.engine import compute
from coordinator.instruments.entering import Rating, as_said, findings_of
from coordinator.instruments.library import instrument
from coordinator.instruments.lines import lines_of, notes_of
from tests.forms import reading
from tests.forms.samples import IDENTITY, NOW, filled_form

SHEET = Evidence(SourceKind.SCORE_SHEET, "binder 3, sheet 1", date(2026, 11, 20))
RATED = Rating("Dr Noor Vale", date(2026, 11, 20), rest_is_absent=True)


def filled(name="sledai-2k", said=None, rating=RATED, **more):
    asked = instrument(name)
    said = {"look_back": "28", "arthritis": True, "rash": True} if said is None else said
    findings = findings_of(asked, said, rating)
    result = compute(asked, findings)
    made = FilledWorksheet(
        1,
        1,
        name,
        asked.title,
        asked.version,
        asked.citation,
        tuple(as_said(findings).items()),
        lines_of(asked, findings),
        result.outcomes,
        result.working,
        notes_of(result),
        rating.rater,
        rating.rated_on,
        rating.rest_is_absent,
        "",
        SHEET,
        "Li Na",
        NOW,
    )
    return replace(made, **more)


def printed(*worksheets, **more):
    annexes = frozenset({Annex.WORKSHEETS})
    form = replace(filled_form(), worksheets=worksheets, annexes=annexes, **more)
    return checklist_pdf(form)


def test_a_worksheet_prints_items_result_working_version_rater_and_source():
    text = reading.words(printed(filled()))

    for fact in (
        "Annex: worksheet SLEDAI-2K",
        "SLEDAI-2K: Arthritis 4 + Rash 2 = 6.",
        "2002. Gladman DD",
        "2026-11-20, by Dr Noor Vale",
        "Score sheet, binder 3, sheet 1, 2026-11-20",
        "28 days",
        "Looked for and absent",
        "Seizure of recent onset",
        "I rated the subject as it stands above.",
    ):
        assert fact in text


def test_what_is_known_only_is_marked_on_paper_too():
    text = reading.words(printed(filled("igg4-acr-eular-2019", {"splenomegaly": False})))

    assert "Splenomegaly [not independently verified]" in text
    assert "Known only" in text


def test_an_open_result_says_that_it_is_no_evidence_and_what_is_not_known():
    rating = Rating("Dr Noor Vale", date(2026, 11, 20))
    text = reading.words(printed(filled(said={"arthritis": True}, rating=rating)))

    assert "4 to 105 (open: no evidence)" in text
    assert "Not known" in text


def test_without_its_source_it_prints_as_claimed():
    """A4"""
    text = reading.words(printed(filled(document=Evidence())))

    assert "claimed, not evidenced" in text


def test_each_worksheet_has_the_head_and_foot_of_the_form():
    said = dict.fromkeys(
        (item.key for item in instrument("sle-acr-1997").items if not item.rule), True
    )
    said.pop("urine_protein", None)
    pages = reading.pages(printed(filled(), filled("sle-acr-1997", said)))

    assert all("NCT99900001" in page for page in pages)
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_a_sponsors_copy_withholds_who_the_subject_is():
    """P1"""
    told = filled(remark=f"Seen with {IDENTITY.name}", correction="mistyped")
    text = reading.words(printed(told, copy=Copy.SPONSOR))

    assert IDENTITY.name not in text
    assert IDENTITY.birth_on.isoformat() not in text
    assert "[withheld]" in text
    assert "Corrected because" in text


def test_a_sponsors_copy_withholds_a_name_that_was_typed_as_the_raters():
    """P1: it would stand over the line for ink, too."""
    told = filled(rating=Rating(IDENTITY.name, date(2026, 11, 20)))

    assert IDENTITY.name not in reading.typed(printed(told, copy=Copy.SPONSOR))
    assert IDENTITY.name in reading.typed(printed(told))


def test_equal_facts_give_equal_bytes():
    assert printed(filled()) == printed(filled())
