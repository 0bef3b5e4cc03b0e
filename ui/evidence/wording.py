"""An observation in words: what it says, when that was, and where it stands."""

from datetime import date

from coordinator.domain.evidence import SOURCE_WORDS, Evidence
from coordinator.domain.observation import NewObservation, Observation
from coordinator.domain.observation_words import limits_words, value_words, when_words
from coordinator.text import _, listed, particulars


def day_of(told: NewObservation) -> date:
    return told.until or told.on or date.min


def document_words(document: Evidence) -> str:
    kind = _(SOURCE_WORDS[document.kind]) if document.kind else ""
    day = document.dated_on.isoformat() if document.dated_on else ""
    return particulars(part for part in (kind, document.place.strip(), day) if part)


def missing_words(observation: Observation) -> str:
    """Say what a claimed observation lacks to be evidenced (A4); empty when nothing."""
    if not observation.is_claimed:
        return ""
    document = observation.told.document
    lacking = [
        words
        for is_there, words in (
            (document.kind, _("the kind of document")),
            (document.place.strip(), _("where it lies")),
            (document.dated_on, _("its date")),
        )
        if not is_there
    ]
    return _("Claimed, not evidenced. Missing: {what}.").format(what=listed(lacking))


def entered_words(observation: Observation) -> str:
    at = observation.at
    return (
        particulars((observation.by, f"{at.astimezone():%Y-%m-%d %H:%M}"))
        if at
        else observation.by
    )


def former_words(former: Observation, newer: Observation) -> str:
    """Tell what stood there before, who entered it, and why it was replaced."""
    told = former.told
    said = " · ".join(filter(None, (value_words(told), limits_words(told), when_words(told))))
    return _("{said}\nentered by {entered}\nreplaced because: {reason}").format(
        said=said, entered=entered_words(former), reason=newer.correction
    )
