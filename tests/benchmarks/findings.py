"""All checks of a long checklist, evaluated again after one more observation."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from coordinator.domain.check import Check, CheckKind, Comparator, Window
from coordinator.domain.criterion import Criterion, Kind
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.known import Counting, Known
from coordinator.domain.observation import Nature, NewObservation, Observation
from coordinator.domain.subject import Sex
from coordinator.domain.windows import ScreeningDates
from coordinator.findings.criteria import finding_on
from tests.benchmarks.bench import Bench
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import alone

CRITERIA = 40
ROUNDS = 50
A_FRAME = 16.0  # milliseconds
DAY_0 = date(2026, 11, 22)
BORN = date(1983, 5, 1)
ANALYTES = ("alt", "ast", "wbc", "neutrophils", "platelets", "igg", "iga", "creatinine")
UNITS = {"alt": "U/L", "ast": "U/L", "igg": "g/L", "iga": "g/L", "creatinine": "umol/L"}
SIX_MONTHS = Window(Decimal(6), "months")


def measured(bench: Bench) -> Iterator[Figure]:
    criteria = tuple(criterion(number) for number in range(CRITERIA))
    days = iter(range(1, 10_000))

    def again() -> None:
        """Evaluate all of them with one value more, as when a key was pressed."""
        known = known_with(next(days) % 28)
        for one in criteria:
            finding_on(one, known)

    took = alone(again, bench.rounds(ROUNDS))
    checks = sum(len(one.checks) for one in criteria)
    yield Figure(
        f"{CRITERIA} criteria with {checks} checks evaluated after one more value",
        took,
        limit=A_FRAME,
    )


def known_with(number: int) -> Known:
    newest = value("alt", f"{30 + number}.5", DAY_0 - timedelta(days=number))
    return Known(
        today=DAY_0,
        sex=Sex.FEMALE,
        birth=BORN,
        dates=ScreeningDates(DAY_0 - timedelta(days=12), enrolment=DAY_0),
        counting=Counting(results_days=28),
        observations=(*EVIDENCE, Observation(1000, newest)),
    )


def criterion(number: int) -> Criterion:
    kind = Kind.INCLUSION if number % 3 == 0 else Kind.EXCLUSION
    checks = CHECKS[number % len(CHECKS)]
    return Criterion(number, f"{number}", kind, f"Criterion {number}", "", checks=checks)


def value(what: str, words: str, on: date) -> NewObservation:
    report = Evidence(SourceKind.LABORATORY_REPORT, "binder 1", on)
    unit = UNITS.get(what, "10*9/L")
    return NewObservation(what, what, value=words, unit=unit, high="40", on=on, document=report)


def course(drug: str, number: int) -> NewObservation:
    begun = DAY_0 - timedelta(days=30 * number)
    return NewObservation(
        drug, drug, Nature.COURSE, "20", "mg/d", on=begun, is_ongoing=number % 2 == 0
    )


def check(kind: CheckKind, subject: str, sign: str, limit: str, unit: str | None) -> Check:
    window = SIX_MONTHS if kind is CheckKind.WASHOUT else None
    return Check(kind, subject, Comparator(sign), Decimal(limit), unit=unit, window=window)


EVIDENCE = tuple(
    Observation(place, one)
    for place, one in enumerate(
        (
            *(
                value(what, f"{place}.5", DAY_0 - timedelta(days=3 * place))
                for place in range(1, 9)
                for what in ANALYTES
            ),
            value("sledai-2k", "12", DAY_0 - timedelta(days=3)),
            value("weight", "60", DAY_0 - timedelta(days=3)),
            *(course("prednisone", number) for number in (2, 20)),
            *(course("azathioprine", number) for number in (4, 8)),
        ),
        start=1,
    )
)
CHECKS = (
    (check(CheckKind.AGE, "age", ">=", "18", "years"),),
    (check(CheckKind.LAB, "ALT or AST", ">=", "2", "x ULN"),),
    (
        check(CheckKind.LAB, "WBC", "<", "3.0", "10^9/L"),
        check(CheckKind.LAB, "neutrophils", "<", "1.5", "10^9/L"),
        check(CheckKind.LAB, "platelets", "<", "50", "10^9/L"),
    ),
    (check(CheckKind.SCORE, "SLEDAI", "=?", "8", None),),
    (check(CheckKind.DOSE, "prednisone", "<=", "1.0", "mg/kg/d"),),
    (check(CheckKind.WASHOUT, "Rituximab or a biologic", "<=", "6", "months"),),
    (check(CheckKind.DURATION, "azathioprine stable", ">=", "3", "months"),),
    (
        check(CheckKind.LAB, "IgG", "<", "4", "g/L"),
        check(CheckKind.LAB, "IgA", "<", "0.1", "g/L"),
    ),
)
