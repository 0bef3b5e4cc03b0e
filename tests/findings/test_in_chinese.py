"""Findings and checks as a coordinator reads them in Chinese; what is kept stays English."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from coordinator.domain.check_words import check_words
from coordinator.domain.logic import Truth
from coordinator.domain.observation import NewObservation
from coordinator.findings.criteria import finding_on
from coordinator.findings.keeping import as_kept
from coordinator.languages import Language, catalogue_of
from coordinator.records.constraints import checks_in
from coordinator.text import sentences, speaking
from tests.findings.facts import absence, check, course, excluded_by, included_by, known, stated
from tests.findings.test_washouts import BIOLOGIC, RITUXIMAB


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    with speaking(catalogue_of(Language.CHINESE)):
        yield


def working(criterion, *observations) -> str:
    finding = finding_on(criterion, known(*observations))
    assert finding is not None
    return finding.working


def test_a_course_in_the_window_is_a_chinese_sentence():
    taken = course("rituximab", date(2026, 8, 1), date(2026, 8, 15))

    assert working(excluded_by(RITUXIMAB), taken) == (
        "rituximab自2026-08-01至2026-08-15：在计划入组日（2026-11-22）前6个月"
        "（自2026-05-22起）之内。自2027-02-16起不再如此。"
    )


def test_an_age_in_months_is_said_with_its_unit():
    asked = included_by(check("age", "age", ">=", 6, "months"))

    told = finding_on(asked, known(birth=None, age=Decimal(1)))
    born = finding_on(asked, known(birth=date(2026, 3, 1)))

    assert told is not None
    assert told.working == "自述1岁，因此“≥ 6个月”成立。"
    assert born is not None
    assert born.working == "8个月（2026-11-10），因此“≥ 6个月”成立。"


def test_sentences_stand_one_after_the_other_without_a_space():
    nothing = absence("rituximab", None, date(2026, 11, 20))

    said = working(excluded_by(BIOLOGIC), nothing)

    assert "。 " not in said
    assert sentences(("一。", "", "二。")) == "一。二。"


def test_classes_of_drugs_yes_and_no_and_titles_are_said_in_chinese():
    taken = course("abatacept", date(2026, 8, 1), date(2026, 8, 15))

    assert "abatacept（生物制剂）" in working(excluded_by(BIOLOGIC), taken)
    pregnant = stated("pregnancy", "no", date(2026, 11, 20))
    assert "否（2026-11-20）。" in working(excluded_by(*checks_in("pregnancy")), pregnant)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Age 18 to 70 years", "年龄18–70岁"),
        ("male", "性别：男"),
        ("written informed consent", "知情同意"),
        (
            "Participation in another trial within 3 months",
            "洗脱期：Participation in another trial，（起算日未写明）前3个月内",
        ),
    ],
)
def test_a_check_is_said_in_chinese_around_the_words_of_the_record(text, words):
    assert [check_words(check) for check in checks_in(text)] == [words]


@pytest.mark.parametrize(
    ("what", "offered", "title"),
    [
        ("platelets", "血小板", "Platelets"),
        ("sledai-2k", "SLEDAI-2K评分", "SLEDAI-2K"),
        ("pregnancy", "妊娠或hCG检查", "pregnancy or hCG test"),
        ("platelets", "血小板计数", "血小板计数"),
        ("rituximab", "利妥昔单抗", "利妥昔单抗"),
    ],
)
def test_evidence_is_kept_under_the_programs_own_title(what, offered, title):
    assert as_kept(NewObservation(what, offered)).title == title


def test_chinese_words_change_nothing_that_is_computed():
    criterion = included_by(*checks_in("Age 18 to 70 years"))
    chinese = finding_on(criterion, known())
    with speaking(catalogue_of(Language.ENGLISH)):
        english = finding_on(criterion, known())

    assert chinese is not None
    assert english is not None
    assert chinese.truth is english.truth is not Truth.UNKNOWN
    assert chinese.working != english.working


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Age 18 to 70 years", "43岁（2026-11-10），在18至70之内。"),
        ("Age ≥ 18 years", "43岁（2026-11-10），因此“≥ 18”成立。"),
    ],
)
def test_an_age_is_told_with_its_limit_in_chinese(text, words):
    assert working(included_by(*checks_in(text))) == words
