"""Classification and diagnostic criteria that a criterion names, and their year."""

import re
from collections.abc import Iterator

from coordinator.domain.check import Check, CheckKind, Comparator

_CLASSIFICATION = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s+)?(?P<name>(?!Meets?\b|Fulfil|According|Diagnos"
    r"|Patients?\b|Subjects?\b|Satisf)(?:[A-Z][\w/'’-]*|of|the|for|and|revised|updated|modified"
    r"|preliminary|\(\w+\))(?:[\s/-]+(?:[A-Z][\w/'’-]*|of|the|for|and|revised|updated|modified"
    r"|diagnostic|classification|\(\w+\)|(?P<year2>(?:19|20)\d\d))){0,9})\s*"
    r"(?:classification |diagnostic |diagnosis )?[Cc]riteria\b(?:\s+(?:of|by"
    r"|from|for)\s+(?:the\s+)?"
    r"(?P<by>(?:[A-Z][\w/-]*|of|and)(?:\s+(?:[A-Z][\w/-]*|of|and)){0,5}))?"
    r"(?:\s*[(,]\s?(?P<year3>(?:19|20)\d\d)\)?)?"
)
_CLASSIFICATION_ZH = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s?年?版?的?\s?)(?P<name>[\w/()（）-]{2,30}?)(?:分类|诊断)标准"
)
_BARE = re.compile(
    r"\b(?:[Cc]lassification|[Rr]evised|diagnostic|diagnosis|(?:19|20)\d\d)\b|^(?:the|of|for"
    r"|and)\b",
    re.IGNORECASE,
)
_TITLE_CASE = re.compile(r"\b[A-Z]{2,}|\b[A-Z][a-z]+")
_NOT_CLASSIFICATION = re.compile(
    r"(?:in|ex)clusion|eligib|following|RECIST|response|these|all|\bmeet|any|study|entry|randomi"
    r"|terminology|toxicity|investigator|physician|MDRD|\bmore\b|section|other|safety|same|protocol",
    re.IGNORECASE,
)
_DIAGNOSTIC = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s+(?:revised\s+|updated\s+)?(?:classification"
    r"|diagnostic)\s+criteria"
    r"(?:\s+(?:of|by|from)\s+(?:the\s+)?(?P<by>[A-Z]\w+(?:\s+(?:of\s+)?[A-Z]\w+){0,4}))?"
    r"|(?:diagnostic|classification)\s+criteria\s+(?:of"
    r"|for)\s+(?P<name>[\w-]+)\s*\((?P<year2>(?:19|20)\d\d)\)"
)
_LOWER_CASE = re.compile(
    r"(?P<name>[a-z][\w-]*\s+(?:diagnostic|classification)\s+criteria)"
    r"\s*(?:,|\(|of\s)?\s*(?P<year>(?:19|20)\d\d)"
)
_YEAR = re.compile(r"[(,]?\s*\b(?:19|20)\d\d\b\s*\)?")
_ARTICLES = re.compile(r"^(?:\W*\b(?:the|of|for|and)\b)+", re.IGNORECASE)


def checks_of_classification(text: str) -> Iterator[Check]:
    """Find criteria by their full name without its year."""
    if found := _DIAGNOSTIC.search(text):
        yield _named(found, found["year"] or found["year2"])
    else:
        named = list(_capitalised(text))
        yield from named
        if not named and (found := _LOWER_CASE.search(text)):
            yield _named(found, found["year"])
    if found := _CLASSIFICATION_ZH.search(text):
        yield _check(found["name"], found["year"], found)


def _capitalised(text: str) -> Iterator[Check]:
    for found in _CLASSIFICATION.finditer(text):
        name = " ".join(filter(None, [found["name"], found["by"]])).strip()
        if not _TITLE_CASE.search(name) or _NOT_CLASSIFICATION.search(name):
            continue
        if _BARE.sub(" ", name).strip():
            yield _named(found, found["year"] or found["year2"] or found["year3"])


def _named(found: re.Match[str], year: str | None) -> Check:
    name = " ".join(_YEAR.sub(" ", found[0]).split())
    return _check(_ARTICLES.sub("", name).strip(" ,(:;"), year, found)


def _check(name: str, year: str | None, found: re.Match[str]) -> Check:
    comparator = Comparator.EQUAL if year else None
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    end = found.start() + len(found[0].rstrip())
    return Check(CheckKind.CLASSIFICATION, name, comparator, year, span=(start, end))
