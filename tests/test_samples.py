"""The sample registry: what a person finds who tries the program."""

import pytest

from coordinator.commands.staff import sign_in
from coordinator.domain.checklist import walked_items
from coordinator.domain.log import LogFilter
from coordinator.domain.logic import Truth
from coordinator.domain.protocol import VersionState
from coordinator.domain.screening import State
from coordinator.entering import enter
from coordinator.queries.clarifications import clarifications_of
from coordinator.queries.evidence import evidence_of
from coordinator.queries.laboratories import laboratories
from coordinator.queries.log import log_rows
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import trials_of, versions_of
from coordinator.queries.windows import windows_of
from coordinator.queries.worksheets import worksheets_of
from coordinator.registry.errors import RegistryExists
from coordinator.samples import PASSWORD, PEOPLE, create_sample_registry
from tests.builders import LITTLE


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.registry"
    steps = []
    create_sample_registry(
        path, advance=lambda done, total: steps.append((done, total)), cost=LITTLE
    )
    assert steps[-1][0] == steps[-1][1] == len(steps)
    registry, _person = enter(path, PEOPLE[0].user_name, PASSWORD)
    yield registry
    registry.close()


def test_the_five_trials_of_the_first_site_are_there(sample):
    lines = trials_of(sample)

    assert {line.trial.registry_id for line in lines} == {
        "NCT03715699",
        "ChiCTR1900025376",
        "NCT04077684",
        "",
    }
    assert {(line.inclusion_count, line.exclusion_count) for line in lines} == {
        (3, 6),
        (2, 9),
        (5, 7),
        (4, 11),
        (6, 14),
    }


def test_one_trial_waits_for_review_with_its_lost_signs(sample):
    [line] = [line for line in trials_of(sample) if line.trial.nct == "NCT04077684"]
    [version] = versions_of(sample, line.trial.id)

    assert version.state is VersionState.DRAFT
    assert [p.code for p in version.open_points].count("LOST_SIGN") == 5


def test_subjects_stand_in_different_states(sample):
    states = [row.state for row in log_rows(sample, LogFilter())]

    assert len(set(states)) == len(states) == 6
    assert {State.ELIGIBLE, State.SCREEN_FAILURE, State.IN_SCREENING} <= set(states)


def test_the_eligible_one_was_answered_evidenced_and_signed_by_two(sample):
    [row] = [r for r in log_rows(sample, LogFilter()) if r.state == State.ELIGIBLE]
    screening = screening_of(sample, row.screening_id, with_identity=True)

    assert screening.checklist.open == screening.checklist.unevidenced == ()
    assert len(screening.standing_signatures) == 2


def test_each_help_of_the_walk_can_be_tried(sample):
    """Evidence, worksheets, windows, clarifications, a newer consent form, what is deferred."""
    [row] = [r for r in log_rows(sample, LogFilter()) if r.state == State.IN_SCREENING]
    screening = screening_of(sample, row.screening_id, with_identity=True)
    subject_id = screening.subject.id
    asked = clarifications_of(sample, screening.version.id)

    assert any(found.is_claimed for found in evidence_of(sample, subject_id))
    assert {sheet.instrument for sheet in worksheets_of(sample, subject_id)} == {
        "rclasi",
        "sle-acr-1997",
    }
    assert any(bar.repeat_by for bar in windows_of(sample, row.screening_id))
    assert {bool(one.answer) for found in asked.values() for one in found} == {True, False}
    assert screening.lacking
    assert laboratories(sample)[0].ranges
    [child] = [r for r in log_rows(sample, LogFilter()) if r.state == State.CONSENTED]
    of_child = screening_of(sample, child.screening_id, with_identity=True).checklist
    assert of_child.deferred == ("E10", "E11")


def test_what_is_known_of_the_eligible_one_bears_the_answers_out(sample):
    """A6"""
    [row] = [r for r in log_rows(sample, LogFilter()) if r.state == State.ELIGIBLE]
    checklist = screening_of(sample, row.screening_id, with_identity=True).checklist
    found = {code: checklist.item(code).finding for code in ("I1", "I2", "E1", "E6", "E8")}

    assert [code for code, one in found.items() if one.truth is Truth.UNKNOWN] == []
    assert not any(item.entry.against_finding for item in walked_items(checklist.items))


def test_the_sample_people_sign_in_with_the_password_that_is_shown(sample):
    for person in PEOPLE:
        assert sign_in(sample, user_name=person.user_name, password=PASSWORD)


def test_a_sample_registry_never_overwrites_a_file(sample):
    with pytest.raises(RegistryExists):
        create_sample_registry(sample.path)


def test_its_audit_trail_is_whole(sample):
    assert sample.verify().is_whole
