"""The command line speaks the terminal's language, or the one that is asked for."""

import gettext
import os
import re
from collections.abc import Iterator
from unicodedata import east_asian_width

import pytest

from coordinator import text
from coordinator.cli import main
from coordinator.languages import Language
from coordinator.terminal.language import language_of
from ui.__main__ import parsed

ZH = {"LANG": "zh_CN.UTF-8"}
WORKS = ("form", "pack", "list", "report", "log", "trail", "amendment", "export", "verify")
KEPT = {"PDF", "JSON", "CDISC", "ODM", "XML", "USDM", "HL", "FHIR", "R5", "CSV", "SUPERSEDED"}
"""What is called so in Chinese, too."""


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    text.use(gettext.NullTranslations())


def said_by(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ((), {"LANG": "de_DE.UTF-8"}, Language.ENGLISH),
        ((), ZH, Language.CHINESE),
        ((), {"LANGUAGE": "en", **ZH}, Language.ENGLISH),
        ((), {"LANGUAGE": "", "LC_ALL": "zh_CN", "LANG": "C"}, Language.CHINESE),
        (("--language", "en"), ZH, Language.ENGLISH),
        (("--language=zh_CN", "trials"), {"LANG": "C"}, Language.CHINESE),
        (("--language",), {"LANG": "C"}, Language.ENGLISH),
        (("form", "--language", "zh_CN"), {"LANG": "C"}, Language.ENGLISH),
    ],
)
def test_the_language_is_asked_for_or_that_of_the_terminal(arguments, environment, language):
    assert language_of(arguments, environment) is language


def test_help_is_in_chinese(capsys):
    said = said_by(["--language", "zh_CN", "--help"], capsys)

    assert said.startswith("用法：trial-coordinator")
    assert "立即备份" in said
    assert "positional arguments" not in said


def test_help_of_a_command_is_in_the_language_of_the_terminal(capsys, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "zh_CN")

    assert "筛选号" in said_by(["form", "--help"], capsys)


def test_a_refusal_is_in_chinese(capsys, tmp_path):
    status = main(["--language", "zh_CN", "trials", "--registry", str(tmp_path / "none")])

    assert status == 1
    assert "没有登记库" in capsys.readouterr().err


def test_a_language_that_is_not_spoken_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["--language", "fr", "trials"])

    assert "invalid choice" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ([], "缺少以下参数：命令"),
        (["trials", "--bogus"], "无法识别的参数：--bogus"),
        (["bogus"], "选项'bogus'无效（可选："),
        (["form", "07001"], "缺少以下参数：-o/--output"),
        (["form", "-o", "x.pdf"], "必须给出以下参数之一：筛选号 --blank"),
        (["form", "--blank"], "参数--blank：需要一个值"),
        (["form", "07001", "--sponsor", "--copy", "sponsor"], "不能与参数--sponsor同时使用"),
        (["form", "07001", "--record-version", "z"], "'z'不是有效的值（int）"),
        (["access-report", "--since", "3"], "3不是日期"),
        (["restore", "--yes=1", "x"], "此选项不带值：'1'"),
        (["list", "code-table", "--u", "x"], "不明确，可能是：--user, --until"),
        (["read"], "缺少以下参数：文件"),
    ],
)
def test_a_mistake_is_told_in_chinese(mistake, said, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--language", "zh_CN", *mistake])

    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert said in told
    assert not re.search(r"usage|error|argument|required|choice", told)


def test_a_mistake_is_told_in_english_where_that_is_asked_for(capsys, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "zh_CN")

    with pytest.raises(SystemExit):
        main(["--language", "en", "trials", "--bogus"])

    assert "unrecognized arguments: --bogus" in capsys.readouterr().err


@pytest.mark.parametrize("before", [None, "de"])
def test_the_terminals_own_language_is_left_as_it_was(before, capsys, monkeypatch):
    monkeypatch.delenv("LANGUAGE", raising=False)
    if before is not None:
        monkeypatch.setenv("LANGUAGE", before)
    domain = gettext.textdomain()

    said_by(["--language", "zh_CN", "--help"], capsys)

    assert (os.environ.get("LANGUAGE"), gettext.textdomain()) == (before, domain)


@pytest.mark.parametrize("work", ["", *WORKS])
def test_what_is_to_be_given_is_named_in_chinese(work, capsys):
    said = said_by(["--language", "zh_CN", *work.split(), "--help"], capsys)

    named = set(re.findall(r"\b[A-Z]{2,}\b", said))
    assert named <= KEPT


def shown_width(words):
    """How many letters' room the words take at a terminal."""
    return sum(2 if east_asian_width(sign) in "FW" else 1 for sign in words)


@pytest.mark.parametrize("work", ["", *WORKS])
def test_the_columns_of_help_are_in_line_in_chinese_too(work, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    said = said_by(["--language", "zh_CN", *work.split(), "--help"], capsys)

    options = said.partition("选项:")[2].splitlines()
    found = [re.match(r"  -.*?\S  +(?=\S)", line) for line in options]
    assert len({shown_width(line[0]) for line in found if line}) == 1
    assert max(map(shown_width, options)) <= 80


def test_what_the_window_is_begun_with_is_told_in_chinese(capsys, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "zh_CN")

    with pytest.raises(SystemExit):
        parsed(["--help"])

    said = capsys.readouterr().out
    assert said.startswith("用法：trial-coordinator-gui")
    assert not re.search(r"usage|options|show this|REGISTRY", said)
