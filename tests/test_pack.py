"""The inspector's pack: what lies in it, that it can be checked, and what it does not say."""

import hashlib
import io
import json
import re
import sys
import zipfile

import pytest

from coordinator.cli import main
from coordinator.commands.decisions import decide, reopen
from coordinator.domain.audit import Action, AuditFilter, TrailBroken
from coordinator.domain.exchange import IdentityNotForThem
from coordinator.domain.proof import OnlyReadable
from coordinator.domain.screening import Outcome
from coordinator.languages import Language
from coordinator.pack import PackWanted, make_pack, save_pack
from coordinator.queries.audit import audit_page
from coordinator.queries.screenings import screening_of
from tests.builders import (
    COORDINATOR,
    MONITOR,
    PASSWORD,
    active,
    answered,
    consented,
    subject,
)
from tests.commands import test_wet_ink as ink
from tests.forms import reading
from tests.security.tampering import unguarded

NAME, NUMBER = "林小雨", "H-4711"


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


@pytest.fixture
def screening_id(registry, trial_id):
    """A failed screening, with a reason that says more than it should."""
    found = consented(registry, trial_id)
    answered(registry, found, I1="yes", I2="yes", E1="no", E2="yes")
    decide(
        registry,
        COORDINATOR,
        screening_id=found,
        outcome=Outcome.SCREEN_FAILURE,
        reason=f"{NAME} ({NUMBER}) has a fever",
    )
    return found


def made(registry, trial_id, actor=COORDINATOR, **wanted):
    return make_pack(registry, actor, PackWanted(trial_id, **wanted), lambda *_said: None)


def opened(pack):
    with zipfile.ZipFile(io.BytesIO(pack.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def said_in(files):
    """Give all words of all files, without spaces."""
    texts = [
        reading.typed(content) if name.endswith(".pdf") else content.decode("utf-8-sig")
        for name, content in files.items()
    ]
    return "".join("".join(texts).split())


def test_it_holds_every_form_the_data_and_the_trail(registry, trial_id, screening_id):
    files = opened(made(registry, trial_id, language=Language.ENGLISH))

    names = "\n".join(files)
    for wanted in (
        r"checklists/.*Eligibility checklist 07001, Sponsor copy\.pdf",
        r"logs/Screening log.*\.pdf",
        r"logs/.*Delegation log\.pdf",
        r"logs/.*Clarifications\.pdf",
        r".*Audit trail\.pdf",
        r"data/screening log\.csv",
        r"data/odm\.xml",
        r"README\.txt",
    ):
        assert re.search(f"^{wanted}$", names, re.MULTILINE), wanted


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (Language.CHINESE, {"核对表", "日志", "数据"}),
        (Language.BOTH, {"核对表 checklists", "日志 logs", "数据 data"}),
    ],
)
def test_its_folders_are_called_in_the_language_of_its_forms(
    registry, trial_id, screening_id, language, names
):
    files = opened(made(registry, trial_id, language=language, with_identity=True))

    assert {name.split("/")[0] for name in files if "/" in name} == names
    told = "\n".join(files)
    assert "签署内容" in told
    assert "筛选日志" in told


def test_the_manifest_has_the_hash_of_each_file_and_the_head_of_the_chain(
    registry, trial_id, screening_id
):
    """T3"""
    files = opened(made(registry, trial_id))

    lines = files["manifest.txt"].decode().splitlines()
    told = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    assert told == {
        name: hashlib.sha256(content).hexdigest()
        for name, content in files.items()
        if name != "manifest.txt"
    }
    manifest = json.loads(files["manifest.json"])
    assert manifest["audit_trail"] == {
        "entries": audit_page(registry, AuditFilter(), limit=1)[0].id,
        "head": registry.head(),
        "whole": True,
    }
    assert {file["name"] for file in manifest["files"]} == set(files) - {
        "manifest.txt",
        "manifest.json",
    }
    assert registry.head() in files["README.txt"].decode()


@pytest.mark.parametrize("language", list(Language))
def test_nothing_in_it_identifies_the_subject(registry, trial_id, screening_id, language):
    """P1: also where somebody typed it into a reason."""
    pack = made(registry, trial_id, language=language)

    text = said_in(opened(pack))

    for secret in (NAME, NUMBER, "1983-04-01"):
        assert secret not in text
    assert "hasafever" in text
    assert not pack.facts.identifies


def test_it_names_the_subjects_where_that_was_asked_for(registry, trial_id, screening_id):
    """P1: the site's own copies, and the identification list."""
    files = opened(made(registry, trial_id, with_identity=True, language=Language.ENGLISH))

    assert NAME in said_in(files)
    assert any("identification list" in name for name in files)
    assert any("Site copy" in name for name in files)
    content = json.loads(files["data/signed content 07001.json"])
    screening = screening_of(registry, screening_id, with_identity=False)
    assert content["content"]["screening_number"] == screening.screening_number
    assert json.loads(files["manifest.json"])["identifies_subjects"] is True


def test_who_may_not_know_the_subjects_gets_none_that_names_them(
    registry, trial_id, screening_id
):
    """P1"""
    with pytest.raises(IdentityNotForThem):
        made(registry, trial_id, MONITOR, with_identity=True)

    assert NAME not in said_in(opened(made(registry, trial_id, MONITOR)))


def test_what_was_printed_and_is_superseded_lies_in_it_too(registry, trial_id, screening_id):
    """G3"""
    ink.printed(registry, screening_id)
    reopen(registry, COORDINATOR, screening_id=screening_id, reason="a late report")
    answered(registry, screening_id, E2="no")

    files = opened(made(registry, trial_id, language=Language.ENGLISH))

    [name] = [name for name in files if name.startswith("checklists/superseded/")]
    assert "SUPERSEDED" in reading.words(files[name])
    assert NAME not in reading.typed(files[name])
    assert json.loads(files["manifest.json"])["former_prints_missing"] == []


def test_a_pack_of_one_screening_has_that_one_alone(registry, trial_id, screening_id):
    other = consented(registry, trial_id, subject(registry, "王一", hospital_number="H-2"))

    pack = made(registry, trial_id, screening_id=other)
    files = opened(pack)

    assert pack.facts.screening_number == "07002"
    assert sum(name.startswith("checklists/") for name in files) == 1
    assert "07001" not in files["data/screening log.csv"].decode("utf-8-sig")
    assert "07001" not in files["data/odm.xml"].decode()


def test_the_same_state_gives_the_same_bytes(registry, trial_id, screening_id):
    assert made(registry, trial_id).content == made(registry, trial_id).content


def test_that_a_pack_was_made_is_noted(registry, trial_id, screening_id, tmp_path):
    """T1"""
    path, heard = tmp_path / "pack.zip", []

    pack = save_pack(
        registry,
        COORDINATOR,
        PackWanted(trial_id),
        path,
        lambda share, what: heard.append((share, what)),
    )

    [entry] = audit_page(registry, AuditFilter(action=Action.PACK_MADE.value))
    told = json.loads(entry.changes)
    assert told["sha256"] == [None, hashlib.sha256(path.read_bytes()).hexdigest()]
    assert told["identifies"] == [None, False]
    assert entry.key == pack.key
    shares = [share for share, _what in heard]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_trail_that_is_not_whole_is_packed_by_nobody(registry, trial_id, screening_id):
    """T4"""
    with unguarded(registry) as raw:
        raw.execute("UPDATE audit_entry SET reason = 'nothing' WHERE id = 3")

    with pytest.raises((TrailBroken, OnlyReadable)):
        made(registry, trial_id)


def test_at_the_terminal_a_pack_is_made_by_one_word(
    registry, trial_id, screening_id, tmp_path, monkeypatch, capsys
):
    asked = ["--registry", str(registry.place), "--user", "li.na"]
    path = tmp_path / "pack.zip"

    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n" * 2))
    assert main(["pack", "07001", *asked, "-o", str(path), "--language", "both"]) == 0
    assert zipfile.is_zipfile(path)
    assert main(["pack", "07001", *asked, "-o", str(path), "--identified"]) == 1
    assert "only when somebody confirms" in capsys.readouterr().err
