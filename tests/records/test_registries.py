"""The registries' own files: each finds its fields, its sections and its order."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.domain.record import NotATrialRecord
from coordinator.records import read
from coordinator.records.as_json import as_json
from tests.records.samples import codes, texts

_V2 = {
    "protocolSection": {
        "identificationModule": {
            "nctId": "NCT90000002",
            "orgStudyIdInfo": {"id": "HIM-7"},
            "briefTitle": "Solanib in Vexia",
        },
        "statusModule": {"overallStatus": "NOT_YET_RECRUITING"},
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Harbour Institute"}},
        "conditionsModule": {"conditions": ["Vexia"]},
        "designModule": {
            "studyType": "INTERVENTIONAL",
            "phases": ["PHASE2", "PHASE3"],
            "enrollmentInfo": {"count": 40},
        },
        "armsInterventionsModule": {"interventions": [{"type": "DRUG", "name": "Solanib"}]},
        "eligibilityModule": {
            "eligibilityCriteria": (
                "Inclusion Criteria:\n\n* Age \\>= 18 years\n* One of:\n\n  * fever\n"
                "  * chills\n\nExclusion Criteria:\n\n1. Weight \\< 40 kg\n2. Asthma"
            ),
            "healthyVolunteers": False,
            "sex": "FEMALE",
            "minimumAge": "18 Years",
        },
    }
}
_LEGACY = """<?xml version="1.0" encoding="UTF-8"?>
<clinical_study><id_info><nct_id>NCT90000003</nct_id></id_info>
<brief_title>Marivax</brief_title><sponsors><lead_sponsor><agency>Northgate</agency></lead_sponsor>
</sponsors><eligibility><criteria><textblock>
        Inclusion Criteria:

          -  Quillon fever of more than three months that was confirmed by a doctor of the
             clinic

          -  Weight &lt; 90 kg

        Exclusion Criteria:

          -  Asthma
</textblock></criteria><gender>All</gender><minimum_age>5 Years</minimum_age></eligibility>
</clinical_study>"""
_ICTRP = """<Trials_downloaded_from_ICTRP><Trial><TrialID>ChiCTR2500000998</TrialID>
<Public_title>Ningweed</Public_title><Source_Register>ChiCTR</Source_Register>
<Inclusion_agemin>18</Inclusion_agemin><Inclusion_gender>Both</Inclusion_gender>
<Target_size>a:3;b:4;</Target_size>
<Inclusion_Criteria>Inclusion criteria: (1) Stiffness score =4;&lt;br&gt;(2) consent
</Inclusion_Criteria>
<Exclusion_Criteria>Exclusion criteria: (1) PLT = 50;</Exclusion_Criteria></Trial>
<Trial><TrialID>NCT90000004</TrialID><Public_title>Two</Public_title>
<Inclusion_Criteria>Inclusion Criteria:&lt;br&gt;- fever&lt;br&gt;
Exclusion Criteria:&lt;br&gt;- asthma
</Inclusion_Criteria></Trial></Trials_downloaded_from_ICTRP>"""


def _read(data, name="file.json"):
    content = data if isinstance(data, str) else json.dumps(data)
    return read(content.encode(), name)


def test_a_study_of_the_api_is_read_with_its_escapes_undone():
    (record,) = _read(_V2)
    assert (record.ids.nct, record.ids.secondary) == ("NCT90000002", ("HIM-7",))
    assert (record.phase, record.status) == ("Phase 2/Phase 3", "Not yet recruiting")
    assert (record.sex, record.min_age, record.target_enrolment) == ("female", 18, 40)
    assert record.interventions == ("Drug: Solanib",)
    assert texts(record.inclusion) == ["Age >= 18 years", "One of:"]
    assert texts(record.inclusion[1].children) == ["fever", "chills"]
    assert texts(record.exclusion) == ["Weight < 40 kg", "Asthma"]


def test_the_source_shown_is_a_page_that_spans_point_into():
    (record,) = _read(_V2)
    span = record.exclusion[0].span
    assert record.source.text[span.start : span.end] == "1. Weight < 40 kg"
    (title,) = [place for place in record.places if place.name == "title"]
    assert title.span is not None
    assert record.source.text[title.span.start : title.span.end] == "Solanib in Vexia"


@pytest.mark.parametrize(
    "data",
    [[_V2, _V2], {"studies": [_V2, _V2]}, f"{json.dumps(_V2)}\n{json.dumps(_V2)}\n"],
)
def test_a_list_of_studies_gives_a_record_each(data):
    assert len(_read(data)) == 2


def test_hard_wrapped_xml_is_joined():
    (record,) = _read(_LEGACY, "study.xml")
    assert texts(record.inclusion) == [
        "Quillon fever of more than three months that was confirmed by a doctor of the clinic",
        "Weight < 90 kg",
    ]
    assert record.sponsor == "Northgate"


def test_an_export_of_the_who_portal_gives_lost_signs():
    first, second = _read(_ICTRP, "export.xml")
    assert texts(first.inclusion) == ["Stiffness score =4;", "consent"]
    assert {("LOST_SIGN", "inclusion[0]"), ("LOST_SIGN", "exclusion[0]")} <= codes(first)
    assert first.target_enrolment == 7
    assert (texts(second.inclusion), texts(second.exclusion)) == (["fever"], ["asthma"])


def test_a_table_of_the_who_portal_is_read_row_by_row():
    rows = (
        "TrialID,Public title,Inclusion Criteria,Exclusion Criteria\n"
        'NCT90000005,One,"Inclusion criteria: <br>1. fever<br>2. chills","1. asthma"\n'
        'NCT90000006,Two,"- rash","- none"\n'
    )
    first, second = _read(rows, "export.csv")
    assert (texts(first.inclusion), texts(first.exclusion)) == (["fever", "chills"], ["asthma"])
    assert second.ids.nct == "NCT90000006"


def test_ctis_criteria_come_in_the_order_of_their_numbers():
    criteria = {
        "principalInclusionCriteria": [
            {"number": 10, "principalInclusionCriteria": "ten"},
            {"number": 2, "principalInclusionCriteria": "two"},
        ],
        "principalExclusionCriteria": [],
    }
    information = {"trialInformation": {"eligibilityCriteria": criteria}}
    (record,) = _read({"ctNumber": "2025-1", "authorizedPartI": {"trialDetails": information}})
    assert texts(record.inclusion) == ["two", "ten"]


def test_a_sign_that_a_register_left_out_is_shown_with_its_readings():
    record = {
        "a2_eudract_number": "2025-000001-01",
        "e3_principal_inclusion_criteria": "1. Ferritin  500 mg/L 2. Fever.  3 visits made",
        "e4_principal_exclusion_criteria": "1. Body weight  3 kg",
    }
    (found,) = _read(record)
    lost = [warning for warning in found.warnings if warning.code == "LOST_SIGN"]
    assert [(w.where, w.quote) for w in lost] == [
        ("inclusion[0]", "500 mg/L"),
        ("exclusion[0]", "3 kg"),
    ]
    assert lost[1].readings == ("≥ 3", "≤ 3", "> 3", "< 3")


@pytest.mark.parametrize(
    "data",
    [
        '{"protocolSection": {"identificationModule": {"nct',
        '{"weather": "fine"}',
        "[" * 100_000,
        "<clinical_study><id_info>",
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><trials>&b;</trials>',
    ],
)
def test_data_that_is_broken_or_foreign_is_refused_with_a_sentence(data):
    with pytest.raises(NotATrialRecord):
        _read(data)


_KEYS = st.sampled_from(
    [
        "protocolSection",
        "eligibilityModule",
        "eligibilityCriteria",
        "identificationModule",
        "nctId",
        "studies",
        "eligibility",
        "criteria",
        "textblock",
        "id_info",
        "nct_id",
        "TrialID",
        "Inclusion Criteria",
        "participants",
        "inclusion",
        "e3_principal_inclusion_criteria",
        "authorizedPartI",
        "trialDetails",
        "trialInformation",
        "drksId",
        "recruitment",
        "number",
        "principalInclusionCriteria",
        "main",
        "trial_id",
        "inclusion_criteria",
        "Study",
        "x",
    ]
)
_LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(
        ["", "Inclusion Criteria:\n- fever", "NCT90000001", "18 Years", "=8", "<br>"]
    ),
)
_SHAPES = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=25,
)


@given(_SHAPES)
def test_data_of_any_shape_is_read_or_refused(shape):
    try:
        records = _read(shape)
    except NotATrialRecord:
        return
    for record in records:
        assert json.dumps(as_json(record))
