"""Criteria in a second language, as the review of a record shows and takes them."""

import pytest

from coordinator.check_offers import CheckOffers
from coordinator.queries.trials import version_of
from coordinator.records import read_text
from tests.builders import COORDINATOR, active, coded, draft, record
from tests.ui.robots.record_review import RecordReviewRobot
from ui.check_editor.form import CheckForm
from ui.desk import Desk
from ui.record_review.page import RecordReviewPage
from ui.record_review.presenter import RecordReviewPresenter

LINES = ("I1 Age 18 to 70 years", "I2 Written consent", "E1 Pregnant")
REASON = "Chinese protocol 2.0"
PAGE = (
    "注册号：\nChiCTR2099000001\n纳入标准：\n1、年龄18至70岁；\n2、签署知情同意书\n"
    "Inclusion criteria：\n1. Age 18 to 75 years\n2. Written consent\n"
    "排除标准：\n1、妊娠\nExclusion criteria：\n1. Pregnant\n"
)


@pytest.fixture
def desk(registry):
    desk = Desk(registry, COORDINATOR)
    yield desk
    desk.close()


@pytest.fixture
def review(qtbot, registry, desk):
    def open_review(version):
        presenter = RecordReviewPresenter(desk)
        page = RecordReviewPage(presenter, CheckForm(CheckOffers()).ask)
        robot = RecordReviewRobot(qtbot, page)
        presenter.open_version(version.id)
        return robot

    return open_review


def test_a_bilingual_record_shows_both_wordings_and_asks_to_check_them(review, registry):
    (known,) = read_text(PAGE)

    robot = review(draft(registry, known=known))

    assert "I1 年龄18至70岁；" in robot.criteria
    robot.choose("E1")
    assert robot.other_wording == "Pregnant"
    assert "Written consent" in robot.other_words
    robot.choose("I1")
    assert robot.point == "The other language has other figures"


def test_a_criterion_is_given_its_wording_in_another_language(review, registry):
    version = draft(registry, known=record(*LINES))
    robot = review(version)
    robot.choose("E1")
    assert robot.other_wording == ""

    robot.reword_other("妊娠")
    robot.give_reason(REASON)

    assert coded(version_of(registry, version.id), "E1").other_text == "妊娠"
    robot.choose("I1")
    assert robot.other_words == ["妊娠"]


def test_words_that_got_no_reason_are_not_stored_and_not_lost(review, registry):
    version = draft(registry, known=record(*LINES))
    robot = review(version)
    robot.choose("E1")
    robot.reword_other("妊娠")
    robot.cancel()

    robot.choose("I1")
    robot.choose("E1")

    assert robot.other_wording == "妊娠"
    assert coded(version_of(registry, version.id), "E1").other_text == ""


def test_a_wording_in_another_language_can_be_taken_away(review, registry):
    version = draft(registry, known=record(*LINES))
    robot = review(version)
    robot.choose("E1")
    robot.reword_other("妊娠")
    robot.give_reason(REASON)

    robot.reword_other("")
    robot.give_reason("not in the protocol")

    assert coded(version_of(registry, version.id), "E1").other_text == ""


def test_a_whole_list_is_compared_before_it_is_stored(review, registry):
    version = draft(registry, known=record(*LINES))
    robot = review(version)

    said = robot.paste_wording("I1 年龄18至75岁\nE1 妊娠\nE7 其他")

    assert said[0].endswith("new; other figures: 70 here, 75 there")
    assert said[1].endswith("nothing pasted")
    assert said[-1] == "Not stored: E7 其他"
    assert coded(version_of(registry, version.id), "I1").other_text == ""
    robot.store_pasted(REASON)
    found = version_of(registry, version.id)
    assert [coded(found, code).other_text for code in ("I1", "I2", "E1")] == [
        "年龄18至75岁",
        "",
        "妊娠",
    ]


def test_a_list_that_fits_nothing_says_what_to_paste(review, registry):
    robot = review(draft(registry, known=record(*LINES)))

    assert robot.paste_wording("nothing of that kind") == []
    assert "lines that begin with I1" in robot.pasted_note


def test_a_version_in_use_shows_its_other_wording_and_takes_none(review, registry):
    """S4"""
    (known,) = read_text(PAGE)
    robot = review(active(registry, known=known))
    robot.choose("E1")

    assert robot.other_wording == ""
    assert robot.other_shown == "Pregnant"
    assert not robot.shows("paste_wording")
