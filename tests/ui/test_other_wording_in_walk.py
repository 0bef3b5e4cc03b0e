"""Criteria in two languages, as the walk shows them."""

import pytest

from coordinator.commands import review
from coordinator.domain.criterion import Answer, Combination
from tests.builders import COORDINATOR, coded, consented, draft, identify, settle_all
from tests.ui.walking import Walk

LINES = ("I1 Age 18 years or older", "I2 Consent", "E1 Infection, any of:", "E1.1 Hepatitis B")


@pytest.fixture
def walk(qtbot, registry):
    version = draft(registry, *LINES)
    whole = coded(version, "E1")
    review.set_combination(
        registry, COORDINATOR, criterion_id=whole.id, combination=Combination.WHOLE
    )
    for code, text in (("I1", "年满18岁"), ("E1", "感染，任一："), ("E1.1", "乙型肝炎")):
        review.reword_other(
            registry,
            COORDINATOR,
            criterion_id=coded(version, code).id,
            text=text,
            reason="protocol 2.0",
        )
    settle_all(registry, version.id)
    identify(registry, version.id)
    review.activate_version(registry, COORDINATOR, version_id=version.id)
    walk = Walk(qtbot, registry, consented(registry, version.trial_id), COORDINATOR)
    yield walk
    walk.close()


def test_the_other_language_is_shown_by_a_key_and_hidden_again(walk):
    robot = walk.robot
    assert robot.text == "Age 18 years or older"
    assert robot.other_text == ""

    robot.press("B")
    assert robot.other_text == "年满18岁"
    robot.press("B")
    assert robot.other_text == ""


def test_both_languages_stay_from_criterion_to_criterion(walk):
    robot = walk.robot
    robot.press("B")

    robot.press("Down")
    assert (robot.text, robot.other_text) == ("Consent", "")
    robot.press("Down")

    assert robot.other_text == "感染，任一：\n    1. 乙型肝炎"


def test_what_was_chosen_is_remembered(walk):
    kept = []
    walk.robot.page.remember_languages(are_both=True, keep=kept.append)
    assert walk.robot.other_text == "年满18岁"

    walk.robot.press("B")

    assert kept == [False]


def test_a_criterion_in_one_language_offers_no_other(walk):
    robot = walk.robot
    robot.press("Down")

    robot.press("B")

    assert robot.other_text == ""
    assert not robot.offers_other_language


def test_answers_are_given_as_before(walk):
    walk.robot.press("B", "Y")

    assert walk.entry("I1").answer is Answer.YES
