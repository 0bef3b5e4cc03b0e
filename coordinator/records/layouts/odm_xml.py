"""CDISC ODM-XML: the eligibility form of a study's metadata, ours or of any data system."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from coordinator.records.given import GivenItem, Listed, nested_by_code
from coordinator.records.headings import Section
from coordinator.records.layouts.odm_sections import (
    asks_yes_or_no,
    headed,
    is_about_eligibility,
    section_of,
)
from coordinator.records.markup import words_of
from coordinator.records.rendering import Page, Rendered
from coordinator.records.xml_tree import (
    by_oid,
    children,
    name_of,
    referred,
    text_at,
    translations,
)

OWN = "trial-coordinator/"  # before the aliases that only our own files have
_SECTIONS = {
    Section.INCLUSION: "Inclusion criteria",
    Section.EXCLUSION: "Exclusion criteria",
    Section.EITHER: "Eligibility criteria",
}
_FACTS = {
    "scientific-title": "Scientific title",
    "sponsor": "Sponsor",
    "phase": "Phase",
    "condition": "Condition",
    "intervention": "Intervention",
    "min-age": "Minimum age",
    "max-age": "Maximum age",
    "sex": "Sex",
}
_KINDS = {"inclusion": Section.INCLUSION, "exclusion": Section.EXCLUSION}


@dataclass(frozen=True, slots=True)
class _Asked:
    """An item of the form: its section, its code, and its words by language.

    What is asked beside the criteria, such as a date, has no section.
    """

    section: Section | None
    texts: tuple[tuple[str, str], ...]
    marker: str = ""
    code: str = ""
    parent: str = ""
    is_heading: bool = False
    is_own: bool = False

    def listed(self) -> Listed:
        item = GivenItem(
            self.marker,
            self.texts[0][1],
            is_heading=self.is_heading,
            is_exact=self.is_own,
            other=self.texts[1][1] if len(self.texts) > 1 else "",
        )
        return Listed(self.code, self.parent, item)


def is_odm(root: ET.Element) -> bool:
    return name_of(root) == "ODM"


def render(root: ET.Element) -> Iterator[Rendered]:
    """Write out each version of each study's metadata that has an eligibility form."""
    for study in children(root, "Study"):
        for metadata in children(study, "MetaDataVersion"):
            asked = list(_asked_in(metadata))
            if any(each.section for each in asked):
                yield _page(study, metadata, asked)


def _page(study: ET.Element, metadata: ET.Element, asked: list[_Asked]) -> Rendered:
    is_own = any(each.is_own for each in asked)
    page = Page("CDISC ODM-XML, Trial Coordinator" if is_own else "CDISC ODM-XML")
    for label, name in (("Study", "StudyName"), ("Protocol", "ProtocolName")):
        words = text_at(study, "GlobalVariables", name)
        if " " in words.strip():  # a name, and no number
            page.value("study_name", label, words)
        else:
            page.identifier(label, words)
    page.value("title", "Title", text_at(study, "GlobalVariables", "StudyDescription"))
    _write_facts(page, metadata)
    page.value("version", "Version", metadata.get("Description") or metadata.get("Name"))
    for section, label in _SECTIONS.items():
        here = [each.listed() for each in asked if each.section is section]
        page.items(label, nested_by_code(here), section)
    for each in asked:
        if each.section is None:
            page.value("beside", "Also on the form", each.texts[0][1])
        for language, text in each.texts[2:]:  # two wordings have a place of their own
            page.value("wording", f"{each.marker or each.code} ({language})", text)
    return page.done()


def _write_facts(page: Page, metadata: ET.Element) -> None:
    """Write what our own files tell of the trial beside its criteria."""
    for protocol in children(metadata, "Protocol"):
        for alias in children(protocol, "Alias"):
            name, _sign, _number = alias.get("Context", "").removeprefix(OWN).partition("#")
            words = alias.get("Name", "")
            if name == "registry-id":
                page.identifier("Registry number", words)
            elif name in _FACTS:
                page.value(name.replace("-", "_"), _FACTS[name], words)


def _asked_in(metadata: ET.Element) -> Iterator[_Asked]:
    """Give the items of the eligibility form in their order, each once."""
    items, lists = by_oid(metadata, "ItemDef"), by_oid(metadata, "CodeList")
    seen: set[str] = set()
    for form, group in _groups_of(metadata):
        is_own = bool(_aliases(group))
        heading = Section.EITHER
        for item in referred(group, "ItemRef", "ItemOID", items):
            oid = item.get("OID", "")
            if oid in seen:
                continue
            seen.add(oid)
            if "code" in _aliases(item):
                yield _own(item)
                continue
            over = headed(item)
            heading = heading if over is None else over
            if not is_own:
                is_asked = asks_yes_or_no(item, lists)
                section = section_of(item, group, form, heading) if is_asked else None
                yield _Asked(section, _texts(item, is_own=False), item.get("Name", ""))


def _groups_of(metadata: ET.Element) -> Iterator[tuple[ET.Element | None, ET.Element]]:
    """Give the groups of forms about eligibility, and others that are named so themselves."""
    groups = by_oid(metadata, "ItemGroupDef")
    given: set[str] = set()
    for form in children(metadata, "FormDef"):
        is_meant = is_about_eligibility(form)
        for group in referred(form, "ItemGroupRef", "ItemGroupOID", groups):
            if is_meant or is_about_eligibility(group):
                given.add(group.get("OID", ""))
                yield form, group
    for oid, group in groups.items():
        if oid not in given and is_about_eligibility(group):
            yield None, group


def _own(item: ET.Element) -> _Asked:
    """Take a criterion of a file that this program has written."""
    told = _aliases(item)
    return _Asked(
        _KINDS.get(told.get("kind", ""), Section.EITHER),
        _texts(item, is_own=True),
        told.get("marker", ""),
        told["code"],
        told.get("part-of", ""),
        is_heading="heading" in told,
        is_own=True,
    )


def _texts(item: ET.Element, *, is_own: bool) -> tuple[tuple[str, str], ...]:
    """Give an item's words in each language: its question, its description, or its name."""
    found = translations(item, "Question") or translations(item, "Description")
    if not found:
        return (("", item.get("Name") or item.get("OID") or "–"),)
    return tuple((lang, text if is_own else words_of(text)) for lang, text in found)


def _aliases(node: ET.Element) -> dict[str, str]:
    """Give what only our own files say, without the name before it."""
    return {
        context.removeprefix(OWN): alias.get("Name", "")
        for alias in children(node, "Alias")
        if (context := alias.get("Context", "")).startswith(OWN)
    }
