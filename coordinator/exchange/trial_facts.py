"""What is known of a trial beside its criteria, by the names under which it is read back."""

from collections.abc import Iterator
from decimal import Decimal

from coordinator.domain.trial import Trial


def trial_facts(trial: Trial) -> Iterator[tuple[str, str]]:
    """Give each fact that the registry has; what it does not know is left out."""
    found = (
        *(("registry-id", number) for number in (trial.nct, trial.chictr)),
        *(("registry-id", number) for number in trial.secondary_ids),
        ("scientific-title", trial.scientific_title),
        ("sponsor", trial.sponsor),
        ("phase", trial.phase),
        *(("condition", words) for words in trial.conditions),
        *(("intervention", words) for words in trial.interventions),
        ("min-age", _age(trial.min_age, trial.age_unit)),
        ("max-age", _age(trial.max_age, trial.age_unit)),
        ("sex", trial.sex),
    )
    return ((name, words) for name, words in found if words)


def _age(age: Decimal | None, unit: str) -> str:
    return "" if age is None else f"{age.normalize():f} {unit}".strip()
