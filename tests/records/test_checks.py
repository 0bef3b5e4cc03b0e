"""What a criterion says in numbers and times becomes checks, as written and never negated."""

from decimal import Decimal

import pytest

from coordinator.domain.check import CheckKind, Comparator
from coordinator.records.constraints import checks_as_json, checks_in

_LONG = (
    "Used glucocorticoids (at 10 mg or so), another immunosuppressant, any biologic or a "
    "further medicine of this kind"
)


def _numbers(text):
    return [
        (
            str(check.kind),
            str(check.comparator),
            str(check.value),
            None if check.value_high is None else str(check.value_high),
            check.unit,
        )
        for check in checks_in(text)
        if check.comparator is not None
    ]


@pytest.mark.parametrize(
    ("text", "low", "high", "comparator"),
    [
        ("Aged 18 to 70 years", "18", "70", "between"),
        ("Age ≥18 and ≤75 years", "18", "75", "between"),
        ("18 ≤ age ≤ 75", "18", "75", "between"),
        ("between 20 years old and 65 years old", "20", "65", "between"),
        ("At least 18 years of age", "18", None, ">="),
        ("18 years or older", "18", None, ">="),
        ("Patients under the age of 18", "18", None, "<"),
        ("Minimum age: 18 years old", "18", None, ">="),
        ("Women ≥ 18 years", "18", None, ">="),
        ("年龄18～65岁", "18", "65", "between"),
        ("年龄≥18岁", "18", None, ">="),
    ],
)
def test_limits_of_age_are_read(text, low, high, comparator):
    (check,) = [check for check in checks_in(text) if check.kind is CheckKind.AGE]
    found_high = None if check.value_high is None else str(check.value_high)
    assert (str(check.value), found_high, str(check.comparator)) == (low, high, comparator)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("IgG4 > 1.35 g/L", ("lab", ">", "1.35", None, "g/L")),
        ("PLT < 50*10^9/L", ("lab", "<", "50", None, "*10^9/L")),
        ("platelets < 50,000/mm3", ("lab", "<", "50000", None, "/mm3")),
        ("ALT or AST >= 2 times ULN", ("lab", ">=", "2", None, "times ULN")),
        ("eGFR<30ml/min", ("lab", "<", "30", None, "ml/min")),
        ("C-reactive protein level greater than 1.0 mg/dL", ("lab", ">", "1.0", None, "mg/dL")),
        ("血小板计数≥100×10^9/L", ("lab", ">=", "100", None, "×10^9/L")),
        ("weight 45-80Kg", ("vital", "between", "45", "80", "Kg")),
        ("BMI 18.5 - 30.0 kg/m^2", ("vital", "between", "18.5", "30.0", "kg/m^2")),
        ("SLEDAI ≥ 8", ("score", ">=", "8", None, None)),
        ("SLEDAI = 8", ("score", "=?", "8", None, None)),
        ("ECOG 0 or 1", ("score", "between", "0", "1", None)),
        ("NYHA III~IV", ("score", "between", "3", "4", None)),
        ("heart failure (≥ grade III NYHA)", ("score", ">=", "3", None, None)),
        ("Child Pugh = C", ("score", "=", "C", None, None)),
        ("prednisone no more than 10 mg/day", ("dose", "<=", "10", None, "mg/day")),
        ("corticosteroids (=1.0 mg/kg/d)", ("dose", "=?", "1.0", None, "mg/kg/d")),
        ("life expectancy of at least 12 weeks", ("duration", ">=", "12", None, "weeks")),
        ("stable dose for at least 3 months", ("duration", ">=", "3", None, "months")),
        ("rituximab within six months", ("washout", "<=", "6", None, "months")),
        ("surgery in the past 4 weeks", ("washout", "<=", "4", None, "weeks")),
        (
            "at least 3 weeks have elapsed since chemotherapy",
            ("washout", ">=", "3", None, "weeks"),
        ),
        ("入组前4周内参加过其他临床试验", ("washout", "<=", "4", None, "weeks")),
    ],
)
def test_values_scores_doses_and_times_are_read(text, wanted):
    assert wanted in _numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "(n = 160)",
        "1mmHg = 0.133kPa",
        "IL-2, CD4 and IgG4 are named",
        "Diagnosis confirmed by 2 physicians in 2019",
        "Section 5.2.3 of the protocol",
    ],
)
def test_numbers_that_limit_nothing_are_no_checks(text):
    assert _numbers(text) == []


def test_a_window_says_what_it_is_counted_from():
    (check,) = checks_in("Biologics within 3 months prior to enrollment")
    assert check.window is not None
    assert (check.window.value, check.window.unit) == (Decimal(3), "months")
    assert check.window.anchor == "enrollment"
    assert check.subject == "Biologics"


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("Pregnant and lactating women", CheckKind.PREGNANCY, "pregnancy"),
        ("Use of effective contraception", CheckKind.PREGNANCY, "contraception"),
        ("妊娠或哺乳期妇女", CheckKind.PREGNANCY, "pregnancy"),
        ("Written informed consent form", CheckKind.CONSENT, "informed consent"),
        ("自愿签署知情同意书", CheckKind.CONSENT, "informed consent"),
        ("unsafe in the opinion of the investigator", CheckKind.JUDGEMENT, None),
        ("In the Investigator's opinion unfit", CheckKind.JUDGEMENT, None),
        ("研究者认为不适合参加", CheckKind.JUDGEMENT, None),
        ("Males and females", CheckKind.SEX, "sex"),
        ("Meets the 2019 EULAR/ACR classification criteria", CheckKind.CLASSIFICATION, None),
    ],
)
def test_words_alone_can_be_a_check(text, kind, subject):
    check = next(check for check in checks_in(text) if check.kind is kind)
    assert subject is None or check.subject == subject


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("Aged 18 to 70 years.", True),
        ("Written informed consent.", True),
        ("eGFR<30ml/min", True),
        ("Aged 18 to 70 years with vexia", False),
        ("Age 18 to 70 years and informed consent", False),
    ],
)
def test_a_check_knows_whether_the_criterion_says_more(text, is_whole):
    assert any(check.is_whole for check in checks_in(text)) is is_whole


def test_a_check_knows_the_words_it_was_read_from():
    text = "elevated serum IgG4 (>1.35 g/L);"
    (check,) = checks_in(text)
    assert text[slice(*check.span)] == ">1.35 g/L"


def test_the_json_of_a_check_has_the_unit_and_its_code():
    (found,) = checks_as_json(checks_in("WBC < 3.0*10^9/L"))
    assert found == {
        "kind": "lab",
        "subject": "WBC",
        "comparator": "<",
        "value": 3,
        "value_high": None,
        "unit": "*10^9/L",
        "ucum": "10*9/L",
        "window": None,
        "span": [4, 16],
        "is_whole": True,
    }


def test_a_lost_sign_is_never_read_as_a_sign():
    (check,) = checks_in("SLEDAI = 8")
    assert check.comparator is Comparator.LOST


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Hb < 9.0 g/dL in males or < 8.5 g/dL in females", ["Hb", "Hb"]),
        ("ALT > 2 x ULN, creatinine > 1.5 x ULN", ["ALT", "creatinine"]),
        ("ANC <1.5 x 10^9/L, platelets < 100 x 10^9/L", ["ANC", "platelets"]),
        ("AST/ALT ≤ 2.5×ULN (≤5×ULN with liver metastases)", ["AST/ALT", "AST/ALT"]),
        ("≥6 swollen joints and ≥6 tender joints", ["swollen joints", "tender joints"]),
        ("blood pressure >160/100 mmHg", ["blood pressure", "blood pressure"]),
    ],
)
def test_each_limit_keeps_its_own_subject(text, subjects):
    assert [check.subject for check in checks_in(text)] == subjects


def test_a_past_year_is_one_year():
    (check,) = checks_in("Myocardial infarction within the past year")
    assert (check.value, check.unit, check.subject) == (1, "years", "Myocardial infarction")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("corticosteroids (≤1.0 mg/kg), hydroxychloroquine", "corticosteroids"),
        ("IgG4 < 4 g/L or the use of Belimumab orneutrophils < 1 × 10^9/L", "neutrophils"),
        ("failed 3-month hydroxychloroquine", "hydroxychloroquine"),
        ("the longest diameter is ≥ 10 mm", "longest diameter"),
        (
            f"{_LONG} within 3 months before enrolment",
            _LONG,
        ),
    ],
)
def test_a_check_names_what_it_is_about_in_full(text, wanted):
    assert checks_in(text)[-1].subject == wanted


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("the Comprehensive Diagnostic Criteria for IgG4-RD", None, None),
        ("ACR classification criteria", None, None),
        ("vexia by comprehensive diagnostic criteria 2011", "comprehensive", "2011"),
        ("according to 1997 ARA classification criteria", "ARA", "1997"),
    ],
)
def test_criteria_of_classification_keep_their_full_name(text, name, year):
    (check,) = checks_in(text)
    assert check.kind is CheckKind.CLASSIFICATION
    full = text.removeprefix("the ") if name is None else name
    assert check.subject.startswith(full)
    assert "criteria" in check.subject.casefold()
    assert check.value == year


def test_each_wash_out_keeps_its_own_words():
    checks = checks_in(
        "unstable angina within 6 months prior to Visit 1, stroke or coronary surgery within "
        "90 days prior to Visit 1; rituximab within 4 weeks or 5 half-lives before screening"
    )
    assert [check.subject for check in checks] == [
        "unstable angina",
        "stroke or coronary surgery",
        "rituximab",
        "rituximab",
    ]


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("testosterone <300 or >1000 ng/dL", [("lab", "ng/dL"), ("lab", "ng/dL")]),
        ("Age > 18 months (i.e., > 547 days)", [("age", "months"), ("age", "days")]),
        ("2 to < 6 years: 0.8 mg/dL", [("age", "years")]),
        ("exercise (> 4 hours per week)", [("other", "hours per week")]),
        ("sildenafil approximately 1 hour before attempting sleep", []),
    ],
)
def test_limits_side_by_side_are_about_one_thing(text, limits):
    assert [(str(check.kind), check.unit) for check in checks_in(text)] == limits


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("life-threatening arrhythmia within the prior 6 months", [("washout", "<=", "6")]),
        (
            "systolic pressure below 110 or above 150 mmHg",
            [("vital", "<", "110"), ("vital", ">", "150")],
        ),
        ("recovered to CTCAE 5.0 ≤ grade 1", [("score", "<=", "1")]),
        ("a failure rate of < 1% for 90 days after the last dose", [("other", "<", "1")]),
        ("a second-grade bulge (2-3 mm)", [("other", "between", "2")]),
        ("the Investigator's criteria", []),
        (
            "weight less than 50 kg or exceeds 100 kg",
            [("vital", "<", "50"), ("vital", ">", "100")],
        ),
    ],
)
def test_what_only_looks_alike_is_told_apart(text, wanted):
    found = [(str(c.kind), str(c.comparator), str(c.value)) for c in checks_in(text)]
    assert found == wanted
