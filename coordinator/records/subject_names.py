"""The names of what criteria measure, as the vocabulary lists them."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from coordinator.domain.check import CheckKind

_SECTIONS = {
    "age": CheckKind.AGE,
    "lab": CheckKind.LAB,
    "vital": CheckKind.VITAL,
    "score": CheckKind.SCORE,
    "drug": CheckKind.DOSE,
}
TOKEN = re.compile(r"[^\W_\u4e00-\u9fff]+|[\u4e00-\u9fff]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Name:
    tokens: tuple[str, ...]
    are_exact: tuple[bool, ...]  # acronyms are known by their capitals
    kind: CheckKind

    @property
    def size(self) -> int:
        return len(self.tokens)


@cache
def _lines() -> tuple[tuple[CheckKind, str], ...]:
    text = files("resources").joinpath("vocabulary", "subjects.txt").read_text(encoding="utf-8")
    kind = CheckKind.OTHER
    found: list[tuple[CheckKind, str]] = []
    for line in text.splitlines():
        if line.startswith("["):
            kind = _SECTIONS[line.strip("[]")]
        elif line and not line.startswith("#"):
            found.append((kind, line))
    return tuple(found)


@cache
def names_by_first_word() -> dict[str, tuple[Name, ...]]:
    """Give the names by their first word, longer ones first."""
    names: dict[str, list[Name]] = {}
    for kind, line in _lines():
        if not _CHINESE.match(line):
            words = TOKEN.findall(line)
            exact = tuple(word[1:] != word[1:].lower() or len(word) == 1 for word in words)
            tokens = tuple(
                word if is_exact else word.casefold()
                for word, is_exact in zip(words, exact, strict=True)
            )
            name = Name(tokens, exact, kind)
            names.setdefault(words[0].casefold(), []).append(name)
    return {
        first: tuple(sorted(found, key=lambda name: -name.size))
        for first, found in names.items()
    }


@cache
def chinese_names() -> dict[str, CheckKind]:
    return {line: kind for kind, line in _lines() if _CHINESE.match(line)}
