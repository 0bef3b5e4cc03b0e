"""`trials`: what a registry holds, at the terminal."""

import json
import sys
from argparse import Namespace

from coordinator.domain.trial import TRIAL_STATE_WORDS
from coordinator.queries.trials import trials_of
from coordinator.terminal.columns import padded
from coordinator.terminal.registry import opened
from coordinator.text import _


def print_trials(said: Namespace) -> int:
    with opened(said) as (registry, _actor):
        lines = trials_of(registry)
    if said.json:
        json.dump(
            [
                {
                    "id": line.trial.id,
                    "registry_id": line.trial.registry_id,
                    "short_title": line.trial.short_title,
                    "state": line.trial.state.value,
                    "version": line.version_name,
                    "inclusion": line.inclusion_count,
                    "exclusion": line.exclusion_count,
                    "open_points": line.open_points,
                    "screened": line.screened,
                    "enrolled": line.enrolled,
                    "target": line.trial.target_enrolment,
                }
                for line in lines
            ],
            sys.stdout,
            ensure_ascii=False,
            indent=1,
        )
        sys.stdout.write("\n")
        return 0
    for line in lines:
        trial, state = line.trial, _(TRIAL_STATE_WORDS[line.trial.state])
        counts = f"{line.inclusion_count}/{line.exclusion_count}"
        sys.stdout.write(
            f"{trial.id:>3}  {trial.registry_id or '–':<18}  {padded(state, 11)}"
            f"{line.version_name:<24}  {counts:>6}  {line.screened:>5}  {trial.short_title}\n"
        )
    return 0
