"""Criteria out of other systems' files: an EDC's ODM form, a protocol's design as USDM."""

import json
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordinator.domain.record import NotATrialRecord, Severity
from coordinator.records import read
from tests.records.promises import assert_nothing_is_lost, assert_verbatim

YES_NO = """<CodeList OID="CL.NY" Name="No Yes" DataType="text">
<CodeListItem CodedValue="Y"><Decode><TranslatedText>Yes</TranslatedText></Decode>
</CodeListItem>
<CodeListItem CodedValue="N"><Decode><TranslatedText>No</TranslatedText></Decode>
</CodeListItem></CodeList>"""


def item(oid, *texts, name="", code_list="CL.NY", data_type="text"):
    words = "".join(
        f"<TranslatedText xml:lang={quoteattr(lang)}>{escape(text)}</TranslatedText>"
        for lang, text in (each if isinstance(each, tuple) else ("en", each) for each in texts)
    )
    ref = f'<CodeListRef CodeListOID="{code_list}"/>' if code_list else ""
    return (
        f'<ItemDef OID="{oid}" Name="{name or oid}" DataType="{data_type}">'
        f"<Question>{words}</Question>{ref}</ItemDef>"
    )


def edc(groups, *items, namespace="http://www.cdisc.org/ns/odm/v1.3", form="Eligibility"):
    """The metadata of a study as a data system exports them."""
    refs = "".join(f'<ItemGroupRef ItemGroupOID="{oid}" Mandatory="Yes"/>' for oid in groups)
    defs = "".join(
        f'<ItemGroupDef OID="{oid}" Name="{oid}" Repeating="No">'
        + "".join(
            f'<ItemRef ItemOID="{ref}" OrderNumber="{place}" Mandatory="Yes"/>'
            for place, ref in enumerate(oids, start=1)
        )
        + "</ItemGroupDef>"
        for oid, oids in groups.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- exported -->\n<ODM xmlns="{namespace}">'
        '<Study OID="S.1"><GlobalVariables><StudyName>NCT90000001</StudyName>'
        "<StudyDescription>Solanib in vexia</StudyDescription>"
        "<ProtocolName>HIM-014</ProtocolName></GlobalVariables>"
        '<MetaDataVersion OID="v1" Name="Version 3.0">'
        f'<FormDef OID="F.1" Name="{form}" Repeating="No">{refs}</FormDef>{defs}'
        f"{''.join(items)}{YES_NO}</MetaDataVersion></Study></ODM>"
    ).encode()


def texts(criteria):
    return [(each.marker, each.text) for each in criteria]


def test_a_form_with_one_group_for_each_section_is_read():
    data = edc(
        {"IG.INCLUSION": ["IN01", "IN02", "IEDTC"], "IG.EXCLUSION": ["EX01"]},
        item("IN01", "Is the subject aged ≥ 18 years?"),
        item("IN02", "Did the subject sign informed consent?"),
        item("IEDTC", "Date of assessment", code_list="", data_type="date"),
        item("EX01", "Is the subject pregnant & breast-feeding?"),
    )

    (record,) = read(data, "edc.xml")

    assert record.layout == "CDISC ODM-XML"
    assert texts(record.inclusion) == [
        ("IN01", "Is the subject aged ≥ 18 years?"),
        ("IN02", "Did the subject sign informed consent?"),
    ]
    assert texts(record.exclusion) == [("EX01", "Is the subject pregnant & breast-feeding?")]
    assert (record.ids.nct, record.ids.secondary) == ("NCT90000001", ("HIM-014",))
    assert record.title == "Solanib in vexia"
    assert "Also on the form: Date of assessment" in record.source.text
    assert_nothing_is_lost(record)
    assert_verbatim(record)


def test_sections_of_one_group_are_told_by_the_items_own_names():
    data = edc(
        {"IG.IE": ["I_IE_EXCL_01", "I_IE_INCL_01", "IE.E2", "IE.I2"]},
        item("I_IE_EXCL_01", "Active infection"),
        item("I_IE_INCL_01", "Confirmed vexia"),
        item("IE.E2", "Asthma"),
        item("IE.I2", "Able to walk"),
        form="I/E",
    )

    (record,) = read(data, "edc.xml")

    assert [text for _marker, text in texts(record.inclusion)] == [
        "Confirmed vexia",
        "Able to walk",
    ]
    assert [text for _marker, text in texts(record.exclusion)] == ["Active infection", "Asthma"]


def test_headings_between_the_items_tell_the_section_of_those_below():
    """As an attribute of the data system's own, and as a label that asks for nothing."""
    headed = item("Q1", "Confirmed vexia").replace(
        "<ItemDef ", '<ItemDef xmlns:r="urn:redcap" r:SectionHeader="Inclusion Criteria" '
    )
    label = item("L1", "EXCLUSION CRITERIA", code_list="")
    oids = ["Q1", "Q2", "L1", "Q3"]
    data = edc({"IG.1": oids}, headed, item("Q2", "Adult"), label, item("Q3", "Asthma"))

    (record,) = read(data, "redcap.xml")

    assert [found.text for found in record.inclusion] == ["Confirmed vexia", "Adult"]
    assert [found.text for found in record.exclusion] == ["Asthma"]


def test_items_of_which_the_section_is_not_said_are_shown_and_put_in_none():
    data = edc({"IG.1": ["Q1", "Q2"]}, item("Q1", "Fever?"), item("Q2", "Cough?"))

    (record,) = read(data, "edc.xml")

    assert (record.inclusion, record.exclusion) == ((), ())
    (section,) = record.other_sections
    assert [found.text for found in section.items] == ["Fever?", "Cough?"]
    assert_nothing_is_lost(record)


def test_a_question_with_a_list_inside_is_nested_and_its_markup_undone():
    words = "<p>Any of the following:</p><ol><li>fever &gt; 38 °C</li><li>chills</li></ol>"
    data = edc({"EXCLUSION": ["EX01"]}, item("EX01", words, data_type="boolean", code_list=""))

    (record,) = read(data, "redcap.xml")

    (whole,) = record.exclusion
    assert (whole.marker, whole.text) == ("EX01", "Any of the following:")
    assert texts(whole.children) == [("1.", "fever > 38 °C"), ("2.", "chills")]
    assert_nothing_is_lost(record)
    assert_verbatim(record)


def test_both_languages_of_a_question_are_kept_as_two_wordings_and_a_third_is_shown():
    data = edc(
        {"IG.INCLUSION": ["IN01", "IN02"]},
        item("IN01", ("zh", "年龄≥18岁"), ("en", "Age ≥ 18"), ("de", "Alter ≥ 18")),
        item("IN02", ("zh", "签署知情同意书")),
    )

    (record,) = read(data, "edc.xml")

    assert [(each.text, each.other_text) for each in record.inclusion] == [
        ("年龄≥18岁", "Age ≥ 18"),
        ("签署知情同意书", ""),
    ]
    assert "IN01 (de)" in record.source.text
    assert_nothing_is_lost(record)


def test_a_file_without_an_eligibility_form_says_so():
    data = edc({"IG.VS": ["Q1"]}, item("Q1", "Standing?"), form="Vital signs")

    with pytest.raises(NotATrialRecord, match="none of its forms asks about eligibility"):
        read(data, "edc.xml")


@pytest.mark.parametrize("namespace", ["http://www.cdisc.org/ns/odm/v1.2", ""])
def test_other_versions_of_odm_are_read_too(namespace):
    data = edc({"INCLUSION": ["IN01"]}, item("IN01", "Fever"), namespace=namespace)

    assert [found.text for found in read(data, "odm.xml")[0].inclusion] == ["Fever"]


def test_a_bomb_is_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE ODM [<!ENTITY a "b">]><ODM>&a;&a;</ODM>'

    with pytest.raises(NotATrialRecord, match="declares entities"):
        read(bomb, "bomb.xml")


def test_parts_that_refer_to_each_other_in_a_circle_are_kept():
    def own(code, parent):
        alias = "".join(
            f'<Alias Context="trial-coordinator/{name}" Name="{value}"/>'
            for name, value in (("code", code), ("kind", "exclusion"), ("part-of", parent))
        )
        return item(code, f"Text of {code}").replace("</ItemDef>", f"{alias}</ItemDef>")

    codes = ["E1", "E2", "E2", "E3"]
    oids = {"EXCLUSION": ["E1", "E2", "E3"]}
    data = edc(oids, own("E1", "E3"), own("E2", "E2"), own("E3", "E1"))

    (record,) = read(data, "circle.xml")

    assert [found.text for found in record.exclusion] == ["Text of E1", "Text of E2"]
    assert [found.text for found in record.exclusion[0].children] == ["Text of E3"]
    assert len(codes) == 4


def test_nesting_without_end_neither_hangs_nor_crashes():
    deep = b"<ODM>" + b"<Study>" * 50_000 + b"</Study>" * 50_000 + b"</ODM>"

    with pytest.raises(NotATrialRecord):
        read(deep, "deep.xml")


def usdm(*criteria, **version):
    """A design with criteria as (identifier, category code, text, previous, next)."""
    return {
        "usdmVersion": "4.0.0",
        "study": {
            "name": "VEX",
            "label": "Solanib in vexia",
            "versions": [
                {
                    "versionIdentifier": "3",
                    "studyIdentifiers": [{"text": "NCT90000001"}, {"text": "HIM-014"}],
                    "titles": [
                        {"text": "Solanib in vexia", "type": {"code": "C207616"}},
                        {"text": "VEX", "type": {"code": "C207615"}},
                    ],
                    "organizations": [{"id": "o1", "name": "Harbour Institute"}],
                    "roles": [{"code": {"code": "C70793"}, "organizationIds": ["o1"]}],
                    "eligibilityCriterionItems": [
                        {"id": f"item {name}", "text": text}
                        for name, _code, text, *_rest in criteria
                    ],
                    "studyDesigns": [
                        {
                            "name": "Main",
                            "indications": [{"label": "Vexia"}],
                            "eligibilityCriteria": [
                                {
                                    "id": name,
                                    "identifier": name,
                                    "category": {"code": code},
                                    "criterionItemId": f"item {name}",
                                    "previousId": rest[0] if rest else None,
                                    "nextId": rest[1] if rest else None,
                                }
                                for name, code, _text, *rest in criteria
                            ],
                        }
                    ],
                    **version,
                }
            ],
        },
    }


def read_usdm(tree):
    return read(json.dumps(tree, ensure_ascii=False).encode(), "usdm.json")


IN, OUT = "C25532", "C25370"


def test_a_design_is_read_with_its_fields_in_the_order_of_its_links():
    tree = usdm(
        ("02", IN, "<p>Confirmed &lt; vexia</p>", "01", "09"),
        ("01", IN, "Age ≥ 18 years", None, "02"),
        ("09", OUT, "Platelets <70 x 10^9/L; p <p 0.5", "02", None),
    )

    (record,) = read_usdm(tree)

    assert record.layout == "CDISC USDM (JSON)"
    assert texts(record.inclusion) == [("01", "Age ≥ 18 years"), ("02", "Confirmed < vexia")]
    assert texts(record.exclusion) == [("09", "Platelets <70 x 10^9/L; p <p 0.5")]
    assert (record.scientific_title, record.title) == ("Solanib in vexia", "VEX")
    assert (record.ids.nct, record.sponsor) == ("NCT90000001", "Harbour Institute")
    assert record.conditions == ("Vexia",)
    assert_nothing_is_lost(record)
    assert_verbatim(record)


def test_a_chain_that_leads_nowhere_leaves_the_order_of_the_file():
    tree = usdm(
        ("02", IN, "Two", "01", "01"), ("01", IN, "One", None, "02"), ("03", IN, "Three")
    )

    (record,) = read_usdm(tree)

    assert [found.text for found in record.inclusion] == ["Two", "One", "Three"]


def test_a_value_that_is_kept_elsewhere_leaves_a_blank_that_is_asked_about():
    """Doubt is shown: the number is not in the text, and nobody guesses it."""
    tree = usdm(
        ("01", IN, 'Aged <usdm:tag name="min_age"/> to <usdm:ref attribute="x"></usdm:ref>')
    )

    (record,) = read_usdm(tree)

    assert record.inclusion[0].text == "Aged [min_age] to [x]"
    found = [w for w in record.warnings if w.code == "PLACEHOLDER_VALUE"]
    assert [(w.where, w.quote, w.severity) for w in found] == [
        ("inclusion[0]", "[min_age]", Severity.HARM),
        ("inclusion[0]", "[x]", Severity.HARM),
    ]


def test_each_version_and_each_design_of_a_study_is_kept_apart():
    tree = usdm(("01", IN, "Fever"))
    (version,) = tree["study"]["versions"]
    other = {**version["studyDesigns"][0], "name": "Part B"}
    both = {
        **version,
        "versionIdentifier": "4",
        "studyDesigns": [*version["studyDesigns"], other],
    }
    tree["study"]["versions"] = [version, both]

    first, second = read_usdm(tree)

    assert [found.text for found in first.inclusion] == ["Fever"]
    assert [(found.text, found.is_heading) for found in second.inclusion] == [
        ("Main", True),
        ("Fever", False),
        ("Part B", True),
        ("Fever", False),
    ]
    assert "Version: 4" in second.source.text


def test_a_design_of_very_many_criteria_is_read_whole_and_in_time():
    ids = [f"{number:05}" for number in range(4_000)]
    links = zip(["", *ids], ids, [*ids[1:], ""], strict=False)
    tree = usdm(*((own, IN, f"Criterion {own}", before, after) for before, own, after in links))

    (record,) = read_usdm(tree)

    assert [found.marker for found in record.inclusion] == ids


def test_version_3_with_texts_in_the_population_is_read():
    tree = usdm()
    design = tree["study"]["versions"][0]["studyDesigns"][0]
    del design["eligibilityCriteria"]
    design["population"] = {
        "criteria": [
            {"id": "c", "identifier": "01", "category": {"code": OUT}, "text": "Fever"}
        ]
    }

    (record,) = read_usdm(tree)

    assert texts(record.exclusion) == [("01", "Fever")]


_KEYS = (
    *(
        "id",
        "text",
        "url",
        "code",
        "category",
        "criterionItemId",
        "nextId",
        "study",
        "versions",
    ),
    *("eligibilityCriteria", "eligibilityCriterionItems", "extensionAttributes", "type"),
    *("studyDesigns", "valueString", "titles", "roles"),
)
_TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(_KEYS),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(_TREES, _TREES, _TREES)
@settings(deadline=None)
def test_any_json_that_looks_like_a_study_is_read_or_refused(criteria, items, designs):
    version = {
        "eligibilityCriterionItems": items,
        "studyDesigns": [{"eligibilityCriteria": criteria}],
    }
    for tree in (
        {"study": {"versions": [version, designs]}},
        {"study": {"versions": [{"studyDesigns": designs}]}},
        {"versions": designs},
    ):
        try:
            records = read_usdm(tree)
        except NotATrialRecord:
            continue
        for record in records:
            assert_nothing_is_lost(record)
            assert_verbatim(record)


_WORDS = st.sampled_from(
    (
        "fever",
        "≥ 18",
        "1. age",
        "a) x",
        "\n",
        "\n- ",
        "<br>",
        "<p>",
        "</li>",
        "Inclusion criteria:",
        "排除标准：",
        "&gt;",
        "[x]",
        "\u2028",
        "  ",
        "年龄",
        "</p><ul><li>",
        "Any of:",
    )
)


@given(st.lists(st.lists(_WORDS, min_size=1, max_size=12), min_size=1, max_size=5))
@settings(deadline=None)
def test_no_character_of_a_question_is_lost(questions):
    items = [item(f"EX{n}", " ".join(words)) for n, words in enumerate(questions)]
    data = edc({"EXCLUSION": [f"EX{n}" for n in range(len(items))]}, *items)

    for record in read(data, "edc.xml"):
        assert_nothing_is_lost(record)
        assert_verbatim(record)


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_a_damaged_file_is_read_or_refused(data):
    whole = edc({"INCLUSION": ["IN01"]}, item("IN01", "Fever 年龄"))
    at = data.draw(st.integers(0, len(whole)))
    put = data.draw(st.binary(max_size=6))
    left_out = data.draw(st.integers(0, 40))

    try:
        records = read(whole[:at] + put + whole[at + left_out :], "edc.xml")
    except NotATrialRecord:
        return
    for record in records:
        assert_nothing_is_lost(record)
