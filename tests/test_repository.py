"""What the tracked files owe to who opens the repository: a plan, short pieces, no strays."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLAN = re.compile(
    r"(pyproject\.toml|README[^/]*|CHANGELOG[^/]*|LICENSE[^/]*|\.gitignore|\.gitattributes"
    r"|\.editorconfig|\.pre-commit-config\.yaml"
    r"|(\.ci|coordinator|ui|resources|tests|installer)/.*)"
)
# Written so that this file does not itself contain what it looks for.
STRAYS = {
    "the name of a package registry": r"pypi[.]org|python[h]osted|npm[j]s|deb[.]debian",
    "a folder of the machine it was written on": r"/(work|farm|root|tmp)/",
}
LEFT_FOR_LATER = re.compile(r"\b(T[O]DO|FIX[M]E|X[X]X)\b")

MODULE_LINES, CLASS_LINES, FUNCTION_LINES = 300, 180, 45


def tracked(*patterns):
    # the owner of a clone need not be who runs its tests
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--", *patterns]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def texts():
    for path in tracked():
        try:
            yield path.relative_to(ROOT), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a font or a picture


def programs():
    return tuple(path for path in tracked("*.py") if path.relative_to(ROOT).parts[0] != "tests")


def lines_of(node):
    return node.end_lineno - node.lineno + 1


def pieces(kinds):
    for path in programs():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, kinds):
                yield f"{path.relative_to(ROOT)}: {node.name}", lines_of(node)


def test_every_file_has_its_place_in_the_plan():
    names = [path.relative_to(ROOT).as_posix() for path in tracked()]

    assert names
    assert [name for name in names if not PLAN.fullmatch(name)] == []


@pytest.mark.parametrize("stray", STRAYS)
def test_no_file_holds(stray):
    sought = re.compile(STRAYS[stray])
    found = [str(path) for path, text in texts() if sought.search(text)]

    assert found == []


def test_nothing_is_left_for_later():
    sources = ((path, text) for path, text in texts() if path.suffix == ".py")

    assert [str(path) for path, text in sources if LEFT_FOR_LATER.search(text)] == []


def test_a_module_does_not_grow_into_two():
    sizes = {path.relative_to(ROOT): path.read_text("utf-8").count("\n") for path in programs()}

    assert {str(path): n for path, n in sizes.items() if n > MODULE_LINES} == {}


def test_a_class_does_not_grow_into_two():
    assert {name: n for name, n in pieces(ast.ClassDef) if n > CLASS_LINES} == {}


def test_a_function_does_not_grow_into_two():
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)

    assert {name: n for name, n in pieces(functions) if n > FUNCTION_LINES} == {}
