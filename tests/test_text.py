"""The words a person reads, in the language of the site."""

import gettext
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from coordinator import text
from coordinator.check_offers import worksheets_named
from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.findings.naming import things_of
from coordinator.findings.units import unit_readings
from coordinator.findings.variants import variants_of
from coordinator.languages import BETWEEN, Language, TwoLanguages, catalogue_of
from coordinator.text import _, called, enclosed, in_turn, listed, particulars, speaking

ALT = Check(CheckKind.LAB, "ALT", Comparator.MORE, unit="U/L")
CELLS = Check(CheckKind.LAB, "WBC", Comparator.LESS, Decimal("1.5"), unit="109/L")
WORDS = (
    lambda: things_of(ALT)[0].title,
    lambda: unit_readings("109/L")[0].said,
    lambda: variants_of(CELLS)[0].name,
    lambda: worksheets_named("2011 diagnostic criteria of IgG4-RD")[0],
)


class Marked(gettext.NullTranslations):
    """Another language: the same words with a mark before them."""

    def gettext(self, message):
        return f"¡{message}"


@pytest.fixture
def other_language():
    yield lambda: text.use(Marked())
    text.use(gettext.NullTranslations())


@pytest.mark.parametrize("words", WORDS)
def test_words_that_were_remembered_are_forgotten_with_their_language(other_language, words):
    before = words()
    other_language()

    assert words() == f"¡{before}"


def test_a_form_is_said_in_its_own_language_while_the_program_goes_on_in_another():
    with ThreadPoolExecutor(1) as pool, speaking(Marked()):
        elsewhere = pool.submit(_, "Lock").result()
        here = _("Lock")

    assert (here, elsewhere, _("Lock")) == ("¡Lock", "Lock", "Lock")


def test_paper_in_two_languages_says_everything_twice_and_equal_words_once():
    both = TwoLanguages(Marked())
    same = TwoLanguages(gettext.NullTranslations())

    assert both.gettext("Lock") == f"¡Lock{BETWEEN}Lock"
    assert both.ngettext("{count} day", "{count} days", 2) == "{count} days"
    assert same.gettext("TC-EC") == "TC-EC"


def test_lists_names_and_brackets_have_the_marks_of_the_language():
    """L1"""

    def said():
        return (
            listed(("I3", "E12")),
            particulars(("Li Na", "", "2026-11-22")),
            in_turn(("a", "b")),
            called("ALT", "78"),
            enclosed("ALT", "E3"),
        )

    assert said() == ("I3, E12", "Li Na, 2026-11-22", "a; b", "ALT: 78", "ALT (E3)")
    with speaking(catalogue_of(Language.CHINESE)):
        assert said() == ("I3、E12", "Li Na，2026-11-22", "a；b", "ALT：78", "ALT（E3）")
