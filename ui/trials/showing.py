"""From the facts of a trial to what its page shows."""

from collections.abc import Iterator, Mapping

from coordinator.domain.admitted import ages_words, sex_words
from coordinator.domain.check import Check, Comparator
from coordinator.domain.check_words import check_words, state_words
from coordinator.domain.comparison import Difference
from coordinator.domain.comparison_words import compared_lines, summary
from coordinator.domain.criterion import COMBINATION_WORDS, Combination, Criterion, Kind
from coordinator.domain.layout_words import layout_words
from coordinator.domain.protocol import ProtocolVersion, SourceText, VersionState
from coordinator.domain.rule_words import rule_words
from coordinator.domain.trial import (
    TRIAL_STATE_WORDS,
    NumbersExhausted,
    PatternUnusable,
    Trial,
    TrialLine,
    TrialState,
    numbered,
)
from coordinator.text import N_, _, enclosed, in_turn, listed, many
from ui.trials.view import (
    CheckView,
    ComparisonView,
    CriterionLineView,
    FactView,
    SettingsView,
    SourceView,
    TrialView,
    VersionView,
)

STATE_WORDS = {
    VersionState.DRAFT: N_("in review"),
    VersionState.PLANNED: N_("planned"),
    VersionState.ACTIVE: N_("active"),
    VersionState.SUPERSEDED: N_("superseded"),
}
TITLES = {
    Kind.INCLUSION: N_("Inclusion criteria"),
    Kind.EXCLUSION: N_("Exclusion criteria"),
}


def trial_view(
    trial: Trial,
    versions: tuple[ProtocolVersion, ...],
    chosen: int | None,
    source: SourceText | None,
    site_number: str,
    worksheets: Mapping[str, tuple[str, ...]],
) -> TrialView:
    """`worksheets` name by a criterion's words those that it opens, as far as looked up."""
    views = tuple(_version(version, worksheets) for version in versions)
    version = next((view for view in views if view.id == chosen), views[0] if views else None)
    return TrialView(
        id=trial.id,
        title=trial.short_title,
        label=trial.label,
        state=_(TRIAL_STATE_WORDS[trial.state]),
        is_recruiting=trial.state is TrialState.RECRUITING,
        next_step=_next_step(views),
        facts=tuple(_facts(trial)),
        versions=views,
        version=version,
        source=_source(source) if source else None,
        settings=settings_view(trial, site_number),
    )


def settings_view(trial: Trial, site_number: str) -> SettingsView:
    target = trial.target_enrolment
    return SettingsView(
        short_title=trial.short_title,
        number_pattern=trial.number_pattern,
        number_example=example_of(trial.number_pattern, site_number),
        age_anchor=trial.age_anchor,
        target_enrolment="" if target is None else str(target),
        result_anchor=trial.result_anchor,
        result_days="" if trial.result_days is None else str(trial.result_days),
        is_closed=trial.state is TrialState.CLOSED,
    )


def example_of(pattern: str, site_number: str) -> str:
    """Write the first screening number of `pattern`; empty where it cannot number."""
    try:
        return numbered(pattern, site_number, 1)
    except (PatternUnusable, NumbersExhausted):
        return ""


def fits(line: TrialLine, words: str) -> bool:
    """Whether every word looked for stands somewhere in the trial's names."""
    trial = line.trial
    named = (trial.short_title, trial.title, trial.nct, trial.chictr, *trial.secondary_ids)
    text = " ".join((*named, trial.sponsor, line.version_name, *trial.conditions)).casefold()
    return all(word in text for word in words.casefold().split())


def _next_step(versions: tuple[VersionView, ...]) -> str:
    draft = next((version for version in versions if version.is_draft), None)
    if draft is None:
        return ""
    if draft.open_points:
        return many(
            "{count} point of the record waits for review.",
            "{count} points of the record wait for review.",
            draft.open_points,
        )
    return _("Reviewed: identify the protocol and activate the version.")


def _version(
    version: ProtocolVersion, worksheets: Mapping[str, tuple[str, ...]]
) -> VersionView:
    state = _(STATE_WORDS[version.state])
    confirmed = "" if version.is_confirmed else _(", DRAFT: wording not confirmed")
    return VersionView(
        id=version.id,
        name=enclosed(version.name, f"{state}{confirmed}"),
        is_draft=version.state is VersionState.DRAFT,
        is_active=version.state is VersionState.ACTIVE,
        open_points=len(version.open_points),
        criteria=tuple(_both_lists(version, worksheets)),
        source_id=version.source_id,
    )


def _both_lists(
    version: ProtocolVersion, worksheets: Mapping[str, tuple[str, ...]]
) -> Iterator[CriterionLineView]:
    for kind, words in TITLES.items():
        yield CriterionLineView("", _(words), 0, "")
        yield from _criteria(version.of_kind(kind), 0, worksheets)


def _criteria(
    criteria: tuple[Criterion, ...], depth: int, worksheets: Mapping[str, tuple[str, ...]]
) -> Iterator[CriterionLineView]:
    for criterion in criteria:
        code = "" if criterion.is_heading else criterion.code
        opened = worksheets.get(criterion.text, ())
        yield CriterionLineView(
            code,
            criterion.text,
            depth,
            " · ".join(_notes(criterion, opened)),
            tuple(map(_check, criterion.checks)),
            rule_words(criterion),
        )
        yield from _criteria(criterion.parts, depth + 1, worksheets)


def _check(check: Check) -> CheckView:
    is_lost = check.comparator is Comparator.LOST
    tone = "open" if is_lost else "satisfied" if check.is_confirmed else "info"
    return CheckView(check_words(check), state_words(check), tone)


def comparison_view(
    with_id: int, names: tuple[str, str], differences: tuple[Difference, ...]
) -> ComparisonView:
    """Show what differs between two versions, the earlier one named first."""
    earlier, later = names
    is_told_apart = earlier != later
    words = _("From {earlier} to {later}: {summary}") if is_told_apart else "{summary}"
    return ComparisonView(
        with_id,
        words.format(earlier=earlier, later=later, summary=summary(differences)),
        compared_lines(differences),
    )


def _notes(criterion: Criterion, worksheets: tuple[str, ...]) -> Iterator[str]:
    if criterion.parts and criterion.combination is not Combination.WHOLE:
        words = _(COMBINATION_WORDS[criterion.combination])
        yield words.format(count=criterion.at_least)
    if criterion.needs_investigator:
        yield _("the investigator answers")
    if criterion.deferred_to:
        yield _("answered only before: {what}").format(what=criterion.deferred_to)
    if criterion.may_be_not_applicable:
        yield _("may be not applicable")
    if worksheets:
        yield _("worksheets: {names}").format(names=in_turn(worksheets))
    if criterion.has_open_points:
        yield _("to be reviewed")
    if criterion.is_reworded and criterion.verbatim:
        yield _("as in the record: “{words}”").format(words=criterion.verbatim)
    if criterion.other_text:
        yield _("in the other language: “{words}”").format(words=criterion.other_text)


def _source(source: SourceText) -> SourceView:
    at = source.read_at.astimezone().strftime("%Y-%m-%d %H:%M")
    origin = _("{file} · read {day} as: {layout} · reader {reader}").format(
        file=source.file_name or _("Pasted text"),
        day=at,
        layout=layout_words(source.layout),
        reader=source.reader_version,
    )
    return SourceView(source.id, source.text, origin, source.sha256)


NOTE = N_("Age and sex are as read from the record; all other words are the record's own.")


def _facts(trial: Trial) -> Iterator[FactView]:
    target = trial.target_enrolment
    yield FactView("", _(NOTE))
    for label, words in (
        (_("Title"), trial.title),
        (_("Scientific title"), trial.scientific_title),
        (_("Registry ids"), listed(filter(None, (trial.nct, trial.chictr)))),
        (_("Other ids"), listed(trial.secondary_ids)),
        (_("Sponsor"), trial.sponsor),
        (_("Status in the registry"), trial.registry_status),
        (_("Phase"), trial.phase),
        (_("Conditions"), in_turn(trial.conditions)),
        (_("Interventions"), in_turn(trial.interventions)),
        (_("Age"), ages_words(trial)),
        (_("Sex"), sex_words(trial)),
        (_("Target"), "" if target is None else str(target)),
    ):
        yield FactView(label, words or _("not stated"))
