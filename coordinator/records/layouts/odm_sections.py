"""Which items of an ODM file ask about eligibility, and in which of the two sections."""

import re
from xml.etree import ElementTree as ET

from coordinator.records.headings import Section
from coordinator.records.xml_tree import children, translations

_ELIGIBILITY = re.compile(
    r"eligib|inclusion|exclusion|(?<![a-z])(?:incl|excl)|\bI[/_]?E\b|入选|纳入|排除|入排"
    r"|合格性",
    re.IGNORECASE,
)
_EXCLUSION = re.compile(
    r"(?<![a-z])(?:excl|ex(?=[\d_.]|$)|non-?inclusion)|exclusion|排除|除外", re.IGNORECASE
)
_INCLUSION = re.compile(
    r"(?<![a-z])(?:incl|in(?=[\d_.]|$))|(?<!non)(?<!non-)inclusion|入选|纳入|入组",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?:.*[._\s-])?(?P<letter>[IE])[._\s-]?\d", re.IGNORECASE)
_LETTERS = {"I": Section.INCLUSION, "E": Section.EXCLUSION}
_HEADERS = frozenset({"SectionHeader", "SectionLabel", "Header", "LeftItemText"})
_LONGEST_LABEL = 80
_SAID = frozenset({"yes", "no", "是", "否", "true", "false", "y", "n"})
_MOST_ANSWERS = 8  # with "not applicable", "not done", "unknown" and the like


def is_about_eligibility(node: ET.Element) -> bool:
    return _ELIGIBILITY.search(_said(node)) is not None


def headed(item: ET.Element) -> Section | None:
    """Read the heading that stands over an item, or that the item itself is.

    Data systems have it as an attribute of their own, or as a label that asks for nothing.
    """
    for name, value in item.items():
        if name.rpartition("}")[2] in _HEADERS and value.strip():
            return _named(value)
    texts = [text for _lang, text in translations(item, "Question")]
    asks = item.get("DataType") == "boolean" or children(item, "CodeListRef")
    if asks or len(texts) != 1 or len(texts[0]) > _LONGEST_LABEL:
        return None
    section = _named(texts[0])
    return None if section is Section.EITHER else section


def section_of(
    item: ET.Element, group: ET.Element, form: ET.Element | None, heading: Section
) -> Section:
    """Tell the section by the item's own name, the heading over it, its group or form."""
    for name in (item.get("Name", ""), item.get("OID", "")):
        if (section := _named(name)) is not Section.EITHER:
            return section
        if found := _CODE.match(name):
            return _LETTERS[found["letter"].upper()]
    if heading is not Section.EITHER:
        return heading
    for node in (group, form):
        section = Section.EITHER if node is None else _named(_said(node))
        if section is not Section.EITHER:
            return section
    return Section.EITHER


def asks_yes_or_no(item: ET.Element, lists: dict[str, ET.Element]) -> bool:
    if item.get("DataType") == "boolean":
        return True
    oids = [ref.get("CodeListOID", "") for ref in children(item, "CodeListRef")]
    return any(_offers_yes_and_no(lists[oid]) for oid in oids if oid in lists)


def _offers_yes_and_no(code_list: ET.Element) -> bool:
    """Whether a list of answers is one of yes and no, by its codes or by its words."""
    items = [*children(code_list, "CodeListItem"), *children(code_list, "EnumeratedItem")]
    words = {item.get("CodedValue", "") for item in items}
    words |= {text for item in items for _lang, text in translations(item, "Decode")}
    said = {word.strip().casefold() for word in words} & _SAID
    return len(said) > 1 and len(items) <= _MOST_ANSWERS


def _named(name: str) -> Section:
    out, within = _EXCLUSION.search(name), _INCLUSION.search(name)
    if bool(out) == bool(within):
        return Section.EITHER
    return Section.EXCLUSION if out else Section.INCLUSION


def _said(node: ET.Element) -> str:
    described = (text for _lang, text in translations(node, "Description"))
    return " ".join((node.get("Name", ""), node.get("OID", ""), *described))
