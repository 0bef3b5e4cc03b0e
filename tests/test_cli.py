"""The command line: what it prints, where it writes, and how it ends."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from coordinator.cli import main
from coordinator.domain.audit import Action, AuditFilter
from coordinator.entering import enter
from coordinator.queries.audit import audit_page
from coordinator.registry.address import Address
from coordinator.samples import PASSWORD, create_sample_registry
from tests import builders
from tests.conftest import FILE, SERVER
from tests.server import url_of

ROOT = Path(__file__).parent.parent
RECORD = ROOT / "resources" / "samples" / "trials" / "igg4_leflunomide.txt"


@pytest.fixture(scope="module", params=[FILE, SERVER])
def sample(request, tmp_path_factory):
    """The sample registry, in a file and on a server."""
    if request.param == FILE:
        place = tmp_path_factory.mktemp("sample") / "sample.registry"
    else:
        place = request.getfixturevalue("server").create("sample")
    create_sample_registry(place, cost=builders.LITTLE)
    yield place
    if request.param == SERVER:
        request.getfixturevalue("server").drop("sample")


def typed(place):
    """Write where a registry lies as one types it."""
    return url_of(place) if isinstance(place, Address) else str(place)


def text_of(path):
    return "".join(page.extract_text() for page in PdfReader(path).pages)


@pytest.fixture
def as_coordinator(sample, monkeypatch):
    """Run a command on the sample registry, typing the coordinator's password when asked."""

    def run(*arguments):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
        return main([*arguments, "--registry", typed(sample), "--user", "coordinator"])

    return run


def actions(path):
    registry, _person = enter(path, "coordinator", PASSWORD)
    found = [entry.action for entry in audit_page(registry, AuditFilter())]
    registry.close()
    return found


def test_read_gives_one_object_a_record(capsys):
    assert main(["read", str(RECORD), "--json"]) == 0

    [record] = json.loads(capsys.readouterr().out)
    assert record["ids"]["nct"] == "NCT03715699"
    assert [len(record[kind]) for kind in ("inclusion", "exclusion")] == [3, 6]


def test_read_shows_a_person_the_outline(capsys):
    assert main(["read", str(RECORD)]) == 0

    out = capsys.readouterr().out
    assert "Leflunomide Treatment for IgG4-RD" in out
    assert "6. Mikulicz disease as the only manifestation" in out


def test_what_is_no_record_is_refused_with_a_sentence_and_the_rest_is_read(capsys, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear colleague, the weather is fine.", "utf-8")

    status = main(["read", str(tmp_path / "letter.txt"), str(RECORD), "--json"])

    said = capsys.readouterr()
    assert status == 1
    assert "letter.txt" in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert len(json.loads(said.out)) == 1


def test_a_missing_file_is_refused_with_a_sentence(capsys, tmp_path):
    assert main(["read", str(tmp_path / "gone.txt"), "--json"]) == 1
    assert "gone.txt cannot be read" in capsys.readouterr().err


def test_checks_gives_one_list_a_line(capsys, tmp_path):
    (tmp_path / "criteria.txt").write_text("Age 18 to 70 years\nGood mood\n", "utf-8")

    assert main(["checks", str(tmp_path / "criteria.txt"), "--json"]) == 0

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first[0]["kind"], first[0]["value"], first[0]["value_high"]) == ("age", 18, 70)
    assert second == []


@pytest.mark.parametrize("arguments", [[], ["form"], ["log", "x"], ["nothing"], ["read"]])
def test_wrong_usage_ends_with_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_trials_are_listed(as_coordinator, capsys):
    assert as_coordinator("trials") == 0
    assert "ChiCTR1900025376" in capsys.readouterr().out

    assert as_coordinator("trials", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 5


def test_a_copy_for_the_sponsor_tells_nothing_that_identifies(as_coordinator, sample, tmp_path):
    """P1, T1"""
    out = tmp_path / "form.pdf"

    trial = ("--trial", "ChiCTR1900025376")
    assert as_coordinator("form", "07001", *trial, "--sponsor", "-o", str(out)) == 0

    assert "李示例" not in text_of(out)
    assert "LISL" in text_of(out)
    assert "form printed" in actions(sample)


@pytest.mark.parametrize("command", [["trials"], ["verify"], ["log", "--csv", "x.csv"]])
def test_nothing_is_opened_for_somebody_who_does_not_say_who(sample, command, capsys):
    """P1: the file is encrypted, and the command line is no way round the sign-in."""
    assert main([*command, "--registry", typed(sample)]) == 1
    assert "--user" in capsys.readouterr().err


def test_a_wrong_password_opens_nothing(sample, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("guessed\n"))

    assert main(["trials", "--registry", typed(sample), "--user", "coordinator"]) == 1
    assert "do not fit" in capsys.readouterr().err


def test_a_form_for_the_site_asks_who_wants_it(sample, tmp_path):
    """P1"""
    out = tmp_path / "form.pdf"
    command = [sys.executable, "-m", "coordinator.cli", "form", "07001", "-o", str(out)]
    more = ["--trial", "ChiCTR1900025376", "--user", "coordinator", "--registry", typed(sample)]

    ended = subprocess.run(
        [*command, *more], cwd=ROOT, input=f"{PASSWORD}\n", text=True, check=True
    )

    assert ended.returncode == 0
    assert "李示例" in text_of(out)


def test_the_content_of_a_signature_is_given_to_the_site_alone(
    as_coordinator, sample, registry, tmp_path, capsys, monkeypatch
):
    """G3, P1, T1: remarks are in it as they were typed, which are not for a monitor's eyes."""
    out = tmp_path / "07001.json"
    command = ("content", "07001", "--trial", "ChiCTR1900025376", "-o", str(out))

    assert as_coordinator(*command) == 0
    assert json.loads(out.read_text("utf-8"))["content"]["screening_number"] == "07001"
    assert "list exported" in actions(sample)

    registry.close()
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{builders.PASSWORD}\n"))
    monitor = ("--user", "m.okafor", "--registry", str(registry.path))
    assert main([*command, *monitor]) == 1
    assert "site's own" in capsys.readouterr().err


def test_a_number_of_several_trials_asks_which(as_coordinator, tmp_path, capsys):
    out = tmp_path / "form.pdf"

    assert as_coordinator("form", "07001", "-o", str(out)) == 1

    assert "--trial" in capsys.readouterr().err
    assert not out.exists()


def test_a_blank_form_of_a_trial(as_coordinator, tmp_path):
    out = tmp_path / "blank.pdf"

    assert as_coordinator("form", "--blank", "NCT03715699", "-o", str(out)) == 0
    assert "BLANK" in text_of(out)


def test_the_log_as_csv_and_pdf(as_coordinator, tmp_path):
    csv, pdf = tmp_path / "log.csv", tmp_path / "log.pdf"

    assert as_coordinator("log", "--csv", str(csv), "--language", "en") == 0
    assert as_coordinator("log", "NCT03715699", "--pdf", str(pdf)) == 0

    assert len(csv.read_text("utf-8-sig").splitlines()) == 7
    assert "07002" in text_of(pdf)
    assert "李示例" not in csv.read_text("utf-8-sig")


def test_the_log_as_a_workbook_of_a_period(as_coordinator, tmp_path):
    book = tmp_path / "log.xlsx"

    assert as_coordinator("log", "--from", "2016-01-01", "--xlsx", str(book)) == 0

    sheet = load_workbook(book).worksheets[0]
    assert sheet.max_row == 7
    assert sheet["A2"].value == "07001"


@pytest.mark.parametrize("name", ["enrolled.pdf", "enrolled.xlsx", "enrolled.csv"])
def test_a_list_by_the_ending_of_its_file(as_coordinator, tmp_path, name):
    out = tmp_path / name

    assert as_coordinator("list", "enrolment", "-o", str(out)) == 0
    assert out.stat().st_size > 50


def test_a_list_that_names_the_subjects_is_made_only_when_that_is_confirmed(
    as_coordinator, tmp_path, capsys
):
    """P1"""
    out = tmp_path / "who.pdf"

    assert as_coordinator("list", "identification", "-o", str(out)) == 1
    assert "only when that is confirmed" in capsys.readouterr().err
    assert not out.exists()

    confirmed = ("list", "identification", "-o", str(out), "--yes-identifying-data")
    assert as_coordinator(*confirmed) == 0
    assert "CONFIDENTIAL" in text_of(out)


def test_the_tables_of_chinese_hospitals_are_in_chinese(as_coordinator, tmp_path):
    out = tmp_path / "table.pdf"

    assert as_coordinator("list", "screening-table", "NCT03715699", "-o", str(out)) == 0
    assert "受试者筛选入选表" in text_of(out)


def test_the_recruitment_report_on_paper_and_as_a_workbook(as_coordinator, tmp_path):
    pdf, book = tmp_path / "report.pdf", tmp_path / "report.xlsx"

    assert as_coordinator("report", "NCT03715699", "-o", str(pdf)) == 0
    assert as_coordinator("report", "--until", "2099-12-31", "-o", str(book)) == 0

    assert "Recruitment report" in text_of(pdf)
    assert "Funnel" in load_workbook(book).sheetnames


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["list", "enrolment", "-o", "x.doc"], "ends in"),
        (["report", "-o", "x.csv"], "ends in"),
        (["log", "--csv", "x.pdf"], "ends in"),
        (["pack", "NCT03715699", "-o", "x.pdf"], "ends in"),
        (["log", "--csv", "x.csv", "--from", "2026-02-02", "--until", "2026-02-01"], "before"),
        (["report", "-o", "x.pdf", "--from", "2026-02-02", "--until", "2026-02-01"], "before"),
        (["access-report", "-o", "x.pdf", "--since", "2999-01-01"], "before it begins"),
        (["form", "99999", "-o", "x.pdf"], "no screening 99999"),
        (["form", "--blank", "NCT00000000", "-o", "x.pdf"], "No trial"),
        (["log", "NCT00000000", "--csv", "x.csv"], "No trial"),
    ],
)
def test_what_is_not_there_is_refused(as_coordinator, arguments, sentence, capsys):
    assert as_coordinator(*arguments) == 1
    assert sentence in capsys.readouterr().err


def test_who_was_refused_has_left_all_the_same(as_coordinator, sample, capsys):
    """T1: otherwise the report of access shows somebody who never went."""
    as_coordinator("trail", "99999", "-o", "x.pdf")

    assert "no screening 99999" in capsys.readouterr().err
    assert actions(sample)[1] == Action.SIGNED_OUT


def test_who_presses_control_and_c_at_the_password_sees_no_traceback(
    sample, monkeypatch, capsys
):
    class Keyboard(io.StringIO):
        def readline(self, *_size):
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Keyboard())
    status = main(["trials", "--registry", typed(sample), "--user", "coordinator"])

    assert (status, capsys.readouterr().err) == (130, "\n")


def test_verify_says_that_the_trail_is_whole(as_coordinator, capsys):
    assert as_coordinator("verify") == 0
    assert "The audit trail is whole" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["trials"], ["verify"], ["log", "--csv", "x.csv"]])
def test_a_registry_that_is_not_there_is_refused(tmp_path, command, capsys):
    assert main([*command, "--registry", str(tmp_path / "gone.registry")]) == 1
    assert "There is no registry" in capsys.readouterr().err


def test_every_command_has_help(capsys):
    for name in ("read", "checks", "demo", "trials", "form", "log", "list", "report"):
        with pytest.raises(SystemExit) as ended:
            main([name, "--help"])
        assert ended.value.code == 0
        assert "--registry" in capsys.readouterr().out


def test_an_address_that_others_could_read_along_is_refused_as_wrong_usage(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["trials", "--registry", "postgresql://db.example/registry?sslmode=disable"])

    assert ended.value.code == 2
    assert "read along to db.example" in " ".join(capsys.readouterr().err.split())
