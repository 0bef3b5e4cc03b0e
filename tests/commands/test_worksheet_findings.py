"""What a worksheet came to decides the criterion that asks for it (A6)."""

import pytest

from coordinator.commands.worksheets import fill_in
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.logic import Truth
from coordinator.instruments.entering import Rating
from coordinator.instruments.library import instrument
from coordinator.queries.evidence import wanted_of
from coordinator.queries.screenings import screening_of
from tests.builders import COORDINATOR, TODAY, active, coded, consented

SHEET = Evidence(SourceKind.SCORE_SHEET, "binder 3", TODAY)
DAY = TODAY.isoformat()
OTHERS = ("I1 Signed consent", "E1 Another reason")
T, F = Truth.TRUE, Truth.FALSE
FOUR_CRITERIA = dict.fromkeys(
    [i.key for i in instrument("sle-acr-1997").items if "criteria" in i.groups and not i.rule][
        :4
    ],
    True,
)
CASES = [
    ("I1 SLE disease activity index (SLEDAI) ≥ 8", "sledai-2k", {"seizure": True}, T),
    ("I1 SLE disease activity index (SLEDAI) ≥ 8", "sledai-1992", {"rash": True}, F),
    ("I1 SLE by the 1997 revised ACR criteria", "sle-acr-1997", FOUR_CRITERIA, T),
    ("I1 SLE by the 1997 revised ACR criteria", "sle-acr-1997", {}, F),
    ("I1 IgG4-RD responder index ≥ 2", "igg4-ri-2018", {"total": "4"}, T),
    ("I1 RCLASI ≥ 4", "rclasi", {"activity_score": "3", "damage_score": "0"}, F),
    ("E1 eGFR < 30 mL/min/1.73 m²", "egfr-ckd-epi-2021", {"creatinine": "400 umol/L"}, T),
    ("E1 eGFR < 30 mL/min/1.73 m²", "egfr-mdrd", {"creatinine": "70 umol/L"}, F),
    (
        "E1 Creatinine clearance ≤ 30 mL/min",
        "cockcroft-gault",
        {"creatinine": "70 umol/L", "weight": "60"},
        F,
    ),
    ("I1 ECOG performance status ≤ 1", "ecog", {"grade": "2"}, F),
    (
        "E1 Heart failure of NYHA class ≥ III",
        "nyha",
        {"heart_disease": True, "class_entered": "III"},
        T,
    ),
    ("I1 BMI ≥ 18.5 kg/m²", "bmi", {"height": "170", "weight": "60"}, T),
]


@pytest.mark.parametrize(("line", "name", "said", "truth"), CASES)
def test_a_worksheet_decides_the_criterion_that_asks_for_it(registry, line, name, said, truth):
    version = active(registry, line, *(other for other in OTHERS if other[0] != line[0]))
    screening_id = consented(registry, version.trial_id)
    asked = instrument(name)
    keys = {item.key for item in asked.items}
    given = {"sex": "female", "sampled_on": DAY, "form_version": "2018"}
    fill_in(
        registry,
        COORDINATOR,
        subject_id=1,
        instrument=name,
        said={**{key: value for key, value in given.items() if key in keys}, **said},
        rating=Rating("Dr Ada Brandt", TODAY, rest_is_absent=True),
        document=SHEET,
        screening_id=screening_id,
    )
    code = line.split()[0]
    item = screening_of(registry, screening_id, with_identity=True).checklist.item(code)

    assert item.finding is not None
    assert item.finding.truth is truth, item.finding.working
    wanted = wanted_of(registry, screening_id, coded(version, code).id)
    assert any(each.fitting for each in wanted)
