"""A protocol's section as PDF is read as its words would be, or refused with a sentence."""

import io
import zlib

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from coordinator.domain.record import NotATrialRecord
from coordinator.records import read
from tests.records.samples import texts

_ORGANS = ("liver", "heart", "kidney", "spleen", "thyroid", "pancreas", "stomach", "bladder")
_LONG = (
    "Disease of the {organ} no. {number} that was confirmed by histology within 6 months "
    "before the day of screening, or by imaging that two readers judged apart from each other"
)


def _pdf(inclusion, exclusion):
    words, held = getSampleStyleSheet(), io.BytesIO()
    story = [Paragraph("5.1 Inclusion Criteria", words["Heading2"])]
    story += _listed(inclusion, words["BodyText"])
    story.append(Paragraph("5.2 Exclusion Criteria", words["Heading2"]))
    story += _listed(exclusion, words["BodyText"])
    SimpleDocTemplate(held).build(story, onFirstPage=_edges, onLaterPages=_edges)
    return held.getvalue()


def _listed(items, style):
    return [Paragraph(f"{number}. {item}", style) for number, item in enumerate(items, 1)]


def _edges(canvas, document):
    canvas.drawString(60, 800, "Protocol VEX-101, version 2.0")
    canvas.drawString(60, 30, f"Confidential: page {document.page}")


def _short():
    return _pdf(["Adults with vexia", "ALT or AST &le; 2 x ULN"], ["Asthma"])


def _why(data):
    with pytest.raises(NotATrialRecord) as refused:
        read(data, "section.pdf")
    return str(refused.value)


def test_a_section_is_read_with_its_signs():
    (record,) = read(_short(), "section.pdf")
    assert texts(record.inclusion) == ["Adults with vexia", "ALT or AST ≤ 2 x ULN"]
    assert texts(record.exclusion) == ["Asthma"]


def test_sentences_go_on_over_the_ends_of_lines_and_pages():
    long = [
        _LONG.format(organ=organ, number=number) for number in range(1, 8) for organ in _ORGANS
    ]
    data = _pdf(long, ["Asthma"])
    assert len(PdfReader(io.BytesIO(data)).pages) > 2
    (record,) = read(data, "section.pdf")
    assert texts(record.inclusion) == long
    assert texts(record.exclusion) == ["Asthma"]


def test_what_repeats_on_every_page_is_kept_before_the_text():
    (record,) = read(_pdf([_LONG.format(organ="ear", number=n) for n in range(60)], ["x"]), "a")
    before = record.source.text.partition("5.1 Inclusion")[0]
    assert before.count("Protocol VEX-101") == 1
    assert "page 1" in before
    assert "page 2" in before


def test_a_locked_file_is_refused():
    writer = PdfWriter(clone_from=io.BytesIO(_short()))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    assert "password" in _why(held.getvalue())


def test_a_scanned_file_is_refused():
    held = io.BytesIO()
    canvas = Canvas(held)
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.save()
    assert "no text" in _why(held.getvalue())


def test_a_text_without_criteria_is_refused():
    held = io.BytesIO()
    canvas = Canvas(held)
    canvas.drawString(100, 100, "Minutes of a meeting")
    canvas.save()
    assert "no heading" in _why(held.getvalue())


@pytest.mark.parametrize("drawing", [b"0 0 m\n" * 10_000_000, b" " * 200_000_000])
def test_a_file_that_unpacks_without_end_is_refused(drawing):
    assert "unreasonable" in _why(_with_drawing(zlib.compress(drawing, 9)))


def test_a_file_with_very_many_pages_is_refused():
    held = io.BytesIO()
    canvas = Canvas(held)
    for _page in range(601):
        canvas.drawString(100, 100, "Inclusion criteria")
        canvas.showPage()
    canvas.save()
    assert "600" in _why(held.getvalue())


@pytest.mark.parametrize("cut", [8, 100, 1000, 1500])
def test_a_file_cut_off_is_read_or_refused(cut):
    data = _short()[:-cut]
    try:
        (record,) = read(data, "section.pdf")
    except NotATrialRecord:
        return
    assert "Asthma" in record.source.text


@pytest.mark.parametrize("step", range(40))
def test_a_damaged_file_is_read_or_refused(step):
    data = bytearray(_short())
    for place in range(step, len(data), 97 + step):
        data[place] = (data[place] * 7 + step) % 256
    data[:5] = b"%PDF-"
    try:
        assert read(bytes(data), "section.pdf")
    except NotATrialRecord as refused:
        assert str(refused)  # noqa: PT017  either outcome is right


def _with_drawing(packed):
    """Make a file of one page that is drawn by `packed`."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj%b endobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + rows + end
