"""Lossless, verbatim, with provenance, never a crash: the promises of the reader."""

import hashlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.domain.record import NotATrialRecord
from coordinator.records import read, read_text
from tests.records.promises import assert_nothing_is_lost, assert_verbatim
from tests.records.samples import SHARED, needs_shared, sample

_SECTION = (
    "Inclusion criteria:\n1. 年龄 ≥ 18 岁 – café\n2. fever\n"
    "Exclusion criteria:\n1. asthma 哮喘\n"
)
_PIECES = (
    "fever|e.g.|10mg|1.5|(2)|2.|a)|--|•|≥ 8|= 3|age|年龄|Inclusion criteria:|Exclusion criteria"
    "|；|:|①|with|\n|\n\n|  |\n- |\n1. |\n  * |\n排除标准：|iv)|I.|<br>|&gt;|\\>|\t|Other:"
)
_WORDS = st.sampled_from(_PIECES.split("|"))


@given(st.lists(_WORDS, max_size=40))
def test_no_character_of_an_eligibility_text_is_lost(words):
    (record,) = read_text("Inclusion criteria:\n" + " ".join(words) + "\nExclusion criteria: x")
    assert_nothing_is_lost(record)
    assert_verbatim(record)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    try:
        records = read_text(text)
    except NotATrialRecord:
        return
    for record in records:
        assert_nothing_is_lost(record)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    for content in (data, b"Inclusion criteria:\n" + data):
        try:
            records = read(content, "some.bin")
        except NotATrialRecord:
            continue
        for record in records:
            assert_nothing_is_lost(record)


@pytest.mark.parametrize(
    "name",
    [
        "veeva_page.txt",
        "mirror_page.txt",
        "ictrp_page.txt",
        "portal_page.txt",
        "protocol_section_zh.txt",
    ],
)
def test_the_samples_keep_every_character(name):
    assert_nothing_is_lost(sample(name))
    assert_verbatim(sample(name))


@needs_shared
def test_the_real_records_keep_every_character():
    read_some = 0
    for path in sorted(SHARED.rglob("*")):
        if not path.is_file() or path.name in {"sealed.bin", "expected.json"}:
            continue
        try:
            records = read(path.read_bytes(), path.name)
        except NotATrialRecord:
            continue
        for record in records:
            assert_nothing_is_lost(record)
            assert_verbatim(record)
            read_some += 1
    assert read_some > 90


@pytest.mark.parametrize(
    ("encoding", "known_as"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("gb18030", "gb18030"),
    ],
)
def test_the_encodings_that_people_send_are_read(encoding, known_as):
    (record,) = read(_SECTION.encode(encoding), "section.txt")
    assert record.inclusion[0].text == "年龄 ≥ 18 岁 – café"
    assert record.source.encoding == known_as


def test_english_with_a_few_signs_is_read_from_a_chinese_system():
    (record,) = read("Inclusion criteria:\n• fever\n• WBC ≥ 3\n".encode("gb18030"), "a.txt")
    assert [criterion.marker for criterion in record.inclusion] == ["•", "•"]
    assert record.inclusion[1].text == "WBC ≥ 3"


def test_western_text_of_an_old_system_is_read():
    (record,) = read("Inclusion criteria:\n- café – 5 µg\n".encode("cp1252"), "old.txt")
    assert record.inclusion[0].text == "café – 5 µg"


def test_text_cut_off_inside_a_character_is_read():
    (record,) = read(_SECTION.encode()[:-2], "cut.txt")
    assert len(record.inclusion) == 2


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x00", b"%PDF-1.7 x", b"PK\x03\x04 x", bytes(range(256)) * 8]
)
def test_what_is_no_text_is_refused_with_a_sentence(data):
    with pytest.raises(NotATrialRecord):
        read(data, "thing.bin")


def test_a_record_says_where_it_came_from():
    data = _SECTION.encode()
    at = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    (record,) = read(data, "section.txt", read_at=at)
    assert record.source.sha256 == hashlib.sha256(data).hexdigest()
    assert (record.source.file_name, record.source.read_at) == ("section.txt", at)
    assert record.source.reader_version


def test_the_same_bytes_give_the_same_record():
    at = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    data = _SECTION.encode()
    assert read(data, "a.txt", read_at=at) == read(data, "a.txt", read_at=at)


def test_the_carrier_is_undone_and_the_author_is_not():
    (record,) = read_text(
        "Inclusion criteria:\n* Age \\> 18 &amp; &lt; 65<br>* resvised critera"
    )
    assert [criterion.text for criterion in record.inclusion] == [
        "Age > 18 & < 65",
        "resvised critera",
    ]


@pytest.mark.parametrize(
    "filling",
    ["1", "1.", "=1", "x10", "1) ", "a. ", "(1) x ", "= 8 ", "within 3 ", "- \n", "(", "： "],
)
def test_a_long_monotonous_text_is_read_to_its_end(filling):
    (record,) = read_text("Inclusion criteria:\n" + filling * 5_000)
    assert_nothing_is_lost(record)
