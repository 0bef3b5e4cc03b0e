"""Files of data that hold records: JSON, XML, CSV, and zip files of them."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from coordinator.domain.record import NotATrialRecord
from coordinator.records.layouts import (
    ctgov_api,
    ctgov_legacy,
    european,
    ictrp_rows,
    odm_xml,
    other_registers,
    usdm_json,
)
from coordinator.records.rendering import Rendered
from coordinator.records.tree import Tree
from coordinator.text import _

_RENDERERS = (
    usdm_json.render,
    ctgov_api.render,
    ctgov_legacy.render,
    ictrp_rows.render,
    european.render_ctis,
    european.render_euctr,
    european.render_drks,
    other_registers.render_isrctn,
    other_registers.render_chictr,
    other_registers.render_bare,
)
_DECLARED_ENTITIES = re.compile(r"<!(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)
_ROOTS_OF_XML = re.compile(
    r"(?:<\?xml[^>]*\?>|<clinical_study|<Trials|<trials|<(?:\w{1,20}:)?ODM\b)",
    re.IGNORECASE,
)
_CSV_HEAD = re.compile(
    r"[^\n]{0,400}\bTrialID\b[^\n]{0,2000}\bInclusion[ _]Criteria\b", re.IGNORECASE
)
_RECORD_TAGS = frozenset({"Trial", "Triall", "trial", "clinical_study"})
_MOST_TEXT = 500_000_000
_MOST_FILES = 10_000
_LONGEST_CELL = 5_000_000


def holds_data(text: str) -> bool:
    """Tell a file of data from a text to be read as it stands."""
    start = text[:4000].lstrip()
    if start.startswith(("{", "[")):
        return True
    if _ROOTS_OF_XML.match(_without_comments(start)) is not None:
        return True
    return _CSV_HEAD.match(start) is not None


def _without_comments(start: str) -> str:
    """Leave out what XML files may say of themselves before they begin."""
    while start.startswith("<!--") and (end := start.find("-->")) > 0:
        start = start[end + 3 :].lstrip()
    return start


def rendered(text: str, file_name: str) -> Iterator[Rendered]:
    """Write out every record of a file of data.

    Raises:
        NotATrialRecord: the file is broken, or holds what no layout knows.
    """
    start = text[:4000].lstrip()
    if start.startswith(("{", "[")):
        pages = _pages(_json_records(text, file_name))
    elif start.startswith("<"):
        pages = _xml_pages(_xml_root(text, file_name), file_name)
    else:
        pages = _pages(_csv_records(text))
    count = 0
    for count, page in enumerate(pages, start=1):  # noqa: B007  whether there were any
        yield page
    if not count:
        raise NotATrialRecord(file_name, _("it holds data, but no record of a known registry"))


def unzipped(data: bytes, file_name: str) -> Iterator[tuple[str, bytes]]:
    """Give the files inside a zip file.

    Raises:
        NotATrialRecord: the zip file is broken or holds unreasonably much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [info for info in archive.infolist() if not info.is_dir()]
            if len(inside) > _MOST_FILES or sum(i.file_size for i in inside) > _MOST_TEXT:
                raise NotATrialRecord(file_name, _("it unpacks to an unreasonable size"))
            for info in inside:
                yield info.filename, archive.read(info)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as broken:
        raise NotATrialRecord(file_name, _("the zip file is broken or locked")) from broken


def _pages(trees: Iterable[Tree]) -> Iterator[Rendered]:
    for tree in trees:
        for render in _RENDERERS:
            if (page := render(tree)) is not None:
                yield page
                break


def _xml_pages(root: ET.Element, file_name: str) -> Iterator[Rendered]:
    if not odm_xml.is_odm(root):
        yield from _pages(_xml_records(root))
        return
    count = 0
    for count, page in enumerate(odm_xml.render(root), start=1):  # noqa: B007  likewise
        yield page
    if not count:
        why = _("it is an ODM file, but none of its forms asks about eligibility")
        raise NotATrialRecord(file_name, why)


def _json_records(text: str, file_name: str) -> Iterator[Tree]:
    try:
        tree: Tree = json.loads(text)
    except RecursionError as nested:
        raise NotATrialRecord(file_name, _("its data is nested without end")) from nested
    except ValueError as broken:
        yield from _json_lines(text, file_name, broken)
        return
    for study in ctgov_api.studies_in(tree):
        yield from usdm_json.versions_in(study)


def _json_lines(text: str, file_name: str, broken: ValueError) -> Iterator[Tree]:
    """Read one object a line; what is neither is cut off or broken."""
    lines = [line for line in text.split("\n") if line.strip()]
    for line in lines:
        try:
            yield json.loads(line)
        except (ValueError, RecursionError):
            why = _("its data is cut off or broken")
            raise NotATrialRecord(file_name, why) from broken


def _xml_root(text: str, file_name: str) -> ET.Element:
    if _DECLARED_ENTITIES.search(text, 0, 100_000):
        raise NotATrialRecord(file_name, _("its XML declares entities, which are not read"))
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)
    try:
        return ET.fromstring(bare)  # noqa: S314  no entities: they were refused above
    except (ET.ParseError, RecursionError, ValueError) as broken:
        raise NotATrialRecord(file_name, _("its XML is cut off or broken")) from broken


def _xml_records(root: ET.Element) -> Iterator[Tree]:
    records = [root] if root.tag in _RECORD_TAGS else root.findall("*")
    for record in records:
        yield _tree_of(record)


def _tree_of(element: ET.Element, depth: int = 0) -> Tree:
    """Turn an element into nested data, as JSON exports of the same registers have it."""
    children = list(element)
    if not children or depth > 40:  # noqa: PLR2004  no register nests deeper
        return element.text or ""
    tree: dict[str, Tree] = {}
    for child in children:
        value = _tree_of(child, depth + 1)
        before = tree.get(child.tag)
        if before is None:
            tree[child.tag] = value
        elif isinstance(before, list):
            before.append(value)
        else:
            tree[child.tag] = [before, value]
    return tree


def _csv_records(text: str) -> Iterator[Tree]:
    csv.field_size_limit(_LONGEST_CELL)
    for row in csv.DictReader(io.StringIO(text)):
        yield {str(name): str(value) for name, value in row.items() if name and value}
