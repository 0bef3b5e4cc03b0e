"""An observation in words: what it says, what is normal, and when that was."""

from coordinator.domain.observation import (
    YES,
    Nature,
    NewObservation,
    Observation,
    shown_value,
)
from coordinator.domain.unit_words import unit_words
from coordinator.text import _


def title_words(title: str) -> str:
    """Say what evidence is about; a further result of a worksheet by the titles of both."""
    worksheet, colon, result = title.partition(": ")
    if not colon or _(title) != title:
        return _(title)
    return _("{label}: {words}").format(label=_(worksheet), words=_(result))


def value_words(told: NewObservation) -> str:
    match told.nature:
        case Nature.STATED:
            return _("yes") if told.value == YES else _("no")
        case Nature.ABSENCE:
            return _("absent")
    return unit_words(f"{shown_value(told)} {told.unit}", is_reported=True)


def result_words(observation: Observation) -> str:
    """Say its value; what a worksheet found, such as "definite", in the reader's words."""
    told = observation.told
    if observation.worksheet_id is None or told.nature is not Nature.MEASURED:
        return value_words(told)
    return unit_words(f"{_(shown_value(told))} {told.unit}", is_reported=True)


def limits_words(told: NewObservation) -> str:
    """Write the limits of normal as reports do: 9 – 50, ≤ 40, ≥ 9."""
    if told.low and told.high:
        return f"{told.low} – {told.high}"
    if told.high:
        return f"≤ {told.high}"
    return f"≥ {told.low}" if told.low else ""


def when_words(told: NewObservation) -> str:
    match told.nature:
        case Nature.COURSE if told.is_ongoing:
            return _("since {day}, going on").format(day=told.on)
        case Nature.COURSE if told.until is None:
            return _("since {day}, end not known").format(day=told.on)
        case Nature.COURSE:
            return _("{begun} to {until}").format(begun=told.on, until=told.until)
        case Nature.ABSENCE if told.on is None:
            return _("ever, until {until}").format(until=told.until)
        case Nature.ABSENCE:
            return _("{begun} to {until}").format(begun=told.on, until=told.until)
    return told.on.isoformat() if told.on else ""
