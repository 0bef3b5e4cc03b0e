import gettext
import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QLabel

from coordinator import text
from coordinator.text import _
from ui import language


@pytest.fixture(autouse=True)
def english_again():
    yield
    text.use(gettext.NullTranslations())


@pytest.fixture
def shelf(tmp_path):
    """A shelf with a catalogue of one sentence."""
    words = Catalog("zh_CN")
    words.add("Lock", "锁定")
    folder = tmp_path / "zh_CN" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "coordinator.mo").open("wb") as compiled:
        write_mo(compiled, words)
    return tmp_path


def test_english_needs_no_catalogue():
    assert language.choose("en") == "en"
    assert _("Lock") == "Lock"


@pytest.mark.parametrize("code", ["xx", "xx_YY", "", "en-GB"])
def test_where_there_is_no_catalogue_the_program_speaks_english(code):
    spoken = language.choose(code)

    assert spoken in {"en", *language.catalogues()}


def test_a_language_is_spoken_when_there_is_a_catalogue(shelf):
    assert language.catalogues(shelf) == ("zh_CN",)
    assert language.SOURCE in language.known()

    assert language.choose("zh_CN", shelf) == "zh_CN"
    assert _("Lock") == "锁定"

    assert language.choose("en", shelf) == "en"
    assert _("Lock") == "Lock"


@pytest.mark.parametrize("code", ["zh-CN", "zh-Hans-CN"])
def test_a_language_is_known_by_the_names_that_systems_give_it(shelf, code):
    assert language.choose(code, shelf) == "zh_CN"


@pytest.fixture
def chinese(qapp):
    yield language.choose("zh_CN")
    language.choose("en")


def dialog_words(qtbot, folder):
    dialog = QFileDialog(None, "Open", str(folder), "Records (*.txt)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    model = dialog.findChild(QFileSystemModel)
    inside = model.index(str(folder))
    qtbot.waitUntil(lambda: model.rowCount(inside) > 0)
    kind = model.index(0, 2, inside).data()
    return [*(label.text() for label in dialog.findChildren(QLabel)), kind]


def test_qts_own_file_dialog_is_in_chinese_throughout(chinese, qtbot, tmp_path):
    (tmp_path / "records").mkdir()

    words = dialog_words(qtbot, tmp_path)

    assert "文件夹" in words
    assert not [said for said in words if said and not re.search(r"[\u4e00-\u9fff]", said)]


def test_qts_own_words_are_english_again_in_english(chinese, qtbot, tmp_path):
    (tmp_path / "records").mkdir()
    language.choose("en")

    assert "Folder" in dialog_words(qtbot, tmp_path)


@pytest.mark.parametrize("words", sorted(language.LACKING))
def test_what_qts_catalogue_lacks_is_said_by_ours(chinese, qapp, words):
    assert _(words) != words
    assert qapp.translate("QFileDialog", words) == _(words)
