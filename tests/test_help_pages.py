import ast
import re
from pathlib import Path

import pytest

from coordinator.help_pages import help_pages
from coordinator.languages import Language, catalogue_of

ROOT = Path(__file__).parent.parent
SHELF = ROOT / "resources" / "help"
PAGES = sorted(SHELF.glob("*_*/*.md")) + sorted(SHELF.glob("en/*.md"))
LANGUAGES = (Language.ENGLISH, Language.CHINESE)
BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\]\(([^)]*)\)")
MNEMONIC = re.compile(r"\(&.\)|&(?!&)")
KEY = re.compile(r"\s*[(（][A-Z][)）]$")


def name_of(path):
    return f"{path.parent.name}/{path.name}"


def sentences():
    """All sentences of the program, as they stand in its code."""
    for top in ("coordinator", "ui"):
        for path in (ROOT / top).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "N_"):
                    yield from (
                        part.value for part in node.args if isinstance(part, ast.Constant)
                    )


def bare(words):
    return KEY.sub("", MNEMONIC.sub("", words)).strip().rstrip("…")


@pytest.fixture(scope="module")
def on_the_screen():
    """What may stand in bold, for each language."""
    known = set(sentences())
    return {
        language.value: {
            bare(catalogue_of(language).gettext(words)) for words in known if words
        }
        for language in LANGUAGES
    }


def test_each_language_has_the_same_topics():
    names = [{path.name for path in (SHELF / language).glob("*.md")} for language in LANGUAGES]

    assert names[0] == names[1]


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_has_a_title_and_is_short(path):
    lines = path.read_text("utf-8").splitlines()

    assert lines[0].startswith("# ")
    assert len(lines) <= 60


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_link_leads_to_a_page_that_is_there(path):
    for link in LINK.findall(path.read_text("utf-8")):
        assert (path.parent / link).is_file(), link


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_there_is_no_html_and_no_picture(path):
    text = re.sub(r"`[^`]*`", "", path.read_text("utf-8"))

    assert not re.search(r"<[a-zA-Z/!]|!\[", text)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_what_is_bold_stands_on_the_screen_just_so(path, on_the_screen):
    bold = set(BOLD.findall(path.read_text("utf-8")))
    language = path.parent.name

    assert {words for words in bold if bare(words) not in on_the_screen[language]} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_known_by_its_title(language):
    pages = help_pages(language)

    assert pages["walk"].text.startswith(f"# {pages['walk'].title}\n")
    assert len({page.title for page in pages.values()}) == len(pages)


def test_words_are_found_wherever_they_stand_and_not_in_links():
    page = help_pages(Language.ENGLISH)["lost-signs"]

    assert page.holds("LOST protocol")
    assert page.is_about("signs")
    assert not page.holds("clarifications.md")
