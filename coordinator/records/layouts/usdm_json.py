"""CDISC USDM as JSON, version 3 and 4: a protocol's design with its eligibility criteria."""

from collections.abc import Iterator

from coordinator.records.given import GivenItem
from coordinator.records.headings import Section
from coordinator.records.markup import with_blanks, words_of
from coordinator.records.rendering import Page, Rendered
from coordinator.records.tree import Tree, as_words, at, members, words

OWN = "urn:trial-coordinator:"  # before the extensions that only our own files have
_CATEGORIES = {"C25532": Section.INCLUSION, "C25370": Section.EXCLUSION}
_SECTIONS = {
    Section.INCLUSION: "Inclusion criteria",
    Section.EXCLUSION: "Exclusion criteria",
    Section.EITHER: "Eligibility criteria",
}
_NAMED = {"inclusion": Section.INCLUSION, "exclusion": Section.EXCLUSION}
_FACTS = {  # what our own files tell beside it
    "phase": "Phase",
    "intervention": "Intervention",
    "min-age": "Minimum age",
    "max-age": "Maximum age",
    "sex": "Sex",
}
_OFFICIAL = ("C207616", "C207618")  # the official title, and the scientific one
_SPONSOR = "C70793"
_DEEPEST = 12


def versions_in(tree: Tree) -> tuple[Tree, ...]:
    """Give a study as often as it has versions, each time with one; other data as they are."""
    study = _study_of(tree)
    versions = members(study, "versions")
    if not isinstance(study, dict) or len(versions) < 2:  # noqa: PLR2004
        return (tree,)
    return tuple({"study": {**study, "versions": [version]}} for version in versions)


def render(tree: Tree) -> Rendered | None:
    """Write out a study; none where this is no such study."""
    version = next(iter(members(_study_of(tree), "versions")), None)
    designs = members(version, "studyDesigns")
    if not any(isinstance(design, dict) for design in designs):
        return None
    reader = _Reader(version)
    lists = [(design, list(reader.criteria(design))) for design in designs]
    page = Page("CDISC USDM (JSON)", blanks=tuple(reader.blanks))
    _write_fields(page, tree, version)
    for design, criteria in lists:
        name = words(design, "label") or words(design, "name") if len(lists) > 1 else ""
        for section, label in _SECTIONS.items():
            items = [item for found, item in criteria if found is section]
            heading = [GivenItem("", name, is_heading=True)] if name and items else []
            page.items(label, [*heading, *items], section)
    return page.done() if any(criteria for _design, criteria in lists) else None


def _study_of(tree: Tree) -> Tree:
    """Give the study, inside the wrapper that files have around it or by itself."""
    inside = at(tree, "study")
    return inside if isinstance(inside, dict) else tree


def _write_fields(page: Page, tree: Tree, version: Tree) -> None:
    for number in members(version, "studyIdentifiers"):
        page.identifier("Identifier", words(number, "text") or words(number, "studyIdentifier"))
    for title in members(version, "titles"):
        name = "scientific_title" if words(title, "type.code") in _OFFICIAL else "title"
        page.value(name, words(title, "type.decode") or "Title", words(title, "text"))
    if not members(version, "titles"):
        page.value("title", "Title", words(_study_of(tree), "label"))
    page.value("sponsor", "Sponsor", _sponsor(version))
    for name, label in _FACTS.items():
        for each in _own(version, name):
            page.value(name.replace("-", "_"), label, words(each, "valueString"))
    page.value("version", "Version", words(version, "versionIdentifier"))
    for design in members(version, "studyDesigns"):
        page.value("phase", "Phase", words(design, "studyPhase.standardCode.decode"))
        for indication in members(design, "indications"):
            shown = words(indication, "label") or words(indication, "description")
            page.value("condition", "Condition", shown or words(indication, "name"))


def _sponsor(version: Tree) -> str:
    """Give the name of the organisation that has the role of the sponsor."""
    names = {words(each, "id"): each for each in members(version, "organizations")}
    for role in members(version, "roles"):
        if words(role, "code.code") == _SPONSOR:
            for organization in members(role, "organizationIds"):
                found = names.get(as_words(organization))
                return words(found, "label") or words(found, "name")
    return ""


class _Reader:
    """The criteria of one study version. `blanks` collects values that are kept elsewhere."""

    def __init__(self, version: Tree) -> None:
        self.blanks: list[str] = []
        self._texts = {
            words(item, "id"): item for item in members(version, "eligibilityCriterionItems")
        }

    def criteria(self, design: Tree) -> Iterator[tuple[Section, GivenItem]]:
        """Give each criterion and its section, in order, with the headings between them."""
        criteria = members(design, "eligibilityCriteria")
        criteria = criteria or members(design, "population.criteria")  # as version 3 has them
        before, last = _headings(design)
        for criterion in _in_order(criteria):
            section = _section(criterion)
            for heading in before.pop(words(criterion, "id"), ()):
                yield section, heading
            if (item := self._item(criterion)) is not None:
                yield section, item
        yield from last

    def _item(self, criterion: Tree) -> GivenItem | None:
        held = self._texts.get(words(criterion, "criterionItemId"), criterion)
        text = words(held, "text")
        own = _own_item(held, "wording")
        if own is not None and _shown(own) == text:
            return own
        readable, blanks = with_blanks(text)
        self.blanks += blanks
        shown = words_of(readable)
        return GivenItem(words(criterion, "identifier"), shown) if shown.strip() else None


def _section(criterion: Tree) -> Section:
    code = words(criterion, "category.code")
    if code in _CATEGORIES:
        return _CATEGORIES[code]
    said = f"{code} {words(criterion, 'category.decode')}".casefold()
    found = [section for name, section in _NAMED.items() if name in said]
    return found[0] if len(found) == 1 else Section.EITHER


def _in_order(criteria: tuple[Tree, ...]) -> list[Tree]:
    """Follow the links from each to the next, where they lead through all of them once."""
    by_id = {words(each, "id"): each for each in criteria}
    firsts = [each for each in criteria if not words(each, "previousId")]
    ordered: list[Tree] = []
    for first in firsts:
        following: Tree = first
        while following is not None and len(ordered) < len(criteria):
            ordered.append(following)
            following = by_id.get(words(following, "nextId"))
    is_whole = len(ordered) == len({words(each, "id") for each in ordered}) == len(criteria)
    return ordered if is_whole else list(criteria)


def _headings(
    design: Tree,
) -> tuple[dict[str, list[GivenItem]], list[tuple[Section, GivenItem]]]:
    """Give the headings of our own files: by the criterion they stand before, and the last."""
    before: dict[str, list[GivenItem]] = {}
    last: list[tuple[Section, GivenItem]] = []
    for each in _own(design, "heading"):
        marker, text = _own_words(each, "marker"), words(each, "valueString")
        other = _own_words(each, "other-wording")
        heading = GivenItem(marker, text, is_heading=True, is_exact=True, other=other)
        place = _own_words(each, "before", "valueId")
        section = _NAMED.get(_own_words(each, "kind"), Section.EITHER)
        if place:
            before.setdefault(place, []).append(heading)
        else:
            last.append((section, heading))
    return before, last


def _own_item(held: Tree, name: str) -> GivenItem | None:
    """Read a criterion with its parts as our own files tell them, beside the whole wording."""
    found = _own(held, name)
    return _told(found[0], 0) if found else None


def _told(each: Tree, depth: int) -> GivenItem:
    parts = _own(each, "part") if depth < _DEEPEST else []
    return GivenItem(
        _own_words(each, "marker"),
        words(each, "valueString"),
        tuple(_told(part, depth + 1) for part in parts),
        is_heading=bool(_own(each, "is-heading")),
        is_exact=True,
        other=_own_words(each, "other-wording"),
    )


def _shown(item: GivenItem, depth: int = 0) -> str:
    """Write a criterion whole, as our own files do: a changed text is told by this."""
    label = f"{'  ' * depth}{item.marker or '–'} " if depth else ""
    lines = [f"{label}{item.text}", *(_shown(part, depth + 1) for part in item.parts)]
    return "\n".join(lines)


def _own(tree: Tree, name: str) -> list[Tree]:
    return [
        each
        for each in members(tree, "extensionAttributes")
        if words(each, "url") == f"{OWN}{name}"
    ]


def _own_words(tree: Tree, name: str, value: str = "valueString") -> str:
    found = _own(tree, name)
    return words(found[0], value) if found else ""
