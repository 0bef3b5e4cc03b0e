"""Every output in each language: its words, pages, fonts, codes and bytes."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
import zxingcpp
from PySide6.QtGui import QImage

from coordinator.domain.criterion import walked
from coordinator.domain.site import Paper
from coordinator.forms.eligibility_checklist import checklist_pdf
from coordinator.languages import BETWEEN, Language, catalogue_of
from coordinator.text import speaking
from tests.forms import reading
from tests.forms.outputs import LONG, ODD, OUTPUTS, bilingual
from tests.forms.rendering import rendered
from tests.forms.samples import (
    HEAD,
    IDENTITY,
    SHA,
    TRIAL,
    blank_form,
    criteria,
    filled_form,
    many_criteria,
)

EACH = pytest.mark.parametrize("language", list(Language), ids=lambda one: one.value)
OUTPUT = pytest.mark.parametrize("name", list(OUTPUTS))
NUMBERED = {
    Language.ENGLISH: "Page {} of {}",
    Language.CHINESE: "第{}页，共{}页",
    Language.BOTH: "第{0}页，共{1}页" + BETWEEN + "Page {0} of {1}",
}
SCAN_DPI = 200


def in_language(form, language):
    with speaking(catalogue_of(language)):
        return checklist_pdf(form)


@EACH
@pytest.mark.parametrize("count", [1, 25, 80])
def test_every_criterion_is_printed_character_by_character(count, language):
    listed = many_criteria(count)

    text = reading.typed(in_language(filled_form(listed), language))

    for criterion in listed:
        assert criterion.text in text
    assert not [found.code for found in walked(listed) if found.code not in text]


@EACH
def test_long_and_odd_criteria_are_printed_character_by_character(language):
    listed = criteria((LONG, *ODD), ODD)

    text = reading.typed(in_language(blank_form(*listed), language))

    assert text.replace("I1 (cont.)", "").count(LONG) == 1 or LONG[:2000] in text
    assert all(text.count(odd) == 2 for odd in ODD)


def test_a_criterion_in_two_wordings_has_both_on_bilingual_paper_only():
    listed = bilingual(8)

    for language in Language:
        text = reading.typed(in_language(filled_form(listed), language))
        shown = {criterion.other_text in text for criterion in listed}
        assert shown == {language is Language.BOTH}
        assert all(criterion.text in text for criterion in listed)


def test_a_chinese_form_says_its_labels_in_chinese_alone():
    text = reading.words(in_language(filled_form(), Language.CHINESE))

    for words in ("入选标准", "排除标准", "筛选号", "姓名缩写", "研究者", "是"):
        assert words in text
    for words in ("Inclusion criteria", "Initials", "Satisfied", "Evidence"):
        assert catalogue_of(Language.CHINESE).gettext(words) in text
        assert words not in text


def test_bilingual_paper_says_each_label_in_both_with_one_numbering():
    text = reading.words(in_language(filled_form(many_criteria(8)), Language.BOTH))

    for words in (
        "入选标准",
        "Inclusion criteria",
        "姓名缩写",
        "Initials",
        "符合",
        "Satisfied",
    ):
        assert words in text
    assert text.count("I1") == 1


def test_what_was_typed_stands_once_on_bilingual_paper():
    remark = "患者自述好转，未再发热；随访中。"
    form = filled_form()
    [first, *rest] = form.screening.checklist.items
    first = replace(first, entry=replace(first.entry, remark=remark))
    checklist = replace(form.screening.checklist, items=(first, *rest))
    form = replace(form, screening=replace(form.screening, checklist=checklist))

    assert reading.typed(in_language(form, Language.BOTH)).count(remark) == 1


@OUTPUT
@EACH
def test_each_output_is_numbered_embedded_and_says_its_language(name, language):
    pdf = OUTPUTS[name].made(language)
    found, texts = reading.reader(pdf), reading.pages(pdf)

    for number, text in enumerate(texts, 1):
        assert NUMBERED[language].format(number, len(texts)) in text
        assert HEAD in text or name == "recovery sheet"
    assert set(reading.fonts(pdf).values()) == {True}
    root = found.trailer["/Root"]
    assert root["/Lang"] == ("en" if language is Language.ENGLISH else "zh-CN")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] in (True, "/true")
    assert found.metadata.title
    assert BETWEEN not in found.metadata.title
    assert found.metadata.subject.startswith("TC-")


@OUTPUT
def test_the_same_facts_give_the_same_bytes_in_each_language(name):
    made = [OUTPUTS[name].made(language) for language in Language]
    again = [OUTPUTS[name].said(catalogue_of(one), Paper.A4) for one in Language]

    assert made == again


@OUTPUT
def test_on_letter_each_output_fits_the_paper(name):
    for page in reading.reader(OUTPUTS[name].made(Language.BOTH, Paper.LETTER)).pages:
        assert sorted(map(round, page.mediabox[2:])) == [612, 792]


@OUTPUT
@EACH
def test_only_the_sites_own_papers_identify_anybody(name, language):
    """P1: on what leaves the site the name stands neither in text nor in metadata."""
    output = OUTPUTS[name]
    pdf = output.made(language)
    if output.is_for_site:
        return
    text = "".join(reading.typed(pdf).split()) + str(reading.reader(pdf).metadata)

    for secret in (IDENTITY.name, IDENTITY.hospital_number, IDENTITY.telephone, "1983-02-28"):
        assert secret not in text


@OUTPUT
def test_the_code_at_the_foot_is_read_by_a_scanner(qapp, name):
    page = rendered(OUTPUTS[name].made(Language.BOTH), SCAN_DPI)[-1]
    [found] = zxingcpp.read_barcodes(as_view(page))
    assert found.text


def as_view(picture: QImage):
    """Give the picture as the rows of grey that the reader of codes takes."""
    wide, line = picture.width(), picture.bytesPerLine()
    grey = bytes(picture.constBits())
    rows = b"".join(grey[row * line : row * line + wide] for row in range(picture.height()))
    return memoryview(rows).cast("B", (picture.height(), wide))


@EACH
def test_the_code_holds_form_screening_version_and_hash(qapp, language):
    [page, *_rest] = rendered(in_language(filled_form(), language), SCAN_DPI)

    [found] = zxingcpp.read_barcodes(as_view(page))

    assert found.text == f"TC1;TC-EC/1;07012/1;31;{SHA[:16]}"


def test_heads_name_protocol_trial_registry_ids_and_site():
    of_trial = [name for name in OUTPUTS if name.startswith(("checklist", "audit trail"))]
    for name in (*of_trial, "delegation log", "clarifications", "comparison of versions"):
        for page in reading.pages(OUTPUTS[name].made()):
            for fact in ("LXL-204", "2026-03-01", TRIAL.nct, "07 Riverside"):
                assert fact in page, name


def test_the_outline_names_sections_criteria_annexes_and_signatures():
    outline = reading.reader(OUTPUTS["checklist with annexes"].made()).outline

    titles = [entry.title for entry in outline if not isinstance(entry, list)]
    inside = [entry.title for entry in outline[1]]
    assert titles[:4] == [
        "Inclusion criteria",
        "Exclusion criteria",
        "Eligibility",
        "Signatures",
    ]
    assert sum(title.startswith("Annex") for title in titles) == 3
    assert inside[0].startswith("I1  Men and women")


@OUTPUT
def test_each_output_is_a_valid_pdf(name):
    for language in Language:
        with pikepdf.open(BytesIO(OUTPUTS[name].made(language))) as pdf:
            assert pdf.check_pdf_syntax() == []
