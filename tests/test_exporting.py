"""A trial leaves as a file for another system: whole or not at all, noted, refused in words."""

import hashlib
import io
import json
import sys

import pytest
from lxml import etree

from coordinator.cli import main
from coordinator.domain.audit import AuditFilter
from coordinator.domain.exchange import (
    ExportNotWritten,
    ExportWanted,
    Format,
    IdentityNotForThem,
    NoScreeningsInFormat,
    export_name,
)
from coordinator.domain.proof import Fault, Misfit, OnlyReadable
from coordinator.entering import enter
from coordinator.exporting import export
from coordinator.languages import Language, catalogue_of
from coordinator.queries.audit import audit_page
from coordinator.records import read
from coordinator.registry.trust import distrust
from coordinator.samples import PASSWORD, create_sample_registry
from coordinator.text import speaking
from tests.builders import COORDINATOR, LITTLE, MONITOR, active, answered, consented
from tests.exchange.odm_reading import OdmFile, schema

SHOWN = "ChiCTR1900025376"


@pytest.fixture
def trial_id(registry):
    found = active(registry).trial_id
    screening_id = consented(registry, found)
    answered(registry, screening_id, I1="yes", E2="no")
    return found


def noted(registry):
    return [
        (entry.key, json.loads(entry.changes))
        for entry in audit_page(registry, AuditFilter(action="list exported"))
    ]


@pytest.mark.parametrize("wanted", list(Format))
def test_what_left_is_noted_with_its_hash(registry, trial_id, tmp_path, wanted):
    """T1"""
    path = tmp_path / "out"

    said = export(registry, COORDINATOR, ExportWanted(trial_id, wanted), path)

    ((key, changes),) = noted(registry)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert key == "NCT99990001"
    assert digest in str(changes["what"])
    alone = wanted is Format.USDM
    assert ("criteria alone" in str(changes["what"])) is alone
    count = "the criteria alone" if alone else "1 screening"
    assert said == (f"out was written: {count}.",)


def test_the_words_of_a_file_do_not_depend_on_the_language_of_the_program(
    registry, trial_id, tmp_path
):
    wanted = ExportWanted(trial_id, Format.ODM)
    export(registry, COORDINATOR, wanted, tmp_path / "english.xml")
    with speaking(catalogue_of(Language.CHINESE)):
        (said,) = export(registry, COORDINATOR, wanted, tmp_path / "chinese.xml")

    english, chinese = (
        OdmFile((tmp_path / name).read_bytes()) for name in ("english.xml", "chinese.xml")
    )
    for file in (english, chinese):
        for name in ("FileOID", "CreationDateTime", "AsOfDateTime", "Description"):
            del file.root.attrib[name]  # the head of the trail has moved on
        for node in file.all("//o:MetaDataVersionRef"):
            del node.attrib["EffectiveDate"]
    assert etree.tostring(english.root) == etree.tostring(chinese.root)
    assert "chinese.xml" in said


def test_identifying_data_are_refused_to_who_may_not_see_them(registry, trial_id, tmp_path):
    """P1"""
    wanted = ExportWanted(trial_id, Format.ODM, with_identity=True)

    with pytest.raises(IdentityNotForThem):
        export(registry, MONITOR, wanted, tmp_path / "out.xml")

    assert list(tmp_path.glob("out*")) == []
    assert noted(registry) == []
    export(registry, MONITOR, ExportWanted(trial_id, Format.ODM), tmp_path / "out.xml")
    assert "without identifying data" in str(noted(registry))


def test_a_registry_that_is_not_trusted_gives_nothing_out(registry, trial_id, tmp_path):
    """T4"""
    distrust(registry, [Misfit(next(iter(Fault)))])

    with pytest.raises(OnlyReadable):
        export(registry, COORDINATOR, ExportWanted(trial_id, Format.ODM), tmp_path / "out.xml")
    assert list(tmp_path.glob("out*")) == []


def test_a_file_that_cannot_be_written_is_refused_and_not_noted(registry, trial_id, tmp_path):
    with pytest.raises(ExportNotWritten):
        export(
            registry, COORDINATOR, ExportWanted(trial_id, Format.ODM), tmp_path / "gone" / "x"
        )
    assert noted(registry) == []


def test_a_screening_is_refused_to_a_format_that_cannot_hold_it(registry, trial_id, tmp_path):
    with pytest.raises(NoScreeningsInFormat, match="ODM-XML or FHIR"):
        export(
            registry, COORDINATOR, ExportWanted(trial_id, Format.USDM, 1), tmp_path / "x.json"
        )


def test_how_far_it_is_is_told(registry, trial_id, tmp_path):
    heard = []

    def tell(share, what):
        heard.append((share, what))

    export(registry, COORDINATOR, ExportWanted(trial_id, Format.ODM), tmp_path / "x.xml", tell)

    assert [share for share, _what in heard] == sorted(share for share, _what in heard)
    assert heard[0][1] == "Reading screening 1 of 1…"
    assert heard[-1] == (1.0, "Writing the file…")


def test_a_file_name_has_no_signs_that_a_disk_refuses():
    assert export_name("A/B: trial", ExportWanted(1, Format.USDM)) == "A B trial USDM.json"
    assert export_name("NCT1", ExportWanted(1, Format.ODM), "07/1") == "NCT1 07 1 ODM.xml"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.registry"
    create_sample_registry(path, cost=LITTLE)
    return path


@pytest.fixture
def as_coordinator(sample, monkeypatch):
    def run(*arguments):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
        return main([*map(str, arguments), "--registry", str(sample), "--user", "coordinator"])

    return run


def test_the_sample_registry_goes_out_at_the_terminal_valid_and_unnamed(
    as_coordinator, sample, tmp_path, capsys
):
    """P1"""
    out = tmp_path / "trial.xml"

    assert as_coordinator("export", SHOWN, "--odm", "-o", out) == 0

    assert "trial.xml was written: " in capsys.readouterr().out
    file = OdmFile(out.read_bytes())
    schema().assertValid(file.root)
    assert len(file.all("//o:SubjectData")) == 1
    assert "示例".encode() not in out.read_bytes()
    registry, _person = enter(sample, "coordinator", PASSWORD)
    assert noted(registry)[0][0] == SHOWN
    registry.close()


def test_all_sample_trials_come_back_as_they_went_out(as_coordinator, tmp_path):
    for number in range(1, 6):
        for name in ("odm", "usdm"):
            out = tmp_path / f"{number}.{name}"
            assert (
                as_coordinator("export", number, f"--{name}", "--metadata-only", "-o", out) == 0
            )
            assert all(
                record.inclusion and record.exclusion
                for record in read(out.read_bytes(), out.name)
            )


def test_one_screening_goes_out_by_its_number(as_coordinator, tmp_path):
    out = tmp_path / "one.json"

    assert as_coordinator("export", SHOWN, "--fhir", "--screening", "07001", "-o", out) == 0

    resources = [entry["resource"] for entry in json.loads(out.read_bytes())["entry"]]
    found = [each for each in resources if each["resourceType"] == "ResearchSubject"]
    assert [each["identifier"][0]["value"] for each in found] == ["07001"]


def test_identifying_data_leave_only_when_that_is_confirmed(as_coordinator, tmp_path, capsys):
    """P1"""
    out = tmp_path / "named.xml"
    asked = ("export", SHOWN, "--odm", "--identifying", "-o", out)

    assert as_coordinator(*asked) == 1
    assert "--yes-identifying-data" in capsys.readouterr().err
    assert not out.exists()

    assert as_coordinator(*asked, "--yes-identifying-data") == 0
    assert "李示例".encode() in out.read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", SHOWN, "-o", "x"),
        ("export", SHOWN, "--odm", "--usdm", "-o", "x"),
        ("export", SHOWN, "--odm", "--metadata-only", "--screening", "1", "-o", "x"),
    ],
)
def test_wrong_usage_ends_with_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    assert ended.value.code == 2
