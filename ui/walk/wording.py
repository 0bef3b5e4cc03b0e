"""The words of the walk: what an answer means here, what is computed, who entered what."""

from collections.abc import Iterator

from coordinator.domain.checklist import Checklist, Verdict
from coordinator.domain.criterion import (
    ANSWER_WORDS,
    MEANING_WORDS,
    Answer,
    Combination,
    Criterion,
    Kind,
)
from coordinator.domain.logic import Truth
from coordinator.domain.screening_words import verdict_words as said_verdict
from coordinator.domain.windows import expired_words
from coordinator.text import N_, _, in_turn, listed, many

SECTION_WORDS = {
    Kind.INCLUSION: N_("Inclusion criteria"),
    Kind.EXCLUSION: N_("Exclusion criteria"),
}
PLACE_WORDS = {
    Kind.INCLUSION: N_("Inclusion criterion {number} of {total}"),
    Kind.EXCLUSION: N_("Exclusion criterion {number} of {total}"),
}
OFFER_WORDS = {
    (Kind.INCLUSION, Answer.YES): (N_("Yes, met"), ""),
    (Kind.INCLUSION, Answer.NO): (N_("No, not met"), N_("cannot be included")),
    (Kind.EXCLUSION, Answer.NO): (N_("No, absent"), ""),
    (Kind.EXCLUSION, Answer.YES): (N_("Yes, present"), N_("excludes")),
}
OTHER_OFFERS = {
    Answer.PENDING: (N_("Pending"), ""),
    Answer.UNCLEAR: (N_("Unclear"), ""),
    Answer.NOT_APPLICABLE: (N_("Not applicable"), ""),
}
KEYS = {
    Answer.YES: "Y",
    Answer.NO: "N",
    Answer.NOT_APPLICABLE: "A",
    Answer.PENDING: "P",
    Answer.UNCLEAR: "U",
}
COMBINED = {
    Combination.ALL: N_("Met when all of its parts are true; answer them one by one."),
    Combination.ANY: N_("True when any one of its parts is true; answer them one by one."),
    Combination.AT_LEAST: N_(
        "True when at least {count} of its parts are true; answer them one by one."
    ),
}

FINDING_WORDS = {
    (Kind.INCLUSION, Truth.TRUE): N_("Computed: met"),
    (Kind.INCLUSION, Truth.FALSE): N_("Computed: not met"),
    (Kind.INCLUSION, Truth.UNKNOWN): N_("Computed: not known yet"),
    (Kind.EXCLUSION, Truth.TRUE): N_("Computed: excluded by this criterion"),
    (Kind.EXCLUSION, Truth.FALSE): N_("Computed: not excluded by this criterion"),
    (Kind.EXCLUSION, Truth.UNKNOWN): N_("Computed: not known yet"),
}
PART_WORDS = {
    (Kind.INCLUSION, Truth.TRUE): N_("Computed for a part of the criterion only: met"),
    (Kind.INCLUSION, Truth.FALSE): N_("Computed for a part of the criterion: not met"),
    (Kind.INCLUSION, Truth.UNKNOWN): N_("Computed for a part of it: not known yet"),
    (Kind.EXCLUSION, Truth.TRUE): N_("Computed for a part of the criterion: present"),
    (Kind.EXCLUSION, Truth.FALSE): N_("Computed for a part of the criterion only: absent"),
    (Kind.EXCLUSION, Truth.UNKNOWN): N_("Computed for a part of it: not known yet"),
}


def answer_words(kind: Kind, answer: Answer | None) -> str:
    if answer is None:
        return _("no answer")
    return _(MEANING_WORDS.get((kind, answer), ANSWER_WORDS[answer]))


def record_words(criterion: Criterion) -> tuple[str, ...]:
    """Say what the record said where the wording differs, and who confirmed which reading."""
    lines = []
    if criterion.is_reworded:
        lines.append(_("As in the record: “{verbatim}”").format(verbatim=criterion.verbatim))
    confirmed = _("“{quote}” read as “{reading}”, confirmed by {by} on {on}: {ground}")
    lines.extend(
        confirmed.format(
            quote=found.quote,
            reading=found.reading,
            by=found.by,
            on=found.on,
            ground=found.ground,
        )
        for found in criterion.confirmed
    )
    return tuple(lines)


def part_words(criterion: Criterion, depth: int = 0) -> Iterator[str]:
    """Write the parts that belong to a criterion answered as a whole, indented."""
    for number, part in enumerate(criterion.parts, start=1):
        sign = part.marker or f"{number}."
        yield f"{'    ' * depth}{sign} {part.text}"
        yield from part_words(part, depth + 1)


def other_words(criterion: Criterion, depth: int = 0) -> Iterator[str]:
    """Write a criterion with its parts in the other language, as far as it is worded there."""
    if criterion.other_text:
        sign = criterion.marker or criterion.code.rpartition(".")[2]
        head = f"{'    ' * depth}{sign} " if depth else ""
        yield f"{head}{criterion.other_text}"
    if depth or not criterion.answered_by_parts:
        for part in criterion.parts:
            yield from other_words(part, depth + 1)


def verdict_words(checklist: Checklist) -> tuple[str, str]:
    """Say where the whole checklist stands: a sentence, and what is missing."""
    still_open = many("{count} open", "{count} open", len(checklist.open))
    claimed = checklist.unevidenced
    if claimed:
        evidence = _("Claimed, not evidenced: {codes}.").format(codes=listed(claimed))
    elif checklist.decided_count:
        evidence = _("Every answer so far has its evidence.")
    else:
        evidence = _("Nothing is settled yet.")
    match checklist.verdict:
        case Verdict.NOT_ELIGIBLE:
            failed = _("Not eligible: {codes}").format(codes=listed(checklist.failed))
            rest = f"{still_open}. {evidence}" if checklist.open else evidence
            return failed, rest
        case Verdict.ELIGIBLE:
            return said_verdict(checklist), _("Every answer has its evidence.")
    if checklist.open:
        return _("So far: nothing excludes; {open}").format(open=still_open), evidence
    if checklist.expired:
        results = in_turn(map(expired_words, checklist.expired))
        repeated = _("To be repeated: {results}.").format(results=results)
        return _("So far: nothing excludes; results are out of their window"), repeated
    return _("So far: nothing excludes; evidence is missing"), evidence
