"""A criterion's checks, evaluated over what is known, become one finding."""

from dataclasses import replace
from decimal import Decimal

from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.domain.check_rule import CheckRule, Group, Together
from coordinator.domain.criterion import Criterion, Kind
from coordinator.domain.finding import Finding
from coordinator.domain.known import Known
from coordinator.domain.logic import Truth
from coordinator.domain.subject import Sex
from coordinator.findings.ages import of_age, of_sex
from coordinator.findings.asked import Asked, asked_in
from coordinator.findings.classified import of_classification
from coordinator.findings.doses import of_dose
from coordinator.findings.durations import asks_to_stay, of_duration
from coordinator.findings.joining import agreed, joined, merged, unknown
from coordinator.findings.measured import of_measured
from coordinator.findings.stated import of_consent, of_judgement, of_other, of_pregnancy
from coordinator.findings.washouts import of_washout
from coordinator.text import _

Found = dict[int, Finding | None]  # by the check's place


def finding_on(criterion: Criterion, known: Known) -> Finding | None:
    """Compute what is known about `criterion`; None where it has nothing to compute.

    While a review point is open, only a lost sign can be computed: for all its readings.
    """
    if not criterion.checks:
        return None
    if criterion.has_open_points and not _has_lost_sign(criterion):
        return _waiting(criterion, known)
    found = _evaluated(criterion, known)
    if criterion.check_rule is not None:
        return _by_rule(criterion.check_rule, found)
    return _worst_first(criterion, found)


def evaluated(asked: Asked, criterion: Criterion, known: Known) -> Finding | None:  # noqa: PLR0911
    """Evaluate one check; None where there is nothing to compute."""
    check = asked.check
    match check.kind:
        case CheckKind.AGE if isinstance(check.value, Decimal):
            return of_age(check, known)
        case CheckKind.SEX if check.value in set(Sex):
            return of_sex(check, known)
        case CheckKind.LAB | CheckKind.VITAL | CheckKind.SCORE:
            return of_measured(check, known)
        case CheckKind.WASHOUT:
            return of_washout(check, asked.terms, known)
        case CheckKind.DURATION:
            return of_duration(check, asked.terms, known, is_stable=asks_to_stay(check))
        case CheckKind.DOSE:
            return of_dose(check, asked.terms[0], known) if asked.terms else None
        case CheckKind.CLASSIFICATION:
            return of_classification(check, criterion.text, known)
        case _:
            return _stated(check, criterion, known)


def _stated(check: Check, criterion: Criterion, known: Known) -> Finding | None:
    match check.kind:
        case CheckKind.PREGNANCY:
            return of_pregnancy(check, criterion, known)
        case CheckKind.CONSENT:
            return of_consent(criterion, known)
        case CheckKind.JUDGEMENT:
            return of_judgement()
        case CheckKind.OTHER:
            return of_other(check, known)
    return None


def _evaluated(criterion: Criterion, known: Known) -> Found:
    asked = asked_in(criterion.checks, criterion.text)
    return {place: evaluated(one, criterion, known) for place, one in enumerate(asked)}


def _has_lost_sign(criterion: Criterion) -> bool:
    return any(check.comparator is Comparator.LOST for check in criterion.checks)


def _waiting(criterion: Criterion, known: Known) -> Finding | None:
    if not any(_evaluated(criterion, known).values()):
        return None
    working = _("A review point of this criterion is open: it is not computed until then.")
    return unknown(working, _("the open review point, resolved"))


def _worst_first(criterion: Criterion, found: Found) -> Finding | None:
    """Let any check that speaks against the subject decide, where no rule says more."""
    checked = [(criterion.checks[n], one) for n, one in found.items() if one is not None]
    if all(_says_nothing(check, one) for check, one in checked):
        return None
    if len(checked) == 1:
        [(check, only)] = checked
        return (
            only if only.is_whole is check.is_whole else replace(only, is_whole=check.is_whole)
        )
    findings = _with_classifications_as_one(checked)
    worst = Truth.FALSE if criterion.kind is Kind.INCLUSION else Truth.TRUE
    order = (worst, Truth.UNKNOWN, worst.opposite)
    truth = min((one.truth for one in findings), key=order.index)
    matter = tuple(one for one in findings if one.truth is truth)
    others = (one for one in findings if one.truth not in (truth, Truth.UNKNOWN))
    said = findings if truth is Truth.UNKNOWN else (*matter, *others)
    found_of_all = merged(truth, said, matter)
    return replace(found_of_all, is_whole=False) if found_of_all.is_whole else found_of_all


def _says_nothing(check: Check, finding: Finding) -> bool:
    """Say whether there is nothing to compute, only somebody's judgement to wait for."""
    return check.kind is CheckKind.JUDGEMENT and finding.truth is Truth.UNKNOWN


def _with_classifications_as_one(
    checked: list[tuple[Check, Finding]],
) -> tuple[Finding, ...]:
    """Read several classifications without a rule as any and as all of them."""
    several = tuple(one for check, one in checked if check.kind is CheckKind.CLASSIFICATION)
    if len(several) <= 1:
        return tuple(one for _check, one in checked)
    readings = (
        (_("any of the criteria"), joined(several, Together.ANY)),
        (_("all of the criteria"), joined(several, Together.ALL)),
    )
    doubt = _("Whether any or all of them are meant is open")
    one_of_all = agreed(readings, doubt, _("how the checks belong together"))
    others = (one for check, one in checked if check.kind is not CheckKind.CLASSIFICATION)
    return (one_of_all, *others)


def _by_rule(rule: CheckRule, found: Found) -> Finding:
    return replace(_of_group(rule.group, found), is_whole=rule.is_whole)


def _of_group(group: Group, found: Found) -> Finding:
    members = (
        _of_group(member, found) if isinstance(member, Group) else _of_place(member, found)
        for member in group.members
    )
    return joined(members, group.together, group.at_least)


def _of_place(place: int, found: Found) -> Finding:
    """Take a check that cannot be computed for one that is not known."""
    finding = found.get(place)
    return finding or unknown(_("A part of it is not computed."))
