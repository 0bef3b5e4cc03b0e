"""Headings of eligibility sections, known by their words in English and Chinese."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product

from coordinator.domain.record import Span
from coordinator.records.hints import mentions
from coordinator.records.markers import Marker, marker_at


class Section(StrEnum):
    INCLUSION = "inclusion"
    EXCLUSION = "exclusion"
    OTHER = "other"
    EITHER = "either"  # under a heading over both, or before any heading


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading; the line may go on with content from `end`."""

    section: Section
    start: int
    end: int
    marker: Marker | None = None
    is_qualified: bool = False  # says for whom or when: its words must be shown


_CRITERIA = r"(?:c[ir]{1,3}t[a-z]{2,7}|creteria)"  # also as it is often mistyped
_IN = r"(?P<inclusion>inclusion(?:ary|s)?)"
_EX = r"(?P<exclusion>exclusion(?:ary|s)?|non[-\s]{0,2}inclusion)"
_OTHER = (
    r"(?P<other>(?:remov(?:al|ing)|withdraw(?:al|n)|discontinuation|drop[-\s]?out|elimination"
    r"|termination|stopping|exit|rescue|randomi[sz]ation|suspension|shedding|rejection)"
    r"(?:\s+(?:and|or|&|/)\s+\w+)?)"
)
_QUALITY = (
    r"(?:(?:the|key|main|major|general|principal|primary|important|core|study|patients?"
    r"|subjects?|participants?|trial|clinical|specific|overall|basic|detailed)['’]?s?\s+){0,3}"
)
_ZH = (
    r"(?:主要|关键|核心|一般|受试者|研究对象|病例|患者|志愿者|参与者|诊断|的){0,3}"
    r"(?:(?P<inclusion>纳入|納入|入选|入選|入组|入組|收案)|(?P<exclusion>排除|除外|不纳入)"
    r"|(?P<other>剔除|退出|脱落|终止|中止|停药|中断|移除))的?(?:标准|標準|条件|條件|准则|準則)"
)
_FIRST_ITEM = r"(?=\s*(?:[(（]?1[.)）、]|[•●*]\s|[-–]\s{1,3}[A-Z1]|①))"

_FULL = re.compile(
    rf"{_QUALITY}(?:{_IN}|{_EX}|{_OTHER}(?=\s+{_CRITERIA}))(?:\s+{_CRITERIA})?"
    r"\s*[:：.;,\-–—]{0,2}\s*",
    re.IGNORECASE,
)
_GLUED = re.compile(
    rf"{_QUALITY}(?:{_IN}|{_EX}|{_OTHER})\s+{_CRITERIA}\s*(?:(?:include|are)?\s*"
    rf"(?:the\s+following|as\s+follows)?\s*[:：]|[.\-–—]\s+|{_FIRST_ITEM})\s*",
    re.IGNORECASE,
)
_BARE_GLUED = re.compile(rf"(?:{_IN}|{_EX})\s*[:：]\s*", re.IGNORECASE)
_QUALIFIED_START = re.compile(
    rf"{_QUALITY}(?:{_IN}|{_EX}|{_OTHER})\s+{_CRITERIA}\s*(?:(?:for|of|in|at|to)\s|[-–—(（,])"
    r"[^\n.;:：]{0,90}[)）]?\s*[:：]?\s*",
    re.IGNORECASE,
)
_QUALIFIED_END = re.compile(
    rf"[^\n:：.;]{{0,60}}?\b(?:{_IN}|{_EX})\s+{_CRITERIA}\b[^\n:：;]{{0,100}}[:：]\s*",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"[^\n:.;]{1,40}\b(?:(?P<inclusion>Inclusions?|INCLUSIONS?)"
    r"|(?P<exclusion>Exclusions?|EXCLUSIONS?))\s*[:：]\s*"
)
_SENTENCES = (
    re.compile(
        r"(?P<exclusion>(?=[^\n]{0,160}$)[^\n.;:]*\b(?:not (?:be )?(?:eligible|enter\w*"
        r"|includ\w+|enrol\w+)|(?:be|are|is) excluded|exclusion criteria (?:is|are))\b"
        r"[^\n.;:]{0,90}[:：])\s*",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<inclusion>(?=[^\n]{0,160}$)(?:for inclusion|to be (?:eligible|included|enrolled)"
        r"|[^\n.;:]{0,40}\b(?:are|is|be) (?:eligible|included|enrolled))\b[^\n.;:]{0,90}"
        r"(?:following|if|criteria|when)[^\n.;:]{0,40}[:：])\s*",
        re.IGNORECASE,
    ),
)
_OTHER_LANGUAGES = re.compile(
    r"(?:(?:principa\w+\s+)?crit[eéè]ri?[aeio]?[os]?s?\s+(?:d[ei]?['’]?\s?)"
    r"(?:(?P<inclusion>inclusi[oóò]ne?|inclusion|inclusão)"
    r"|(?P<exclusion>exclusi[oóò]n|esclusione|exclusion|exclusão|non[- ]inclusion))"
    r"|(?P<inclusion_de>Einschlusskriterien)|(?P<exclusion_de>Ausschlusskriterien))\s*(?:[:：]\s*|$)",
    re.IGNORECASE,
)
_NO_HEADING = re.compile(
    r"\b(?:meet|meets|meeting|met|fulfil\w*|satisf\w*|not|fail\w*|does|do|see|per|any|within"
    r"|according|who|which|history|with)\b",
    re.IGNORECASE,
)
_ZH_LINE = re.compile(
    rf"{_ZH}\s*(?:[(（][^()（）\n]{{0,40}}[)）])?\s*(?:[:：;；.。]+|$|(?=[1(（①]))\s*"
)
_ZH_INLINE = re.compile(rf"(?<=[。；;.：:\s]){_ZH}[:：]\s*")
_EITHER = re.compile(
    r"(?:key\s+|main\s+|study\s+|participation\s+|patient\s+|subject\s+)?"
    rf"(?:inclusion\s*(?:/|and|&|,|\\)\s*exclusion(?:\s+{_CRITERIA})?"
    rf"|eligibility(?:\s+{_CRITERIA})?|{_CRITERIA}"
    r"|(?:入选|纳入|入组)(?:标准)?(?:[与和及、/]|以及)?排除标准|入排标准)\s*[:：]?\s*",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:(?:Key|Main|Major|General|KEY|MAIN)\s+)?(?:(?P<inclusion>Inclusion|INCLUSION)"
    r"|(?P<exclusion>Exclusion|EXCLUSION|Non-?[Ii]nclusion))"
    rf"\s+(?i:{_CRITERIA})(?:\s+(?:include|are))?\s*[:：]\s*"
)
_AGE_TABLE = re.compile(r"Are the trial subjects under 18\?", re.IGNORECASE)
_HINTS = (
    *("clusion", "eligib", "includ", "exclud", "enrol", "enter", "trial subjects", "creteria"),
    *(
        "".join(["c", *letters, "t"])
        for count in (1, 2, 3)
        for letters in product("ir", repeat=count)
    ),
    *("kriterien", "标准", "標準", "条件", "條件", "准则", "準則"),
)
_INLINE_HINTS = ("clusion", "CLUSION", "标准", "標準", "条件", "條件", "准则", "準則")
_LONGEST = 240  # where a heading's words must have come
_NOT_BEFORE_INLINE = re.compile(
    r"(?:\b(?:the|these|all|any|following|other|study|of|meets?|see|and|or|per|with|no|to)"
    r"|[(\"“‘'/-])\s*$",
    re.IGNORECASE,
)


def heading_at(text: str, start: int, end: int) -> Heading | None:
    """Read the section heading that begins at `start`, perhaps behind a list marker."""
    if not mentions(text[start : min(end, start + _LONGEST)].casefold(), _HINTS):
        return None
    if heading := _unmarked_heading(text, start, end):
        return heading
    for marker in marker_at(text, start, end)[:1]:
        heading = _unmarked_heading(text, marker.end, end)
        if heading and marker.is_strong and not heading.is_qualified:
            return replace(heading, start=start, marker=marker)
    return None


def inline_headings(text: str, start: int, end: int) -> Iterator[Heading]:
    """Find section headings that other words of the same line come before."""
    words = text[start:end]
    if not mentions(words, _INLINE_HINTS):
        return
    for pattern in (_INLINE, _ZH_INLINE):
        for found in pattern.finditer(text, start + 1, end):
            before = text[max(start, found.start() - 24) : found.start()]
            if before.strip() and not _NOT_BEFORE_INLINE.search(before):
                yield Heading(_section_of(found), found.start(), found.end())


def is_over_both(text: str, span: Span) -> bool:
    """Tell whether a line is a heading over both sections, such as "Eligibility"."""
    return _EITHER.fullmatch(text, span.start, span.end) is not None


def _unmarked_heading(text: str, start: int, end: int) -> Heading | None:
    if _AGE_TABLE.match(text, start, end):
        return Heading(Section.OTHER, start, end)
    for pattern in (_FULL, _ZH_LINE):
        if (found := pattern.fullmatch(text, start, end)) is not None:
            return Heading(_section_of(found), start, end)
    for pattern in (_GLUED, _BARE_GLUED, _ZH_LINE, _OTHER_LANGUAGES):
        if (found := pattern.match(text, start, end)) is not None:
            return Heading(_section_of(found), start, found.end())
    return _worded_heading(text, start, end)


def _worded_heading(text: str, start: int, end: int) -> Heading | None:
    """Read a heading that says more than its section: for whom, or in a whole sentence."""
    for pattern in (_QUALIFIED_START, _QUALIFIED_END):
        found = pattern.fullmatch(text, start, end)
        if found is not None and not _NO_HEADING.search(found[0]):
            return Heading(_section_of(found), start, end, is_qualified=True)
    for pattern in (_GROUP, *_SENTENCES) if text[start].isalpha() else ():
        if (found := pattern.fullmatch(text, start, end)) is not None:
            return Heading(_section_of(found), start, end, is_qualified=True)
    return Heading(Section.EITHER, start, end) if _EITHER.fullmatch(text, start, end) else None


def _section_of(found: re.Match[str]) -> Section:
    named = found.groupdict()
    if named.get("exclusion") or named.get("exclusion_de"):
        return Section.EXCLUSION
    return Section.OTHER if named.get("other") else Section.INCLUSION
