"""Which of the trials that are here a record is a record of."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from coordinator.domain.reading import Known
from coordinator.domain.record import RegistryRecord
from coordinator.domain.sameness import (
    Likeness,
    Marks,
    likeness,
    marks_of_record,
    marks_of_trial,
)
from coordinator.domain.trial import Trial
from coordinator.registry.assembly import trial_of_row
from coordinator.registry.rows.trials import SourceRow, TrialRow
from coordinator.registry.store import Registry


def same_trial(registry: Registry, record: RegistryRecord) -> Trial | None:
    """Give the trial that `record` is most likely a record of; None for a new one."""
    found = known_of(registry, (record,))[0]
    return None if found is None else found.trial


def known_of(registry: Registry, records: Sequence[RegistryRecord]) -> tuple[Known | None, ...]:
    """Give for each record, of which there may be thousands, the trial that is here already."""
    readers: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    wanted = {record.source.sha256 for record in records}
    with registry.reading() as session:
        rows = session.scalars(select(TrialRow).order_by(TrialRow.id))
        trials = tuple((marks_of_trial(trial), trial) for trial in map(trial_of_row, rows))
        files = session.execute(select(SourceRow.id, SourceRow.sha256)).all()
        for source_id in [found.id for found in files if found.sha256 in wanted]:
            source = session.get_one(SourceRow, source_id)
            readers[source.sha256, source.text].add(source.trial_id)
    return tuple(
        _known(trials, record, readers[record.source.sha256, record.source.text])
        for record in records
    )


def _known(
    trials: tuple[tuple[Marks, Trial], ...], record: RegistryRecord, readers: set[int]
) -> Known | None:
    """Find the likeliest trial; `readers` are those that this very record was read for.

    A file can hold several versions of one trial: they share the file, not the text.
    """
    wanted = marks_of_record(record)
    ranked = (
        (likeness(marks, wanted, same_source=trial.id in readers), trial.id, trial)
        for marks, trial in trials
    )
    found, trial_id, trial = max(ranked, default=(Likeness.NONE, 0, None))
    if trial is None or found is Likeness.NONE:
        return None
    return Known(trial, is_same_text=trial_id in readers)
