"""From a protocol version to what the editor of its checks shows."""

from collections.abc import Iterator

from coordinator.domain.check import Check, CheckStanding, Comparator
from coordinator.domain.check_rule import Together
from coordinator.domain.check_words import check_words, state_words
from coordinator.domain.criterion import Criterion, walked
from coordinator.domain.protocol import ProtocolVersion, VersionState
from coordinator.domain.rule_draft import Draft, Path, begun, together_words
from coordinator.domain.rule_words import words_of_draft
from coordinator.text import N_, _, in_turn, many
from ui.check_editor.view import ChecksView, EditedView, LineView, ListedView
from ui.widgets.tones import Tone

REASONS = (
    N_("As the protocol states it"),
    N_("The record was read wrongly"),
    N_("Clarified by the sponsor"),
)
STATE_WORDS = {
    VersionState.DRAFT: N_("in review"),
    VersionState.PLANNED: N_("planned: each change of a check needs a reason"),
    VersionState.ACTIVE: N_("active: each change of a check needs a reason"),
    VersionState.SUPERSEDED: N_("superseded: checks are read, not changed"),
}


def checks_view(
    version: ProtocolVersion, edited: EditedView | None, unstored: frozenset[int]
) -> ChecksView:
    """`unstored` are the criteria of which something was said that is not stored yet."""
    return ChecksView(
        version_id=version.id,
        title=_("Checks of {version}").format(version=version.name),
        subtitle=_(STATE_WORDS[version.state]),
        is_editable=version.state is not VersionState.SUPERSEDED,
        needs_reason=version.state in (VersionState.PLANNED, VersionState.ACTIVE),
        listed=tuple(_listed(version, unstored)),
        edited=edited,
    )


def edited_view(
    criterion: Criterion,
    draft: Draft,
    worksheets: tuple[str, ...],
    last_reason: str,
    *,
    is_whole: bool,
    at: Path | None,
) -> EditedView:
    checks, rule = criterion.checks, criterion.check_rule
    stored = begun(len(checks), rule)
    stored_whole = rule.is_whole if rule is not None else False
    is_changed = (draft, is_whole) != (stored, stored_whole)
    is_begun = draft == begun(len(checks))
    return EditedView(
        id=criterion.id,
        code=criterion.code,
        kind=criterion.kind,
        text=criterion.text,
        spans=tuple(check.span for check in checks),
        notes=tuple(notes_on(criterion, worksheets)),
        rule=_rule(criterion, draft, is_whole=is_whole),
        top=_line(draft, (), checks) if checks else None,
        at=at,
        count=len(checks),
        is_whole=is_whole,
        is_changed=is_changed,
        can_store=is_changed and bool(checks) and (draft.is_said or is_begun),
        can_unsay=bool(checks) and not is_begun,
        has_rule=rule is not None or is_changed,
        can_confirm=frozenset(
            number for number, check in enumerate(checks) if can_be_confirmed(check)
        ),
        lost=frozenset(
            number for number, check in enumerate(checks) if check.comparator is Comparator.LOST
        ),
        reasons=_reasons(last_reason),
    )


def can_be_confirmed(check: Check) -> bool:
    is_suggested = check.standing is CheckStanding.SUGGESTED
    return is_suggested and check.comparator is not Comparator.LOST


def notes_on(criterion: Criterion, worksheets: tuple[str, ...]) -> Iterator[str]:
    """Say what is special about a criterion, beside what its checks say."""
    if criterion.deferred_to:
        yield _("Answered only before: {what}").format(what=criterion.deferred_to)
    if criterion.needs_investigator:
        yield _("Judged by the investigator")
    if worksheets:
        yield _("Worksheets: {names}").format(names=in_turn(worksheets))


def _listed(version: ProtocolVersion, unstored: frozenset[int]) -> Iterator[ListedView]:
    depths = {found.id: depth for found, depth in _deep(version.criteria, 0)}
    for criterion in walked(version.criteria):
        word, tone, picture = (
            (_("not stored yet"), Tone.OPEN, "edit")
            if criterion.id in unstored
            else _standing(criterion)
        )
        yield ListedView(
            criterion.id,
            "" if criterion.is_heading else criterion.code,
            criterion.text,
            depths[criterion.id],
            word,
            tone,
            picture,
            criterion.kind,
            criterion.is_heading,
        )


def _deep(criteria: tuple[Criterion, ...], depth: int) -> Iterator[tuple[Criterion, int]]:
    for criterion in criteria:
        yield criterion, depth
        yield from _deep(criterion.parts, depth + 1)


def _standing(criterion: Criterion) -> tuple[str, Tone, str]:
    """Say whether a person has been through the checks of a criterion."""
    checks = criterion.checks
    if not checks:
        return "", Tone.NEUTRAL, "dash"
    lost = sum(check.comparator is Comparator.LOST for check in checks)
    if lost:
        return many("{count} sign lost", "{count} signs lost", lost), Tone.OPEN, "warning"
    waiting = sum(not check.is_confirmed for check in checks)
    if waiting:
        return many("{count} suggested", "{count} suggested", waiting), Tone.INFO, "question"
    if len(checks) > 1 and criterion.check_rule is None:
        return _("not combined"), Tone.INFO, "question"
    return _("confirmed"), Tone.SATISFIED, "tick"


def _rule(criterion: Criterion, draft: Draft, *, is_whole: bool) -> str:
    checks = criterion.checks
    if not checks:
        return _("No check was found in these words.")
    if len(checks) == 1 and not is_whole and draft == begun(1):
        is_whole = checks[0].is_whole
    return words_of_draft(criterion.kind, draft, checks, is_whole=is_whole)


def _line(member: "int | Draft", path: Path, checks: tuple[Check, ...]) -> LineView:
    if not isinstance(member, Draft):
        return _leaf(member, path, checks[member])
    is_not = member.together is Together.NOT
    is_said = len(member.members) == 1 or member.together is not None
    words = together_words(member.together, member.at_least)
    if member.together is None and is_said:
        words = _("this")
    return LineView(
        path,
        words,
        "" if is_said else _("not said"),
        Tone.NEUTRAL if is_said else Tone.OPEN,
        "minus" if is_not else "list" if is_said else "question",
        is_group=True,
        can_count=not is_not and len(member.members) > 1,
        is_not=is_not,
        members=tuple(
            _line(inner, (*path, place), checks) for place, inner in enumerate(member.members)
        ),
    )


def _leaf(number: int, path: Path, check: Check) -> LineView:
    if check.comparator is Comparator.LOST:
        tone, picture = Tone.OPEN, "warning"
    elif check.is_confirmed:
        tone, picture = Tone.SATISFIED, "tick"
    else:
        tone, picture = Tone.INFO, "question"
    words = check_words(check)
    return LineView(path, words, state_words(check), tone, picture, number=number)


def _reasons(last: str) -> tuple[str, ...]:
    known = tuple(_(reason) for reason in REASONS)
    return known if not last or last in known else (last, *known)
