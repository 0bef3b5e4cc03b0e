"""A person against all trials that recruit, by what was told and what the registry has (S5)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from coordinator.domain.known import Counting, Known
from coordinator.domain.observation import Observation
from coordinator.domain.prescreening import InTrial, Prescreening, ToldFacts
from coordinator.domain.screening import OPEN_STATES, State
from coordinator.domain.trial import Trial
from coordinator.findings.asking import to_ask
from coordinator.findings.fitting import Weighing, in_order
from coordinator.registry.observations import observations_in_force, ranges_in_use
from coordinator.registry.participations import Participation, participations
from coordinator.registry.recruiting import recruiting_trials
from coordinator.registry.rows.screening import ScreeningRow
from coordinator.registry.rows.subjects import SubjectRow
from coordinator.registry.store import Registry


@dataclass(frozen=True)
class KnownBefore:
    """What is known of a person before consent, apart from what differs between trials."""

    known: Known
    participated: tuple[Participation, ...] = ()
    _weighings: dict[object, Weighing] = field(default_factory=dict)

    @property
    def on_record(self) -> tuple[Observation, ...]:
        """What the registry has of a subject, its own log included."""
        found = (one for one in self.known.observations if one.id > 0)
        return (*found, *(each.observation for each in self.participated))

    def towards(self, trial: Trial) -> Weighing:
        """Hold against a trial what counts there: its own dates, and the other trials."""
        counting = Counting(trial.age_anchor, trial.result_anchor, trial.result_days)
        log = tuple(
            each.observation
            for each in self.participated
            if each.trial_id != trial.id or each.got_in
        )
        if (counting, log) not in self._weighings:
            observations = (*self.known.observations, *log)
            known = replace(self.known, counting=counting, observations=observations)
            self._weighings[counting, log] = Weighing(known)
        return self._weighings[counting, log]


def known_before(
    session: Session, today: date, told: ToldFacts, subject_id: int | None
) -> KnownBefore:
    """Put what was told beside what the registry has of the subject, if it is one."""
    said = tuple(
        Observation(-place, observation)
        for place, observation in enumerate(told.observations, start=1)
    )
    ranges = ranges_in_use(session)
    if subject_id is None:
        known = Known(today, told.sex, age=told.age, observations=said, ranges=ranges)
        return KnownBefore(known)
    row = session.get_one(SubjectRow, subject_id)
    found = observations_in_force(session, subject_id)
    known = Known(
        today,
        row.sex,
        row.identity.birth_on,
        observations=(*found, *said),
        ranges=ranges,
    )
    return KnownBefore(known, participations(session, subject_id))


def prescreened(
    registry: Registry, session: Session, told: ToldFacts, subject_id: int | None = None
) -> Prescreening:
    """Say of all trials that recruit how they stand with what is known."""
    today = registry.clock().date()
    before = known_before(session, today, told, subject_id)
    screened = {} if subject_id is None else dict(_screened(session, subject_id))
    fits = tuple(
        before.towards(found.trial).fit_of(found, screened.get(found.trial.id))
        for found in recruiting_trials(registry, session)
    )
    open_ones = tuple(found for found in screened.values() if found.is_open)
    return Prescreening(today, in_order(fits), to_ask(fits), open_ones, before.on_record)


def _screened(session: Session, subject_id: int) -> Iterator[tuple[int, InTrial]]:
    """Give the subject's screenings by trial, so that the newest one of a trial is last."""
    rows = session.scalars(
        select(ScreeningRow)
        .filter_by(subject_id=subject_id)
        .where(ScreeningRow.state != State.VOIDED)
        .options(joinedload(ScreeningRow.trial))
        .order_by(ScreeningRow.id)
    )
    for row in rows:
        yield (
            row.trial_id,
            InTrial(
                row.id,
                row.screening_number,
                row.trial_id,
                row.trial.label,
                row.state,
                row.consented_on,
                row.state in OPEN_STATES,
            ),
        )
