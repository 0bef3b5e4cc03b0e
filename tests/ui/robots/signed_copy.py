"""Works the page on which a form that was signed on paper comes back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from tests.ui.robots.subjects import SubjectFormRobot
from ui.signed_copy.pages import PagesView
from ui.widgets.badge import StandingBadge
from ui.widgets.choices import ChoiceField, RemarkField


class SignedCopyRobot(SubjectFormRobot):
    def __init__(self, qtbot, page):
        super().__init__(qtbot, page)
        qtbot.addWidget(page)
        page.resize(1150, 740)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    def choose(self, *paths):
        """Choose files in the dialog, as it tells of them."""
        QTest.keyClick(self.page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: self.page.findChild(QFileDialog, "scan_dialog") is not None)
        dialog = self.page.findChild(QFileDialog, "scan_dialog")
        dialog.filesSelected.emit([str(path) for path in paths])
        with self._qtbot.waitActive(self.page):
            dialog.close()
            self.page.activateWindow()
        self.wait(lambda: not self.page._view.is_busy and self.files != "")  # noqa: SLF001  the page's own word

    def choose_print(self, number):
        field = self.find(ChoiceField, "printed")
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Home)
        field.setCurrentIndex(number)
        field.activated.emit(number)

    def say_why(self, words):
        self.find(RemarkField, "reason").setPlainText(words)

    def sign(self, number, user_name, day):
        self.find(ChoiceField, f"signed_by_{number}").set_value(user_name)
        self.write_day(f"signed_on_{number}", day)

    def attach(self):
        """Press the key for the primary button; the button stays down for a moment."""
        pressed = []
        self.find(QPushButton, "attach").clicked.connect(lambda: pressed.append(True))
        QTest.keyClick(self.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: bool(pressed))

    def look_at(self, copy_id):
        self.find(QPushButton, f"copy_{copy_id}").click()

    def wait(self, is_so):
        self._qtbot.waitUntil(is_so)

    def is_enabled(self, name):
        return self.find(QPushButton, name).isEnabled()

    def words(self, name):
        label = self.find(QLabel, name)
        return label.text() if label.isVisible() else ""

    @property
    def files(self):
        return self.words("files")

    @property
    def found(self):
        return self.find(StandingBadge, "found").word

    @property
    def people(self):
        field = self.find(ChoiceField, "signed_by_1")
        return [field.itemText(number) for number in range(field.count())]

    @property
    def page_count(self):
        return self.page.findChild(PagesView).page_count
