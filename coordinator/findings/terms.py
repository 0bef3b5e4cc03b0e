"""Drugs, classes of drugs and events that criteria name, and what of the evidence they are."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from coordinator.domain.observation import Observation, folded_words
from coordinator.findings.phrases import folded_tokens, phrases_in
from coordinator.text import N_, _

GLUCOCORTICOID = "glucocorticoid"
PREDNISONE_EQUIVALENT = "prednisone equivalent"
_FILE = ("vocabulary", "drug_classes.toml")
CLASSES: Final = (
    N_("antimalarial"),
    N_("biologic"),
    N_("glucocorticoid"),
    N_("immunosuppressant"),
    N_("live vaccine"),
)
"""The classes of that file, which are named where a drug is one of them."""
_EMPTY: Final = re.compile(
    r"(?:an?|the|any|of|with|to|for|by|in|on|or|and|been|being|was|were|has|have|having|had"
    r"|used?|using|treat(?:ed|ments?)|therapy|receiv(?:ed|ing)|receipt|history|previous(?:ly)?"
    r"|prior|participat(?:ed?|ion)|(?:an)?other|drugs?|medications?|following|within|before"
    r"|administration|current(?:ly)?|must|not)"
)
_SIGNS: Final = re.compile(r"[<>≥≤=]")
_LEFT_OUT: Final = re.compile(
    r"\(?\b(?:excluding|except(?: for)?|no|without)\b[^(),;]*\)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing of a criterion, such as "rituximab" or "another biologic".

    `key` is that under which an observation of it is kept, `called` how the criterion calls
    it. `members` are the drugs of a class; empty for anything else. `is_listed` says that a
    vocabulary knows it, `is_named` that the words name anything at all.
    """

    key: str
    called: str
    members: frozenset[str] = frozenset()
    is_named: bool = True
    is_listed: bool = True

    @property
    def is_class(self) -> bool:
        return bool(self.members)

    def is_about(self, one: Observation) -> bool:
        """Say whether an observation is of this thing, or of a member of this class."""
        names = names_of(one)
        return self.key in names or bool(self.members & names)

    def covers(self, one: Observation) -> bool:
        """Say whether the absence of what was observed means that this was absent, too."""
        names = names_of(one)
        classes = {found.key for found in _classes() if self.key in found.members}
        return self.key in names or bool(classes & names)

    def said_of(self, one: Observation) -> str:
        """Name what was observed, with the class that it belongs to."""
        title = _(one.told.title)
        if self.is_class and self.key not in names_of(one):
            return _("{drug} ({group})").format(drug=title, group=_(self.key))
        return title


def names_of(one: Observation) -> frozenset[str]:
    """Give the names under which an observation is found: of its key, and of its title."""
    return _names_of(one.told.what, one.told.title)


@lru_cache(maxsize=4096)
def _names_of(what: str, title: str) -> frozenset[str]:
    found = {key for words in (what, title) for _name, key in phrases_in(words, _vocabulary())}
    return frozenset({folded_words(what), folded_words(title), *found})


@lru_cache(maxsize=16_384)
def terms_in(subject: str, after: str = "") -> tuple[Term, ...]:
    """Name the things in a check's words; where these name none, in the words after them.

    Words with signs of comparison are about values, and name none.
    """
    if _SIGNS.search(subject):
        return ()
    found = _once(_LEFT_OUT.sub("", subject))
    if found or not _is_empty(subject):
        return found or (_plain(subject),)
    return _once(_LEFT_OUT.sub("", after)) or (_plain(subject),)


def _once(words: str) -> tuple[Term, ...]:
    terms: dict[str, Term] = {}
    members = {one.key: one.members for one in _classes()}
    for called, key in phrases_in(words, _vocabulary()):
        terms.setdefault(key, Term(key, called, members.get(key, frozenset())))
    return tuple(terms.values())


def _plain(subject: str) -> Term:
    words = " ".join(subject.strip(" ()").split())
    return Term(folded_words(words), words, is_named=not _is_empty(words), is_listed=False)


def _is_empty(words: str) -> bool:
    """Say whether words name nothing: "Treated", "history of the following drugs"."""
    return all(_EMPTY.fullmatch(word) for word in folded_tokens(words).split())


@cache
def _vocabulary() -> dict[str, str]:
    """Give the key of each name: of a class, or of one drug or event."""
    names = {
        folded_tokens(name): folded_words(name) for group in _groups() for name in group.drugs
    }
    for group in sorted(_groups(), key=lambda group: bool(group.drugs)):
        names |= {folded_tokens(name): group.key for name in group.words}
    return names


@cache
def _classes() -> tuple[Term, ...]:
    """Give the classes, each drug in them by the one name that it is kept under."""
    own = {
        folded_tokens(name): group.key
        for group in _groups()
        for name in group.words
        if not group.drugs
    }
    return tuple(
        Term(
            group.key,
            group.key,
            frozenset(own.get(folded_tokens(name), folded_words(name)) for name in group.drugs),
        )
        for group in _groups()
        if group.drugs
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """A class of drugs; without drugs the names of one thing."""

    key: str
    words: tuple[str, ...]
    drugs: tuple[str, ...] = ()


@cache
def _groups() -> tuple[_Group, ...]:
    told = tomllib.loads(files("resources").joinpath(*_FILE).read_text("utf-8"))
    return tuple(
        _Group(
            folded_words(group["name"]), tuple(group["words"]), tuple(group.get("drugs", ()))
        )
        for group in (*told["class"], *told["same"])
    )
