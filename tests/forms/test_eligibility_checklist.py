from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordinator.domain.checklist import Checklist, Item
from coordinator.domain.consent_form import AgainBecause, ConsentAgain
from coordinator.domain.criterion import (
    Answer,
    Combination,
    Criterion,
    Kind,
    ReadingConfirmed,
    Standing,
)
from coordinator.domain.evidence import Evidence
from coordinator.domain.finding import Finding
from coordinator.domain.form import Copy
from coordinator.domain.logic import Truth
from coordinator.domain.protocol import VersionState
from coordinator.domain.screening import Outcome
from coordinator.domain.signature import Meaning
from coordinator.domain.site import Paper
from coordinator.domain.windows import Anchor, Expired
from coordinator.forms.document import FormNotWritten
from coordinator.forms.eligibility_checklist import checklist_pdf, write_checklist
from coordinator.forms.signatures import particulars
from tests.forms import reading
from tests.forms.samples import (
    HEAD,
    IDENTITY,
    SHA,
    SITE,
    SUBJECT,
    answered,
    blank_form,
    criteria,
    decision,
    entry,
    filled_form,
    many_criteria,
    screening,
    signature,
    version,
)

ODD_TEXTS = (
    "<b>bold</b> &amp; <para> {name} %s \\n (unclosed [brackets",
    "10^9/L, 10⁹/L, H₂O, CO₂, m², µg/mL, αβγδ, Ω, ≥≤≠±×÷, 37.5 ℃, Ⅲ级",
    "Łódź, Jiří, Gökçe, Nguyễn, Юлия, Αθήνα",
    "emoji 😀 👨‍👩‍👧 and 𠮷野, Hebrew שלום, Arabic سلام, Hangul 한국",
    "欧阳校风，“自愿”签署（第52周）；年龄18～75岁——含界值……",
    "“Latin quotes”, the laboratory’s limit…",
    "tab\tand  two spaces,   three",
)


def part(code, text, *parts, **changes):
    made = Criterion(hash(code) % 10_000 + 500, code, Kind.EXCLUSION, text, text, parts=parts)
    return replace(made, **changes)


@pytest.mark.parametrize("count", [1, 8, 25, 80])
def test_every_criterion_is_printed_in_its_exact_words(count):
    listed = many_criteria(count)

    text = reading.words(checklist_pdf(filled_form(listed)))

    for criterion in listed:
        assert criterion.code in text
        assert criterion.text in text


@pytest.mark.parametrize("odd", ODD_TEXTS)
def test_what_was_typed_is_read_back_character_for_character(odd):
    listed = criteria([odd], ["nothing else"])
    form = filled_form(listed, entries={"I1": entry(Answer.YES, remark=odd)})

    assert reading.typed(checklist_pdf(form)).count(odd) == 2


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=60)
)
def test_any_text_is_read_back_as_typed(typed):
    listed = criteria([f"[{typed}]"], ["nothing else"])

    assert f"[{typed}]" in reading.typed(checklist_pdf(blank_form(*listed)))


def test_a_remark_of_ten_thousand_characters_is_printed_whole():
    visits = [f"患者第{place}次随访正常。" for place in range(830)]
    form = filled_form(entries={"I2": entry(Answer.YES, remark="\n".join(visits)[:10_000])})

    text = reading.typed(checklist_pdf(form))

    assert len("\n".join(visits)) > 10_000
    assert all(visit in text for visit in visits[:770])


def page_bodies(form):
    return reading.pages(checklist_pdf(form))


def test_a_criterion_of_three_thousand_characters_goes_on_over_the_page():
    words = " ".join(f"word{place}" for place in range(400))
    pdf = checklist_pdf(filled_form(criteria([words], ["short"])))

    text = reading.typed(pdf)

    assert "I1 (cont.)" in text
    assert all(f"word{place} " in text for place in range(399))


def test_pages_are_numbered_x_of_y():
    pages = page_bodies(filled_form(many_criteria(80)))

    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page


def test_twenty_five_criteria_make_two_pages():
    assert len(page_bodies(filled_form(many_criteria(25)))) == 2


def test_each_page_says_what_yes_and_no_mean():
    """A2"""
    pages = page_bodies(filled_form(many_criteria(80)))

    for page in pages:
        if "Inclusion criteria" in page:
            assert "Yes, met · No, not met: cannot be included" in page
        if "Exclusion criteria" in page:
            assert "Yes, present: excludes · No, absent" in page


def test_each_page_says_which_trial_subject_and_protocol_it_belongs_to():
    for page in page_bodies(filled_form(many_criteria(25))):
        for fact in (
            "LXL-204",
            "3.0",
            "2026-03-01",
            "NCT99900001",
            "07012",
            "OYXF",
            SITE.number,
        ):
            assert fact in page


def test_the_foot_names_form_record_printer_time_and_head_of_the_trail():
    """T3"""
    for page in page_bodies(filled_form()):
        assert "Form no. TC-EC, 1 · Record version 31 · SHA-256 3f2a 99c1 d02e 4b77" in page
        assert "Printed by Li Na, 2026-11-22 15:04 +08:00" in page
        assert f"Audit trail head {HEAD}" in page


def test_the_box_that_was_answered_is_ticked_and_the_standing_said_in_a_word():
    """A2"""
    form = filled_form(
        criteria(["first", "second"], ["third"]),
        entries={"I2": entry(Answer.NO), "E1": entry(Answer.NOT_APPLICABLE, reason="a man")},
    )

    text = reading.typed(checklist_pdf(form))

    assert "firstYesSatisfied" in text
    assert "secondNoFAILED" in text
    assert "thirdN/ASatisfied" in text


def test_pending_is_printed_as_open_with_what_is_awaited():
    """A1, A3"""
    awaited = entry(
        Answer.PENDING, evidence=Evidence(), reason="MRI report", due_on=date(2026, 11, 25)
    )

    text = reading.words(checklist_pdf(filled_form(entries={"E1": awaited})))

    assert "OpenPending" in text
    assert "MRI report (due on 2026-11-25)" in text
    assert "Not eligible" not in text


def test_a_failed_criterion_gives_the_verdict_while_others_are_open():
    """A3"""
    form = filled_form(entries={"I1": entry(Answer.NO), "E2": entry(None), "E3": entry(None)})

    text = reading.words(checklist_pdf(form))

    assert "Not eligible, 2 open" in text
    assert "Failed: I1" in text
    assert "Open: E2, E3" in text


def test_an_answer_without_evidence_says_so():
    """A4"""
    form = filled_form(entries={"I1": entry(Answer.YES, evidence=Evidence())})

    assert "Claimed, not evidenced" in reading.words(checklist_pdf(form))


def test_an_answer_against_the_computed_finding_is_printed_with_its_reason():
    """A6"""
    listed = criteria(["18 to 75 years"], ["none"])
    items = answered(listed, I1=entry(Answer.NO, against_finding="Card shows another date"))
    found = Finding(Truth.TRUE, "43 on 2026-11-15, within 18 to 75.", is_whole=True)
    form = filled_form(listed)
    items = (replace(items[0], finding=found), items[1])

    text = reading.words(checklist_pdf(replace(form, screening=screening(items))))

    assert "43 on 2026-11-15, within 18 to 75." in text
    assert "Card shows another date" in text


def test_a_corrected_answer_stays_readable_with_who_when_and_why():
    """A8"""
    history = (
        entry(Answer.NO, by="Zhao Lei"),
        entry(Answer.YES, correction="Misread the card"),
    )

    text = reading.words(checklist_pdf(filled_form(entries={"I1": history})))

    assert "No, by Zhao Lei, 2026-11-16 14:03 +08:00. Changed because: Misread the card" in text


def test_a_document_added_to_an_answer_is_no_earlier_answer():
    """A8: only what was answered otherwise, or for a reason, is told as history."""
    history = (entry(Answer.YES, by="Zhao Lei"), entry(Answer.YES, remark="p. 3"))

    text = reading.words(checklist_pdf(filled_form(entries={"I1": history})))

    assert "Earlier answer" not in text
    assert "Changed because" not in text


def test_an_answer_that_came_after_a_pending_one_needed_no_reason_and_prints_none():
    """A8"""
    history = (entry(Answer.PENDING, by="Zhao Lei"), entry(Answer.YES))

    text = reading.words(checklist_pdf(filled_form(entries={"I1": history})))

    assert "Pending, by Zhao Lei, 2026-11-16 14:03 +08:00." in text
    assert "Changed because" not in text


def test_parts_answered_one_by_one_have_rows_and_those_not_reached_keep_their_answers():
    """A5"""
    whole = part(
        "E1",
        "Active infection:",
        part("E1.1", "tuberculosis"),
        part("E1.2", "hepatitis B"),
        combination=Combination.ANY,
    )
    form = filled_form((*criteria(["adult"], []), whole), entries={"E1_1": entry(Answer.YES)})

    text = reading.typed(checklist_pdf(form))

    assert "tuberculosisYesFAILED" in text
    assert "hepatitis BNoNot reached" in text


def test_parts_that_are_only_read_stand_below_the_criterion_with_their_markers():
    whole = part("E1", "Any of:", part("E1.1", "anaemia", marker="a)"))

    text = reading.words(checklist_pdf(blank_form(*criteria(["adult"], []), whole)))

    assert "Any of:a) anaemia" in text


def test_a_confirmed_reading_of_a_damaged_place_is_printed():
    listed = criteria(["SLEDAI ≥ 8"], ["none"])
    reading_of = ReadingConfirmed("= 8", "≥ 8", "Li Na", "2026-03-20", "protocol page 31")
    listed = (replace(listed[0], confirmed=(reading_of,)), listed[1])

    text = reading.words(checklist_pdf(filled_form(listed)))

    assert "“= 8”; read as “≥ 8” by Li Na on 2026-03-20: protocol page 31" in text


def test_a_blank_form_comes_from_the_same_template_without_answers():
    text = reading.words(checklist_pdf(blank_form(*many_criteria(8))))

    assert "BLANK" in text
    assert "DocumentPlaceDate, value" in text
    assert "Satisfied" not in text
    assert IDENTITY.name not in text


@pytest.mark.parametrize(
    ("form", "mark", "is_there"),
    [
        (filled_form(version=version(wording_confirmed_at=None)), "NOT VERIFIED AGAINST", True),
        (filled_form(), "NOT VERIFIED AGAINST", False),
        (blank_form(version=version(state=VersionState.SUPERSEDED)), "SUPERSEDED", True),
        (filled_form(), "BLANK", False),
    ],
)
def test_marks_stand_on_every_page_where_they_apply(form, mark, is_there):
    """S7"""
    assert {mark in page for page in page_bodies(form)} == {is_there}


def test_the_site_copy_is_confidential_and_names_the_subject():
    text = reading.words(checklist_pdf(filled_form()))

    assert "CONFIDENTIAL" in text
    assert IDENTITY.name in text
    assert IDENTITY.hospital_number in text
    assert "1983-02-28" in text


def test_consents_given_again_stand_below_the_first():
    """C3"""
    again = ConsentAgain(
        AgainBecause.NEW_FORM,
        "3.0",
        date(2026, 11, 19),
        time(8, 5),
        "Dr Wang Min",
        "mother",
        has_assent=True,
    )
    grown = ConsentAgain(
        AgainBecause.CAME_OF_AGE, "3.0", date(2026, 11, 20), time(9), "Dr Wang Min"
    )

    text = reading.words(checklist_pdf(filled_form(of={"consents_again": (again, grown)})))

    said = " ".join(text.split())
    assert "2026-11-19 08:05, form version 3.0, obtained by Dr Wang Min" in said
    assert "by the guardian (mother); assent of the minor" in said
    assert "the subject has reached 18" in said


def test_nothing_on_the_sponsor_copy_identifies_the_subject():
    """P1"""
    telling = "欧阳 校风 (h20261187), born 1983-02-28, tel. 13900000000"
    form = filled_form(
        copy=Copy.SPONSOR,
        of={"decision": decision(reason=telling)},
        entries={"I1": entry(Answer.YES, remark=telling)},
    )

    pdf = checklist_pdf(form)
    text = reading.words(pdf).lower()

    for secret in ("欧阳", "校风", "h20261187", "1983-02-28", "13900000000"):
        assert secret not in text
    for shown in ("07012", "oyxf", "female", "43", "sponsor copy", "[withheld]"):
        assert shown in text
    assert IDENTITY.name not in str(reading.reader(pdf).metadata)


def test_a_short_latin_name_is_withheld_as_a_word_only():
    """P1"""
    subject = replace(SUBJECT, identity=replace(IDENTITY, name="Li Na"))
    remark = "Li Na brought the final list"
    form = filled_form(
        copy=Copy.SPONSOR,
        of={"subject": subject},
        entries={"I1": entry(Answer.YES, remark=remark)},
    )

    assert "[withheld] brought the final list" in reading.words(checklist_pdf(form))


def test_an_electronic_signature_prints_name_role_meaning_date_and_time_with_zone():
    """G2"""
    signed = (signature(), signature(Meaning.REVIEWED_ELIGIBLE))
    form = filled_form(of={"decision": decision(), "signatures": signed})

    text = reading.words(checklist_pdf(form))

    for found in signed:
        for fact in particulars(found):
            assert fact in text
    assert "10:15 +08:00" in text
    assert text.count("Signed electronically") == 2


def test_an_unsigned_form_has_the_printed_name_and_the_meaning_beside_a_line_for_ink():
    """G5"""
    text = reading.words(checklist_pdf(filled_form(of={"decision": decision()})))

    assert "Dr Wang Min" in text
    assert "I have reviewed the source documents; the subject is eligible." in text
    assert "Signed electronically" not in text


def test_a_voided_signature_stays_in_the_history():
    """G3"""
    voided = signature(voided_at=datetime(2026, 11, 21, tzinfo=UTC), void_reason="I2 corrected")

    text = reading.words(checklist_pdf(filled_form(of={"signatures": (voided,)})))

    assert "Voided 2026-11-21 08:00 +08:00: signature of Li Na" in text
    assert "I2 corrected" in text
    assert "Signed electronically" not in text


@pytest.mark.parametrize("count", range(18, 34))
def test_the_signatures_stand_on_the_page_of_the_verdict(count):
    failed = decision(Outcome.SCREEN_FAILURE, failed=("I1",), reason="too young")
    form = filled_form(many_criteria(count), of={"decision": failed})

    [page] = [page for page in page_bodies(form) if "Verdict" in page]

    assert (
        page.index("Eligibility", 30) < page.index("Verdict") < page.index("Date, time, zone")
    )


def test_entries_are_timed_by_the_clock_of_the_workstation_that_prints():
    """G5: a registry keeps them in UTC; 22:30 there is the next morning in Beijing"""
    kept = datetime(2026, 11, 19, 22, 30, tzinfo=UTC)
    form = filled_form(of={"decision": replace(decision(), decided_at=kept)})
    items = tuple(
        replace(item, entry=replace(item.entry, at=kept))
        for item in form.screening.checklist.items
    )
    checklist = replace(form.screening.checklist, items=items)
    form = replace(form, screening=replace(form.screening, checklist=checklist))

    text = reading.words(checklist_pdf(form))

    assert "2026-11-20 06:30 +08:00" in text
    assert "+00:00" not in text
    assert "2026-11-19" not in text


def test_the_same_facts_give_the_same_bytes_and_another_time_of_printing_others():
    form = filled_form()
    later = replace(form, imprint=replace(form.imprint, printed_at=datetime.now(UTC)))

    assert checklist_pdf(form) == checklist_pdf(form)
    assert checklist_pdf(form) != checklist_pdf(later)


def test_forms_made_at_the_same_time_do_not_mix():
    forms = [filled_form(many_criteria(count)) for count in (3, 9, 14, 20)]
    one_by_one = [checklist_pdf(form) for form in forms]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(checklist_pdf, forms * 3))

    assert together == one_by_one * 3


def test_a_heading_among_the_criteria_is_not_asked_and_stays_with_what_follows():
    listed = list(criteria([f"first {n}" for n in range(1, 20)], ["last"]))
    for place in range(1, 19):
        heading = replace(listed[place], text=f"Cohort {place}", is_heading=True)
        pages = page_bodies(filled_form((*listed[:place], heading, *listed[place + 1 :])))
        [page] = [page for page in pages if f"Cohort {place}" in page]
        assert page.index(f"first {place + 2}" if place < 18 else "last") > 0


def test_all_fonts_are_embedded():
    listed = criteria(ODD_TEXTS, ODD_TEXTS)

    assert set(reading.fonts(checklist_pdf(filled_form(listed))).values()) == {True}


def test_the_file_says_what_it_is_whose_and_in_which_language():
    found = reading.reader(checklist_pdf(filled_form()))

    assert found.metadata.title == "Eligibility checklist 07012, LXL-204 v3.0"
    assert found.metadata.author == SITE.name
    assert found.metadata.subject == "TC-EC/1"
    assert found.metadata.creation_date == datetime.fromisoformat("2026-11-22T15:04+08:00")
    assert found.trailer["/Root"]["/Lang"] == "en"


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))]
)
def test_the_paper_is_the_sites(paper, size):
    box = reading.reader(checklist_pdf(filled_form(site=replace(SITE, paper=paper)))).pages[0]

    assert (round(box.mediabox.width), round(box.mediabox.height)) == size


def test_for_how_long_a_result_holds_is_printed_where_the_trial_says_so():
    """W1"""
    form = filled_form()
    words = "a result without a window of its own holds for 28 days before first dose"
    settled = replace(form.trial, result_days=28, result_anchor=Anchor.FIRST_DOSE)

    assert words not in reading.words(checklist_pdf(form))
    assert words in reading.words(checklist_pdf(replace(form, trial=settled)))


def test_what_is_answered_later_and_what_is_to_be_repeated_stand_below_the_verdict():
    """W1, W2"""
    form = filled_form()
    *items, last = form.screening.checklist.items
    later = Item(replace(last.criterion, deferred_to="first dose", parts=()))
    settled = tuple(item for item in items if item.standing is Standing.SATISFIED)
    expired = Expired("ALT", ("E3",), date(2026, 11, 25))

    def printed(checklist):
        shown = replace(form.screening, checklist=checklist)
        return reading.words(checklist_pdf(replace(form, screening=shown)))

    found = printed(Checklist((*settled, later)))
    assert "All criteria due by the decision are satisfied" in found
    assert f"Answered later than the decision: {last.criterion.code}" in found
    repeated = printed(Checklist(settled, date(2026, 12, 1), (expired,)))
    assert "To be repeated: ALT (E3), valid until 2026-11-25" in repeated


def test_characters_without_a_shape_are_explained_by_name():
    form = filled_form(entries={"I1": entry(Answer.YES, remark="well 😀")})

    assert "U+1F600 GRINNING FACE" in reading.words(checklist_pdf(form))


def test_characters_without_a_shape_are_explained_in_the_head_too():
    form = filled_form(site=replace(SITE, name="Riverside 😀 𠮷"))

    text = reading.words(checklist_pdf(form))

    assert "U+1F600 GRINNING FACE" in text
    assert "U+20BB7 CJK UNIFIED IDEOGRAPH-20BB7" in text


def test_a_very_long_title_is_shortened_in_the_head_and_whole_in_the_beginning():
    form = filled_form()
    title = " ".join(f"title{place}" for place in range(150))
    form = replace(form, trial=replace(form.trial, short_title=title))

    pages = page_bodies(form)

    assert "title149" in pages[0]
    assert all("title0 " in page and "…" in page for page in pages)


def test_a_half_surrogate_pair_does_not_stop_the_printing():
    form = filled_form(entries={"I1": entry(Answer.YES, remark="half \ud83d pair")})
    form = replace(form, site=replace(SITE, name="Riverside \ud83d"))

    assert checklist_pdf(form).startswith(b"%PDF")


def test_a_form_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path):
    missing = tmp_path / "not there" / "form.pdf"

    with pytest.raises(FormNotWritten, match="not there"):
        write_checklist(missing, filled_form())

    assert list(tmp_path.iterdir()) == []


def test_a_written_form_is_the_whole_file(tmp_path):
    write_checklist(tmp_path / "form.pdf", filled_form())

    assert (tmp_path / "form.pdf").read_bytes() == checklist_pdf(filled_form())
    assert [found.name for found in tmp_path.iterdir()] == ["form.pdf"]
    assert SHA[:4] in reading.words((tmp_path / "form.pdf").read_bytes())
