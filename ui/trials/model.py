"""The site's trials as rows of a table."""

from PySide6.QtCore import QObject

from coordinator.domain.trial import TRIAL_STATE_WORDS, TrialLine, TrialState
from coordinator.text import _, many
from ui.widgets.table import Column, RowsModel
from ui.widgets.tones import Tone

STATE_TONES = {
    TrialState.DRAFT: Tone.OPEN,
    TrialState.RECRUITING: Tone.SATISFIED,
    TrialState.CLOSED: Tone.NEUTRAL,
}
# Which columns give way, first to last, where the table is narrow.
TITLE, REGISTRY_ID, PROTOCOL, STATE, CRITERIA, SCREENED, ENROLLED, REVIEW = range(8)
GIVING_WAY = (CRITERIA, PROTOCOL, SCREENED, ENROLLED, REGISTRY_ID)


def enrolled_words(line: TrialLine) -> str:
    target = line.trial.target_enrolment
    return f"{line.enrolled} / {target}" if target else str(line.enrolled)


class TrialsModel(RowsModel[TrialLine]):
    def __init__(self, parent: QObject) -> None:
        super().__init__(
            (
                Column(_("Trial"), lambda line: line.trial.short_title),
                Column(_("Registry id"), lambda line: line.trial.registry_id, width=140),
                Column(_("Protocol"), _protocol, width=140),
                Column(
                    _("Status"),
                    lambda line: _(TRIAL_STATE_WORDS[line.trial.state]),
                    tone=lambda line: STATE_TONES[line.trial.state],
                    width=124,
                ),
                Column(_("In / ex"), _criteria, is_number=True, width=80),
                Column(
                    _("Screened"),
                    lambda line: str(line.screened),
                    is_number=True,
                    key=lambda line: line.screened,
                    width=96,
                ),
                Column(
                    _("Enrolled"),
                    enrolled_words,
                    is_number=True,
                    key=lambda line: line.enrolled,
                    width=92,
                ),
                Column(
                    _("Review"),
                    _review,
                    tone=lambda line: Tone.OPEN if line.open_points else None,
                    key=lambda line: line.open_points,
                    width=108,
                ),
            ),
            parent,
        )


def _protocol(line: TrialLine) -> str:
    name = line.version_name
    return "" if name == line.trial.label else name


def _criteria(line: TrialLine) -> str:
    return f"{line.inclusion_count} / {line.exclusion_count}"


def _review(line: TrialLine) -> str:
    return many("{count} point", "{count} points", line.open_points) if line.open_points else ""
