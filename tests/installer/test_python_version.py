"""A Python that will not do is told from one that will, with the command to give instead."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from installer import python_version
from installer.python_version import SUPPORTED, refusal, require_supported

ROOT = Path(__file__).parent.parent.parent


def test_the_supported_pythons_are_those_the_project_declares():
    declared = (ROOT / "pyproject.toml").read_text("utf-8")

    assert SUPPORTED == ((3, 11), (3, 12), (3, 13))
    assert 'requires-python = ">=3.11,<3.14"' in declared


def test_this_python_passes():
    require_supported("installer/run.py")


def test_the_refusal_names_the_version_and_another_python_that_is_here():
    sentence = refusal((3, 9), "installer/run.py", "python3.12")

    assert "Python 3.9" in sentence
    assert "run python3.12 installer/run.py" in sentence


def test_without_another_python_the_refusal_says_to_install_one():
    sentence = refusal((3, 14), "installer/run.py", None)

    assert "Python 3.14" in sentence
    assert "Install one" in sentence


def test_an_unsupported_python_leaves_with_the_sentence(monkeypatch):
    monkeypatch.setattr(python_version, "SUPPORTED", ((3, 99),))

    with pytest.raises(SystemExit, match=r"the program needs Python"):
        require_supported("installer/run.py")


@pytest.mark.parametrize(
    "source", ["installer/run.py", "installer/test.py", "installer/python_version.py"]
)
def test_an_older_python_can_read_the_source_as_far_as_the_check(source):
    ast.parse((ROOT / source).read_text("utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("script", ["run.py", "test.py"])
def test_nothing_of_ours_is_loaded_before_the_check(script):
    source = (ROOT / "installer" / script).read_text("utf-8")
    before, check, _after = source.partition("\nrequire_supported(")

    assert check
    assert re.findall(r"^from ((?:installer|coordinator)\S*)", before, re.MULTILINE) == [
        "installer.python_version"
    ]


def test_the_modules_before_the_check_load_alone():
    code = "import sys; sys.path.insert(0, sys.argv[1]); import installer.python_version"
    command = [sys.executable, "-I", "-S", "-c", code, str(ROOT)]

    assert subprocess.run(command, check=False).returncode == 0
