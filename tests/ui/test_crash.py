import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from coordinator.domain.errors import Unavailable
from ui.crash import CrashDialog, CrashReporter, describe

NAME = "欧阳校风"


class DiskFull(Unavailable):
    problem = "The disk is full."
    remedy = "Make room."


@pytest.fixture
def reporter(qapp, tmp_path):
    known = []
    reporter = CrashReporter(tmp_path / "logs", known.append)
    reporter.told = known
    reporter.log = tmp_path / "logs" / "crashes.log"
    yield reporter
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, CrashDialog):
            dialog.close()


def caught(raising):
    try:
        raising()
    except Exception as error:  # noqa: BLE001  any error is what is wanted here
        return type(error), error, error.__traceback__
    pytest.fail("nothing was raised")


def look_up_a_subject():
    subject = NAME
    return {}[subject]


def call_what_is_not_there():
    return None.answer()


def open_crash_dialogs():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog)]


def test_a_report_names_places_and_kinds_and_nobody():
    _kind, error, trace = caught(look_up_a_subject)

    report = describe(error, trace)

    assert "ui/test_crash.py" in report
    assert "in look_up_a_subject" in report
    assert "KeyError" in report
    assert NAME not in report


def test_words_that_speak_of_the_program_alone_are_kept():
    _kind, error, trace = caught(call_what_is_not_there)

    assert "has no attribute 'answer'" in describe(error, trace)


def test_what_came_before_is_told_too():
    def one_after_the_other():
        try:
            look_up_a_subject()
        except KeyError as error:
            raise RuntimeError(NAME) from error

    _kind, error, trace = caught(one_after_the_other)
    report = describe(error, trace)

    assert report.index("RuntimeError") < report.index("KeyError")
    assert NAME not in report


def test_a_bug_is_logged_and_shown_once(reporter, qtbot):
    reporter.take(*caught(look_up_a_subject))
    reporter.take(*caught(look_up_a_subject))

    assert reporter.log.read_text("utf-8").count("KeyError") == 2
    assert len(open_crash_dialogs()) == 1


def test_the_details_can_be_copied(reporter, qtbot):
    reporter.take(*caught(look_up_a_subject))
    dialog = open_crash_dialogs()[0]

    dialog.findChild(QPushButton, "copy_details").click()

    assert "in look_up_a_subject" in QGuiApplication.clipboard().text()


def test_an_error_of_ours_is_no_crash(reporter):
    def fill_the_disk():
        raise DiskFull

    reporter.take(*caught(fill_the_disk))

    assert [str(error) for error in reporter.told] == ["The disk is full. Make room."]
    assert not reporter.log.exists()


def test_a_bug_in_a_thread_is_logged(reporter):
    reporter.install()
    thread = threading.Thread(target=look_up_a_subject)
    thread.start()
    thread.join()
    reporter.uninstall()

    assert "KeyError" in reporter.log.read_text("utf-8")


def test_the_hooks_are_put_back(reporter):
    before = sys.excepthook, threading.excepthook

    reporter.install()
    assert sys.excepthook == reporter.take
    reporter.uninstall()

    assert (sys.excepthook, threading.excepthook) == before


def test_a_log_that_cannot_be_written_does_not_hide_the_bug(qapp, tmp_path, capsys):
    (tmp_path / "logs").write_text("a file where the folder should be")
    reporter = CrashReporter(tmp_path / "logs")

    reporter.take(*caught(look_up_a_subject))

    assert "KeyError" in capsys.readouterr().err
    for dialog in open_crash_dialogs():
        dialog.close()
