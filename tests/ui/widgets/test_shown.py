import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton, QToolButton, QWidget

from ui.errands import Errand
from ui.widgets.answers import AnswerButtons, AnswerChoice
from ui.widgets.badge import StandingBadge
from ui.widgets.buttons import primary
from ui.widgets.card import Card
from ui.widgets.dialogs import ConfirmDialog, ReasonDialog
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.labels import ElidedLabel, body, criterion, literal, plain
from ui.widgets.layouts import column, grid, row, spacer
from ui.widgets.messages import MessageBar
from ui.widgets.progress import ProgressLine, Stepper, TaskProgress
from ui.widgets.tones import Tone
from ui.widgets.verdict import VerdictBar

CHOICES = (
    AnswerChoice("no", "No, absent", "N", Tone.SATISFIED, "does not exclude"),
    AnswerChoice("yes", "Yes, present", "Y", Tone.FAILED, "excludes the subject"),
)
MARKUP = '<img src="file:///etc/passwd"> <b>& co</b>'


@pytest.mark.parametrize("tone", list(Tone))
def test_a_standing_is_never_shown_by_colour_alone(shown, tone):
    badge = shown(StandingBadge(tone, "Met"))

    words, pictures = badge.findChildren(QLabel)[1].text(), badge.findChildren(QLabel)[0]
    assert words == "Met"
    assert not pictures.pixmap().isNull()
    assert badge.accessibleName() == "Met"


def test_the_pictures_of_tones_are_all_different():
    assert len({tone.picture for tone in Tone}) == len(Tone)


def test_the_verdict_says_what_follows_and_offers_an_action(shown, qtbot):
    bar = shown(VerdictBar())
    button = QPushButton("Record decision")
    bar.add_action(button)

    bar.display(Tone.OPEN, "Still open: E1.", "Earliest result expires 2026-12-13")

    assert bar.sentence == "Still open: E1."
    assert bar.detail == "Earliest result expires 2026-12-13"
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_message_says_problem_and_remedy_and_stays_until_closed(shown, qtbot):
    bar = MessageBar()
    page = QWidget()
    page.setLayout(column(bar))
    shown(page)
    assert bar.text == ""

    bar.show_error("The disk is full.", "Make room and do it again.")
    assert bar.text == "The disk is full. Make room and do it again."

    with qtbot.waitSignal(bar.closed):
        qtbot.mouseClick(bar.findChild(QToolButton, "close_message"), Qt.MouseButton.LeftButton)
    assert bar.text == ""


def test_details_can_be_copied_each_time_there_are_some(shown, qtbot):
    bar = shown(MessageBar())
    bar.show_error("One.", details="first details")
    copy = bar.findChild(QPushButton, "copy_details")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "first details"

    bar.show_error("Two.", details="second details")

    assert copy.text() == "Copy &details"


def test_a_later_message_replaces_the_earlier(shown):
    bar = shown(MessageBar())
    bar.show_error("The disk is full.", "Make room.")

    bar.show_done("Saved.")

    assert bar.text == "Saved."
    assert bar.tone is Tone.SATISFIED


@pytest.mark.parametrize(
    "make", [criterion, ElidedLabel, lambda words: EmptyState("log", words)]
)
def test_peoples_words_are_never_taken_for_markup(shown, make):
    widget = shown(make(MARKUP))
    labels = [widget] if isinstance(widget, QLabel) else widget.findChildren(QLabel)

    written = [label for label in labels if label.text() == MARKUP]
    assert written
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in written)


def test_a_tool_tip_shows_markup_as_it_was_typed():
    assert "&lt;b&gt;" in plain(MARKUP)
    assert plain("< 30 and > 20") == "< 30 and > 20"


def test_an_ampersand_in_a_name_is_no_mnemonic():
    button = QPushButton(literal("Smith & Sons"))

    assert button.shortcut().isEmpty()


def test_a_name_that_does_not_fit_ends_in_dots_and_is_whole_in_the_tool_tip(shown):
    label = shown(ElidedLabel("欧阳校风与一个很长很长的试验名称" * 4), width=120, height=30)
    assert label.toolTip() == label.text()

    label.setText("short")
    assert label.toolTip() == ""


def test_a_line_of_a_criterion_has_at_most_eighty_characters(shown):
    words = "alanine aminotransferase at least twice the upper limit of normal, " * 6
    wide = shown(criterion(words), width=1600)
    page = QWidget()
    page.setLayout(column(label := criterion(words), spacer()))
    shown(page, width=1600)

    used = wide.contentsRect().width() / wide.fontMetrics().horizontalAdvance("aaaaaaaa") * 8
    assert used < 96
    assert label.height() >= label.fontMetrics().lineSpacing() * 5


def test_an_answer_is_given_by_its_key_and_marked_only_when_it_is_stored(shown, qtbot):
    answers = AnswerButtons()
    answers.offer(CHOICES)
    shown(answers)
    answers.activateWindow()

    with qtbot.waitSignal(answers.answered) as told:
        qtbot.keyClick(answers, Qt.Key.Key_Y)

    assert told.args == ["yes"]
    assert answers.value == ""
    answers.mark("yes")
    assert answers.findChild(QPushButton, "answer_yes").isChecked()


def test_a_letter_typed_into_a_field_answers_nothing(shown, qtbot):
    answers, remark = AnswerButtons(), QLineEdit()
    answers.offer(CHOICES)
    page = QWidget()
    page.setLayout(column(answers, remark))
    shown(page)
    remark.setFocus()

    with qtbot.assertNotEmitted(answers.answered):
        qtbot.keyClicks(remark, "yn")

    assert remark.text() == "yn"


def test_the_keys_belong_to_the_answers_that_are_offered_now(shown, qtbot):
    answers = AnswerButtons()
    answers.offer(CHOICES)
    shown(answers)
    answers.offer((AnswerChoice("na", "Not applicable", "A", Tone.NEUTRAL), *CHOICES))

    with qtbot.waitSignal(answers.answered) as told:
        qtbot.keyClick(answers, Qt.Key.Key_N)

    assert told.args == ["no"]
    assert answers.findChild(QPushButton, "answer_na").isVisible()


def test_an_answer_says_aloud_what_follows_from_it(shown):
    answers = AnswerButtons()
    answers.offer(CHOICES)
    shown(answers)

    button = answers.findChild(QPushButton, "answer_yes")
    assert button.accessibleName() == "Yes, present (Y)"
    assert button.accessibleDescription() == "excludes the subject"


def test_the_stepper_says_where_one_is(shown):
    steps = shown(Stepper(("Subject", "Consent", "Checklist")))

    steps.show_step(1)

    assert steps.accessibleName() == "Step 2 of 3: Consent"


def test_progress_is_told_in_words(shown):
    line = shown(ProgressLine())

    line.display(16, 22, "16 of 22 answered")

    assert line.words == "16 of 22 answered"


def test_progress_of_nothing_is_no_error(shown):
    shown(ProgressLine()).display(0, 0)


def test_long_work_can_be_watched_and_dropped(shown, qtbot):
    task, errand = TaskProgress(), Errand(lambda _found, _error: None)
    page = QWidget()
    page.setLayout(column(task))
    shown(page)
    task.start("Reading records")
    task.follow(errand)
    errand.progressed.emit(0.5, "Reading record 5 of 10")
    assert task.words == "Reading record 5 of 10"

    qtbot.mouseClick(task.findChild(QPushButton, "cancel_task"), Qt.MouseButton.LeftButton)

    assert not errand.is_running
    assert task.isHidden()


def test_a_reason_has_to_be_given(shown, qtbot):
    dialog = shown(
        ReasonDialog(None, "Void?", "Why?", ("Typing error", "New & better document"))
    )
    act = dialog.findChild(QPushButton, "act")
    assert not act.isEnabled()

    dialog.findChild(QRadioButton, "preset_1").setChecked(True)

    with qtbot.waitSignal(dialog.given) as told:
        qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
    assert told.args == ["New & better document"]


def test_words_can_be_added_to_a_prepared_reason(shown, qtbot):
    dialog = shown(ReasonDialog(None, "Void?", "Why?", ("Typing error",)))
    dialog.findChild(QRadioButton, "preset_0").setChecked(True)

    qtbot.keyClicks(dialog.findChild(QWidget, "reason"), "31, not 13")

    assert dialog.reason == "Typing error: 31, not 13"


def test_spaces_are_no_reason(shown, qtbot):
    dialog = shown(ReasonDialog(None, "Void?", "Why?"))

    qtbot.keyClicks(dialog.findChild(QWidget, "reason"), "   ")

    assert not dialog.findChild(QPushButton, "act").isEnabled()


def test_what_is_final_is_never_the_default(shown):
    final = shown(ConfirmDialog(None, "Restore?", "All is replaced.", "Restore", is_final=True))
    harmless = shown(ConfirmDialog(None, "Go on?", "Nothing is lost.", "Go on"))

    assert not final.findChild(QPushButton, "act").isDefault()
    assert harmless.findChild(QPushButton, "act").isDefault()


def test_a_dialog_that_is_dropped_confirms_nothing(shown, qtbot):
    dialog = shown(ConfirmDialog(None, "Go on?", "Nothing is lost.", "Go on"))

    with qtbot.assertNotEmitted(dialog.confirmed):
        qtbot.mouseClick(dialog.findChild(QPushButton, "cancel"), Qt.MouseButton.LeftButton)


def test_the_primary_action_stands_at_the_right_corner_of_every_page(shown):
    action = primary("Add a trial")
    header = shown(
        PageHeader("Trials", "of the site", action, (QPushButton("Other"),)), 800, 60
    )

    place = QRect(action.mapTo(header, QPoint(0, 0)), action.size())
    assert place.right() == header.rect().right()


def test_in_a_narrow_window_the_actions_of_a_page_go_below_its_title(shown):
    action = primary("Add a trial")
    header = shown(PageHeader("Trials", "of the site", action), 300, 120)

    place = action.mapTo(header, QPoint(0, 0))
    assert place.y() > 40
    assert place.x() + action.width() <= header.width()
    header.set_subtitle("")
    assert header.subtitle == ""


def test_layouts_are_written_the_way_they_look(shown):
    left, right, below = QLabel("left"), QLabel("right"), QLabel("below")
    page = QWidget()
    page.setLayout(column(row(left, spacer(), right), grid([[None, below]]), margin=8))
    shown(page)

    assert left.x() == 8
    assert right.geometry().right() <= 632
    assert below.y() > left.y()


def test_a_card_grows_by_what_is_added(shown):
    card = Card(QLabel("one"), title="Numbers")
    card.add(QLabel("two"))
    shown(card)

    assert [label.text() for label in card.findChildren(QLabel)] == ["Numbers", "one", "two"]


def test_enter_presses_the_button_that_has_the_focus_once(shown, qtbot):
    button = shown(primary("Sign"))
    pressed = []
    button.clicked.connect(lambda: pressed.append(True))

    qtbot.keyClick(button, Qt.Key.Key_Return)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True
    )
    QGuiApplication.sendEvent(button, held)

    assert pressed == [True]


def test_a_criterion_can_stand_in_a_place_of_any_width(shown):
    label = shown(criterion("Age 18 to 70 years"))

    label.resize(60_000, 40)

    assert label.contentsMargins().right() > 0


def test_a_word_without_end_makes_no_page_wider(shown):
    label = shown(body("x" * 10_000))

    assert label.minimumSizeHint().width() < 2_000
    assert label.text().count("x") == 10_000


def test_a_button_with_keys_keeps_the_letter_that_is_underlined(shown, qtbot):
    pressed = []
    place = QWidget()
    place.setLayout(column(button := primary("&Keep it", shortcut="Ctrl+Return")))
    button.clicked.connect(lambda: pressed.append(button.text()))
    shown(place, width=200, height=60)
    with qtbot.waitActive(place):
        place.activateWindow()

    qtbot.keySequence(place, "Ctrl+Return")
    assert pressed == ["&Keep it"]
    button.setText("&Take it")
    qtbot.keySequence(place, "Ctrl+Return")
    qtbot.keySequence(place, "Alt+T")
    qtbot.waitUntil(lambda: pressed == ["&Keep it", "&Take it", "&Take it"])
