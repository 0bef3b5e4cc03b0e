"""The round through the main screens of a sample registry, of which pictures are taken."""

from collections.abc import Callable, Iterator
from functools import partial

from coordinator.domain.check import CheckKind
from coordinator.domain.checklist import Item, walked_items
from coordinator.domain.log import LogFilter
from coordinator.domain.protocol import ProtocolVersion, ReviewPoint, VersionState
from coordinator.domain.screening import Screening, State
from coordinator.queries.log import log_rows
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import trials_of, versions_of
from ui.ways import Ways

Stop = tuple[str, Callable[[], None]]
LOST_SIGN = "LOST_SIGN"


def stops(ways: Ways) -> Iterator[Stop]:
    """Give the name of each picture, and how to get there."""
    yield "today", lambda: ways.go("today")
    yield "trials", lambda: ways.go("trials")
    if (doubted := doubtful_version(ways)) is not None:
        yield "review", lambda: review(ways, *doubted)
    yield "subjects", lambda: ways.go("subjects")
    for screening in list(screenings(ways))[:1]:
        yield "evidence", partial(ways.to_evidence, screening.subject.id)
    yield "pre-screening", ways.to_prescreen
    for name, fits in (("walk", is_measured), ("walk-parts", is_in_parts)):
        if (found := criterion_that(ways, fits)) is not None:
            yield name, partial(ways.walk, found[0].id, found[1])
    for name, fits_state in (("decision", is_in_work), ("signatures", waits_for_investigator)):
        for screening in [known for known in screenings(ways) if fits_state(known)][:1]:
            yield name, partial(ways.decide, screening.id)
            if name == "signatures":
                yield "print-preview", partial(ways.print_screening, screening.id)
    yield "screening-log", lambda: ways.go("log")
    yield "audit-trail", lambda: ways.go("audit")
    yield "laboratories", ways.to_laboratories


def is_painted(ways: Ways) -> bool:
    """Whether the page in sight is all there: the pages of a form are drawn beside it."""
    page, _presenter = ways.features.printing
    return not page.isVisible() or page.preview.is_painted


def review(ways: Ways, version: ProtocolVersion, point: ReviewPoint) -> None:
    ways.review(version.id)
    ways.features.record_review[1].select_point(point.id)


def doubtful_version(ways: Ways) -> tuple[ProtocolVersion, ReviewPoint] | None:
    """Find a draft in which a sign was probably lost, and the first such place."""
    for line in ways.desk.ask(trials_of):
        for version in ways.desk.ask(versions_of, line.trial.id):
            lost = [point for point in version.open_points if point.code == LOST_SIGN]
            if version.state is VersionState.DRAFT and lost:
                return version, lost[0]
    return None


def criterion_that(ways: Ways, fits: Callable[[Item], bool]) -> tuple[Screening, str] | None:
    """Find an open screening with such a criterion, and the criterion's code."""
    for screening in screenings(ways):
        for item in walked_items(screening.checklist.items):
            if screening.is_open and fits(item):
                return screening, item.criterion.code
    return None


def screenings(ways: Ways) -> Iterator[Screening]:
    """Give the screenings, those in work first."""
    rows = ways.desk.ask(log_rows, LogFilter())
    for row in sorted(rows, key=lambda row: row.state != "in screening"):
        yield ways.desk.ask(screening_of, row.screening_id, with_identity=True)


def is_measured(item: Item) -> bool:
    """Whether it is to be answered yet, from results of the laboratory."""
    kinds = {check.kind for check in item.criterion.checks}
    return item.answer is None and CheckKind.LAB in kinds


def is_in_parts(item: Item) -> bool:
    return item.criterion.answered_by_parts


def is_in_work(screening: Screening) -> bool:
    return screening.state is State.IN_SCREENING


def waits_for_investigator(screening: Screening) -> bool:
    return screening.state is State.AWAITING_INVESTIGATOR
