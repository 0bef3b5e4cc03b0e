"""Every layout finds its fields and its criteria, in records nobody has seen before."""

from decimal import Decimal

import pytest

from coordinator.domain.record import NotATrialRecord, Severity
from coordinator.records import read_text
from coordinator.records.as_json import as_json
from tests.records.samples import codes, sample, texts


def test_a_veeva_page_gives_its_fields():
    record = sample("veeva_page.txt")
    assert record.title == "Solanib Against Placebo in Adult Vexia"
    assert record.sponsor == "Harbour Institute of Medicine"
    assert (record.ids.nct, record.ids.secondary) == ("NCT90000001", ("HIM-2025-014",))
    assert record.conditions == ("Vexia", "Chronic Vexia")
    assert record.interventions == ("Drug: Solanib", "Drug: Placebo")
    assert (record.min_age, record.max_age, record.age_unit) == (18, 65, "years")
    assert (record.status, record.phase, record.sex) == ("Enrolling", "Phase 3", "all")
    assert (record.target_enrolment, record.healthy_volunteers) == (120, False)


def test_a_veeva_page_nests_numbers_below_bullets():
    record = sample("veeva_page.txt")
    assert [len(criterion.children) for criterion in record.inclusion] == [0, 2, 0]
    assert record.inclusion[1].children[1].marker == "2."
    assert record.inclusion[1].children[1].text == "biopsy of the affected organ."
    assert [len(criterion.children) for criterion in record.exclusion] == [0, 2, 0]


def test_a_mirror_page_tells_a_numbered_heading_from_an_item():
    record = sample("mirror_page.txt")
    assert [criterion.marker for criterion in record.exclusion] == ["2.", "3.", "4.", "5."]
    assert record.exclusion[0].text.endswith("within 4 weeks prior to enrollment;")
    assert record.inclusion[0].text.endswith("each of them documented by a physician;")
    assert codes(record) >= {
        ("HEADING_NUMBERED_AS_ITEM", "exclusion"),
        ("LIST_RUN_INTO_PARAGRAPH", "exclusion"),
        ("PLACEHOLDER_VALUE", "target_enrolment"),
        ("ID_MISSING", "ids"),
        ("AGE_MISSING", "min_age,max_age"),
        ("CONDITION_MISSING", "conditions"),
        ("CONSENT_AS_EXCLUSION", "exclusion[3]"),
    }
    assert (record.sex, record.target_enrolment) == ("female", None)


def test_a_who_page_names_its_register_and_adds_up_its_groups():
    record = sample("ictrp_page.txt")
    assert record.layout == "WHO ICTRP portal page (ChiCTR)"
    assert record.ids.chictr == "ChiCTR2500000999"
    assert record.phase == "Phase 2"
    assert record.target_enrolment == 80
    assert (record.min_age, record.max_age, record.age_unit) == (40, 70, None)
    assert record.interventions == (
        "tablet group:ningweed 5mg bid",
        "control group:placebo 5mg bid",
    )
    assert codes(record) >= {
        ("SUMMED_VALUE", "target_enrolment"),
        ("AGE_UNIT_NOT_STATED", "min_age,max_age"),
        ("DATE_FORMAT_AMBIGUOUS", "raw.date_registered"),
    }


def test_a_lost_sign_keeps_all_its_readings_and_none_is_chosen():
    record = sample("ictrp_page.txt")
    lost = [warning for warning in record.warnings if warning.code == "LOST_SIGN"]
    assert [(w.where, w.quote) for w in lost] == [
        ("inclusion[1]", "= 12 and"),
        ("inclusion[1]", "= 3 months."),
        ("exclusion[1]", "(=0.5 mg/kg/d)"),
    ]
    assert lost[0].readings == ("≥ 12", "≤ 12", "= 12")
    assert all(warning.severity is Severity.HARM for warning in lost)
    span = lost[2].span
    assert span is not None
    assert record.source.text[span.start : span.end] == "(=0.5 mg/kg/d)"


def test_a_portal_page_reads_bare_lines_as_items():
    record = sample("portal_page.txt")
    assert texts(record.inclusion)[:2] == [
        "Age 6-16 years old.",
        "Meets the Japan criteria of rigid elbow.",
    ]
    assert [child.marker for child in record.inclusion[2].children] == ["a)", "b)", "c)"]
    assert [child.marker for child in record.exclusion[1].children] == ["--", "--"]
    assert (record.status, record.title, record.sponsor) == ("Active - Recruiting", None, None)
    assert codes(record) >= {
        ("ID_MISSING", "ids"),
        ("TITLE_MISSING", "title"),
        ("SPONSOR_MISSING", "sponsor"),
        ("PHASE_MISSING", "phase"),
        ("AGE_UNIT_NOT_STATED", "min_age,max_age"),
        ("GLUED_TEXT", "status"),
        ("GLUED_WORDS", "inclusion[2]"),
        ("LOST_SUPERSCRIPT", "exclusion[2]"),
        ("DEFERRED_CHECK", "exclusion[2]"),
        ("CRITERIA_VERSION_MISSING", "inclusion[1]"),
        ("ANCHOR_UNDEFINED", "exclusion[1]"),
    }


def test_a_chinese_protocol_section_reads_by_its_headings():
    record = sample("protocol_section_zh.txt")
    assert len(record.inclusion) == 4
    assert record.inclusion[0].text == "年龄18～65岁，性别不限；"
    assert len(record.exclusion) == 3
    assert [section.heading for section in record.other_sections] == ["5.3 剔除标准"]
    assert record.not_placed == ()


def test_a_chinese_registry_page_gives_fields_and_sub_items():
    record = sample("chictr_page_zh.txt")
    assert record.ids.chictr == "ChiCTR2500000997"
    assert record.title == "宁草片治疗肩僵的随机对照研究"
    assert (record.sponsor, record.conditions) == ("莲湖医院", ("肩僵",))
    assert [len(record.inclusion), len(record.exclusion)] == [4, 4]
    assert [child.marker for child in record.exclusion[2].children] == ["①", "②", "③"]
    kinds = [[str(check.kind) for check in criterion.checks] for criterion in record.inclusion]
    assert kinds == [["age", "sex"], ["score", "duration"], ["lab"], ["consent"]]
    kinds = [[str(check.kind) for check in criterion.checks] for criterion in record.exclusion]
    assert kinds == [["lab"], ["washout", "dose"], [], ["judgement"]]


def test_a_pasted_section_of_a_protocol_reads_in_english():
    (record,) = read_text(
        "5.1 Inclusion Criteria\n1. Age ≥ 18 years\n2. Vexia\n   a. acute or\n   b. chronic\n"
        "5.2 Exclusion Criteria\n1. Pregnancy\n"
    )
    assert texts(record.inclusion) == ["Age ≥ 18 years", "Vexia"]
    assert texts(record.inclusion[1].children) == ["acute or", "chronic"]
    assert texts(record.exclusion) == ["Pregnancy"]


@pytest.mark.parametrize("data", ["", "   \n\t ", "Dear colleague,\nthe minutes are attached."])
def test_text_without_criteria_is_refused_with_a_sentence(data):
    with pytest.raises(NotATrialRecord) as refused:
        read_text(data, "minutes.txt")
    assert "minutes.txt is not a trial record" in refused.value.what_happened


def test_the_json_names_every_field():
    found = as_json(sample("ictrp_page.txt"))
    assert found["min_age"] == int(Decimal(40))
    assert found["raw"] == {
        "status": "Recruiting",
        "phase": "2",
        "ages": "40 | 70",
        "sex": "Both",
        "target_enrolment": "tablet group:40;control group:40;",
        "study_type": "Interventional study",
        "contact": "Bai Lulu",
        "url": "http://registry.example.org/show?proj=999",
        "date_registered": "03/02/2025",
        "primary_outcome": "Shoulder Stiffness Score;",
        "ethics_approval_date": "2025-01-15",
        "interventions": "tablet group:ningweed 5mg bid;control group:placebo 5mg bid;",
    }
