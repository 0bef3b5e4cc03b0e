"""Facts for tests of the rules: say only what the test is about."""

from datetime import UTC, date, datetime
from decimal import Decimal

from coordinator.domain.check import Check, CheckKind, Comparator
from coordinator.domain.checklist import Checklist, item_of
from coordinator.domain.criterion import Answer, Criterion, Kind
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.known import Counting, Known
from coordinator.domain.subject import Sex
from coordinator.domain.windows import Anchor, ScreeningDates
from coordinator.findings.criteria import finding_on

CHART = Evidence(SourceKind.MEDICAL_RECORD, "binder 1", date(2026, 11, 1))
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def criterion(code, text="…", *, parts=(), **said):
    """`criterion("E4", parts=(criterion("E4.1"), …), combination=Combination.ANY)`"""
    kind = Kind.INCLUSION if code.startswith("I") else Kind.EXCLUSION
    number = int("".join(c for c in code if c.isdigit()))
    return Criterion(
        id=number + (1000 if kind is Kind.EXCLUSION else 0),
        code=code,
        kind=kind,
        text=text,
        verbatim=text,
        parts=parts,
        **said,
    )


def of_parts(code, combination, count, **said):
    parts = tuple(criterion(f"{code}.{n}") for n in range(1, count + 1))
    return criterion(code, parts=parts, combination=combination, **said)


def entry(answer, evidence=CHART, **said):
    reasons = {Answer.NOT_APPLICABLE: "a man", Answer.PENDING: "report", Answer.UNCLEAR: "?"}
    said.setdefault("reason", reasons.get(answer, ""))
    return Entry(answer, evidence, revision=1, by="Li Na", at=NOON, **said)


def checklist(*criteria, **answers):
    """`checklist(criterion("I1"), I1=Answer.YES)`; a dot in a code is written as `_`."""
    given = {code.replace("_", "."): answer for code, answer in answers.items()}
    history = {
        found.id: (answer if isinstance(answer, Entry) else entry(answer),)
        for top in criteria
        for found in (top, *top.parts)
        for code, answer in given.items()
        if found.code == code
    }
    return Checklist(tuple(item_of(found, history, {}) for found in criteria))


def age_check(low, high=None, *, is_whole=True, comparator=Comparator.BETWEEN, unit="years"):
    return Check(
        CheckKind.AGE,
        "age",
        comparator,
        Decimal(low),
        None if high is None else Decimal(high),
        unit,
        is_whole=is_whole,
    )


def found_on(criterion, birth, day, sex=Sex.FEMALE, anchor=Anchor.CONSENT):
    dates = ScreeningDates(consent=day)
    known = Known(day, sex, birth, dates=dates, counting=Counting(anchor))
    return finding_on(criterion, known)
