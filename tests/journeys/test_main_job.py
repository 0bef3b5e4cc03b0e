"""The main job whole: from a registry record to a signed, printed checklist and the log."""

from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from coordinator.commands.consents import enter_consent_form
from coordinator.commands.review import (
    activate_version,
    confirm_wording,
    identify_version,
    resolve_point,
)
from coordinator.commands.screening import record_consent
from coordinator.commands.subjects import enter_subject
from coordinator.commands.trials import register_trial
from coordinator.domain.consent import Consent
from coordinator.domain.criterion import walked
from coordinator.domain.form import Copy
from coordinator.domain.log import LogFilter
from coordinator.domain.protocol import ReviewOpen
from coordinator.domain.screening import State
from coordinator.domain.subject import Identity, Sex
from coordinator.forms.eligibility_checklist import write_checklist
from coordinator.practice import WalkedTo, walk_to
from coordinator.queries.forms import blank_form, checklist_form
from coordinator.queries.log import log_rows
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import version_of, versions_of
from coordinator.records import read
from tests.builders import COORDINATOR, INVESTIGATOR, PASSWORD, TODAY

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "records" / "seeds"
SAMPLES = sorted((ROOT / "resources" / "samples" / "trials").glob("*.txt"))
RECORDS = [
    *(pytest.param(path, id=path.stem) for path in SAMPLES),
    *(
        pytest.param(
            SEEDS / f"{name}.txt",
            id=name[:3],
            marks=pytest.mark.skipif(
                not SEEDS.exists(), reason="the first site's records do not lie beside"
            ),
        )
        for name in (
            "000_5a5f9057d40ac3c4",
            "001_bf795f583b24f0d9",
            "002_175da2dd18f7f8f8",
            "003_26d5b2a701c48217",
            "004_3479678f790fff44",
        )
    ),
]
BORN = {"adult": date(1983, 4, 1), "child": date(2013, 4, 1)}


@pytest.mark.parametrize("path", RECORDS)
def test_from_record_to_signed_checklist(registry, tmp_path, path):
    """S7, A3, A4, A5, C1, G4, S2: each of the first site's trials goes the whole way."""
    [record] = read(path.read_bytes(), path.name)
    trial_id = register_trial(registry, COORDINATOR, record=record)
    [draft] = versions_of(registry, trial_id)
    review(registry, draft.id)
    is_for_children = record.max_age is not None and record.max_age <= 18
    screening_id = screened(registry, trial_id, "child" if is_for_children else "adult")

    walk_to(registry, COORDINATOR, INVESTIGATOR, PASSWORD, screening_id, WalkedTo("eligible"))

    screening = screening_of(registry, screening_id, with_identity=True)
    assert screening.state is State.ELIGIBLE
    assert [s.signer for s in screening.standing_signatures] == ["Li Na", "Dr Ada Brandt"]
    [row] = log_rows(registry, LogFilter())
    assert (row.state, row.signed_by) == ("eligible", ("Li Na", "Dr Ada Brandt"))
    form = checklist_form(registry, COORDINATOR, screening_id=screening_id, copy=Copy.SITE)
    write_checklist(tmp_path / "filled.pdf", form)
    printed = squeezed(
        "".join(p.extract_text() for p in PdfReader(tmp_path / "filled.pdf").pages)
    )
    assert "欧阳校风" in printed
    assert "DRAFT" not in printed
    assert registry.verify().is_whole


@pytest.mark.parametrize("path", RECORDS)
def test_a_record_just_read_prints_as_a_blank_draft(registry, tmp_path, path):
    """S7: every criterion is on it, and nobody takes it for the protocol's."""
    [record] = read(path.read_bytes(), path.name)
    trial_id = register_trial(registry, COORDINATOR, record=record)
    [draft] = versions_of(registry, trial_id)

    write_checklist(
        tmp_path / "blank.pdf", blank_form(registry, COORDINATOR, version_id=draft.id)
    )

    printed = words_of(tmp_path / "blank.pdf")
    assert "DRAFT" in printed
    assert "BLANK" in printed
    for criterion in walked(draft.criteria):
        assert squeezed(criterion.text)[:40] in squeezed(printed)


def review(registry, version_id):
    """Settle every point as a person with the protocol would, then put the version to use."""
    identify_version(
        registry,
        COORDINATOR,
        version_id=version_id,
        protocol_number="TEA-204",
        version="2.0",
        dated_on=date(2026, 3, 2),
    )
    version = version_of(registry, version_id)
    if version.open_points:
        with pytest.raises(ReviewOpen):
            activate_version(registry, COORDINATOR, version_id=version_id)
    while points := version_of(registry, version_id).open_points:
        resolve_point(
            registry,
            COORDINATOR,
            point_id=points[0].id,
            choice=points[0].readings[0] if points[0].readings else "as written",
            ground="protocol 5.1, p. 32",
        )
    confirm_wording(registry, COORDINATOR, version_id=version_id)
    activate_version(registry, COORDINATOR, version_id=version_id)


def screened(registry, trial_id, who):
    subject_id = enter_subject(
        registry,
        COORDINATOR,
        identity=Identity("欧阳校风", "TEST-1", BORN[who]),
        sex=Sex.FEMALE,
        initials="OYXF",
    )
    enter_consent_form(
        registry, COORDINATOR, trial_id=trial_id, version="1.1", valid_from=date(2026, 3, 9)
    )
    is_child = who == "child"
    consent = Consent(
        TODAY,
        time(9, 30),
        "1.1",
        "Dr Ada Brandt",
        "mother" if is_child else "",
        TODAY if is_child else None,
        has_assent=is_child,
    )
    return record_consent(
        registry,
        COORDINATOR,
        subject_id=subject_id,
        trial_id=trial_id,
        consent=consent,
        guardian_name="欧阳某" if is_child else "",
    )


def words_of(path):
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def squeezed(words):
    return "".join(words.split())
