"""Who may import whom. The picture is in the README; this is what holds it up."""

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WATCHED = (
    *("coordinator", "ui", "resources", "tests", "installer"),
    *("PySide6", "sqlalchemy", "alembic", "reportlab", "segno", "pypinyin", "argon2"),
    *("cryptography", "sqlcipher3", "psycopg"),
)
TEXT = "coordinator.text"
INNER = (TEXT, "coordinator.domain")
STORED = (
    *INNER,
    *("coordinator.records", "coordinator.registry", "coordinator.findings"),
    *("sqlalchemy", "resources"),
)
KEEPS = (
    *(*INNER, "coordinator.registry", "coordinator.findings"),
    *("sqlalchemy", "alembic", "sqlcipher3", "cryptography", "argon2"),
)
SETS_PAPER = ("reportlab", "segno", "resources")
FEATURES = sorted(path.parent.name for path in ROOT.glob("ui/*/page.py"))
MAY_IMPORT = {
    "coordinator/domain/**/*.py": INNER,
    "coordinator/records/**/*.py": (*INNER, "coordinator.records"),
    "coordinator/instruments/**/*.py": (*INNER, "coordinator.instruments", "resources"),
    "coordinator/findings/**/*.py": (
        *INNER,
        "coordinator.findings",
        "coordinator.instruments",
        "resources",
    ),
    "coordinator/registry/**/*.py": KEEPS,
    "coordinator/registry/server_*.py": (*KEEPS, "psycopg"),
    "coordinator/registry/line.py": (*KEEPS, "psycopg"),
    "coordinator/commands/**/*.py": (
        *STORED,
        "coordinator.commands",
        "coordinator.instruments",
    ),
    "coordinator/queries/**/*.py": (
        *STORED,
        "coordinator.queries",
        "coordinator.instruments",
    ),
    "coordinator/forms/**/*.py": (
        *INNER,
        *("coordinator.forms", "coordinator.languages"),
        *SETS_PAPER,
    ),
    "coordinator/exchange/**/*.py": (*INNER, "coordinator.exchange", "coordinator.languages"),
    "coordinator/*.py": ("coordinator", "resources", "sqlalchemy", "argon2", "pypinyin"),
    "ui/*.py": ("coordinator", "ui", "resources", "PySide6"),
    "ui/widgets/**/*.py": (TEXT, "ui.widgets", "ui.theme", "ui.pictures", "PySide6"),
}
for feature in FEATURES:
    own = (f"ui.{feature}", "ui.widgets")
    MAY_IMPORT[f"ui/{feature}/*.py"] = (*INNER, *own, "PySide6")
    for presenter in ("presenter", "*_presenter"):
        MAY_IMPORT[f"ui/{feature}/{presenter}.py"] = (
            "coordinator",
            "ui.desk",
            *own,
            "PySide6.QtCore",
        )


@cache
def import_nodes(path):
    """Give the imports of a module, which is parsed once; the rest of it is not kept."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]


def imports(path):
    for node in import_nodes(path):
        match node:
            case ast.ImportFrom(level=0):
                yield node.module, [f"{node.module}.{alias.name}" for alias in node.names]
            case ast.Import():
                yield from ((alias.name, []) for alias in node.names)


def within(module, packages):
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def is_allowed(module, names, allowed):
    return within(module, allowed) or (names and all(within(name, allowed) for name in names))


@cache
def most_exact():
    """Give for each module the place that says most: its own name before its folder's."""
    places = sorted(MAY_IMPORT, key=lambda place: ("*" not in place, len(place)))
    return {path: place for place in places for path in ROOT.glob(place)}


@pytest.mark.parametrize("place", sorted(MAY_IMPORT))
def test_imports_point_inwards(place):
    strays = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path, says_most in most_exact().items()
        if says_most == place
        for module, names in imports(path)
        if within(module, WATCHED) and not is_allowed(module, names, MAY_IMPORT[place])
    ]

    assert strays == []


def test_the_domain_is_plain_python():
    plain = {*sys.stdlib_module_names, "coordinator"}
    strays = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in ROOT.glob("coordinator/domain/**/*.py")
        for module, _names in imports(path)
        if module.split(".")[0] not in plain
    ]

    assert strays == []


def test_relative_imports_are_not_used():
    strays = [
        str(path.relative_to(ROOT))
        for top in ("coordinator", "ui", "resources")
        for path in ROOT.glob(f"{top}/**/*.py")
        for node in import_nodes(path)
        if isinstance(node, ast.ImportFrom) and node.level
    ]

    assert strays == []


def test_no_dialog_stops_the_program_with_exec():
    """The application itself runs by exec(); a dialog is opened with open()."""
    strays = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in ROOT.glob("ui/**/*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and is_exec_of_something_else(node.func)
    ]

    assert strays == []


def is_exec_of_something_else(function):
    match function:
        case ast.Attribute(attr="exec", value=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name.strip("_") not in {"application", "qt"}
        case ast.Attribute(attr="exec" | "exec_"):
            return True
    return False


def test_no_colour_and_no_style_sheet_stands_in_the_python_of_the_screens():
    """Colours are in the theme, styles in resources/style.qss."""
    strays = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in ROOT.glob("ui/**/*.py")
        if path not in (ROOT / "ui" / "theme.py", ROOT / "ui" / "colours.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if is_style(node)
    ]

    assert strays == []


def is_style(node):
    match node:
        case ast.Attribute(attr="setStyleSheet"):
            return True
        case ast.Constant(value=str(words)):
            digits = words.removeprefix("#")
            return words != digits and len(digits) in {3, 6, 8} and is_hex(digits)
    return False


def is_hex(digits):
    return all(digit in "0123456789abcdefABCDEF" for digit in digits)
