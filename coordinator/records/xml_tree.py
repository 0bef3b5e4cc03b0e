"""Looking things up in XML whose namespaces and shape nobody vouches for."""

from xml.etree import ElementTree as ET


def name_of(node: ET.Element) -> str:
    """Give an element's name without its namespace."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def children(node: ET.Element, name: str) -> list[ET.Element]:
    return [child for child in node if name_of(child) == name]


def by_oid(node: ET.Element, name: str) -> dict[str, ET.Element]:
    """Give the children of that name by their object identifiers."""
    return {child.get("OID", ""): child for child in children(node, name)}


def referred(
    node: ET.Element, ref: str, attribute: str, known: dict[str, ET.Element]
) -> list[ET.Element]:
    """Follow references in the order of their numbers, or else as they stand."""
    refs = sorted(children(node, ref), key=_order)
    oids = dict.fromkeys(found.get(attribute, "") for found in refs)
    return [known[oid] for oid in oids if oid in known]


def text_at(node: ET.Element, *path: str) -> str:
    """Give the text of the first element at a path; empty where there is none."""
    for name in path:
        found = children(node, name)
        if not found:
            return ""
        node = found[0]
    return node.text or ""


def translations(node: ET.Element, holder: str) -> list[tuple[str, str]]:
    """Give the texts of a description or a question, each with its language."""
    return [
        (text.get("{http://www.w3.org/XML/1998/namespace}lang", ""), text.text)
        for held in children(node, holder)
        for text in children(held, "TranslatedText")
        if text.text and text.text.strip()
    ]


def _order(ref: ET.Element) -> int:
    said = ref.get("OrderNumber", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0  # noqa: PLR2004  nobody counts so far
