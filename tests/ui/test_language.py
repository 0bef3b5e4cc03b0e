import gettext

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

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
