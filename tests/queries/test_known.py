"""A screening with what is known of its subject."""

from coordinator.commands.evidence import enter_observation
from coordinator.domain.observation import NewObservation
from coordinator.queries.known import screening_and_known
from tests.builders import COORDINATOR, DOCUMENT, TODAY, active, consented, subject

ALT = NewObservation(
    "alt", "ALT", value="78", unit="U/L", high="40", on=TODAY, document=DOCUMENT
)


def test_a_screening_comes_with_what_is_known_of_its_subject(registry):
    version, someone = active(registry), subject(registry)
    screening_id = consented(registry, version.trial_id, someone)
    enter_observation(registry, COORDINATOR, subject_id=someone, told=ALT)

    screening, known = screening_and_known(registry, screening_id, with_identity=True)

    assert screening.id == screening_id
    assert [found.told for found in known.observations] == [ALT]
    assert known.dates == screening.dates
    assert known.birth is not None


def test_who_sees_no_identity_gets_no_birth_date(registry):
    """P1: ages are computed before the identity is left out."""
    screening_id = consented(registry, active(registry).trial_id)

    screening, known = screening_and_known(registry, screening_id, with_identity=False)

    assert known.birth is None
    assert screening.checklist.item("I1").finding.working.startswith("43 on")
