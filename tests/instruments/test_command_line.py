"""`trial-coordinator worksheet`: a worksheet computed from a file of findings."""

import io
import json
import sys

import pytest

from coordinator.cli import main


@pytest.fixture
def findings(tmp_path):
    def written(said):
        path = tmp_path / "findings.json"
        path.write_text(said if isinstance(said, str) else json.dumps(said), "utf-8")
        return str(path)

    return written


def test_worksheet_gives_result_range_and_working_as_json(capsys, findings):
    said = {"arthritis": True, "rash": "yes", "complement": True, "rest": "absent"}
    path = findings({**said, "rater": "Dr Ada Rater", "on": "2026-11-22", "look_back": "10"})

    assert main(["worksheet", "sledai-2k", path, "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["results"]["score"]["value"] == 8
    assert (told["rater"], told["on"], told["version"]) == (
        "Dr Ada Rater",
        "2026-11-22",
        "2002",
    )
    assert told["working"].endswith("= 8.")
    assert told["questions"] == []


def test_worksheet_tells_a_person_what_would_decide(capsys, findings):
    assert main(["worksheet", "igg4-cdc-2011", findings({"i1_organ": True, "igg4": 200})]) == 0

    out = capsys.readouterr().out
    assert "Category: definite (1+2+3) or possible (1+2)" in out
    assert "it depends on: Marked infiltration" in out
    assert "Not independently verified: Raised serum IgG4" in out


def test_worksheet_takes_a_value_with_its_unit_apart(capsys, findings):
    creatinine = {"value": 80, "unit": "umol/L"}
    path = findings({"sex": "male", "age": 40, "creatinine": creatinine})

    assert main(["worksheet", "egfr-ckd-epi-2021", path, "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["results"]["egfr"]["shown"] == "110.00 mL/min/1.73 m²"
    assert told["entered"]["creatinine"]["reported"] == "80 umol/L"


def test_worksheet_reads_findings_from_the_input(capsys, monkeypatch):
    said = io.TextIOWrapper(io.BytesIO(b'{"height": 180, "weight": 81}'))
    monkeypatch.setattr(sys, "stdin", said)

    assert main(["worksheet", "bmi", "-"]) == 0
    assert "25.00 kg/m²" in capsys.readouterr().out


def test_worksheet_lists_all_and_the_items_of_one(capsys):
    assert main(["worksheet", "--list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"sledai-2k", "igg4-ri-2012", "cockcroft-gault"} <= {each["name"] for each in listed}

    assert main(["worksheet", "--list"]) == 0
    assert "SLEDAI, original (1992)" in capsys.readouterr().out

    assert main(["worksheet", "sledai-2k"]) == 0
    assert "seizure" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("[1]", "it is not an object"),
        ("{", "holds no findings"),
        ({"on": "yesterday"}, "“on” is not a day"),
        ({"rest": "fine"}, "“rest” is neither"),
        ({"rash": [1]}, "“rash” is neither a value"),
        ({"rsah": True}, "no item “rsah”. Its items are: rash"),
    ],
)
def test_findings_that_make_no_sense_are_refused_in_a_line(capsys, findings, said, problem):
    assert main(["worksheet", "sledai-2k", findings(said)]) == 1

    error = capsys.readouterr().err
    assert problem in error
    assert error.count("\n") == 1


def test_a_worksheet_that_is_not_there_is_refused(capsys):
    assert main(["worksheet", "sledai3"]) == 1
    assert "There is no worksheet “sledai3”." in capsys.readouterr().err
