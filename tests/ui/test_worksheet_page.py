"""A worksheet on the screen: three-valued items, what follows from them, what is evidence."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from coordinator.commands.evidence import enter_observation
from coordinator.commands.worksheets import fill_in
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.filled_worksheet import WorksheetLacks
from coordinator.domain.observation import NewObservation
from coordinator.instruments.entering import Rating
from coordinator.languages import Language, catalogue_of
from coordinator.queries.evidence import evidence_of
from coordinator.queries.worksheets import worksheets_of
from coordinator.text import speaking
from tests.builders import COORDINATOR, MONITOR, TODAY, active, coded, consented, subject
from tests.ui.mnemonics import doubled_mnemonics
from tests.ui.robots.worksheet import WorksheetRobot
from ui.desk import Desk
from ui.widgets.choices import ChoiceField
from ui.worksheet.page import WorksheetPage
from ui.worksheet.presenter import WorksheetPresenter

CTRL = Qt.KeyboardModifier.ControlModifier
DAY = TODAY.isoformat()
LINES = (
    "I1 Age 18 to 70 years",
    "I2 SLE disease activity index (SLEDAI) of 8 or more",
    "E1 Active infection",
)
REPORT = Evidence(SourceKind.LABORATORY_REPORT, "report 26-1180", date(2026, 11, 15))


class Filling:
    """The page with what stands behind it."""

    def __init__(self, qtbot, registry, person=COORDINATOR):
        self.registry = registry
        self.desk = Desk(registry, person, poll_ms=20)
        self.refused, self.left, self.kept, self.drafts = [], [], [], []
        self.desk.refused.connect(self.refused.append)
        self.presenter = WorksheetPresenter(self.desk)
        self.presenter.left.connect(lambda: self.left.append(True))
        self.presenter.kept.connect(self.kept.append)
        page = WorksheetPage(self.presenter)
        page.draft_left.connect(self.drafts.append)
        self.robot = WorksheetRobot(qtbot, page)


@pytest.fixture
def subject_id(registry):
    return subject(registry)


@pytest.fixture
def filling(qtbot, registry):
    opened = []

    def open_page(person=COORDINATOR):
        opened.append(Filling(qtbot, registry, person))
        return opened[-1]

    yield open_page
    for found in opened:
        qtbot.waitUntil(lambda found=found: not found.desk.is_busy)
        found.desk.close()


def alt(value="78", unit="U/L", high="40", on=date(2026, 11, 15)):
    return NewObservation(
        "alt", "ALT", value=value, unit=unit, high=high, on=on, document=REPORT
    )


def test_letters_answer_and_go_on_to_the_next_item(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="sledai-2k")
    robot = page.robot
    robot.items.go_to("seizure")
    robot.press("ynu")

    said = [robot.items.said(key) for key in ("seizure", "psychosis", "obs")]
    assert said == ["yes", "no", ""]
    assert robot.focus == "visual"
    assert robot.accessible_name("seizure") == "Seizure of recent onset: Yes"


def test_arrows_change_the_answer_and_walk_the_items(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="sledai-2k")
    robot = page.robot
    robot.items.go_to("psychosis")
    robot.press(Qt.Key.Key_Left)
    assert robot.items.said("psychosis") == "no"
    robot.press(Qt.Key.Key_Up)
    assert robot.focus == "seizure"


def test_every_answer_shows_what_follows_and_what_is_still_open(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="sledai-2k")
    robot = page.robot
    assert robot.outcomes == ["0 to 105"]
    robot.items.answer("seizure", "y")
    assert robot.outcomes == ["8 to 105"]
    assert "Psychosis" in robot.open_items
    robot.say_rest_is_absent()
    assert robot.outcomes == ["8"]
    assert robot.working == "SLEDAI-2K: Seizure of recent onset 8 = 8."
    assert robot.items.note("psychosis") == "taken as absent: no"


def test_an_open_item_leads_to_its_place(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="sledai-2k")
    page.robot.click("open_visual")

    assert page.robot.focus == "visual"


def test_what_is_kept_becomes_evidence_and_leads_back(qtbot, filling, registry, subject_id):
    """A4"""
    page = filling()
    page.presenter.open(subject_id, name="sledai-2k")
    robot = page.robot
    robot.items.answer("look_back", "1")
    robot.items.answer("arthritis", "y")
    robot.items.answer("rash", "y")
    robot.say_rest_is_absent()
    robot.rate("Dr Ada Brandt", DAY)
    assert robot.draft == "Not kept yet"
    robot.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.kept != [])
    assert page.left == [True]

    (found,) = evidence_of(registry, subject_id)
    assert (found.told.what, found.told.value) == ("sledai-2k", "6")
    assert not found.is_claimed
    assert page.kept == ["SLEDAI-2K is kept; its result is evidence: 6."]


def test_a_worksheet_without_rater_is_refused_and_nothing_is_lost(
    filling, registry, subject_id
):
    page = filling()
    page.presenter.open(subject_id, name="sledai-2k")
    robot = page.robot
    robot.items.answer("arthritis", "y")
    robot.click("keep")

    assert isinstance(page.refused[0], WorksheetLacks)
    assert robot.focus == "rater"
    assert robot.items.said("arthritis") == "yes"
    assert worksheets_of(registry, subject_id) == ()


def test_an_open_result_is_kept_and_says_that_it_is_no_evidence(filling, registry, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="sledai-2k")
    page.robot.items.answer("arthritis", "y")
    page.robot.rate("Dr Ada Brandt", DAY)
    page.robot.click("keep")

    assert page.kept == ["SLEDAI-2K is kept. Its result is open: it is no evidence yet."]
    assert evidence_of(registry, subject_id) == ()
    assert len(worksheets_of(registry, subject_id)) == 1


def test_what_the_evidence_says_is_taken_over_and_says_where_it_comes_from(
    filling, registry, subject_id
):
    enter_observation(registry, COORDINATOR, subject_id=subject_id, told=alt())
    page = filling()
    page.presenter.open(subject_id, name="alt-ast-uln")
    robot = page.robot

    assert (robot.items.said("alt"), robot.items.unit("alt")) == ("78", "U/L")
    assert robot.items.said("alt_uln") == "40"
    assert robot.items.note("alt") == "Laboratory report of 2026-11-15"
    assert robot.taken.startswith("Taken over from the subject's evidence:")
    assert robot.outcomes[0] == "1.950 × ULN"
    robot.type("alt", "90")
    assert robot.items.note("alt") == ""
    robot.click("empty_taken")
    assert (robot.items.said("alt"), robot.items.said("alt_uln")) == ("90", "")


def test_the_newest_result_is_taken_over(filling, registry, subject_id):
    for value, on in (("31", date(2026, 11, 20)), ("78", date(2026, 11, 2))):
        told = alt(value, on=on)
        enter_observation(registry, COORDINATOR, subject_id=subject_id, told=told)
    page = filling()
    page.presenter.open(subject_id, name="alt-ast-uln")

    assert page.robot.items.said("alt") == "31"


def test_a_value_is_taken_over_in_the_unit_of_its_report(filling, registry, subject_id):
    told = NewObservation(
        "creatinine",
        "Creatinine",
        value="88",
        unit="umol/L",
        on=REPORT.dated_on,
        document=REPORT,
    )
    enter_observation(registry, COORDINATOR, subject_id=subject_id, told=told)
    page = filling()
    page.presenter.open(subject_id, name="egfr-ckd-epi-2021")
    robot = page.robot
    assert (robot.items.said("creatinine"), robot.items.unit("creatinine")) == ("88", "umol/L")
    assert robot.items.said("sampled_on") == "2026-11-15"
    assert robot.draft == ""
    robot.click("same_document")
    robot.click("keep")

    egfr = next(
        found for found in evidence_of(registry, subject_id) if found.told.what == "egfr"
    )
    assert egfr.told.document == REPORT
    assert egfr.told.on == REPORT.dated_on


def test_birth_and_sex_come_from_the_record(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="egfr-ckd-epi-2021")
    robot = page.robot
    assert robot.items.said("sex") == "female"
    assert robot.items.note("birth") == "from the subject's record"
    robot.type_day("sampled_on", DAY)
    robot.type("creatinine", "88")
    robot.choose("creatinine_unit", "umol/L")

    assert robot.outcomes[0].endswith("mL/min/1.73 m²")
    assert robot.items.note("age") == "from the other items: 43"


def test_a_reported_bound_is_taken_as_one(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="igg4-cdc-2011")
    page.robot.type("igg4", "<1.35")
    page.robot.choose("igg4_unit", "g/L")

    assert page.robot.items.note("i2_igg4") == "from the other items: no"


def test_what_is_no_answer_says_so_and_counts_for_nothing(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="bmi")
    page.robot.type("height", "170")
    page.robot.type("weight", "sixty")

    assert "is not an answer" in page.robot.items.note("weight")
    assert set(page.robot.outcomes) == {"not determined"}


def test_two_entries_that_contradict_each_other_give_no_result(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="sledai-2k")
    page.robot.items.answer("arthritis", "y")
    page.robot.type("joints", "0")

    assert "says otherwise" in page.robot.contradiction
    assert page.robot.outcomes == []
    assert not page.robot.can_keep


def test_an_unusual_figure_is_questioned_not_refused(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="igg4-cdc-2011")
    page.robot.type("igg4", "20000")

    assert "is unusual" in page.robot.notes


def test_not_done_is_an_answer_where_the_instrument_has_it(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="igg4-acr-eular-2019")
    page.robot.items.answer("anca", "d")

    assert page.robot.items.said("anca") == "not done"


def test_answers_too_long_for_a_row_are_offered_below_each_other(filling, subject_id):
    """L2: a Chinese sign is as wide as two letters."""
    filled = filling()

    with speaking(catalogue_of(Language.CHINESE)):
        filled.presenter.open(subject_id, name="igg4-ri-2018")

    assert filled.robot.page.findChild(ChoiceField, "meninges")


def test_what_is_known_only_is_marked(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="igg4-acr-eular-2019")

    assert page.robot.items.is_marked("splenomegaly")
    assert not page.robot.items.is_marked("anca")
    assert "Splenomegaly" in page.robot.unverified


def test_details_of_an_organ_are_asked_once_it_is_affected(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="igg4-ri-2018")
    robot = page.robot
    assert not robot.items.is_asked("skin_urgent")
    robot.choose("skin", "2")
    assert robot.items.is_asked("skin_urgent")
    robot.items.answer("skin_urgent", "y")
    robot.choose("skin", "0")
    assert robot.items.is_asked("skin_urgent")


def test_the_criterion_stays_in_sight(filling, registry):
    version = active(registry, *LINES)
    screening_id = consented(registry, version.trial_id)
    page = filling()
    page.presenter.open(1, screening_id, coded(version, "I2").id, "sledai-2k")

    assert page.robot.criterion == coded(version, "I2").text


def test_the_worksheet_that_fits_best_opens_first_and_all_can_be_had(qtbot, filling, registry):
    version = active(registry, *LINES)
    screening_id = consented(registry, version.trial_id)
    page = filling()
    page.presenter.open(1, screening_id, coded(version, "I2").id)
    qtbot.waitUntil(lambda: page.robot.title.startswith("SLEDAI"))
    page.robot.click("all_worksheets")
    qtbot.waitUntil(lambda: page.robot.title == "Which worksheet?")
    fitting = page.robot.offered[:2]
    assert all(title.startswith("SLEDAI") for title in fitting)
    assert len(page.robot.offered) == 34
    page.presenter.wake()
    assert page.robot.title == "Which worksheet?"
    page.presenter.leave()
    assert page.robot.title.startswith("SLEDAI")
    page.robot.click("all_worksheets")
    qtbot.waitUntil(lambda: page.robot.title == "Which worksheet?")
    page.robot.pick(1)
    assert page.robot.title == fitting[1]


def test_without_a_fitting_worksheet_all_are_offered(qtbot, filling, subject_id):
    page = filling()
    page.presenter.open(subject_id)

    qtbot.waitUntil(lambda: len(page.robot.offered) == 34)
    assert page.robot.title == "Which worksheet?"


def test_what_was_typed_is_there_when_one_comes_back(filling, subject_id):
    """Nothing that was typed is lost."""
    page = filling()
    page.presenter.open(subject_id, name="sledai-2k")
    page.robot.items.answer("arthritis", "y")
    page.robot.page.hide()
    assert page.drafts == ["SLEDAI-2K"]

    page.presenter.open(subject_id, name="ecog")
    page.robot.page.show()
    page.presenter.open(subject_id, name="sledai-2k")
    assert page.robot.items.said("arthritis") == "yes"
    assert page.robot.draft == "Not kept yet"
    page.robot.click("take_back")
    assert (page.robot.items.said("arthritis"), page.robot.draft) == ("", "")


def test_a_stored_worksheet_is_corrected_with_a_reason(filling, registry, subject_id):
    """A8"""
    first = fill_in(
        registry,
        COORDINATOR,
        subject_id=subject_id,
        instrument="sledai-2k",
        said={"arthritis": True, "rash": True},
        rating=Rating("Dr Ada Brandt", TODAY, rest_is_absent=True),
        document=REPORT,
    )
    page = filling()
    page.presenter.open_filled(first)
    robot = page.robot
    assert "Kept on 2026-11-22 by Li Na" in robot.stored
    assert not robot.can_keep
    robot.items.answer("rash", "n")
    robot.click("keep")
    assert robot.focus == "correction"
    robot.type("correction", "a drug rash")
    robot.click("keep")

    newest = worksheets_of(registry, subject_id)[0]
    assert (newest.replaces_id, newest.correction) == (first, "a drug rash")
    assert evidence_of(registry, subject_id)[0].told.value == "4"


def test_earlier_worksheets_are_named_and_can_be_opened(filling, registry, subject_id):
    for said in ({"grade": "1"}, {"grade": "2"}):
        fill_in(
            registry,
            COORDINATOR,
            subject_id=subject_id,
            instrument="ecog",
            said=said,
            rating=Rating("Dr Ada Brandt", TODAY),
            document=REPORT,
        )
    page = filling()
    page.presenter.open(subject_id, name="ecog")
    assert page.robot.earlier == [
        "2026-11-22: 2, entered by Li Na",
        "2026-11-22: 1, entered by Li Na",
    ]
    page.robot.open_earlier(1)
    assert page.robot.items.said("grade") == "1"
    assert page.robot.earlier[0] == "Fill in a new one"


def test_a_monitor_reads_and_types_nothing(filling, registry, subject_id):
    """P1: neither name nor birth date are shown."""
    page = filling(MONITOR)
    page.presenter.open(subject_id, name="egfr-ckd-epi-2021")

    assert not page.robot.can_keep
    assert page.robot.items.said("birth") == ""
    assert not page.robot.items.row("creatinine").input.isEnabled()


def test_no_two_letters_with_alt_are_the_same(filling, subject_id):
    page = filling()
    page.presenter.open(subject_id, name="sledai-2k")
    page.robot.items.answer("arthritis", "y")

    assert doubled_mnemonics(page.robot.page) == {}
