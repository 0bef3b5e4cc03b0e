"""The audit trail on paper: every entry, the chain verified, nobody identified (T1, T3, P1)."""

from dataclasses import replace

from coordinator.domain.audit import Verification
from coordinator.forms.audit_trail import audit_trail_pdf
from tests.forms import papers, reading
from tests.forms.samples import HEAD, IDENTITY


def text_of(form):
    return "".join(reading.typed(audit_trail_pdf(form)).split())


def solid(words):
    return "".join(words.split())


def test_each_entry_says_who_did_what_when_where_and_why():
    """T1: the time at the workstation, and in UTC."""
    text = text_of(papers.audit_trail())

    for entry in papers.audit_entries():
        assert str(entry.id) in text
        assert solid(entry.action) in text
    assert solid("2026-11-16 12:27:00 +0800 2026-11-16 04:27:00 UTC") in text
    assert solid("evidence: card → card, p. 3") in text
    assert solid(papers.LONG_REMARK) in text
    assert "desk-3" in text


def test_nobody_is_identified_by_values_or_by_what_was_typed():
    """P1"""
    text = text_of(papers.audit_trail())

    assert IDENTITY.name not in text
    assert solid("[withheld] brought the right card") in text
    assert solid("name: •") in text


def test_the_chain_is_said_to_be_whole_or_where_it_breaks():
    """T3"""
    whole = text_of(papers.audit_trail())
    broken = text_of(papers.audit_trail(verification=Verification(412, HEAD, 77)))

    assert solid("The chain of the audit trail is whole: 412 entries.") in whole
    assert solid(f"Head of the chain: {HEAD}") in whole
    assert solid("does not fit together from entry 77 on") in broken
    assert solid("TRAIL BROKEN") in broken
    assert solid("TRAIL BROKEN") not in whole


def test_a_trials_trail_names_no_screening_in_its_head():
    text = text_of(papers.audit_trail(of_screening=False))

    assert solid("Screening number") not in text.split("No.")[0]
    assert "LXL-204" in text


def test_without_an_entry_it_says_so():
    assert solid("No entry.") in text_of(replace(papers.audit_trail(), entries=()))


def test_a_long_trail_repeats_its_head_and_loses_no_entry():
    [first, *_rest] = papers.audit_entries()
    entries = tuple(replace(first, id=number) for number in range(1000, 1200))

    pages = reading.pages(audit_trail_pdf(replace(papers.audit_trail(), entries=entries)))

    assert len(pages) > 5
    assert all("Former value → new value" in page for page in pages)
    assert all(str(number) in "".join(pages) for number in range(1000, 1200))
