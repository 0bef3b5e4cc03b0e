"""What looks lost or open becomes a warning; what is meant so does not."""

import pytest

from coordinator.records import read_text
from coordinator.records.signs import lost_signs_in, readings_of


def _codes(inclusion="Fever", exclusion="Asthma", head=""):
    text = f"{head}Inclusion criteria:\n- {inclusion}\nExclusion criteria:\n- {exclusion}\n"
    (record,) = read_text(text)
    return {warning.code for warning in record.warnings}


@pytest.mark.parametrize(
    "text",
    [
        "SLEDAI = 8",
        "steroids (=1.0 mg/kg)",
        "AST = 2 times the upper limit",
        "heart failure (= grade III NYHA)",
        "clearance ? 70 mL/min",
        "HbA1c = 7%",
        "CD4 = 200",
    ],
)
def test_a_sign_before_a_value_may_be_lost(text):
    assert len(list(lost_signs_in(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a subgroup (n = 160)",
        "1mmHg = 0.133kPa",
        "Child Pugh = C",
        "score >= 8 and <= 12, or =< 3, => 4, >/= 5",
        "12 weeks = 3 months",
        "0 = none, 10 = worst pain",
        "see http://registry.example.org/show?proj=42435",
        "Can the patient walk? 3 of 4 can.",
    ],
)
def test_a_sign_that_is_meant_so_is_left_alone(text):
    assert list(lost_signs_in(text)) == []


def test_the_carrier_says_which_readings_are_possible():
    (sign,) = lost_signs_in("SLEDAI = 8")
    assert readings_of(sign, keeps_strict_signs=True) == ("≥ 8", "≤ 8", "= 8")
    assert readings_of(sign, keeps_strict_signs=False) == ("≥ 8", "≤ 8", "= 8", "> 8", "< 8")


@pytest.mark.parametrize("text", ["PLT ≥ 100×109/L", "WBC<1.5 × 109/L", "RBC ≥3.0×1012/L"])
def test_a_power_without_its_superscript_is_shown(text):
    assert "LOST_SUPERSCRIPT" in _codes(text)


@pytest.mark.parametrize("text", ["PLT ≥ 100×10^9/L", "109 patients", "weight 109 kg"])
def test_a_number_that_is_whole_is_not(text):
    assert "LOST_SUPERSCRIPT" not in _codes(text)


def test_consent_among_the_exclusions_is_shown():
    assert "CONSENT_AS_EXCLUSION" in _codes(exclusion="the patient refuses to give consent")


def test_two_checks_in_one_item_are_shown():
    assert "TWO_CHECKS_IN_ONE" in _codes("Aged 18 to 70 years with informed consent")


def test_an_exclusion_joined_by_a_comma_alone_is_open():
    assert "AND_OR_UNCLEAR" in _codes(
        exclusion="Serious organ failure, expected survival less than 6 months."
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SLEDAI >= 8", "INSTRUMENT_VERSION_MISSING"),
        ("Meets the ACR criteria", "CRITERIA_VERSION_MISSING"),
        ("eGFR > 30 ml/min", "FORMULA_NOT_STATED"),
        ("Negative pregnancy test", "APPLIES_TO_SUBSET"),
    ],
)
def test_what_the_item_leaves_open_is_shown(text, code):
    assert code in _codes(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SLEDAI-2K >= 8", "INSTRUMENT_VERSION_MISSING"),
        ("Meets the 2019 ACR/EULAR criteria", "CRITERIA_VERSION_MISSING"),
        ("eGFR > 30 ml/min by CKD-EPI", "FORMULA_NOT_STATED"),
        ("Women with a negative pregnancy test", "APPLIES_TO_SUBSET"),
    ],
)
def test_what_the_item_settles_is_not(text, code):
    assert code not in _codes(text)


def test_an_age_that_contradicts_the_fields_can_do_harm():
    head = "Minimum Age: 18 Years\nMaximum Age: 70 Years\n"
    assert "AGE_CONFLICT" in _codes("Age 20 to 70 years", head=head)
    assert "AGE_CONFLICT" not in _codes("Age 18 to 70 years", head=head)
    assert "AGE_CONFLICT" not in _codes("Age 18 to 70 years")


@pytest.mark.parametrize(
    ("field", "text", "is_told"),
    [
        ("Female", "Male patients", True),
        ("All", "Female patients", True),
        ("Female", "Female patients", False),
        ("All", "Men and women", False),
        ("All", "Women with a negative pregnancy test", False),
    ],
)
def test_a_sex_that_contradicts_the_field_can_do_harm(field, text, is_told):
    head = f"Sex: {field}\nMinimum Age: 18 Years\n"
    assert ("SEX_CONFLICT" in _codes(text, head=head)) is is_told


def test_a_number_left_out_of_a_list_is_shown():
    (record,) = read_text("Inclusion criteria:\n1. Fever\n2. Chills\n4. Rash\n")
    gap = next(warning for warning in record.warnings if warning.code == "NUMBERING_GAP")
    assert gap.where == "inclusion[2]"


@pytest.mark.parametrize(
    "text",
    [
        "photosensitivity and polyarthritis",
        "overweight outpatients",
        "a forehead wound",
        "therein",
    ],
)
def test_long_words_are_not_taken_for_two(text):
    assert "GLUED_WORDS" not in _codes(text)


def test_words_that_run_together_are_shown():
    assert "GLUED_WORDS" in _codes("two or moreimmunosuppressants")


@pytest.mark.parametrize("text", ["Treatmenet of vexia", "Signficant findings", "Histroy"])
def test_a_typing_mistake_is_shown_and_left(text):
    (record,) = read_text(f"Inclusion criteria:\n- {text}\nExclusion criteria:\n- Asthma\n")
    assert record.inclusion[0].text == text
    assert "TYPO" in {warning.code for warning in record.warnings}


@pytest.mark.parametrize(
    "text",
    ["haemorrhage or oedema", "orchidectomy", "labelled tumours", "Vexiamab"],
)
def test_other_spellings_and_unknown_names_are_no_mistakes(text):
    assert "TYPO" not in _codes(text)
