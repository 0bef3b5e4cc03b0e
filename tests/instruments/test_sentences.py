"""What a worksheet says can be said in another language."""

import gettext
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from coordinator import text
from coordinator.instruments.library import instrument, names
from coordinator.instruments.sentences import sentences_of
from tests.instruments.sheets import result_of

FOLDER = Path(__file__).parents[2] / "resources" / "instruments"
METHOD = "coordinator.instruments.sentences:extract"


class Shouting(gettext.NullTranslations):
    """A language that only raises its voice."""

    def gettext(self, message):
        return message if "{" in message else message.upper()


@pytest.fixture
def shouting():
    text.use(Shouting())
    yield
    text.use(gettext.NullTranslations())


def extracted(path):
    return {message for _line, message, *_rest in extract_from_file(METHOD, path)}


@pytest.mark.parametrize("name", names())
def test_every_sentence_of_an_instrument_is_found_for_translation(name):
    assert extracted(FOLDER / f"{name}.toml") == set(
        filter(None, sentences_of(instrument(name)))
    )


def test_titles_made_from_a_pattern_are_found_whole():
    assert "Meninges: urgent" in extracted(FOLDER / "igg4-ri-2012.toml")


def test_the_names_of_analytes_are_found_for_translation():
    assert {"Immunoglobulin G4", "Creatinine"} <= extracted(FOLDER / "units" / "analytes.toml")


def test_a_worksheet_speaks_the_language_of_the_site(shouting):
    said = {"arthritis": True, "look_back": "10"}

    assert result_of("sledai-2k", said, rest=True).working == "SLEDAI-2K: ARTHRITIS 4 = 4."
    assert result_of("sle-slicc-2012").outcome("met").shown == "NOT DETERMINED"
