"""The list of evidence behind a checklist (A4, W2, P1)."""

from dataclasses import replace

from coordinator.domain.form import Annex, Copy
from coordinator.forms.eligibility_checklist import checklist_pdf
from tests.forms import papers, reading
from tests.forms.samples import IDENTITY, filled_form


def text_of(*used, **more):
    annexes = frozenset({Annex.EVIDENCE})
    form = replace(filled_form(), evidence=used, annexes=annexes, **more)
    return "".join(reading.typed(checklist_pdf(form)).split())


def solid(words):
    return "".join(words.split())


def test_each_value_has_its_units_range_day_source_criteria_and_who_entered_it():
    """A4, W2"""
    text = text_of(papers.EVIDENCE[0])

    for fact in (
        *("Annex: evidence used", "ALT", "31 U/L", "≈ 0.5168 ukat/L", "≤ 40 U/L"),
        *("2026-11-16", "Laboratory report", "Binder 3, tab 2", "E2", "2026-12-14"),
        "Li Na 2026-11-16 09:05 +08:00",
    ):
        assert solid(fact) in text


def test_what_goes_on_and_what_lacks_its_source_says_so():
    """A4"""
    text = text_of(*papers.EVIDENCE)

    assert solid("since 2026-11-16, going on") in text
    assert solid("claimed, not evidenced") in text
    assert solid("corrected or withdrawn since") in text


def test_without_evidence_the_annex_says_so():
    text = text_of()
    assert solid("None of the subject's values on record was used.") in text
    assert solid("The source documents of the answers stand beside them.") in text


def test_a_sponsors_copy_withholds_who_it_is_in_the_list_too():
    """P1"""
    [alt, *_rest] = papers.EVIDENCE
    told = replace(alt.observation.told.document, place=f"file of {IDENTITY.name}")
    observation = replace(alt.observation, told=replace(alt.observation.told, document=told))
    used = replace(alt, observation=observation)

    assert solid(IDENTITY.name) in text_of(used)
    text = text_of(used, copy=Copy.SPONSOR)
    assert solid(IDENTITY.name) not in text
    assert solid("file of [withheld]") in text
