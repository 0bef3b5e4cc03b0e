"""What of a report is drawn, and in which words; the same on the screen and on paper."""

from coordinator.domain.chart import (
    Bar,
    BarChart,
    StepChart,
    bins,
    count_axis,
    day_axis,
    days_words,
)
from coordinator.domain.criterion import Kind
from coordinator.domain.report import FailedCriterion, Failures, Recruited, Spans
from coordinator.domain.report_funnel import STEP_WORDS, Funnel, FunnelStep, Step
from coordinator.domain.table import percent
from coordinator.text import N_, _, called, enclosed, in_turn, listed, many

MOST_BARS = 12  # criteria; the table beside the chart has all of them
OF_CONSENTED = (Step.SCREENED, Step.ELIGIBLE, Step.ENROLLED)
ONLY_THIS, OTHERS_TOO = N_("Failed only on this one"), N_("Failed on others too")


def recruitment_chart(recruited: Recruited) -> StepChart | None:
    """Draw all who were enrolled over time against the target; None before there is a time."""
    first, last = recruited.first, recruited.last
    if first is None or last is None:
        return None
    up = count_axis(max(recruited.total, recruited.target or 0))
    points = [(first.toordinal(), recruited.before)]
    points += [(day.toordinal(), total) for day, total in recruited.steps]
    points.append((max(last, first).toordinal(), recruited.total))
    target = recruited.target
    months = (called(f"{month.first:%Y-%m}", month.enrolled) for month in recruited.months)
    return StepChart(
        _("Enrolled so far"),
        day_axis(first, last),
        up,
        tuple(points),
        _("Enrolled: {count}").format(count=recruited.total),
        in_turn((recruited_words(recruited), *months)),
        target,
        "" if target is None else _("Target: {count}").format(count=target),
    )


def recruited_words(recruited: Recruited) -> str:
    """Say how recruitment stands."""
    said = [many("{count} enrolled in all", "{count} enrolled in all", recruited.total)]
    if recruited.before:
        said.append(_("{count} of them before this period").format(count=recruited.before))
    if recruited.target is not None:
        said.append(target_words(recruited.total, recruited.target))
    return in_turn(said)


def target_words(enrolled: int, target: int) -> str:
    """Say how far the target is; a target that was passed is said to be so."""
    if enrolled >= target:
        return _("the target of {target} is reached").format(target=target)
    left = target - enrolled
    share = percent(enrolled, target)
    words = _("{share} of the target of {target}, {left} to go")
    return words.format(share=share, target=target, left=left)


def funnel_chart(funnel: Funnel) -> BarChart:
    consented = funnel.count(Step.CONSENTED)
    bars = tuple(
        Bar(_(STEP_WORDS[found.step]), found.count, found.count, step_words(found, consented))
        for found in funnel.steps
        if found.step is not Step.PRESCREENED or found.count
    )
    highest = max((bar.value for bar in bars), default=0)
    return BarChart(_("How far they came"), count_axis(highest), bars)


def step_words(found: FunnelStep, consented: int) -> str:
    """Say the number of a step, its share of those consented, and of how many subjects."""
    said = [str(found.count)]
    if found.step in OF_CONSENTED and consented:
        said.append(percent(found.count, consented))
    if found.subjects is not None and found.subjects != found.count:
        said.append(many("{count} subject", "{count} subjects", found.subjects))
    return " · ".join(said)


def failure_chart(failures: Failures) -> BarChart:
    bars = tuple(
        Bar(found.codes, found.count, found.alone, failed_words(found), found.text)
        for found in failures.criteria[:MOST_BARS]
    )
    highest = max((bar.value for bar in bars), default=0)
    legend = (_(ONLY_THIS), _(OTHERS_TOO))
    return BarChart(_("Screen failures by criterion"), count_axis(highest), bars, legend)


def failed_words(found: FailedCriterion) -> str:
    """Say the numbers in the order of the legend: only on this one, on others too, all."""
    return f"{found.alone} + {found.count - found.alone} = {found.count}"


def places_words(found: FailedCriterion) -> str:
    """Name a criterion with the versions that have it: "E3 (v2.0), E4 (v3.0)"."""
    return listed(
        enclosed(code, listed(f"v{version}" for version in versions if version))
        if any(versions)
        else code
        for code, versions in found.places
    )


def kind_words(kind: Kind) -> str:
    return _("Inclusion") if kind is Kind.INCLUSION else _("Exclusion")


def spans_chart(spans: Spans, title: str) -> BarChart:
    """Draw how many screenings took how long."""
    found = bins([span.days for span in spans.each])
    bars = tuple(
        Bar(days_words(first, last), count, count, str(count)) for first, last, count in found
    )
    highest = max((bar.value for bar in bars), default=0)
    return BarChart(title, count_axis(highest), bars)


def spans_words(spans: Spans) -> str:
    """Say the median and the range; nothing where nothing was measured."""
    if spans.median is None:
        return _("No screening has got so far.")
    words = _("Median {median} days, from {shortest} to {longest}; {count} screenings")
    return words.format(
        median=f"{spans.median:g}",
        shortest=spans.shortest,
        longest=spans.longest,
        count=len(spans.each),
    )
