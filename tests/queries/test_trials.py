from dataclasses import replace

import pytest
from sqlalchemy import event

from coordinator.commands import review, trials
from coordinator.commands.decisions import decide
from coordinator.domain.criterion import walked
from coordinator.domain.protocol import VersionState
from coordinator.domain.record import RegistryIds
from coordinator.domain.screening import Outcome
from coordinator.queries.trials import (
    active_version_of,
    same_trial,
    source_of,
    trial_of,
    trials_of,
    version_of,
    versions_of,
)
from tests.builders import (
    COORDINATOR,
    active,
    consented,
    doubted,
    draft,
    identify,
    record,
    subject,
)


@pytest.fixture
def statements(registry):
    """What is asked of the database while a test reads."""
    asked = []
    engine = registry._reader  # noqa: SLF001  what is counted goes on inside

    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


def numbered(number):
    return record(ids=RegistryIds(nct=f"NCT9999{number:04}"), title=f"Tea {number}")


def test_an_empty_registry_lists_no_trials(registry):
    assert trials_of(registry) == ()


def test_a_trial_is_listed_with_its_draft_and_what_waits_for_review(registry):
    known = record("I1 Score = 8", "I2 Any of:", "I2.1 Gout", "E1 Fever", "E-h Cohort B")
    version = draft(registry, known=doubted(known, "inclusion[0]", "= 8", "≥ 8", "≤ 8"))

    (line,) = trials_of(registry)

    assert line.trial == trial_of(registry, version.trial_id)
    assert (line.version_id, line.version_name) == (version.id, "NCT99990001")
    assert line.version_state is VersionState.DRAFT
    assert (line.inclusion_count, line.exclusion_count) == (2, 1)
    assert line.open_points == len(version.open_points) == 2


def test_a_trial_in_use_is_listed_with_its_active_version_beside_a_newer_draft(registry):
    version = active(registry)
    newer = doubted(record(), "inclusion[0]", "18", code="ANCHOR_UNDEFINED")
    trials.draft_version(registry, COORDINATOR, trial_id=version.trial_id, record=newer)

    (line,) = trials_of(registry)

    assert (line.version_id, line.version_name) == (version.id, "TEA-204 v2.0")
    assert line.version_state is VersionState.ACTIVE
    assert line.open_points == 1


def test_criteria_that_were_set_aside_are_not_counted(registry):
    version = draft(registry)
    review.set_aside(
        registry, COORDINATOR, criterion_id=version.criteria[0].id, reason="not in it"
    )

    assert trials_of(registry)[0].inclusion_count == 1


def test_screenings_are_counted_for_each_trial(registry):
    version = active(registry, known=numbered(1))
    other = active(registry, known=numbered(2))
    for name in ("H-1", "H-2"):
        person = subject(registry, hospital_number=name)
        consented(registry, version.trial_id, person)
    screening_id = consented(registry, other.trial_id, subject(registry, hospital_number="H-3"))
    decide(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        outcome=Outcome.WITHDRAWN,
        reason="does not want to",
    )

    newest, oldest = trials_of(registry)

    assert (newest.trial.id, newest.screened, newest.enrolled) == (other.trial_id, 1, 0)
    assert (oldest.trial.id, oldest.screened) == (version.trial_id, 2)


def test_the_list_of_trials_takes_as_many_statements_for_many_as_for_one(registry, statements):
    draft(registry, known=numbered(1))
    statements.clear()
    trials_of(registry)
    for_one = len(statements)
    for number in range(2, 6):
        draft(registry, known=numbered(number))
    statements.clear()

    assert len(trials_of(registry)) == 5
    assert len(statements) == for_one <= 6


def test_a_version_is_read_in_few_statements(registry, statements):
    version = draft(registry, *[f"I{n} Statement {n}" for n in range(1, 30)], "E1 Fever")
    statements.clear()

    version_of(registry, version.id)
    assert len(statements) <= 4
    statements.clear()
    versions_of(registry, version.trial_id)
    assert len(statements) <= 4


def test_versions_come_newest_first_and_whole(registry):
    former = active(registry)
    copy_id = trials.copy_version(registry, COORDINATOR, version_id=former.id)

    versions = versions_of(registry, former.trial_id)

    assert [version.id for version in versions] == [copy_id, former.id]
    assert all(len(walked(version.criteria)) == 4 for version in versions)


def test_a_trial_has_no_active_version_before_one_is_activated(registry):
    version = draft(registry)
    assert active_version_of(registry, version.trial_id) is None

    identify(registry, version.id)
    review.activate_version(registry, COORDINATOR, version_id=version.id)
    found = active_version_of(registry, version.trial_id)
    assert found is not None
    assert found.id == version.id


def test_the_source_of_a_version_is_read_back(registry):
    known = record()
    version = draft(registry, known=known)

    source = source_of(registry, version.source_id)
    assert (source.file_name, source.layout, source.text) == (
        "tea.txt",
        "plain text",
        known.source.text,
    )


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"title": "Another title altogether"},
        {"ids": RegistryIds(nct="nct 99990001")},
        {"ids": RegistryIds(secondary=("NCT99990001",)), "title": "Tea in winter"},
        {"ids": RegistryIds(), "title": "TEA against  cold hands."},
    ],
)
def test_a_record_of_a_trial_that_is_known_is_recognised(registry, changed):
    trial_id = draft(registry).trial_id
    draft(registry, known=numbered(2))

    found = same_trial(registry, replace(record("I1 Other", "E1 Words"), **changed))

    assert found is not None
    assert found.id == trial_id


def test_a_record_without_id_and_title_is_recognised_by_its_text(registry):
    known = record(title="", ids=RegistryIds())
    trial_id = draft(registry, known=known).trial_id

    assert same_trial(registry, known).id == trial_id
    other = record("I1 Other", "E1 Words", title="", ids=RegistryIds())
    assert same_trial(registry, other) is None


def test_a_record_of_another_trial_is_a_new_one(registry):
    """Registry ids that differ say so, also when the titles are alike."""
    draft(registry, known=record(ids=RegistryIds(nct="NCT99990001", secondary=("NA", "none"))))

    other = record(ids=RegistryIds(nct="NCT99990002", secondary=("NA", "none")))
    assert same_trial(registry, other) is None
    assert same_trial(registry, numbered(7)) is None
