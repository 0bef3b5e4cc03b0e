"""Collect the sentences of the program, bring the Chinese catalogues up to date, compile them.

    python -m installer.translations            # after sentences were written or translated
    python -m installer.translations --check    # says what is wrong, and changes nothing

Each sentence stands in one catalogue: `coordinator.po`, or `ui.po` where only the window says
it, or `instruments.po` where only an instrument's file does. A new one waits there without a
translation, one that nobody says any more is left out. Compiled, the three are one.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Final

from babel.messages import pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo

ROOT: Final = Path(__file__).resolve().parent.parent
LANGUAGE: Final = "zh_CN"
SHELF: Final = ROOT / "resources" / "translations" / LANGUAGE
COMPILED: Final = SHELF / "LC_MESSAGES" / "coordinator.mo"
IN_CODE: Final = "installer.code_sentences:extract"
SOURCES: Final[Mapping[str, tuple[str, str, str]]] = {
    "coordinator": ("coordinator", "*.py", IN_CODE),
    "ui": ("ui", "*.py", IN_CODE),
    "instruments": (
        "resources/instruments",
        "*.toml",
        "coordinator.instruments.sentences:extract",
    ),
}
"""For each catalogue the folder, the files and the way in which sentences are found in them."""
KEYWORDS: Final[Mapping[str, tuple[int, ...] | None]] = {"_": None, "N_": None, "many": (1, 2)}
MNEMONIC: Final = re.compile(r"&(?=[^\s&])")
LATIN_MNEMONIC: Final = re.compile(r"&[A-Z0-9]")

Sentence = str | tuple[str, ...]
"""What the code says: a sentence, or one for one and one for many."""


class PlainCatalogue(Catalog):
    """Says of itself nothing that hangs on a machine, a person or the time of day."""

    def __init__(self) -> None:
        super().__init__(locale=LANGUAGE, header_comment="", fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", LANGUAGE),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", "nplurals=1; plural=0;\n"),
        ]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.translations")
    parser.add_argument(
        "--check", action="store_true", help="say what is wrong, change nothing"
    )
    if parser.parse_args(arguments).check:
        faults = tuple(found_faults())
        print("\n".join(faults) if faults else "Every sentence is translated.")
        return 1 if faults else 0
    for name, waiting in brought_up_to_date().items():
        print(f"{name}.po: {waiting} without a translation")
    return 0


def collected() -> dict[str, tuple[Sentence, ...]]:
    """Give the sentences that each catalogue holds; each in the first that says it.

    What is said of one thing and also counted somewhere is kept as counted: gettext finds both.
    """
    said = {
        name: {
            s
            for path in sorted((ROOT / folder).rglob(pattern))
            for s in sentences_of(path, how)
        }
        for name, (folder, pattern, how) in SOURCES.items()
    }
    counted = {key_of(s): s for each in said.values() for s in each if isinstance(s, tuple)}
    placed: set[str] = set()
    found: dict[str, tuple[Sentence, ...]] = {}
    for name, each in said.items():
        fresh = {key_of(s) for s in each} - placed
        found[name] = tuple(counted.get(key, key) for key in sorted(fresh))
        placed |= fresh
    return found


def sentences_of(path: Path, method: str) -> Iterator[Sentence]:
    for _line, sentence, *_more in extract_from_file(method, path, KEYWORDS):
        yield tuple(sentence) if isinstance(sentence, list | tuple) else sentence


def key_of(sentence: Sentence) -> str:
    """Give the words under which a catalogue keeps a sentence."""
    return sentence if isinstance(sentence, str) else sentence[0]


def read(name: str, shelf: Path = SHELF) -> Catalog:
    path = shelf / f"{name}.po"
    words = path.read_bytes() if path.exists() else b""
    return pofile.read_po(io.BytesIO(words), locale=LANGUAGE)


def brought_up_to_date(shelf: Path = SHELF) -> dict[str, int]:
    """Write the catalogues anew and compile them; gives how many sentences wait in each."""
    known = {said_in(m): m for name in SOURCES for m in messages(read(name, shelf))}
    waiting: dict[str, int] = {}
    for name, sentences in collected().items():
        catalogue = PlainCatalogue()
        for sentence in sentences:
            held = known.get(sentence)
            catalogue.add(
                sentence, held.string if held else "", flags=held.flags if held else ()
            )
        waiting[name] = sum(not is_translated(message) for message in messages(catalogue))
        write(shelf / f"{name}.po", written(catalogue))
    place = shelf / COMPILED.relative_to(SHELF)
    place.parent.mkdir(parents=True, exist_ok=True)
    write(place, compiled(shelf))
    return waiting


def write(path: Path, content: bytes) -> None:
    """Replace a file as a whole: another may read it meanwhile."""
    if not path.exists() or path.read_bytes() != content:
        fresh = path.with_suffix(".new")
        fresh.write_bytes(content)
        fresh.replace(path)


def written(catalogue: Catalog) -> bytes:
    """Give the file of a catalogue: by sentence, without the places in the code."""
    file = io.BytesIO()
    pofile.write_po(file, catalogue, width=0, no_location=True, sort_output=True)
    return file.getvalue().lstrip()


def compiled(shelf: Path = SHELF) -> bytes:
    """Give the one catalogue that the program reads."""
    whole = PlainCatalogue()
    for name in SOURCES:
        for message in messages(read(name, shelf)):
            if is_translated(message) and not message.fuzzy:
                whole.add(message.id, message.string)
    file = io.BytesIO()
    write_mo(file, whole)
    return file.getvalue()


def messages(catalogue: Catalog) -> Iterator[Message]:
    """Give what a catalogue holds, but for its head."""
    return (message for message in catalogue if message.id)


def said_in(message: Message) -> Sentence:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def is_translated(message: Message) -> bool:
    return all(strings_of(message))


def strings_of(message: Message) -> tuple[str, ...]:
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def found_faults(shelf: Path = SHELF) -> Iterator[str]:
    """Say in words what is wrong with the catalogues."""
    for name, sentences in collected().items():
        catalogue = read(name, shelf)
        held = {said_in(message): message for message in messages(catalogue)}
        yield from (f"{name}.po: missing: {key_of(s)}" for s in sentences if s not in held)
        gone = sorted({key_of(sentence) for sentence in held if sentence not in sentences})
        yield from (f"{name}.po: nobody says: {key}" for key in (*gone, *catalogue.obsolete))
        for message in held.values():
            yield from (f"{name}.po: {fault}" for fault in faults_of(message))
    place = shelf / COMPILED.relative_to(SHELF)
    if not place.exists() or place.read_bytes() != compiled(shelf):
        yield "coordinator.mo is not compiled from these catalogues"


def faults_of(message: Message) -> Iterator[str]:
    sentence = said_in(message)
    key = key_of(sentence)
    if message.fuzzy:
        yield f"doubtful: {key}"
    if not is_translated(message):
        yield f"not translated: {key}"
        return
    for said in strings_of(message):
        if not has_places_of(sentence, said):
            yield f"other places to fill in: {key} -> {said}"
        if MNEMONIC.search(key) and not LATIN_MNEMONIC.search(said):
            yield f"the underlined letter is lost: {key} -> {said}"


def has_places_of(sentence: Sentence, said: str) -> bool:
    """Whether a translation has the places of the sentence: one form says every count."""
    form = sentence if isinstance(sentence, str) else sentence[-1]
    try:
        return places(said) == places(form)
    except ValueError:  # a brace that stands alone
        return said == form


def places(sentence: str) -> Iterable[str]:
    return sorted(
        place or "" for _text, place, *_way in Formatter().parse(sentence) if place is not None
    )


if __name__ == "__main__":
    sys.exit(main())
