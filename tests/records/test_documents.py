"""Web pages, Word files and zip files give the text that a person would see in them."""

import io
import json
import zipfile

import pytest

from coordinator.domain.record import NotATrialRecord
from coordinator.records import read
from tests.records.samples import texts

_PAGE = """<!DOCTYPE html><html><head><title>x</title><style>p {color: red}</style></head><body>
<h1>Trial of solanib</h1><h2>Inclusion Criteria</h2><ol><li>Age &ge; 18 years</li>
<li>One of:<ul><li>fever</li><li>chills &amp; shivers</li></ul></li></ol>
<h3>Exclusion Criteria</h3><p>1. Platelets &lt; 50 &times; 10<sup>9</sup>/L</p>
<script>1 < 2</script>
</body></html>"""
_WORD = """<?xml version="1.0"?><w:document
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>5.1 Inclusion Criteria</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>Adults with </w:t></w:r>
<w:r><w:t>vexia</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr><w:r><w:t>acute</w:t></w:r></w:p>
<w:p><w:r><w:t>5.2 Exclusion Criteria</w:t></w:r></w:p>
<w:p><w:r><w:t>1. Asthma</w:t></w:r></w:p>
</w:body></w:document>"""


def _zipped(**files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return held.getvalue()


def test_a_web_page_keeps_its_lists():
    (record,) = read(_PAGE.encode(), "page.html")
    assert texts(record.inclusion) == ["Age ≥ 18 years", "One of:"]
    assert texts(record.inclusion[1].children) == ["fever", "chills & shivers"]
    assert texts(record.exclusion) == ["Platelets < 50 × 10^9/L"]


def test_a_word_file_keeps_its_levels():
    (record,) = read(_zipped(word__document_dot_xml=_WORD), "section.docx")
    assert texts(record.inclusion) == ["Adults with vexia"]
    assert texts(record.inclusion[0].children) == ["acute"]
    assert texts(record.exclusion) == ["Asthma"]


def test_a_zip_file_gives_all_the_records_in_it():
    study = {"criteria": "Inclusion criteria:\n- fever\nExclusion criteria:\n- asthma"}
    data = _zipped(
        one_dot_json=json.dumps(study), two_dot_txt="Exclusion criteria:\n- rash", notes="hello"
    )
    assert [record.source.file_name for record in read(data, "all.zip")] == [
        "one.json",
        "two.txt",
    ]


@pytest.mark.parametrize(
    "data",
    [_zipped(notes="hello"), _zipped(), _zipped(notes="hello")[:30], b"PK\x03\x04 no"],
    ids=["notes", "empty", "cut off", "no zip"],
)
def test_a_zip_file_without_records_is_refused_with_a_sentence(data):
    with pytest.raises(NotATrialRecord):
        read(data, "all.zip")
