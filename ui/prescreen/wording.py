"""How the findings of a pre-screening are put in words: what is known, never a decision."""

from collections.abc import Iterator, Mapping, Sequence

from coordinator.domain.criterion import Standing
from coordinator.domain.observation import Nature, Observation, shown_value
from coordinator.domain.prescreening import (
    AGE,
    FIT_WORDS,
    SEX,
    CriterionSeen,
    Fit,
    InTrial,
    Prescreening,
    ToAsk,
    TrialFit,
    fit_words,
)
from coordinator.domain.screening import STATE_WORDS
from coordinator.domain.unit_words import unit_words
from coordinator.domain.units import Analyte
from coordinator.domain.wanted import Wanted
from coordinator.text import N_, _, called, enclosed, in_turn, listed, many, sentences
from ui.prescreen.view import AskRow, CriterionRow, FactAsked, TrialDetail, TrialRow
from ui.widgets.tones import Tone

TONES = {
    Fit.MAY_FIT: Tone.SATISFIED,
    Fit.NOT_KNOWN: Tone.OPEN,
    Fit.EXCLUDED: Tone.FAILED,
}
NAMED = 4  # missing things that are named; the rest is counted


def trial_row(found: TrialFit, rank: int) -> TrialRow:
    trial = found.trial
    return TrialRow(
        trial.id,
        trial.label,
        trial.short_title,
        fit_words(found),
        TONES[found.fit],
        in_turn(filter(None, (screened_words(found.screened), why(found)))),
        rank,
    )


def why(found: TrialFit) -> str:
    """Say in one line what is known for or against, or what is missing."""
    if found.against:
        first = found.against[0]
        part = "" if first.is_whole else _(" (a part of {code})").format(code=first.code)
        return _("{code}: {working}").format(code=first.code, working=first.working) + part
    if found.missing:
        count = many("{count} fact missing", "{count} facts missing", len(found.missing))
        return called(count, missing_words(found.missing))
    if not found.favourable:
        return _("Nothing in it can be computed: {reading}.").format(reading=reading(found))
    return _("Nothing known excludes; {reading}.").format(reading=reading(found))


def reading(found: TrialFit) -> str:
    return many(
        "{count} criterion is left to read", "{count} criteria are left to read", found.to_read
    )


def missing_words(missing: Sequence[Wanted]) -> str:
    named = [wanted.title for wanted in missing[:NAMED]]
    rest = len(missing) - len(named)
    return listed(named) + (_(" and {count} more").format(count=rest) if rest else "")


def screened_words(screened: InTrial | None) -> str:
    if screened is None:
        return ""
    return _("{number}: {state}").format(
        number=screened.screening_number, state=_(STATE_WORDS[screened.state]).lower()
    )


def counts_words(found: Prescreening) -> str:
    return " · ".join(
        (
            many("{count} may fit", "{count} may fit", found.count(Fit.MAY_FIT)),
            many("{count} not known yet", "{count} not known yet", found.count(Fit.NOT_KNOWN)),
            many(
                "{count} excluded, as far as is known",
                "{count} excluded, as far as is known",
                found.count(Fit.EXCLUDED),
            ),
        )
    )


def banner_words(in_screening: Sequence[InTrial]) -> str:
    """Say that the subject is in screening already, where that is so (S5)."""
    if not in_screening:
        return ""
    one = in_screening[0]
    return _(
        "In screening already: {number} for {trial}, consented on {day}. "
        "Another screening can begin when that one has ended."
    ).format(number=one.screening_number, trial=one.trial, day=one.consented_on.isoformat())


def known_words(observation: Observation) -> str:
    """Say in one line what the registry has: value and day, or from when to when."""
    told = observation.told
    value = unit_words(f"{shown_value(told)} {told.unit}", is_reported=True)
    days = [day.isoformat() for day in (told.on, told.until) if day is not None]
    if told.is_ongoing:
        days.append(_("still"))
    absent = _("none") if told.nature is Nature.ABSENCE else ""
    words = " ".join(filter(None, (_(told.title), absent, value)))
    return enclosed(words, " – ".join(days)) if days else words


def shows_of(found: Prescreening) -> tuple[tuple[str, str], ...]:
    """Give what the list can be narrowed to, each with its count."""
    every = _("All trials ({count})").format(count=len(found.trials))
    words = {**FIT_WORDS, Fit.EXCLUDED: N_("Excluded")}
    return (
        ("", every),
        *(
            (
                fit.value,
                _("{fit} ({count})").format(fit=_(words[fit]), count=found.count(fit)),
            )
            for fit in Fit
        ),
    )


def ask_row(found: ToAsk) -> AskRow:
    return AskRow(asked_of(found), ask_words(found.wanted), found.trials)


def asked_of(found: ToAsk) -> FactAsked:
    wanted = found.wanted
    return FactAsked(
        wanted.what,
        begun(wanted.title),
        wanted.nature,
        wanted.units,
        has_unit=wanted.what not in wanted.instruments,
        needs_low=wanted.needs_low,
        needs_high=wanted.needs_high,
        trials=found.trials,
    )


def ask_words(wanted: Wanted) -> str:
    """Say what to ask for, and from when it has to be."""
    if wanted.what in (AGE, SEX):
        return wanted.title
    limits, title = _limits(wanted), begun(wanted.title)
    words = _("{what} with {limits}").format(what=title, limits=limits) if limits else title
    if wanted.since is None or wanted.nature is not Nature.MEASURED:
        return words
    return _("{what}, from {day} on").format(what=words, day=wanted.since.isoformat())


def begun(title: str) -> str:
    """Begin with a capital letter, as a criterion that is quoted may not."""
    return title[:1].upper() + title[1:]


def _limits(wanted: Wanted) -> str:
    if wanted.needs_low and wanted.needs_high:
        return _("both limits of normal")
    if wanted.needs_high:
        return _("the upper limit of normal")
    return _("the lower limit of normal") if wanted.needs_low else ""


def others_of(
    analytes: Mapping[str, Analyte], asked: Sequence[AskRow]
) -> tuple[FactAsked, ...]:
    """Give what can be entered besides what is asked for, by its words."""
    known = {row.asked.what for row in asked}
    found = (
        FactAsked(one.key, _(one.title), units=one.units)
        for one in analytes.values()
        if one.key not in known
    )
    return tuple(sorted(found, key=lambda one: one.title.casefold()))


def detail_of(found: TrialFit, seen: Sequence[CriterionSeen]) -> TrialDetail:
    words = [screened_words(found.screened), fit_words(found)]
    if not found.against:
        words.append(why(found))
    return TrialDetail(
        found.trial.id,
        found.trial.label,
        found.trial.short_title,
        sentences(map(_whole, filter(None, words))),
        tuple(map(criterion_row, seen)),
    )


def _whole(words: str) -> str:
    return words if words.endswith((".", "。")) else _("{said}.").format(said=words)


def criterion_row(seen: CriterionSeen) -> CriterionRow:
    state, tone = _state(seen)
    return CriterionRow(
        seen.criterion.code,
        seen.criterion.text,
        state,
        tone,
        sentences(_working(seen)),
        seen.standing is Standing.FAILED,
        bool(seen.wanted),
    )


def _state(seen: CriterionSeen) -> tuple[str, Tone]:
    if seen.standing is Standing.FAILED:
        return _("Against"), Tone.FAILED
    if seen.standing is Standing.SATISFIED:
        return _("For"), Tone.SATISFIED
    if seen.criterion.deferred_to:
        return _("Later"), Tone.INFO
    if seen.wanted:
        return _("Not known yet"), Tone.OPEN
    return _("To be read"), Tone.NEUTRAL


def _working(seen: CriterionSeen) -> Iterator[str]:
    if seen.criterion.deferred_to:
        yield _("Answered later: {when}.").format(when=seen.criterion.deferred_to)
    if seen.finding is not None:
        yield seen.finding.working
        if seen.finding.would_decide:
            what = in_turn(seen.finding.would_decide)
            yield _("What would decide it: {what}.").format(what=what)
        if not seen.finding.is_whole:
            yield _("This is about a part of the criterion: read the rest.")
    elif not seen.criterion.answered_by_parts:
        yield _("Nothing in it is computed: read it.")
