"""The command line: what it prints, where it writes, and how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from coordinator.cli import main
from coordinator.domain.audit import AuditFilter
from coordinator.queries.audit import audit_page
from coordinator.registry.store import Registry
from coordinator.samples import PASSWORD, create_sample_registry

ROOT = Path(__file__).parent.parent
RECORD = ROOT / "resources" / "samples" / "trials" / "igg4_leflunomide.txt"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.registry"
    create_sample_registry(path)
    return path


def text_of(path):
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def actions(path):
    registry = Registry(path)
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


def test_trials_are_listed(sample, capsys):
    assert main(["trials", "--registry", str(sample)]) == 0
    assert "ChiCTR1900025376" in capsys.readouterr().out

    assert main(["trials", "--registry", str(sample), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 5


def test_a_form_without_signing_in_tells_nothing_that_identifies(sample, tmp_path):
    """P1, T1"""
    out = tmp_path / "form.pdf"
    said = ["form", "07001", "--trial", "ChiCTR1900025376", "-o", str(out)]

    assert main([*said, "--registry", str(sample)]) == 0

    assert "李示例" not in text_of(out)
    assert "LISL" in text_of(out)
    assert actions(sample)[0] == "form printed"


def test_a_form_for_the_site_asks_who_wants_it(sample, tmp_path):
    """P1"""
    out = tmp_path / "form.pdf"
    command = [sys.executable, "-m", "coordinator.cli", "form", "07001", "-o", str(out)]
    more = ["--trial", "ChiCTR1900025376", "--user", "coordinator", "--registry", str(sample)]

    ended = subprocess.run(
        [*command, *more], cwd=ROOT, input=f"{PASSWORD}\n", text=True, check=True
    )

    assert ended.returncode == 0
    assert "李示例" in text_of(out)


def test_a_number_of_several_trials_asks_which(sample, tmp_path, capsys):
    out = tmp_path / "form.pdf"

    assert main(["form", "07001", "-o", str(out), "--registry", str(sample)]) == 1

    assert "--trial" in capsys.readouterr().err
    assert not out.exists()


def test_a_blank_form_of_a_trial(sample, tmp_path):
    out = tmp_path / "blank.pdf"
    command = ["form", "--blank", "NCT03715699", "-o", str(out), "--registry", str(sample)]

    assert main(command) == 0
    assert "BLANK" in text_of(out)


def test_the_log_as_csv_and_pdf(sample, tmp_path):
    csv, pdf = tmp_path / "log.csv", tmp_path / "log.pdf"

    assert main(["log", "--csv", str(csv), "--registry", str(sample)]) == 0
    assert main(["log", "NCT03715699", "--pdf", str(pdf), "--registry", str(sample)]) == 0

    assert len(csv.read_text("utf-8-sig").splitlines()) == 7
    assert "07002" in text_of(pdf)
    assert "李示例" not in csv.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["form", "99999", "-o", "x.pdf"], "no screening 99999"),
        (["form", "--blank", "NCT00000000", "-o", "x.pdf"], "No trial"),
        (["log", "NCT00000000", "--csv", "x.csv"], "No trial"),
    ],
)
def test_what_is_not_there_is_refused(sample, arguments, sentence, capsys):
    assert main([*arguments, "--registry", str(sample)]) == 1
    assert sentence in capsys.readouterr().err


def test_verify_says_that_the_trail_is_whole(sample, capsys):
    assert main(["verify", "--registry", str(sample)]) == 0
    assert "The audit trail is whole" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["trials"], ["verify"], ["log", "--csv", "x.csv"]])
def test_a_registry_that_is_not_there_is_refused(tmp_path, command, capsys):
    assert main([*command, "--registry", str(tmp_path / "gone.registry")]) == 1
    assert "There is no registry" in capsys.readouterr().err


def test_every_command_has_help(capsys):
    for name in ("read", "checks", "demo", "trials", "form", "log", "verify"):
        with pytest.raises(SystemExit) as ended:
            main([name, "--help"])
        assert ended.value.code == 0
        assert "--registry" in capsys.readouterr().out
