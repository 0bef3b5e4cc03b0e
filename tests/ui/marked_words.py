"""Tells what the program says from what was entered into it."""

import ast
import gettext
import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path

from coordinator.instruments.conversions import analytes
from installer.translations import COMPILED, collected, key_of

TESTS = Path(__file__).parents[1]
BEGIN, END = "\u2061", "\u2062"  # both are drawn as nothing
SENTENCE = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")
LONGEST_NAME = 4  # words
LONG = 60  # characters of what is no name
LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
BETWEEN_PARTS = re.compile(r" · |  |; |, |\||: |\n| – | → |[（）。、；，：“”()\[\]\u2002]")
CODE = re.compile(r"^[IE]\d+(\.\d+)* |…$|\.$| \d{4,}$")
NO_WORD = re.compile(
    r"^/\w+/.+|\w+://\S+|[A-Z0-9-]{2,}|[0-9a-f]{8,}|[\d.*^]*[a-zA-Z%]{1,4}/\S+|/\w+/\S+"
)
KEYS = frozenset(
    ("Ctrl", "Alt", "Shift", "Enter", "Esc", "Home", "Left", "Right", "PgUp", "PgDown", "Del")
)
NAMES = frozenset(
    (
        *("kB", "MB", "mm", "cm", "Cel", "pro", "al", "et", "doi"),
        *("Ceng", "Zeng", "Le", "Yue", "Lao", "Hong"),  # how a name may be read
        *("Trial", "Coordinator"),
    )
)
"""Units, abbreviations of citations, and what the program is called."""


class Marked(gettext.GNUTranslations):
    """Chinese, each sentence between two signs."""

    def __init__(self):
        with COMPILED.open("rb") as file:
            super().__init__(file)

    def gettext(self, message):
        said = super().gettext(message)
        return said if said == message else f"{BEGIN}{said}{END}"

    def ngettext(self, msgid1, msgid2, n):
        return f"{BEGIN}{super().ngettext(msgid1, msgid2, n)}{END}"


class Data:
    """All words that somebody entered, or that tests and instruments' files have."""

    def __init__(self):
        self.strings = set(literals())

    def gather(self, _connection, _cursor, _statement, values, *_more):
        if isinstance(values, str):
            self.strings.add(values)
        elif isinstance(values, dict | list | tuple):
            for value in values.values() if isinstance(values, dict) else values:
                self.gather(None, None, None, value)

    def untranslated(self, said):
        """Give the parts of what is said that are neither translated nor data."""
        sentences = sentences_of_the_program()
        known = [" ".join(one.split()) for one in self.strings if one not in sentences]
        whole = "\0".join(known)
        short = [one.casefold() for one in known if len(one) < LONG]
        words = {word for one in short for word in LATIN_WORD.findall(one)}
        for part in {part for one in said for part in parts_of(one)}:
            found = LATIN_WORD.findall(NO_WORD.sub(" ", part))
            left = [word for word in found if word not in KEYS | NAMES]
            is_name = len(left) <= LONGEST_NAME and {w.casefold() for w in left} <= words
            if left and part not in whole and not is_name:
                yield part


def parts_of(said):
    """Give what of the words stands outside of every sentence."""
    inner = None
    while inner != said:
        inner, said = said, SENTENCE.sub("\n", said)
    for part in BETWEEN_PARTS.split(said.replace(BEGIN, "").replace(END, "")):
        yield CODE.sub("", CODE.sub("", " ".join(part.split())))


@cache
def sentences_of_the_program():
    return frozenset(map(key_of, chain.from_iterable(collected().values())))


@cache
def literals():
    """Give the strings that tests and files of instruments have."""
    found = set()
    for path in (*TESTS.glob("*.py"), *TESTS.glob("ui/**/*.py"), *TESTS.glob("reports/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    for analyte in analytes().values():
        found.update(analyte.units)
    kept = files("resources")
    samples = kept.joinpath("samples", "trials").iterdir()  # what Python compiled is there, too
    files_of_samples = (one for one in samples if one.is_file())
    records = (*TESTS.glob("ui/records/*.txt"), *files_of_samples)
    for path in records:
        found.update(path.read_text("utf-8").splitlines())
    for entry in files("resources").joinpath("instruments").iterdir():
        if entry.name.endswith(".toml"):
            found.update(_strings_in(tomllib.loads(entry.read_text("utf-8"))))
    return frozenset(found)


def _strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings_in(one)
