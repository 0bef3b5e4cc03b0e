"""Each form by its word at the command line: written in its language, and noted (T1, P1)."""

import io
import sys
from dataclasses import replace

import pytest

from coordinator.cli import main
from coordinator.commands.site import change_site
from coordinator.domain.audit import Action, AuditFilter
from coordinator.languages import Language
from coordinator.queries.audit import audit_page
from coordinator.queries.staff import site_of
from tests.builders import COORDINATOR, PASSWORD, active, answered, consented
from tests.commands import test_wet_ink as ink
from tests.conftest import NOON
from tests.forms import reading

TRIAL = "NCT99990001"


@pytest.fixture
def screening_id(registry):
    found = consented(registry, active(registry).trial_id)
    answered(registry, found, I1="yes", I2="yes", E1="no", E2="no")
    return found


@pytest.fixture
def run(registry, screening_id, tmp_path, monkeypatch):
    """Run a command as the coordinator; give the pages of the PDF, or None where it failed."""

    def running(*words, user="li.na"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
        path = tmp_path / "form.pdf"
        path.unlink(missing_ok=True)
        place = ["--registry", str(registry.place), "--user", user, "-o", str(path)]
        status = main([*words, *place])
        return path.read_bytes() if status == 0 else None

    return running


def noted(registry):
    [entry] = audit_page(registry, AuditFilter(action=Action.FORM_PRINTED.value), limit=1)
    return entry.changes


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["form", "07001"], "Eligibility checklist"),
        (["form", "--blank", TRIAL], "Eligibility checklist"),
        (["clarifications", TRIAL], "Clarifications of eligibility criteria"),
        (["delegation-log", TRIAL], "Delegation of duties log"),
        (["access-report"], "Who had access when"),
        (["trail", "07001"], "Audit trail"),
        (["trail", "--of-trial", TRIAL], "Audit trail"),
    ],
)
def test_each_form_is_written_in_both_languages_and_noted(registry, run, words, title):
    """T1"""
    pages = reading.pages(run(*words, "--language", "both"))

    assert all(title in page for page in pages)
    assert all("第" in page for page in pages)
    assert "zh_CN+en" in noted(registry)


def test_a_copy_annexes_and_a_witness_are_asked_for_by_words(run):
    """P1"""
    pdf = run(
        *("form", "07001", "--copy", "sponsor", "--annexes", "evidence,clarifications"),
        "--witness",
    )

    text = reading.words(pdf)
    assert "Annex: evidence used" in text
    assert "Annex: clarifications" in text
    assert "Witness" in text
    assert "林小雨" not in text


def test_access_is_told_from_the_day_on_which_the_registry_was_set_up(run):
    words = "".join(reading.pages(run("access-report", "--language", "en")))

    assert f"{NOON.astimezone().date()} – " in words


def test_no_annex_is_printed_where_none_is_wanted(run):
    assert "Annex" not in reading.words(run("form", "07001", "--annexes", "none"))


def test_an_annex_that_does_not_exist_is_wrong_usage(run, capsys):
    with pytest.raises(SystemExit):
        run("form", "07001", "--annexes", "poems")

    assert "no annex is called poems" in capsys.readouterr().err


def test_a_monitor_gets_the_sponsors_copy(run):
    """P1"""
    assert "林小雨" not in reading.words(run("form", "07001", user="m.okafor"))


def test_a_former_record_version_is_printed_again(registry, run, screening_id, capsys):
    """G3"""
    ink.printed(registry, screening_id)
    answered(registry, screening_id, E2="yes")

    assert "SUPERSEDED" in reading.words(run("form", "07001", "--record-version", "4"))
    assert run("form", "07001", "--record-version", "3") is None
    assert "No former record version 3" in capsys.readouterr().err


def test_two_versions_have_to_be_there_to_be_compared(run, capsys):
    assert run("amendment", TRIAL) is None
    assert "no two protocol versions" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["form", "07001"], "入选资格核对表"),
        (["list", "enrolment"], "入组日志"),
        (["report"], "招募报告"),
        (["list", "screening-table"], "受试者筛选入选表"),
    ],
)
def test_a_form_is_in_the_sites_language_where_none_is_asked_for(registry, run, words, title):
    site = replace(site_of(registry), forms_language=Language.CHINESE.value)
    change_site(registry, COORDINATOR, site=site)

    assert title in reading.typed(run(*words))


def test_the_tables_of_chinese_hospitals_are_in_chinese_at_a_site_with_english_forms(run):
    assert "受试者筛选入选表" in reading.typed(run("list", "screening-table"))
