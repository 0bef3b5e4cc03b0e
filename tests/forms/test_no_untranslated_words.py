"""On Chinese paper nothing is in English but what was entered, names and units."""

import ast
import gettext
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from coordinator.domain.site import Paper
from coordinator.languages import Language, catalogue_of
from tests.forms.outputs import OUTPUTS
from tests.forms.reading import reader

TESTS = Path(__file__).parents[1]
PLACES_AND_LATIN = re.compile(r"(\{[^}]*\})|[A-Za-z]+")
LATIN = re.compile(r"[A-Za-z](?:[A-Za-z ,'’/-]|\.(?! ))*[A-Za-z]")
CODE = re.compile(r"[A-Z0-9./-]{2,}|[0-9a-f]{4,}|[IESV]\d+")
UNITS = ("mg", "kg", "min", "mL", "dL", "mmol", "umol", "ukat", "cm", "mm", "Cel")


class WithoutLatin(gettext.NullTranslations):
    """Chinese, but for the Latin words in it: those left on the paper are no translation's."""

    def __init__(self):
        super().__init__()
        self._words = catalogue_of(Language.CHINESE)

    def gettext(self, message):
        said = self._words.gettext(message)
        return said if said == message else without_latin(said)

    def ngettext(self, msgid1, msgid2, n):
        return without_latin(self._words.ngettext(msgid1, msgid2, n))


def without_latin(words):
    return PLACES_AND_LATIN.sub(lambda found: found[1] or "", words)


@cache
def entered():
    """Give all that the tests' invented facts say, without spaces."""
    literals = [
        node.value
        for folder in (TESTS, TESTS / "forms", TESTS / "exchange", TESTS / "reports")
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    cited = files("resources").joinpath("instruments", "sledai-2k.toml").read_text("utf-8")
    known = ("".join(one.split()) for one in (*literals, cited))
    return "\0".join(("", *known, ""))


def is_known(words):
    left = CODE.sub("", words)
    named = [word for word in re.findall(r"[A-Za-z]{2,}", left) if word not in UNITS]
    whole = "".join(words.split()).strip(".,")
    return (
        not named
        or whole in entered()
        or all(f"\0{word}\0" in entered() for word in words.split())  # cells side by side
    )


@pytest.mark.parametrize("name", OUTPUTS)
def test_all_that_a_chinese_form_says_is_chinese(name):
    """L1"""
    pdf = OUTPUTS[name].said(WithoutLatin(), Paper.A4)

    lines = [line for page in reader(pdf).pages for line in page.extract_text().splitlines()]
    runs = {run for line in lines for run in LATIN.findall(line)}

    assert sorted(run for run in runs if not is_known(run)) == []
