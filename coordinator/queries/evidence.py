"""A subject's evidence: all of it, what a criterion asks for, what is to be carried over."""

from coordinator.domain.observation import NewObservation, Observation, figure
from coordinator.domain.unit_words import unit_words
from coordinator.domain.wanted import Wanted
from coordinator.findings.wanting import wanted_at
from coordinator.instruments.conversions import analytes, question_on, unit_code
from coordinator.registry.answering import at_criterion
from coordinator.registry.criteria import criterion_in_walk
from coordinator.registry.evidence import Screened, not_asked_yet
from coordinator.registry.observations import observations_in_force
from coordinator.registry.participations import participations
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.store import Registry
from coordinator.text import _


def evidence_of(registry: Registry, subject_id: int) -> tuple[Observation, ...]:
    """Give all that is in force of a subject's evidence, each with what it replaced.

    What this registry's own log says of trials here comes last (S5).
    """
    with registry.reading() as session:
        in_log = (each.observation for each in participations(session, subject_id))
        return (*observations_in_force(session, subject_id), *in_log)


def wanted_of(registry: Registry, screening_id: int, criterion_id: int) -> tuple[Wanted, ...]:
    """Give the evidence that a criterion asks for, each with what is there already."""
    with registry.reading() as session:
        here = at_criterion(session, screening_id, criterion_id)
        criterion = criterion_in_walk(
            registry, session, here.version_id, criterion_id, here.checks_revision
        )
        today = registry.clock().date()
        return wanted_at(criterion, here.known(session, today, criterion.checks))


def to_carry_over(registry: Registry, screening_id: int) -> tuple[Observation, ...]:
    """Give the earlier observations of which nobody said yet whether they are still valid."""
    with registry.reading() as session:
        row = session.get_one(ScreeningRow, screening_id)
        of = Screened(row.id, row.subject_id, row.trial_id, row.attempt, row.recorded_at)
        return not_asked_yet(session, of)


def question_on_told(told: NewObservation) -> str | None:
    """Ask about a value that is unusual or whose unit is not known; it is never refused."""
    of = analytes().get(told.what)
    if of is None:
        return None
    if told.unit.strip() and unit_code(told.unit) not in (*of.units, *of.separate):
        return _("{analyte} is not known in “{unit}”: was it reported in {units}?").format(
            analyte=_(of.title),
            unit=told.unit.strip(),
            units=_(" or ").join(map(unit_words, of.units)),
        )
    value = figure(told.value)
    if value is None or not told.unit.strip():
        return None
    return question_on(of.key, value, told.unit)
